package medveil

import (
	"errors"
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/zk/credential"
)

// An issuer that signs words that are no identity is named all the same, with
// the holder and the words.
func TestDecodeIdentity(t *testing.T) {
	identity, err := credential.NewIdentity("Ada Lovelace")
	if err != nil {
		t.Fatal(err)
	}
	word := identity.Words()
	huge := new(big.Int).Sub(fr.Modulus(), big.NewInt(1))
	for name, tt := range map[string]struct {
		id0, id1, seat *big.Int
		fault, fails   bool
	}{
		"an identity":         {wordOf(word[0]), wordOf(word[1]), big.NewInt(2), false, false},
		"length only":         {big.NewInt(0), big.NewInt(0), big.NewInt(2), true, false},
		"words too large":     {huge, huge, big.NewInt(2), true, false},
		"padding not zero":    {wordOf(word[0]), big.NewInt(7), big.NewInt(2), true, false},
		"seat zero":           {wordOf(word[0]), wordOf(word[1]), big.NewInt(0), false, true},
		"seat over all":       {wordOf(word[0]), wordOf(word[1]), big.NewInt(1 << 20), false, true},
		"word not an element": {fr.Modulus(), wordOf(word[1]), big.NewInt(2), false, true},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := decodeIdentity(&bindings.TraceIdentityRevealed{Id0: tt.id0, Id1: tt.id1, IssuerSeat: tt.seat, Holder: big.NewInt(5)})
			if (err != nil) != tt.fails {
				t.Fatalf("error %v", err)
			}
			if tt.fails {
				return
			}
			if got.IssuerSeat != 2 || got.Holder != fr.NewElement(5) || wordOf(got.Words[0]).Cmp(tt.id0) != 0 || wordOf(got.Words[1]).Cmp(tt.id1) != 0 {
				t.Errorf("got %+v", got)
			}
			if errors.Is(got.Fault, ErrNoIdentity) != tt.fault || (got.Identity == identity) == tt.fault {
				t.Errorf("identity %q, fault %v", got.Identity, got.Fault)
			}
		})
	}
}
