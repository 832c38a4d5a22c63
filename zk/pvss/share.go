package pvss

import (
	"errors"
	"fmt"
	"slices"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/curve"
)

// A Share is the value p(i) at the seat i, counted from 1.
type Share struct {
	Seat  int
	Value fr.Element
}

// Commitment returns leaf_i for a share of the dealing named id, i being its
// seat.
func (s Share) Commitment(id ID) fr.Element { return leaf(id, s.Seat, s.Value) }

// ErrWrongShare says that a share is not the dealt one: of the seat that sent
// it, if the share was submitted; of the key, if the seat opened it itself.
var ErrWrongShare = errors.New("share is not the one that was dealt")

// Format prints the seat and not the value, for every verb: no log shows a share.
func (s Share) Format(f fmt.State, _ rune) { fmt.Fprintf(f, "(share of seat %d)", s.Seat) }

// OpenShare decrypts the share of a seat with the seat's share key and checks
// it. [ErrWrongShare] means that the key is not the one of that seat in the
// committee of the dealing, or that the dealing was never proven. E is checked
// before the key touches it.
func OpenShare(key curve.SecretKey, d *Dealing, id ID, seat int) (Share, error) {
	if err := d.checkSeat(seat); err != nil {
		return Share{}, fmt.Errorf("open share: %w", err)
	}
	if err := curve.CheckPoint(d.E); err != nil {
		return Share{}, fmt.Errorf("open share: E: %w", err)
	}
	share := Share{Seat: seat}
	mask := pad(id, seat, key.Exchange(d.E))
	share.Value.Sub(&d.C[seat-1], &mask)
	if err := d.CheckShare(id, share); err != nil {
		return Share{}, fmt.Errorf("open share: %w", err)
	}
	return share, nil
}

// CheckShare checks a published share against its commitment, with one hash.
// It returns [ErrWrongShare] if it is not the dealt one.
func (d *Dealing) CheckShare(id ID, s Share) error {
	if err := d.checkSeat(s.Seat); err != nil {
		return err
	}
	if leaf(id, s.Seat, s.Value) != d.Leaf[s.Seat] {
		return fmt.Errorf("seat %d: %w", s.Seat, ErrWrongShare)
	}
	return nil
}

func (d *Dealing) checkSeat(seat int) error {
	if seat < 1 || seat > N {
		return fmt.Errorf("seat %d is not within 1..%d", seat, N)
	}
	if d.Leaf[seat].IsZero() {
		return fmt.Errorf("seat %d was empty in the committee of this dealing", seat)
	}
	return nil
}

// Reconstruct interpolates the secret p(0) from t or more shares of distinct
// seats. Shares beyond the first t must lie on the same polynomial. It does not
// check them against a dealing: see [Dealing.CheckShare].
func Reconstruct(shares []Share, threshold int) (fr.Element, error) {
	if threshold < 1 || len(shares) < threshold {
		return fr.Element{}, fmt.Errorf("reconstruct: %d shares, want %d", len(shares), threshold)
	}
	for i, s := range shares {
		if s.Seat < 1 || s.Seat > N {
			return fr.Element{}, fmt.Errorf("reconstruct: seat %d is not within 1..%d", s.Seat, N)
		}
		if slices.ContainsFunc(shares[:i], func(o Share) bool { return o.Seat == s.Seat }) {
			return fr.Element{}, fmt.Errorf("reconstruct: two shares of seat %d", s.Seat)
		}
	}
	basis, rest := shares[:threshold], shares[threshold:]
	for _, s := range rest {
		if interpolate(basis, s.Seat) != s.Value {
			return fr.Element{}, fmt.Errorf("reconstruct: the share of seat %d does not fit the others", s.Seat)
		}
	}
	return interpolate(basis, 0), nil
}

// interpolate returns the value at x of the polynomial of least degree through
// shares: sum_i s_i prod_{j != i} (x - x_j) / (x_i - x_j).
func interpolate(shares []Share, at int) fr.Element {
	x := fr.NewElement(uint64(at))
	var sum fr.Element
	for _, i := range shares {
		xi := fr.NewElement(uint64(i.Seat))
		num, den := i.Value, fr.One()
		for _, j := range shares {
			if j.Seat == i.Seat {
				continue
			}
			var f fr.Element
			xj := fr.NewElement(uint64(j.Seat))
			num.Mul(&num, f.Sub(&x, &xj))
			den.Mul(&den, f.Sub(&xi, &xj))
		}
		sum.Add(&sum, num.Div(&num, &den)) // den is nonzero: the seats are distinct
	}
	return sum
}
