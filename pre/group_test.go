package pre

import (
	"testing"

	bls "github.com/consensys/gnark-crypto/ecc/bls12-381"
	"github.com/consensys/gnark-crypto/ecc/bls12-381/fr"
)

// The table's products are the library's, also where digits are 0 or 15 and
// where sums meet equal, opposite or no points.
func TestMulBasePlus(t *testing.T) {
	var one, minusOne, zero fr.Element
	one.SetOne()
	minusOne.Neg(&one)
	scalars := []fr.Element{zero, one, minusOne, fr.NewElement(15), fr.NewElement(16), fr.NewElement(1<<63 - 1)}
	for range 20 {
		var s fr.Element
		s.MustSetRandom()
		scalars = append(scalars, s)
	}
	other := GenerateKey().PublicKey().p
	for _, p := range []point{g1, other} {
		for _, s := range scalars {
			for _, u := range append(scalars[:6:6], s) {
				var x, y bls.G1Affine
				x.ScalarMultiplication(&g1.aff, bigInt(&s))
				y.ScalarMultiplication(&p.aff, bigInt(&u))
				x.Add(&x, &y)
				if got := mulBasePlus(&s, &p, &u); !got.aff.Equal(&x) {
					t.Fatalf("s %s, t %s: another point", s.String(), u.String())
				}
			}
		}
	}
}

// A capsule parsed with its owner's key is the same; with another key, the
// zero one or another length there is none.
func TestParseCapsuleOf(t *testing.T) {
	owner := GenerateKey().PublicKey()
	batch, err := NewBatch(owner, Label{1}, 1)
	if err != nil {
		t.Fatal(err)
	}
	b := batch.Capsule().Bytes()
	if c, err := ParseCapsuleOf(owner, b); err != nil || *c != *batch.Capsule() {
		t.Errorf("got %v", err)
	}
	for name, bad := range map[string]func() (*Capsule, error){
		"another key": func() (*Capsule, error) { return ParseCapsuleOf(GenerateKey().PublicKey(), b) },
		"zero key":    func() (*Capsule, error) { return ParseCapsuleOf(PublicKey{}, b) },
		"cut short":   func() (*Capsule, error) { return ParseCapsuleOf(owner, b[:len(b)-1]) },
		"identity": func() (*Capsule, error) {
			var o bls.G1Affine
			encoded := o.Bytes()
			return ParseCapsuleOf(PublicKey{}, append(encoded[:], b[48:]...))
		},
	} {
		if _, err := bad(); err == nil {
			t.Errorf("%s: parsed", name)
		}
	}
}

// A checked capsule gives the share that the capsule gives; the zero value and
// capsules of another grant give none.
func TestReencryptChecked(t *testing.T) {
	g := newGrant(t, 2, 3)
	batch, err := NewBatch(g.owner.PublicKey(), g.label, 1)
	if err != nil {
		t.Fatal(err)
	}
	checked, err := batch.Capsule().Check()
	if err != nil || *checked.Capsule() != *batch.Capsule() {
		t.Fatal(err)
	}
	want, err := g.workers[0].Reencrypt(batch.Capsule())
	if err != nil {
		t.Fatal(err)
	}
	if got, err := g.workers[0].ReencryptChecked(checked); err != nil || *got != *want {
		t.Errorf("another share, %v", err)
	}
	other := newGrant(t, 2, 3)
	for name, share := range map[string]func() (*Share, error){
		"another grant": func() (*Share, error) { return other.workers[0].ReencryptChecked(checked) },
		"zero capsule":  func() (*Share, error) { return g.workers[0].ReencryptChecked(new(CheckedCapsule)) },
		"zero fragment": func() (*Share, error) { return new(PreparedFragment).ReencryptChecked(checked) },
	} {
		if _, err := share(); err == nil {
			t.Errorf("%s: re-encrypted", name)
		}
	}
	forged := *batch.Capsule()
	forged.m++
	if _, err := forged.Check(); err == nil {
		t.Error("checked a capsule whose proof does not hold")
	}
}
