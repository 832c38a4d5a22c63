package grant

import (
	"encoding/binary"
	"fmt"

	"github.com/medveil/medveil/pre"
)

// OpeningSize is the size of an encoded [Opening] in bytes.
const OpeningSize = 32 + 32 + 32 + 32 + 32 + 4

// Opening is what the commitment of a grant hides: who granted what to whom.
// It is for the workers, the grantee and the owner's wallet only; with Salt it
// hides even a guessable label.
type Opening struct {
	Salt       [32]byte
	OwnerNym   Nym // not in the commitment: the grant id binds it
	GranteeNym Nym
	Label      pre.Label
	RekeyHash  [32]byte // over the re-encryption key and every sealed fragment
	SetVersion uint32   // of the worker set
}

// Commitment returns keccak256(abi.encode(bytes32 salt, uint256 granteeNym,
// bytes32 labelHash, bytes32 rekeyHash, uint32 setVersion)) with labelHash =
// keccak256(label).
func (o *Opening) Commitment() Commitment {
	labelHash := keccak256(o.Label[:])
	return keccak256(o.Salt[:], o.GranteeNym[:], labelHash[:], o.RekeyHash[:], uintWord(uint64(o.SetVersion)))
}

// ID returns the grant id that the opening has on the grant log ctx.
func (o *Opening) ID(ctx Context) ID { return ctx.GrantID(o.OwnerNym, o.Commitment()) }

// Bytes returns salt (32) || owner nym (32) || grantee nym (32) || label (32)
// || rekey hash (32) || set version (4, big-endian), for a wallet to keep.
func (o *Opening) Bytes() []byte {
	b := make([]byte, 0, OpeningSize)
	b = append(b, o.Salt[:]...)
	b = append(b, o.OwnerNym[:]...)
	b = append(b, o.GranteeNym[:]...)
	b = append(b, o.Label[:]...)
	b = append(b, o.RekeyHash[:]...)
	return binary.BigEndian.AppendUint32(b, o.SetVersion)
}

// ParseOpening decodes the bytes of [Opening.Bytes].
func ParseOpening(b []byte) (Opening, error) {
	if len(b) != OpeningSize {
		return Opening{}, fmt.Errorf("parsing opening: %d bytes, want %d", len(b), OpeningSize)
	}
	return Opening{
		Salt:       [32]byte(b[0:32]),
		OwnerNym:   Nym(b[32:64]),
		GranteeNym: Nym(b[64:96]),
		Label:      pre.Label(b[96:128]),
		RekeyHash:  [32]byte(b[128:160]),
		SetVersion: binary.BigEndian.Uint32(b[160:]),
	}, nil
}
