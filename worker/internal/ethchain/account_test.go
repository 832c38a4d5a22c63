package ethchain

import (
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/worker/api"
)

// A signature has one form only: others recover to the same account and would
// make one request look like two.
func TestRecover(t *testing.T) {
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	digest := api.Word{1, 2, 3}
	sig, err := Signer(key)(digest)
	if err != nil {
		t.Fatal(err)
	}
	want := api.Address(crypto.PubkeyToAddress(key.PublicKey))
	if got, err := Recover(digest, sig); err != nil || got != want {
		t.Fatalf("got %s, %v", got, err)
	}
	if got, err := Recover(api.Word{}, sig); err == nil && got == want {
		t.Error("another digest gives the same account")
	}
	var remembering Recoverer
	for range 2 {
		if got, err := remembering.Recover(digest, sig); err != nil || got != want {
			t.Fatalf("got %s, %v", got, err)
		}
		if got, err := remembering.Recover(api.Word{}, sig); err == nil && got == want {
			t.Error("another digest gives the same account")
		}
	}
	n := crypto.S256().Params().N
	for name, change := range map[string]func(*api.Signature){
		"high s": func(s *api.Signature) {
			new(big.Int).Sub(n, new(big.Int).SetBytes(s[32:64])).FillBytes(s[32:64])
			s[64] = 55 - s[64]
		},
		"v of 0 or 1":   func(s *api.Signature) { s[64] -= 27 },
		"v of 29":       func(s *api.Signature) { s[64] = 29 },
		"v of EIP-155":  func(s *api.Signature) { s[64] += 10 },
		"zero":          func(s *api.Signature) { *s = api.Signature{} },
		"r of zero":     func(s *api.Signature) { clear(s[:32]) },
		"r of order n":  func(s *api.Signature) { n.FillBytes(s[:32]) },
		"all bits":      func(s *api.Signature) { *s = api.Signature(allOnes()) },
		"r off a point": func(s *api.Signature) { clear(s[:32]); s[31] = 5 },
	} {
		bad := sig
		change(&bad)
		if got, err := Recover(digest, bad); err == nil {
			t.Errorf("%s: accepted, %s", name, got)
		}
		if got, err := remembering.Recover(digest, bad); err == nil {
			t.Errorf("%s: accepted beside the right one, %s", name, got)
		}
	}
}

func allOnes() []byte {
	b := make([]byte, 65)
	for i := range b {
		b[i] = 0xff
	}
	return b
}
