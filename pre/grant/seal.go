package grant

import (
	"crypto/rand"
	"errors"
	"fmt"

	"github.com/medveil/medveil/pre"
)

// Seal makes the bundle of a grant: fragment j sealed to workers[j-1], and the
// opening with the re-encryption key sealed to every worker and to the
// grantee's key. The owner stores the bundle, sends the opening's commitment
// to the chain and keeps the opening, with which it can show what it granted.
//
// Fragments and rekey are those of one [pre.NewRekey]. The workers' keys must
// differ: a worker that gets two fragments counts twice.
func Seal(ctx Context, terms Terms, rekey *pre.Rekey, fragments []pre.Fragment, workers []SealingPublicKey) ([]byte, Opening, error) {
	if err := checkParts(rekey, fragments, workers); err != nil {
		return nil, Opening{}, fmt.Errorf("sealing grant: %w", err)
	}
	d := &disclosure{terms: terms, rekey: rekey}
	rand.Read(d.salt[:])
	b := &bundle{threshold: rekey.Threshold()}
	for i, f := range fragments {
		sealed, err := hpkeSeal(workers[i], d.fragmentInfo(ctx, i+1), f.Bytes())
		if err != nil {
			return nil, Opening{}, fmt.Errorf("sealing grant to worker %d: %w", i+1, err)
		}
		b.fragments = append(b.fragments, sealed)
	}
	for i, w := range workers {
		sealed, err := hpkeSeal(w, workerInfo(ctx, i+1), d.Bytes())
		if err != nil {
			return nil, Opening{}, fmt.Errorf("sealing grant to worker %d: %w", i+1, err)
		}
		b.envelopes = append(b.envelopes, sealed)
	}
	var err error
	if b.grantee, err = pre.SealTo(rekey.Grantee(), granteeInfo(ctx), d.Bytes()); err != nil {
		return nil, Opening{}, fmt.Errorf("sealing grant to grantee: %w", err)
	}
	return b.Bytes(), d.opening(b), nil
}

func checkParts(rekey *pre.Rekey, fragments []pre.Fragment, workers []SealingPublicKey) error {
	if len(fragments) != rekey.Workers() || len(workers) != rekey.Workers() {
		return fmt.Errorf("%d fragments and %d workers' keys for a re-encryption key of %d workers",
			len(fragments), len(workers), rekey.Workers())
	}
	seen := make(map[SealingPublicKey]bool)
	for i, f := range fragments {
		if f.Index() != i+1 {
			return fmt.Errorf("fragment %d is at the place of %d", f.Index(), i+1)
		}
		if seen[workers[i]] {
			return errors.New("two workers have one sealing key")
		}
		seen[workers[i]] = true
	}
	return nil
}
