package credential

import (
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
)

// A Challenge is what an issuer hands out, once, for one request. It is meant
// for one issuer key of one consortium, so that a request to one desk cannot
// be shown to another as one's own.
type Challenge struct {
	ConsortiumID fr.Element
	Issuer       curve.PublicKey
	Nonce        fr.Element // random, used once
}

// NewChallenge returns a challenge with a fresh nonce from crypto/rand.
func NewChallenge(consortiumID fr.Element, issuer curve.PublicKey) (Challenge, error) {
	var nonce fr.Element
	if _, err := nonce.SetRandom(); err != nil {
		return Challenge{}, fmt.Errorf("read randomness: %w", err)
	}
	return Challenge{ConsortiumID: consortiumID, Issuer: issuer, Nonce: nonce}, nil
}

// Binding returns H(HREQ; consortiumId, I.x, I.y, nonce), to which the proof of
// knowledge of k is bound.
func (c Challenge) Binding() fr.Element {
	x, y := c.Issuer.Coordinates()
	return poseidon2.Hash(poseidon2.TagRequest, c.ConsortiumID, x, y, c.Nonce)
}

// A HolderRequest answers a [Challenge]: Proof shows knowledge of a k with
// Holder = H(HOLD; k), bound to the challenge.
type HolderRequest struct {
	Holder fr.Element
	Proof  []byte
}

// A HolderProver makes the proof of a [HolderRequest]. Knowledge of a preimage
// of H needs a circuit: package holder has it.
type HolderProver interface {
	// ProveHolder proves knowledge of the secret of secret.Holder(), bound to
	// binding: the proof must be refused under any other binding.
	ProveHolder(secret HolderSecret, binding fr.Element) ([]byte, error)
}

// A HolderVerifier checks what the matching [HolderProver] made.
type HolderVerifier interface {
	// VerifyHolder returns an error unless proof shows knowledge of a k with
	// holder = H(HOLD; k) and was made for binding. Both are inputs of the
	// statement; a verifier that leaves one of them unconstrained is wrong.
	VerifyHolder(holder, binding fr.Element, proof []byte) error
}

// Request answers a challenge.
func (s HolderSecret) Request(c Challenge, prover HolderProver) (HolderRequest, error) {
	if err := c.Issuer.Check(); err != nil {
		return HolderRequest{}, fmt.Errorf("holder request: issuer key: %w", err)
	}
	proof, err := prover.ProveHolder(s, c.Binding())
	if err != nil {
		return HolderRequest{}, fmt.Errorf("holder request: %w", err)
	}
	return HolderRequest{Holder: s.Holder(), Proof: proof}, nil
}

// Verify checks a request against the challenge that the issuer handed out.
// The issuer forgets the challenge afterwards, whatever the outcome.
func (r HolderRequest) Verify(c Challenge, verifier HolderVerifier) error {
	if r.Holder.IsZero() {
		return errors.New("holder request: holder is zero")
	}
	if err := verifier.VerifyHolder(r.Holder, c.Binding(), r.Proof); err != nil {
		return fmt.Errorf("holder request: %w", err)
	}
	return nil
}
