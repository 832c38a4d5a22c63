package pvss

import (
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

// A Witness is the secret of a dealing: e, and the polynomial p whose value at
// 0 is the shared secret. Whoever has it reads the identity without any seat.
// It never prints itself.
type Witness struct {
	E            fr.Element    // in [1, r-1], so that its bits are canonical in the circuit
	Coefficients [N]fr.Element // a_0 .. a_(t-1), then zeros
}

// NewWitness returns a fresh witness for a threshold, all of it from
// crypto/rand.
func NewWitness(threshold int) (*Witness, error) {
	if threshold < 2 || threshold > N {
		return nil, fmt.Errorf("threshold %d is not within 2..%d", threshold, N)
	}
	w := new(Witness)
	for w.E.IsZero() {
		if _, err := w.E.SetRandom(); err != nil {
			return nil, fmt.Errorf("read randomness: %w", err)
		}
	}
	for j := range threshold {
		if _, err := w.Coefficients[j].SetRandom(); err != nil {
			return nil, fmt.Errorf("read randomness: %w", err)
		}
	}
	return w, nil
}

// Share returns p(i); p(0) is the secret.
func (w *Witness) Share(i int) fr.Element {
	x := fr.NewElement(uint64(i))
	var p fr.Element
	for j := N - 1; j >= 0; j-- { // Horner
		p.Mul(&p, &x).Add(&p, &w.Coefficients[j])
	}
	return p
}

// check refuses what the circuit would: a polynomial of degree t or more
// could not be reconstructed from t shares.
func (w *Witness) check(threshold int) error {
	if w.E.IsZero() {
		return errors.New("witness is erased: make a new one")
	}
	for j := threshold; j < N; j++ {
		if !w.Coefficients[j].IsZero() {
			return fmt.Errorf("polynomial has degree %d or more, want below the threshold %d", j, threshold)
		}
	}
	return nil
}

// Erase overwrites the secret. Copies that a prover made are not reached.
func (w *Witness) Erase() { *w = Witness{} }

// MarshalText is always an error: a witness is for one proof in memory, and an
// encoder, or a logger that uses one, would write the secret down.
func (Witness) MarshalText() ([]byte, error) {
	return nil, errors.New("a dealing witness is secret and has no encoding")
}

// Format prints a placeholder for every verb, so that no log shows the secret.
func (w Witness) Format(f fmt.State, _ rune) { fmt.Fprint(f, "(dealing witness)") }
