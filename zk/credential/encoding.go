package credential

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/poseidon2"
)

// fixedSize is the size of all fields of an encoded credential but the identity.
const fixedSize = fr.Bytes + 1 + 4 + fr.Bytes + 1 + SignatureSize

// MarshalBinary implements [encoding.BinaryMarshaler]: consortiumId (32), role
// (1), expiryDay (4), holder (32), issuer seat (1), signature (96), identity
// (the rest, 1 to 60), integers big-endian.
func (c Credential) MarshalBinary() ([]byte, error) {
	if err := errors.Join(c.check(), checkSeat(c.IssuerSeat), c.Signature.check()); err != nil {
		return nil, fmt.Errorf("encode credential: %w", err)
	}
	consortium, holder, signature := c.ConsortiumID.Bytes(), c.Holder.Bytes(), c.Signature.Bytes()
	b := append(make([]byte, 0, fixedSize+MaxIdentity), consortium[:]...)
	b = append(b, byte(c.Role))
	b = binary.BigEndian.AppendUint32(b, c.ExpiryDay)
	b = append(b, holder[:]...)
	b = append(b, byte(c.IssuerSeat))
	b = append(b, signature[:]...)
	return append(b, c.Identity.text...), nil
}

// UnmarshalBinary implements [encoding.BinaryUnmarshaler]. It refuses whatever
// [Credential.MarshalBinary] does not produce; it does not verify the signature.
func (c *Credential) UnmarshalBinary(b []byte) error {
	if len(b) <= fixedSize {
		return fmt.Errorf("decode credential: %d bytes, want more than %d", len(b), fixedSize)
	}
	in := bytes.NewBuffer(b)
	consortium, err1 := poseidon2.ParseElement(in.Next(fr.Bytes))
	role := Role(in.Next(1)[0])
	expiry := binary.BigEndian.Uint32(in.Next(4))
	holder, err2 := poseidon2.ParseElement(in.Next(fr.Bytes))
	seat := int(in.Next(1)[0])
	signature, err3 := ParseSignature(in.Next(SignatureSize))
	identity, err4 := NewIdentity(in.String())
	if err := errors.Join(err1, err2, err3, err4, role.Check(), checkSeat(seat)); err != nil {
		return fmt.Errorf("decode credential: %w", err)
	}
	*c = Credential{Claims{consortium, identity, role, expiry, holder}, seat, signature}
	return nil
}

// credentialJSON is the form that people read.
type credentialJSON struct {
	Consortium string `json:"consortium"` // 32 bytes in hexadecimal, as holder and signature (96)
	Identity   string `json:"identity"`
	Role       string `json:"role"`
	ExpiryDay  uint32 `json:"expiryDay"`
	Holder     string `json:"holder"`
	IssuerSeat int    `json:"issuerSeat"`
	Signature  string `json:"signature"`
}

// MarshalJSON implements [json.Marshaler].
func (c Credential) MarshalJSON() ([]byte, error) {
	if err := errors.Join(c.check(), checkSeat(c.IssuerSeat), c.Signature.check()); err != nil {
		return nil, fmt.Errorf("encode credential: %w", err)
	}
	consortium, holder, signature := c.ConsortiumID.Bytes(), c.Holder.Bytes(), c.Signature.Bytes()
	return json.Marshal(credentialJSON{
		Consortium: hex.EncodeToString(consortium[:]),
		Identity:   c.Identity.text,
		Role:       c.Role.String(),
		ExpiryDay:  c.ExpiryDay,
		Holder:     hex.EncodeToString(holder[:]),
		IssuerSeat: c.IssuerSeat,
		Signature:  hex.EncodeToString(signature[:]),
	})
}

// UnmarshalJSON implements [json.Unmarshaler] with the checks of
// [Credential.UnmarshalBinary]. Unknown fields are refused.
func (c *Credential) UnmarshalJSON(b []byte) error {
	var in credentialJSON
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&in); err != nil {
		return fmt.Errorf("decode credential: %w", err)
	}
	role, err1 := ParseRole(in.Role)
	identity, err2 := NewIdentity(in.Identity)
	consortium, err3 := elementFromHex(in.Consortium)
	holder, err4 := elementFromHex(in.Holder)
	raw, err5 := hex.DecodeString(in.Signature)
	signature, err6 := ParseSignature(raw)
	if err := errors.Join(err1, err2, err3, err4, err5, err6, checkSeat(in.IssuerSeat)); err != nil {
		return fmt.Errorf("decode credential: %w", err)
	}
	*c = Credential{Claims{consortium, identity, role, in.ExpiryDay, holder}, in.IssuerSeat, signature}
	return nil
}

func elementFromHex(text string) (fr.Element, error) {
	b, err := hex.DecodeString(text)
	if err != nil {
		return fr.Element{}, errors.New("field element is not hexadecimal")
	}
	return poseidon2.ParseElement(b)
}
