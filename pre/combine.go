package pre

import (
	"errors"
	"fmt"

	bls "github.com/consensys/gnark-crypto/ecc/bls12-381"
	"github.com/consensys/gnark-crypto/ecc/bls12-381/fr"
)

// Combine makes the key of a record's capsule from the shares of k's threshold
// of workers, with the grantee's key. The first threshold shares are used;
// their indices must differ. The stanza is one of the capsule's records.
//
// When a share is false the error is [ErrKeyCommitment]: the key commitment of
// the record, not the shares, is what the result is checked against.
func (k *Rekey) Combine(grantee SecretKey, s *Stanza, shares []*Share) (*CapsuleKey, error) {
	if err := k.checkCapsule(&s.capsule); err != nil {
		return nil, fmt.Errorf("combining shares: %w", err)
	}
	mu, err := k.openMask(grantee)
	if err != nil {
		return nil, fmt.Errorf("combining shares: %w", err)
	}
	if err := k.checkShares(shares); err != nil {
		return nil, fmt.Errorf("combining shares: %w", err)
	}
	element := interpolate(shares[:k.Threshold()])
	var minusMu fr.Element
	minusMu.Neg(&mu)
	masked := mulSecret(&s.capsule.u, &minusMu)
	unmask := pair([]bls.G1Affine{masked.aff}, []bls.G2Affine{g2}) // e([-mu]U, g2)
	element.Mul(&element, &unmask)
	if !s.opens(&element) {
		return nil, fmt.Errorf("combining shares: %w", ErrKeyCommitment)
	}
	return &CapsuleKey{s.capsule.ID(), element}, nil
}

// openMask recomputes mu from [b]Y and checks Gamma_0 = [mu]g1: that the
// owner made k for this grantee's key.
func (k *Rekey) openMask(grantee SecretKey) (fr.Element, error) {
	if err := grantee.check(); err != nil {
		return fr.Element{}, err
	}
	if grantee.PublicKey() != k.grantee {
		return fr.Element{}, errors.New("the re-encryption key was made for another grantee key")
	}
	shared := mulSecret(&k.y, grantee.scalar())
	mu := k.mask(&shared)
	if mulSecret(&g1, &mu) != k.gamma[0] {
		return fr.Element{}, errors.New("the re-encryption key is malformed: its mask is not the committed one, ask the owner for a new grant")
	}
	return mu, nil
}

// CheckGrantee checks, with the grantee's key, that k was made for it: a
// grantee need not wait for shares to know that a grant is malformed.
func (k *Rekey) CheckGrantee(grantee SecretKey) error {
	if _, err := k.openMask(grantee); err != nil {
		return fmt.Errorf("checking re-encryption key: %w", err)
	}
	return nil
}

func (k *Rekey) checkShares(shares []*Share) error {
	if len(shares) < k.Threshold() {
		return fmt.Errorf("%d shares, want %d: ask more workers", len(shares), k.Threshold())
	}
	var seen [MaxWorkers + 1]bool
	for _, s := range shares[:k.Threshold()] {
		if s == nil {
			return errors.New("share: nil")
		}
		if err := k.checkIndex(s.index); err != nil {
			return fmt.Errorf("share: %w", err)
		}
		if seen[s.index] {
			return fmt.Errorf("two shares of worker %d", s.index)
		}
		seen[s.index] = true
	}
	return nil
}

// interpolate returns prod F_j^{lambda_j}, the value at 0 in the exponent.
func interpolate(shares []*Share) bls.GT {
	var product bls.GT
	product.SetOne()
	for i, s := range shares {
		lambda := lagrangeAtZero(shares, i)
		var power bls.GT
		power.ExpGLV(s.f, bigInt(&lambda))
		product.Mul(&product, &power)
	}
	return product
}

// lagrangeAtZero returns prod_{l != i} j_l / (j_l - j_i). The indices differ,
// so nothing is divided by zero.
func lagrangeAtZero(shares []*Share, i int) fr.Element {
	num, den := fr.One(), fr.One()
	own := fr.NewElement(uint64(shares[i].index))
	for l, s := range shares {
		if l == i {
			continue
		}
		other := fr.NewElement(uint64(s.index))
		num.Mul(&num, &other)
		other.Sub(&other, &own)
		den.Mul(&den, &other)
	}
	return *num.Div(&num, &den)
}
