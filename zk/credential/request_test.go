package credential_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
)

func newChallenge(t *testing.T) credential.Challenge {
	t.Helper()
	c, err := credential.NewChallenge(fr.NewElement(42), newKey(t).Public())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// No part of a challenge is outside the binding, and no two are alike.
func TestBinding(t *testing.T) {
	c := newChallenge(t)
	x, y := c.Issuer.Coordinates()
	if want := poseidon2.Hash(poseidon2.TagRequest, c.ConsortiumID, x, y, c.Nonce); c.Binding() != want {
		t.Errorf("Binding = %v, want %v", c.Binding(), want)
	}
	again, err := credential.NewChallenge(c.ConsortiumID, c.Issuer)
	if err != nil {
		t.Fatal(err)
	}
	issuer, consortium := c, c
	issuer.Issuer = newKey(t).Public()
	consortium.ConsortiumID = fr.NewElement(43)
	for name, other := range map[string]credential.Challenge{"nonce": again, "issuer": issuer, "consortium": consortium} {
		if other.Binding() == c.Binding() {
			t.Errorf("another %s has the same binding", name)
		}
	}
}

// recorder stands for a proof system: its proof is the statement in clear, so
// that a test sees which statement was proven and which is checked.
type recorder struct{}

func (recorder) ProveHolder(secret credential.HolderSecret, binding fr.Element) ([]byte, error) {
	return statement(secret.Holder(), binding), nil
}

func (recorder) VerifyHolder(holder, binding fr.Element, proof []byte) error {
	if !bytes.Equal(proof, statement(holder, binding)) {
		return errors.New("another statement")
	}
	return nil
}

func statement(holder, binding fr.Element) []byte {
	h, b := holder.Bytes(), binding.Bytes()
	return append(h[:], b[:]...)
}

func TestRequestStatement(t *testing.T) {
	secret, err := credential.GenerateHolderSecret()
	if err != nil {
		t.Fatal(err)
	}
	c := newChallenge(t)
	request, err := secret.Request(c, recorder{})
	if err != nil {
		t.Fatal(err)
	}
	if err := request.Verify(c, recorder{}); err != nil {
		t.Fatal(err)
	}
	if err := request.Verify(newChallenge(t), recorder{}); err == nil {
		t.Error("under another challenge: accepted")
	}
	stolen := request
	stolen.Holder = fr.NewElement(9)
	if err := stolen.Verify(c, recorder{}); err == nil {
		t.Error("with another holder: accepted")
	}
	zero := credential.HolderRequest{Proof: statement(fr.Element{}, c.Binding())}
	if err := zero.Verify(c, recorder{}); err == nil {
		t.Error("with holder zero: accepted")
	}
	c.Issuer = curve.PublicKey{}
	if _, err := secret.Request(c, recorder{}); err == nil {
		t.Error("for the key (0, 0): answered")
	}
}
