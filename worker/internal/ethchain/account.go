package ethchain

import (
	"crypto/ecdsa"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/worker/api"
)

// Recover returns the account that signed a digest. It refuses signatures that
// are not canonical: s in the upper half, or v other than 27 and 28.
func Recover(digest api.Word, sig api.Signature) (api.Address, error) {
	v := sig[64] - 27
	r, s := new(big.Int).SetBytes(sig[:32]), new(big.Int).SetBytes(sig[32:64])
	if !crypto.ValidateSignatureValues(v, r, s, true) {
		return api.Address{}, errors.New("not canonical: want low s, and v 27 or 28")
	}
	raw := sig
	raw[64] = v
	key, err := crypto.SigToPub(digest[:], raw[:])
	if err != nil {
		return api.Address{}, errors.New("no account could have made it")
	}
	return api.Address(crypto.PubkeyToAddress(*key)), nil
}

// A Recoverer recovers as [Recover] does, and remembers: a request's signature is
// asked about by who limits its account and by who answers it. The zero value is
// ready; it may be used concurrently.
type Recoverer struct{ known memo[signed, api.Address] }

// signed is all that an account follows from.
type signed struct {
	digest api.Word
	sig    api.Signature
}

// Recover returns the account that signed a digest.
func (r *Recoverer) Recover(digest api.Word, sig api.Signature) (api.Address, error) {
	return r.known.get(signed{digest, sig}, func() (api.Address, error) { return Recover(digest, sig) })
}

// Signer signs with an account's key.
func Signer(key *ecdsa.PrivateKey) api.Signer {
	return func(digest api.Word) (api.Signature, error) {
		raw, err := crypto.Sign(digest[:], key)
		if err != nil {
			return api.Signature{}, errors.New("sign with the operator's key failed")
		}
		sig := api.Signature(raw)
		sig[64] += 27
		return sig, nil
	}
}
