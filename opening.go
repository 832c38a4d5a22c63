package medveil

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/zk/curve"
)

// ErrOtherCase is returned when a node says of a case what is not so: its id is
// a hash of everything that it is about.
var ErrOtherCase = errors.New("what the node says is not what the case's id is a hash of")

// caseID returns the id that the trace contract gives a case (zk/SPEC.md,
// section 1).
func (c *Client) caseID(auditor common.Address, r *bindings.ITraceCaseRequest, dealing [32]byte) CaseID {
	number := func(n uint64) []byte { return new(big.Int).SetUint64(n).Bytes() }
	var encoded []byte
	for _, word := range [][]byte{
		number(c.network.ChainID), c.network.Trace[:], r.Nym.Bytes(), number(uint64(r.Generation)), dealing[:], auditor[:],
		r.AuditorKeyX.Bytes(), r.AuditorKeyY.Bytes(), number(uint64(r.Mode)), r.EvidenceHash[:], number(uint64(r.Reason)), r.Nonce[:],
	} {
		encoded = append(encoded, common.LeftPadBytes(word, 32)...)
	}
	var id fr.Element
	id.SetBytes(crypto.Keccak256(encoded))
	return id.Bytes()
}

// An opening is a case as it was opened.
type opening struct {
	event   *bindings.TraceCaseOpened
	auditor curve.PublicKey // A, possessed by the auditor
}

// opening reads the event of a sealed case, holds it against the id, and verifies
// the proof of possession of its key, which no contract verifies.
func (c *Client) opening(ctx context.Context, id CaseID) (*opening, error) {
	found, err := events(ctx, c, c.trace, bindings.NewTrace().UnpackCaseOpenedEvent, []any{bigOf(id)})
	if err != nil {
		return nil, err
	}
	if len(found) != 1 {
		return nil, ErrNoCase
	}
	event := found[0]
	if c.caseID(event.Auditor, &event.Request, event.DealingDigest) != id {
		return nil, ErrOtherCase
	}
	if event.Request.Mode != caseSealed {
		return nil, errors.New("the case is public")
	}
	key, err := curve.ParsePublicKey(pointBytes(event.Request.AuditorKeyX, event.Request.AuditorKeyY))
	if err != nil {
		return nil, fmt.Errorf("key of the case: %w", err)
	}
	possession, err := curve.ParsePossession(event.KeyPossession)
	if err != nil {
		return nil, fmt.Errorf("key of the case: %w", err)
	}
	if err := key.VerifyPossession(possession, c.auditorContext(event.Auditor)); err != nil {
		return nil, fmt.Errorf("key of the case: %w", err)
	}
	return &opening{event, key}, nil
}
