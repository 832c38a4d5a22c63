package curve

import (
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/grumpkin/fp"
)

// PointSize is the size in bytes of an encoded point, x || y.
const PointSize = 2 * fr.Bytes

// Coordinates returns the affine coordinates of p as elements of F.
func Coordinates(p Point) (x, y fr.Element) {
	// Both types hold Montgomery limbs of the same modulus r.
	return fr.Element(p.X), fr.Element(p.Y)
}

// PointAt returns the point with the given coordinates. It checks nothing: see
// [CheckPoint].
func PointAt(x, y fr.Element) Point {
	return Point{X: fp.Element(x), Y: fp.Element(y)}
}

// CheckPoint refuses infinity, which is (0, 0), and points off the curve. The
// curve has prime order, so nothing is left to check about subgroups.
func CheckPoint(p Point) error {
	if p.IsInfinity() {
		return errors.New("point is (0, 0)")
	}
	if !p.IsOnCurve() {
		return errors.New("point is not on the curve")
	}
	return nil
}

// EncodePoint returns x || y, each 32 bytes big-endian.
func EncodePoint(p Point) [PointSize]byte {
	x, y := p.X.Bytes(), p.Y.Bytes()
	return [PointSize]byte(append(x[:], y[:]...))
}

// ParsePoint reads the 64 bytes x || y of [EncodePoint]. It refuses
// coordinates of r or more, infinity and points off the curve, so that every
// point has exactly one encoding.
func ParsePoint(b []byte) (Point, error) {
	var p Point
	if len(b) != PointSize {
		return Point{}, fmt.Errorf("point of %d bytes, want %d", len(b), PointSize)
	}
	if err := p.X.SetBytesCanonical(b[:fr.Bytes]); err != nil {
		return Point{}, errors.New("x coordinate is not below r")
	}
	if err := p.Y.SetBytesCanonical(b[fr.Bytes:]); err != nil {
		return Point{}, errors.New("y coordinate is not below r")
	}
	if err := CheckPoint(p); err != nil {
		return Point{}, err
	}
	return p, nil
}
