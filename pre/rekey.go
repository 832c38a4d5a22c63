package pre

import (
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bls12-381/fr"
)

const (
	// MinThreshold is the smallest threshold of a re-encryption key. With 1
	// all fragments would be the same key and any one worker could use it.
	MinThreshold = 2

	// MaxWorkers is the largest number of fragments of a re-encryption key.
	MaxWorkers = 64

	rekeyFixedSize = 48 + 48 + 32 + 48 + 1 + 1
)

// Rekey is the public part of a re-encryption key (SPEC.md, section 8): owner
// A, grantee B, label L, the ephemeral point Y and the commitments Gamma to
// the sharing polynomial. It is shown to the workers and the grantee of the
// grant, and holds no secret of theirs or of the owner's.
type Rekey struct {
	owner   PublicKey
	grantee PublicKey
	label   Label
	y       point
	gamma   []point // in G1 only: in G2 they would give [a]Q away
	workers int
}

// NewRekey lets grantee read, with the help of any threshold of the workers,
// what is encrypted to owner under label. It returns the public part and one
// fragment for each of workers 1..workers, which the owner seals to them.
// [MinThreshold] <= threshold <= workers <= [MaxWorkers].
//
// Whoever holds threshold fragments and the grantee's key can read that label,
// and nothing else, for good: give nobody two fragments.
func NewRekey(owner SecretKey, grantee PublicKey, label Label, threshold, workers int) (*Rekey, []Fragment, error) {
	if err := owner.check(); err != nil {
		return nil, nil, fmt.Errorf("making re-encryption key: %w", err)
	}
	if err := grantee.check(); err != nil {
		return nil, nil, fmt.Errorf("making re-encryption key: %w", err)
	}
	if err := checkThreshold(threshold, workers); err != nil {
		return nil, nil, fmt.Errorf("making re-encryption key: %w", err)
	}
	k := &Rekey{owner: owner.PublicKey(), grantee: grantee, label: label, workers: workers}
	y := k.hedged(owner, 0)
	defer y.SetZero()
	k.y = mulSecret(&g1, &y)
	shared := mulSecret(&grantee.p, &y)

	f := make([]fr.Element, threshold)
	defer clear(f)
	f[0] = k.mask(&shared)
	for m := 1; m < threshold; m++ {
		f[m] = k.hedged(owner, m)
	}
	for m := range f {
		k.gamma = append(k.gamma, mulSecret(&g1, &f[m]))
	}
	return k, makeFragments(owner, hashToG2(k.owner, label), f, workers), nil
}

// hedged returns the secret scalar number m of a re-encryption key. Were two
// labels granted with one polynomial, because a random stream repeated, their
// fragments would differ by [a](Q1 - Q2): one worker and the grantee could then
// read both with the shares for one.
func (k *Rekey) hedged(owner SecretKey, m int) fr.Element {
	secret := owner.Bytes()
	defer clear(secret)
	return hedgedNonce(secret, []byte(dstRekey), k.owner.Bytes(), k.grantee.Bytes(), k.label[:],
		[]byte{byte(k.workers), byte(m)})
}

// mask returns mu = HashToScalar([y]B || Y || A || B || L), which hides [a]Q
// from all but the grantee.
func (k *Rekey) mask(shared *point) fr.Element {
	return hashToScalar(dstMask, shared.Bytes(), k.y.Bytes(), k.owner.Bytes(), k.grantee.Bytes(), k.label[:])
}

func checkThreshold(threshold, workers int) error {
	if workers < MinThreshold || workers > MaxWorkers {
		return fmt.Errorf("%d workers, want %d to %d", workers, MinThreshold, MaxWorkers)
	}
	if threshold < MinThreshold || threshold > workers {
		return fmt.Errorf("threshold %d of %d workers, want %d to %d", threshold, workers, MinThreshold, workers)
	}
	return nil
}

// Owner returns A.
func (k *Rekey) Owner() PublicKey { return k.owner }

// Grantee returns B.
func (k *Rekey) Grantee() PublicKey { return k.grantee }

// Label returns L.
func (k *Rekey) Label() Label { return k.label }

// Threshold returns how many shares the grantee needs.
func (k *Rekey) Threshold() int { return len(k.gamma) }

// Workers returns how many fragments there are, numbered from 1.
func (k *Rekey) Workers() int { return k.workers }

// Bytes returns A (48) || B (48) || L (32) || Y (48) || threshold (1) ||
// workers (1) || Gamma_0 (48) || ... || Gamma_{threshold-1}.
func (k *Rekey) Bytes() []byte {
	b := make([]byte, 0, rekeyFixedSize+g1Size*len(k.gamma))
	b = append(b, k.owner.Bytes()...)
	b = append(b, k.grantee.Bytes()...)
	b = append(b, k.label[:]...)
	b = append(b, k.y.Bytes()...)
	b = append(b, byte(len(k.gamma)), byte(k.workers))
	for i := range k.gamma {
		b = append(b, k.gamma[i].Bytes()...)
	}
	return b
}

// ParseRekey decodes the bytes of [Rekey.Bytes]. It refuses identities, points
// outside the subgroup and thresholds out of range. Whether fragments belong
// to it is for [Rekey.VerifyFragment], whether it was made for a grantee's
// key, which takes that key, for [Rekey.Combine].
func ParseRekey(b []byte) (*Rekey, error) {
	k, err := parseRekey(b)
	if err != nil {
		return nil, fmt.Errorf("parsing re-encryption key: %w", err)
	}
	return k, nil
}

func parseRekey(b []byte) (*Rekey, error) {
	if len(b) < rekeyFixedSize {
		return nil, fmt.Errorf("%d bytes, want at least %d", len(b), rekeyFixedSize)
	}
	r := reader{b}
	var k Rekey
	var err error
	if k.owner, err = ParsePublicKey(r.next(g1Size)); err != nil {
		return nil, fmt.Errorf("owner: %w", err)
	}
	if k.grantee, err = ParsePublicKey(r.next(g1Size)); err != nil {
		return nil, fmt.Errorf("grantee: %w", err)
	}
	k.label = Label(r.next(32))
	if k.y, err = parsePoint(r.next(g1Size)); err != nil {
		return nil, fmt.Errorf("ephemeral point: %w", err)
	}
	threshold := int(r.next(1)[0])
	k.workers = int(r.next(1)[0])
	if err := checkThreshold(threshold, k.workers); err != nil {
		return nil, err
	}
	if len(r.rest) != threshold*g1Size {
		return nil, fmt.Errorf("%d bytes, want %d for threshold %d", len(b), rekeyFixedSize+threshold*g1Size, threshold)
	}
	for m := range threshold {
		p, err := parsePoint(r.next(g1Size))
		if err != nil {
			return nil, fmt.Errorf("commitment %d: %w", m, err)
		}
		k.gamma = append(k.gamma, p)
	}
	return &k, nil
}
