package pre

import (
	"testing"
	"testing/cryptotest"

	bls "github.com/consensys/gnark-crypto/ecc/bls12-381"
)

// With one polynomial for two labels, rk_1j - rk_2j = [a](Q1 - Q2) for every j,
// which is not for workers to know. A repeated random stream must not cause it.
func TestRekeysAreHedged(t *testing.T) {
	owner, grantee := GenerateKey(), GenerateKey().PublicKey()
	rekey := func(label Label) (*Rekey, bls.G2Affine) {
		cryptotest.SetGlobalRandom(t, 1)
		k, fragments, err := NewRekey(owner, grantee, label, 2, 2)
		if err != nil {
			t.Fatal(err)
		}
		return k, fragments[0].x
	}
	first, fragment := rekey(Label{1})
	again, same := rekey(Label{1})
	if first.y != again.y || !fragment.Equal(&same) {
		t.Fatal("the random stream does not repeat: the test is miscalculated")
	}
	other, otherFragment := rekey(Label{2})
	if other.y == first.y {
		t.Error("re-encryption keys of two labels share y")
	}
	for m := range other.gamma {
		if other.gamma[m] == first.gamma[m] {
			t.Errorf("re-encryption keys of two labels share coefficient %d", m)
		}
	}
	q1, q2 := hashToG2(first.owner, first.label), hashToG2(other.owner, other.label)
	var difference, leak bls.G2Affine
	difference.Sub(&q1, &q2)
	leak.ScalarMultiplication(&difference, bigInt(owner.scalar()))
	fragment.Sub(&fragment, &otherFragment)
	if fragment.Equal(&leak) {
		t.Error("two fragments differ by [a](Q1 - Q2)")
	}
}
