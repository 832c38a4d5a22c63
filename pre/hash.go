package pre

import (
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	bls "github.com/consensys/gnark-crypto/ecc/bls12-381"
	"github.com/consensys/gnark-crypto/ecc/bls12-381/fr"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/crypto/sha3"
)

// Every hash, KDF and AEAD of the package is called in this file, each use
// with its own domain tag (SPEC.md, section 3).
const (
	dstLabel      = "MEDVEIL-PRE-V1-LABEL_BLS12381G2_XMD:SHA-256_SSWU_RO_"
	dstMask       = "MEDVEIL-PRE-V1-MASK_XMD:SHA-256"
	dstCapsule    = "MEDVEIL-PRE-V1-CAPSULE-PROOF_XMD:SHA-256"
	dstPossession = "MEDVEIL-PRE-V1-POSSESSION_XMD:SHA-256"
	dstShare      = "MEDVEIL-PRE-V1-SHARE-PROOF_XMD:SHA-256"
	dstRekey      = "MEDVEIL-PRE-V1-REKEY"
	dstNonce      = "MEDVEIL-PRE-V1-NONCE_XMD:SHA-256"

	infoKEK        = "medveil.dev/pre/v1 key encryption key"
	infoCommitment = "medveil.dev/pre/v1 key commitment"
	infoEnvelope   = "medveil.dev/pre/v1 envelope"

	// Prefixes of the hash tree, as in RFC 6962: a leaf is never a node.
	prefixLeaf = 0x00
	prefixNode = 0x01
)

// hashToG2 returns Q = HashToG2(A || L), a point of unknown logarithm
// (RFC 9380, suite BLS12381G2_XMD:SHA-256_SSWU_RO_). Both fields have fixed
// sizes, so the concatenation is injective.
func hashToG2(owner PublicKey, label Label) bls.G2Affine {
	msg := append(owner.Bytes(), label[:]...)
	q, err := bls.HashToG2(msg, []byte(dstLabel))
	if err != nil {
		panic("pre: hash to G2: " + err.Error()) // only on a tag over 255 bytes, a constant
	}
	return q
}

// hashToScalar hashes the concatenated parts to a scalar: hash_to_field of
// RFC 9380, 48 bytes reduced modulo r. All parts but the last must have sizes
// fixed by dst.
func hashToScalar(dst string, parts ...[]byte) fr.Element {
	var msg []byte
	for _, p := range parts {
		msg = append(msg, p...)
	}
	out, err := fr.Hash(msg, []byte(dst), 1)
	if err != nil {
		panic("pre: hash to scalar: " + err.Error()) // only on a tag over 255 bytes, a constant
	}
	return out[0]
}

// keccak256 is Ethereum's, so that capsule ids can be recomputed by contracts.
func keccak256(parts ...[]byte) (digest [32]byte) {
	h := sha3.NewLegacyKeccak256()
	for _, p := range parts {
		h.Write(p)
	}
	h.Sum(digest[:0])
	return digest
}

// recordKeys derives a record's key encryption key and key commitment from the
// capsule's shared element k: HKDF-SHA-256 with the record's nonce as salt.
//
// Both come from the same pseudorandom key, so two elements k that share a
// commitment are a collision of HMAC-SHA-256: the commitment binds the KEK.
func recordKeys(k *bls.GT, c *Capsule, index uint32, nonce [nonceSize]byte) (kek, commitment [32]byte) {
	ikm := k.Bytes()
	prk := must(hkdf.Extract(sha256.New, ikm[:], nonce[:]))
	context := string(c.u.Bytes()) + string(c.owner.Bytes()) + string(c.label[:]) + string(binary.BigEndian.AppendUint32(nil, index))
	copy(kek[:], must(hkdf.Expand(sha256.New, prk, infoKEK+context, 32)))
	copy(commitment[:], must(hkdf.Expand(sha256.New, prk, infoCommitment+context, 32)))
	clear(ikm[:])
	clear(prk)
	return kek, commitment
}

// envelopeKey derives the key of an envelope from the Diffie-Hellman point.
func envelopeKey(shared, ephemeral, recipient *point) []byte {
	context := string(ephemeral.Bytes()) + string(recipient.Bytes())
	return must(hkdf.Key(sha256.New, shared.Bytes(), nil, infoEnvelope+context, 32))
}

// aeadSeal encrypts with ChaCha20-Poly1305 under a key that is used once.
//
// The nonce is fixed because every key passed here is derived from fresh
// randomness and encrypts one message: a record's KEK wraps one file key
// ([Batch] refuses a second), an envelope's key comes from its own ephemeral
// scalar.
func aeadSeal(key, plaintext, aad []byte) []byte {
	aead := must(chacha20poly1305.New(key))
	return aead.Seal(nil, make([]byte, chacha20poly1305.NonceSize), plaintext, aad)
}

// aeadOpen reverses aeadSeal.
func aeadOpen(key, ciphertext, aad []byte) ([]byte, error) {
	aead := must(chacha20poly1305.New(key))
	plaintext, err := aead.Open(nil, make([]byte, chacha20poly1305.NonceSize), ciphertext, aad)
	if err != nil {
		return nil, fmt.Errorf("authentication failed: %w", err)
	}
	return plaintext, nil
}

// must unwraps results of calls whose only errors are on sizes that are
// constant here.
func must[T any](v T, err error) T {
	if err != nil {
		panic("pre: " + err.Error())
	}
	return v
}
