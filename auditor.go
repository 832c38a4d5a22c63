package medveil

import (
	"context"
	"crypto/ecdsa"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
)

// An Auditor acts for an account that the members appointed: it opens cases and
// reads what workers logged of a grant or a pseudonym. Keeping the key is its
// holder's; crypto.SaveECDSA and a keystore both do.
type Auditor struct {
	client *Client
	key    *ecdsa.PrivateKey
}

// Auditor returns the auditor whose account has this key, appointed or not.
func (c *Client) Auditor(key *ecdsa.PrivateKey) *Auditor { return &Auditor{c, key} }

// Account returns the auditor's chain account.
func (a *Auditor) Account() common.Address { return addressOf(a.key) }

// CaseLimit returns how many unexpired cases the auditor may have at once; 0 if
// the members did not appoint it.
func (a *Auditor) CaseLimit(ctx context.Context) (int, error) {
	consortium := bindings.NewConsortium()
	limit, err := call(ctx, a.client.consortium, consortium.PackAuditorCaseLimit(a.Account()), consortium.UnpackAuditorCaseLimit)
	if err != nil {
		return 0, fmt.Errorf("read the auditor's appointment: %w", err)
	}
	return int(limit), nil
}

// OpenCase opens a case; see [Client.OpenCase].
func (a *Auditor) OpenCase(ctx context.Context, request CaseRequest) (CaseID, Transaction, error) {
	return a.client.OpenCase(ctx, a.key, request)
}

// Cases lists the cases that the auditor opened, oldest first, each with its
// state now.
func (a *Auditor) Cases(ctx context.Context) ([]*Case, error) {
	opened, err := events(ctx, a.client, a.client.trace, bindings.NewTrace().UnpackCaseOpenedEvent)
	if err != nil {
		return nil, fmt.Errorf("read the auditor's cases: %w", err)
	}
	var cases []*Case
	for _, event := range opened {
		if event.Auditor != a.Account() {
			continue
		}
		state, err := a.client.Case(ctx, CaseID(event.CaseId.FillBytes(make([]byte, 32))))
		if err != nil {
			return nil, err
		}
		cases = append(cases, state)
	}
	return cases, nil
}
