package credential

import (
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	scalarfield "github.com/consensys/gnark-crypto/ecc/grumpkin/fr"

	"github.com/medveil/medveil/zk/curve"
)

// s is in [1, r-1], not merely below q: chance alone tries the rest once in 2^127.
func TestSignatureScalarRange(t *testing.T) {
	r, q, one := fr.Modulus(), scalarfield.Modulus(), big.NewInt(1)
	for _, tc := range []struct {
		s    *big.Int
		want bool
	}{
		{new(big.Int), false}, {one, true}, {new(big.Int).Sub(r, one), true},
		{r, false}, {new(big.Int).Add(r, one), false}, {new(big.Int).Sub(q, one), false},
	} {
		var s curve.Scalar
		got, ok := lowScalar(*s.SetBigInt(tc.s))
		if ok != tc.want || ok && got.BigInt(new(big.Int)).Cmp(tc.s) != 0 {
			t.Errorf("s = %v: got %v, %v", tc.s, got, ok)
		}
	}
}
