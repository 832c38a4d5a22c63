package pvss

import (
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
)

// An ID names a dealing within a registry: each generation of a nym has its own.
type ID struct {
	Nym        fr.Element
	Generation uint32
}

// index returns i' = i + 2^8 * generation, which separates the seats and the
// generations of a nym; N is below 2^8.
func (id ID) index(i int) fr.Element {
	return poseidon2.Element(uint64(i) + uint64(id.Generation)<<8)
}

// A Dealing is the public part of a shared secret: one encrypted share and one
// share commitment for each seat, and the identity encrypted under the secret.
// Entries of empty seats are zero.
type Dealing struct {
	E    curve.Point             // [e]G
	C    [N]fr.Element           // C[i-1] = c_i, the share ciphertext of seat i
	Leaf [N + 1]fr.Element       // Leaf[i] = leaf_i; Leaf[0] commits to the secret
	D    [escrowWords]fr.Element // the identity ciphertext
}

// Deal shares a fresh secret among the committee, for the dealing named id,
// and encrypts escrow under it. The witness is for the proof; the caller
// erases it once the dealing is registered.
func Deal(c *Committee, id ID, escrow Escrow) (*Dealing, *Witness, error) {
	w, err := NewWitness(c.Threshold)
	if err != nil {
		return nil, nil, err
	}
	d, err := w.Deal(c, id, escrow)
	if err != nil {
		return nil, nil, err
	}
	return d, w, nil
}

// Deal computes the dealing that follows from w, as the circuit does. A
// witness serves one dealing: with another ID or another escrow it would
// repeat the secret.
func (w *Witness) Deal(c *Committee, id ID, escrow Escrow) (*Dealing, error) {
	if err := errors.Join(c.Validate(), w.check(c.Threshold), escrow.check()); err != nil {
		return nil, fmt.Errorf("deal: %w", err)
	}
	e := curve.Reduce(w.E)
	d := &Dealing{E: curve.MulG(e)}
	d.Leaf[0] = leaf(id, 0, w.Share(0))
	for i := 1; i <= N; i++ {
		if seat := c.Seats[i-1]; seat.Active() {
			share := w.Share(i)
			mask := pad(id, i, curve.Mul(curve.Point(seat.Share), e))
			d.C[i-1].Add(&share, &mask)
			d.Leaf[i] = leaf(id, i, share)
		}
	}
	d.D = escrow.encrypt(id, w.Share(0))
	return d, nil
}

// pad returns H(PAD; K.x, nym, i'), which hides the share of seat i.
func pad(id ID, i int, k curve.Point) fr.Element {
	x, _ := curve.Coordinates(k)
	return poseidon2.Hash(poseidon2.TagPad, x, id.Nym, id.index(i))
}

// leaf returns H(LEAF; p(i), nym, i'), which commits to the share of seat i.
func leaf(id ID, i int, share fr.Element) fr.Element {
	return poseidon2.Hash(poseidon2.TagLeaf, share, id.Nym, id.index(i))
}
