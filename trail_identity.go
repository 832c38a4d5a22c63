package medveil

import (
	"context"
	"errors"
	"fmt"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/zk/pvss"
)

// checkIdentity opens the escrow with the shares, whatever was announced.
func (t *trailing) checkIdentity(ctx context.Context) (claim, by string, err error) {
	if t.Case.Sealed {
		t.revealed, err = t.openSealed(ctx)
		by = "the auditor's key: each share was decrypted and held against its commitment in the dealing, and the secret that they give against its own"
	} else {
		t.revealed, err = t.openPublic(ctx)
		by = "the shares on chain, each held against its commitment in the dealing, and the secret that they give against its own; it decrypts to what the contract announced"
	}
	if err != nil {
		return "", "", err
	}
	t.Identity = &TrailIdentity{Identity: t.revealed.Identity.String(), Holder: t.revealed.Holder.Bytes(), Seat: t.revealed.IssuerSeat}
	if t.revealed.Fault != nil {
		// The institution is known, and must answer.
		_, _, err = t.checkInstitution(ctx)
		return "", "", errors.Join(t.revealed.Fault, err)
	}
	return fmt.Sprintf("the identity is %q", t.Identity.Identity), by, nil
}

// openSealed opens a sealed case.
func (t *trailing) openSealed(ctx context.Context) (*TracedIdentity, error) {
	if t.request.Key == nil {
		return nil, ErrSealedCase
	}
	traced, err := t.client.OpenSealedCase(ctx, t.opened.id, *t.request.Key)
	if traced != nil {
		return traced, nil // whatever is wrong with it is its Fault
	}
	return nil, err
}

// openPublic does what the contract did.
func (t *trailing) openPublic(ctx context.Context) (*TracedIdentity, error) {
	accepted, err := events(ctx, t.client, t.client.trace, bindings.NewTrace().UnpackShareAcceptedEvent, []any{bigOf(t.opened.id)})
	if err != nil {
		return nil, fmt.Errorf("read the shares: %w", err)
	}
	var shares []pvss.Share
	for _, event := range accepted {
		value, err := elementOf(event.Share)
		if err != nil {
			return nil, fmt.Errorf("share of seat %d: %w", event.Seat, err)
		}
		share := pvss.Share{Seat: int(event.Seat), Value: value}
		if err := t.opened.dealt.Dealing.CheckShare(t.opened.dealt.ID, share); err != nil {
			return nil, err
		}
		shares = append(shares, share)
	}
	opened, err := readIdentity(t.opened.dealt, shares, t.Case.Threshold)
	if err != nil {
		return nil, err
	}
	announced, err := t.client.revealed(ctx, t.opened.id)
	if err != nil {
		return nil, err
	}
	if announced.Words != opened.Words {
		return nil, errors.New("the contract announced another identity than the shares give")
	}
	return opened, nil
}

// checkInstitution finds who issued the credential.
func (t *trailing) checkInstitution(ctx context.Context) (claim, by string, err error) {
	committee, err := t.client.Committee(ctx, t.Case.Epoch)
	if err != nil {
		return "", "", err
	}
	member, err := committee.Member(t.revealed.IssuerSeat)
	if err != nil {
		return "", "", err
	}
	key := member.Issuer.Bytes()
	t.Institution = &TrailInstitution{
		Seat: member.Seat, Epoch: committee.Epoch, Operator: member.Operator,
		IssuerKey: fmt.Sprintf("%x", key[:]), Endpoint: member.Endpoint,
	}
	return fmt.Sprintf("the institution at seat %d (operator %s) issued the credential", member.Seat, member.Operator),
		"the registration proof, which the registry verified: the issuer's seat in the escrow is that of the key that signed the credential; the epoch's digest and the key's proof of possession were checked", nil
}
