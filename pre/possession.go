package pre

import "fmt"

// PossessionSize is the size of an encoded [Possession] in bytes.
const PossessionSize = schnorrSize

// Possession proves that whoever made it held the secret key of a public key,
// in one context (SPEC.md, section 5): c || s, two 32-byte scalars. Without it
// anyone could register another's key as its own.
type Possession struct{ proof schnorr }

// ProvePossession proves possession of key in context. The context names
// everything the proof must not be moved away from; in Medveil it is four
// 32-byte words, domain || nym || generation || account.
func ProvePossession(key SecretKey, context []byte) (Possession, error) {
	if err := key.check(); err != nil {
		return Possession{}, fmt.Errorf("proving possession: %w", err)
	}
	return Possession{proveSchnorr(dstPossession, key.scalar(), possessionStatement(key.PublicKey(), context))}, nil
}

// VerifyPossession checks that proof was made with key's secret, in context.
func VerifyPossession(key PublicKey, context []byte, proof Possession) error {
	if err := key.check(); err != nil {
		return fmt.Errorf("verifying possession: %w", err)
	}
	if err := proof.proof.verify(dstPossession, &key.p, possessionStatement(key, context)); err != nil {
		return fmt.Errorf("verifying possession of key %s: %w", key, err)
	}
	return nil
}

// ParsePossession decodes the 64 bytes of [Possession.Bytes].
func ParsePossession(b []byte) (Possession, error) {
	p, err := parseSchnorr(b)
	if err != nil {
		return Possession{}, fmt.Errorf("parsing proof of possession: %w", err)
	}
	return Possession{p}, nil
}

// Bytes returns c || s, 64 bytes, each half big-endian and below r.
func (p Possession) Bytes() []byte { return p.proof.Bytes() }

// possessionStatement is injective: only the context, at the end, varies in size.
func possessionStatement(key PublicKey, context []byte) []byte {
	return append(key.Bytes(), context...)
}
