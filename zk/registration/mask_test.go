package registration

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/test"

	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

// The mask is made of bits: Select asserts it, and nothing else does. Otherwise
// the key that is multiplied could be any point of the line through the filler
// and the share key; the third one on the curve passes all other rules.
func TestMaskOfOtherThanBitsIsUnsatisfiable(t *testing.T) {
	c := honest(t, newWorld(t))
	c.Active[0] = thirdPoint(c.Share[0])
	carelessComplete(t, c)
	if !solves(t, compile(t, &carelessCircuit{*c}), &carelessCircuit{*c}) {
		t.Error("refused even if the mask may be anything: the forgery shows nothing")
	}
	if solves(t, system(t), c) {
		t.Error("a mask of other than bits is accepted")
	}
}

func TestFillerIsHashed(t *testing.T) {
	if filler != curve.NewPointVar(curve.HashToPoint("circuit filler: empty seat")) {
		t.Error("the filler is not the point of zk/SPEC.md, section 3.1")
	}
}

// thirdPoint returns the a for which filler + a*(key - filler), coordinate by
// coordinate, is the third point of the curve on that line.
func thirdPoint(key curve.PointVar) (a fr.Element) {
	fx, fy := filler.X.(fr.Element), filler.Y.(fr.Element)
	kx, ky := key.X.(fr.Element), key.Y.(fr.Element)
	var run, slope fr.Element
	run.Sub(&kx, &fx)
	slope.Sub(&ky, &fy).Div(&slope, &run)
	a.Square(&slope).Sub(&a, &fx).Sub(&a, &kx) // its x coordinate
	return *a.Sub(&a, &fx).Div(&a, &run)
}

// carelessCircuit is the circuit, but its Select believes that a condition is a
// bit. So is carelessProbe a probe.
type carelessCircuit struct{ Circuit }

func (c *carelessCircuit) Define(api frontend.API) error { return c.Circuit.Define(careless{api}) }

type carelessProbe struct{ probe }

func (p *carelessProbe) Define(api frontend.API) error { return p.probe.Define(careless{api}) }

type careless struct{ frontend.API }

func (api careless) Select(condition, one, zero frontend.Variable) frontend.Variable {
	return api.Add(zero, api.Mul(condition, api.Sub(one, zero)))
}

// carelessComplete is [complete] for the careless circuit.
func carelessComplete(t *testing.T, c *Circuit) {
	t.Helper()
	x := new(pvss.PublicVector)
	err := test.IsSolved(&carelessProbe{probe{vector: x}}, &carelessProbe{probe{Circuit: *c}}, ecc.BN254.ScalarField())
	if err != nil {
		t.Fatal(err)
	}
	in := x.Compress()
	c.H, c.Z, c.Y = in.H, in.Z, in.Y
}
