package pre

import "fmt"

// EnvelopeOverhead is how many bytes an envelope adds to its message.
const EnvelopeOverhead = g1Size + 16

// SealTo encrypts a small message to the holder of a key, authenticated
// together with aad (SPEC.md, section 10): R (48) || ChaCha20-Poly1305
// ciphertext under HKDF-SHA-256([r]B; R, B). It says nothing about who sealed.
func SealTo(recipient PublicKey, aad, message []byte) ([]byte, error) {
	if err := recipient.check(); err != nil {
		return nil, fmt.Errorf("sealing envelope: %w", err)
	}
	r := randomScalar()
	defer r.SetZero()
	ephemeral, shared := mulSecret(&g1, &r), mulSecret(&recipient.p, &r)
	key := envelopeKey(&shared, &ephemeral, &recipient.p)
	defer clear(key)
	return append(ephemeral.Bytes(), aeadSeal(key, message, aad)...), nil
}

// Open decrypts an envelope made by [SealTo] for key with the same aad.
//
// [b]R for the sender's R never leaves this function: only its hash is used,
// under a tag of its own, so an envelope that repeats another's Y or R tells
// its sender nothing.
func Open(key SecretKey, aad, envelope []byte) ([]byte, error) {
	if err := key.check(); err != nil {
		return nil, fmt.Errorf("opening envelope: %w", err)
	}
	if len(envelope) < EnvelopeOverhead {
		return nil, fmt.Errorf("opening envelope: %d bytes, want at least %d", len(envelope), EnvelopeOverhead)
	}
	ephemeral, err := parsePoint(envelope[:g1Size])
	if err != nil {
		return nil, fmt.Errorf("opening envelope: %w", err)
	}
	shared, pub := mulSecret(&ephemeral, key.scalar()), key.PublicKey()
	sealKey := envelopeKey(&shared, &ephemeral, &pub.p)
	defer clear(sealKey)
	message, err := aeadOpen(sealKey, envelope[g1Size:], aad)
	if err != nil {
		return nil, fmt.Errorf("opening envelope: not sealed to this key in this context, or damaged: %w", err)
	}
	return message, nil
}
