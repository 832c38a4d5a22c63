package grant

import (
	"encoding/binary"
	"fmt"

	"github.com/medveil/medveil/pre"
)

// Domain tags of what is sealed.
const (
	infoFragment = "medveil.dev/grant-v1 fragment"
	infoWorker   = "medveil.dev/grant-v1 worker envelope"
	infoGrantee  = "medveil.dev/grant-v1 grantee envelope"
)

// Terms is what a grant is about, beside its re-encryption key.
type Terms struct {
	OwnerNym   Nym
	GranteeNym Nym
	SetVersion uint32 // of the worker set, whose members the fragments are for
}

// disclosure is the content of an envelope: salt (32) || owner nym (32) ||
// grantee nym (32) || set version (4) || re-encryption key. With the sealed
// fragments beside it, it determines the opening.
type disclosure struct {
	salt  [32]byte
	terms Terms
	rekey *pre.Rekey
}

func (d *disclosure) Bytes() []byte {
	b := append([]byte(nil), d.salt[:]...)
	b = append(b, d.terms.OwnerNym[:]...)
	b = append(b, d.terms.GranteeNym[:]...)
	b = binary.BigEndian.AppendUint32(b, d.terms.SetVersion)
	return append(b, d.rekey.Bytes()...)
}

func parseDisclosure(data []byte) (*disclosure, error) {
	if len(data) < termsSize {
		return nil, fmt.Errorf("envelope holds %d bytes, want at least %d", len(data), termsSize)
	}
	rekey, err := pre.ParseRekey(data[termsSize:])
	if err != nil {
		return nil, err
	}
	return &disclosure{
		salt: [32]byte(data[:32]),
		terms: Terms{
			OwnerNym:   Nym(data[32:64]),
			GranteeNym: Nym(data[64:96]),
			SetVersion: binary.BigEndian.Uint32(data[96:100]),
		},
		rekey: rekey,
	}, nil
}

// opening returns the opening that the disclosure and the sealed fragments of
// b amount to.
func (d *disclosure) opening(b *bundle) Opening {
	return Opening{
		Salt:       d.salt,
		OwnerNym:   d.terms.OwnerNym,
		GranteeNym: d.terms.GranteeNym,
		Label:      d.rekey.Label(),
		RekeyHash:  b.rekeyHash(d.rekey),
		SetVersion: d.terms.SetVersion,
	}
}

// fragmentInfo returns what sealed fragment j authenticates: grant log, salt,
// both nyms, label, set version and j. It cannot be the grant id or the
// opening, which cover the sealed fragment. A fragment put into a bundle of
// anyone else, or of other terms, does not open.
func (d *disclosure) fragmentInfo(ctx Context, j int) []byte {
	label := d.rekey.Label()
	b := append([]byte(infoFragment), ctx.words()...)
	b = append(b, d.salt[:]...)
	b = append(b, d.terms.OwnerNym[:]...)
	b = append(b, d.terms.GranteeNym[:]...)
	b = append(b, label[:]...)
	b = binary.BigEndian.AppendUint32(b, d.terms.SetVersion)
	return append(b, byte(j))
}

// workerInfo returns what the envelope of worker j authenticates beside its
// content. That it belongs to the sealed fragments beside it is what the grant
// id shows.
func workerInfo(ctx Context, j int) []byte {
	return append(append([]byte(infoWorker), ctx.words()...), byte(j))
}

// granteeInfo is workerInfo for the grantee's envelope.
func granteeInfo(ctx Context) []byte {
	return append([]byte(infoGrantee), ctx.words()...)
}
