package pvss

import (
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
)

// A Seat holds the two keys of a member. A seat with both keys zero is empty.
type Seat struct {
	Share  curve.PublicKey // PK_i, receives the shares of dealings
	Issuer curve.PublicKey // I_i, signs credentials
}

// Active reports whether the seat has any key. [Committee.Validate] refuses a
// seat that has only one.
func (s Seat) Active() bool { return !s.Share.IsZero() || !s.Issuer.IsZero() }

// A Committee is the set of seats of one epoch. Seat i of zk/SPEC.md, counted
// from 1, is Seats[i-1].
type Committee struct {
	ConsortiumID fr.Element
	Epoch        uint32
	Threshold    int
	Seats        [N]Seat
}

// Seat returns seat i, counted from 1, and refuses an empty one.
func (c *Committee) Seat(i int) (Seat, error) {
	if i < 1 || i > N {
		return Seat{}, fmt.Errorf("seat %d is not within 1..%d", i, N)
	}
	if !c.Seats[i-1].Active() {
		return Seat{}, fmt.Errorf("seat %d is empty", i)
	}
	return c.Seats[i-1], nil
}

// Size returns the number n of active seats.
func (c *Committee) Size() int {
	n := 0
	for _, s := range c.Seats {
		if s.Active() {
			n++
		}
	}
	return n
}

// Mask returns the active seats, bit i-1 for seat i.
func (c *Committee) Mask() uint64 {
	var mask uint64
	for i, s := range c.Seats {
		if s.Active() {
			mask |= 1 << i
		}
	}
	return mask
}

// Digest returns committeeDigest = H(COMM; consortiumId, epoch, t, mask,
// PK_1.x, PK_1.y, I_1.x, I_1.y, ..., I_N.y). It does not validate: a client
// that gets a committee from elsewhere than the sealing contract calls
// [Committee.Validate] first.
func (c *Committee) Digest() fr.Element {
	words := make([]fr.Element, 0, 4+4*N)
	words = append(words, c.ConsortiumID, poseidon2.Element(uint64(c.Epoch)),
		poseidon2.Element(uint64(c.Threshold)), poseidon2.Element(c.Mask()))
	for _, s := range c.Seats {
		px, py := s.Share.Coordinates()
		ix, iy := s.Issuer.Coordinates()
		words = append(words, px, py, ix, iy)
	}
	return poseidon2.Hash(poseidon2.TagCommittee, words...)
}

// Validate enforces what the sealing contract enforces: every seat has both
// keys, on the curve, or none; no two keys, across seats and kinds, are equal or
// opposite; 2 <= t <= n. An off-curve share key would let its seat learn e
// modulo small orders. A copied one would give its holder two shares, and so
// would its negative, which shares the x coordinate that pads are made of. It
// does not check proofs of possession: see [curve.PublicKey.VerifyPossession].
func (c *Committee) Validate() error {
	seen := make(map[fr.Element]int) // seats by the x coordinates of their keys
	for i, s := range c.Seats {
		if !s.Active() {
			continue
		}
		for _, key := range []curve.PublicKey{s.Share, s.Issuer} {
			if err := key.Check(); err != nil {
				return fmt.Errorf("committee: seat %d: %w", i+1, err)
			}
			x, _ := key.Coordinates()
			if other, copied := seen[x]; copied {
				return fmt.Errorf("committee: seat %d: its key is that of seat %d, or the negative", i+1, other)
			}
			seen[x] = i + 1
		}
	}
	if n := c.Size(); c.Threshold < 2 || c.Threshold > n {
		return fmt.Errorf("committee: threshold %d is not within 2..%d", c.Threshold, n)
	}
	return nil
}
