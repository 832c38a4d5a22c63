package medveil

import (
	"crypto/ecdsa"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
)

// addressOf returns the chain account of a key.
func addressOf(key *ecdsa.PrivateKey) common.Address {
	return crypto.PubkeyToAddress(key.PublicKey)
}

// signDigest signs a 32-byte digest: r || s || v with s in the lower half of
// the group order and v 27 or 28, as contracts and workers demand.
func signDigest(key *ecdsa.PrivateKey, digest [32]byte) (api.Signature, error) {
	raw, err := crypto.Sign(digest[:], key) // low s, v 0 or 1
	if err != nil {
		return api.Signature{}, fmt.Errorf("sign: %w", err)
	}
	raw[64] += 27
	return api.Signature(raw), nil
}

// recoverSigner returns the account that signed digest. Only the one canonical
// form of a signature is accepted.
func recoverSigner(digest [32]byte, signature api.Signature) (common.Address, error) {
	raw := signature // a copy: v changes
	raw[64] -= 27
	r, s := bigOf([32]byte(raw[:32])), bigOf([32]byte(raw[32:64]))
	if !crypto.ValidateSignatureValues(raw[64], r, s, true) {
		return common.Address{}, fmt.Errorf("signature is not canonical")
	}
	key, err := crypto.SigToPub(digest[:], raw[:])
	if err != nil {
		return common.Address{}, fmt.Errorf("recover signer: %w", err)
	}
	return crypto.PubkeyToAddress(*key), nil
}

// signer signs for the account of a pseudonym.
func (w *Wallet) signer(nym grant.Nym) (api.Signer, error) {
	key, err := w.accountKey(nym)
	if err != nil {
		return nil, err
	}
	return func(digest api.Word) (api.Signature, error) { return signDigest(key, digest) }, nil
}
