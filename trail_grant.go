package medveil

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/receipt"
)

// ErrNotAnchored is returned for evidence that no anchor on chain holds yet: its
// worker could still disown it. Ask the worker again after its next anchor; the
// evidence's hash stays the same.
var ErrNotAnchored = errors.New("the entry is not anchored on chain")

// checkReceipts verifies the receipts, and that they are about one thing.
func (t *trailing) checkReceipts(ctx context.Context) (claim, by string, err error) {
	if t.hash, err = t.request.Evidence.Hash(); err != nil {
		return "", "", err
	}
	t.Evidence = t.hash
	for _, log := range t.request.Evidence {
		entries, err := t.client.VerifyReceipts(ctx, log)
		if err != nil {
			return "", "", err
		}
		t.entries = append(t.entries, entries...)
	}
	first := &t.entries[0].Entry // Hash saw one
	for i := range t.entries {
		if err := t.checkReceipt(ctx, first, &t.entries[i]); err != nil {
			return "", "", fmt.Errorf("entry %d of seat %d: %w", t.entries[i].Index, t.entries[i].Seat, err)
		}
	}
	return fmt.Sprintf("%s used grant %s: %d receipts of seats %v", first.Nym, first.Receipt.GrantID, len(t.entries), t.seats()),
		"each receipt and checkpoint is signed by the account that the chain has as the seat's operator, and each entry is in the log that its checkpoint signs", nil
}

// checkReceipt checks one entry: it is about what the first is about, and its
// worker saw our chain, on which its operator was the seat's.
func (t *trailing) checkReceipt(ctx context.Context, first *receipt.Entry, logged *LoggedEntry) error {
	e := &logged.Entry
	if e.Kind != receipt.Released || first.Kind != receipt.Released {
		return errors.New("it is no receipt: see EvidenceOf")
	}
	if *e.Nym != *first.Nym || *e.Owner != *first.Owner || e.Receipt.GrantID != first.Receipt.GrantID {
		return errors.New("it is about another grantee, owner or grant than the first: see EvidenceOf")
	}
	if logged.OtherChain || e.Receipt.BlockNumber > t.Block {
		return fmt.Errorf("block %d: %w", e.Receipt.BlockNumber, ErrOtherChain)
	}
	tenures, err := t.client.tenures(ctx, logged.Seat)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(tenures, func(at tenure) bool {
		return at.member.Operator == logged.Operator && at.since <= e.Receipt.BlockNumber
	}) {
		return fmt.Errorf("%s became the seat's operator only after the block of the receipt", logged.Operator)
	}
	t.Receipts = append(t.Receipts, TrailReceipt{
		Seat: logged.Seat, Operator: logged.Operator, Log: logged.Log, Index: logged.Index,
		Time: time.Unix(int64(e.Time), 0).UTC(), Block: e.Receipt.BlockNumber, Capsule: e.Receipt.CapsuleID,
	})
	return nil
}

// seats lists the seats that the evidence is of.
func (t *trailing) seats() []int {
	var seats []int
	for _, e := range t.entries {
		seats = append(seats, e.Seat)
	}
	slices.Sort(seats)
	return slices.Compact(seats)
}

// checkAnchors finds the anchor that holds each entry.
func (t *trailing) checkAnchors(ctx context.Context) (claim, by string, err error) {
	held := 0
	for _, log := range t.request.Evidence {
		for _, page := range log.Pages {
			found, err := t.anchorOf(ctx, &page)
			if err != nil {
				return "", "", fmt.Errorf("seat %d: %w", log.Seat, err)
			}
			for range page.Entries {
				if !t.entries[held].Anchored {
					return "", "", fmt.Errorf("entry %d of seat %d: %w", t.entries[held].Index, log.Seat, ErrNotAnchored)
				}
				r := &t.Receipts[held]
				r.AnchorSize, r.AnchorBlock, r.AnchorTransaction = found.Size, found.Raw.BlockNumber, found.Raw.TxHash
				held++
			}
		}
	}
	return fmt.Sprintf("%d entries are in logs that their operators anchored on chain", held),
		"consistency of each checkpoint with an anchor that the operator's account sent to the grant log", nil
}

// anchorOf returns the event of a page's anchor.
func (t *trailing) anchorOf(ctx context.Context, page *ReceiptPage) (*bindings.GrantLogReceiptsAnchored, error) {
	if page.Anchor == nil {
		return nil, ErrNotAnchored
	}
	found, err := events(ctx, t.client, t.client.grantLog, bindings.NewGrantLog().UnpackReceiptsAnchoredEvent,
		[]any{common.Address(page.Checkpoint.Worker)}, []any{page.Checkpoint.Log})
	if err != nil {
		return nil, fmt.Errorf("read the anchors: %w", err)
	}
	for _, event := range found {
		if event.Size == page.Anchor.Size && api.Word(event.Root) == page.Anchor.Root {
			return event, nil
		}
	}
	return nil, ErrNotAnchored
}

// checkGrant finds the grant on chain.
func (t *trailing) checkGrant(ctx context.Context) (claim, by string, err error) {
	first := &t.entries[0].Entry
	id, owner := grant.ID(first.Receipt.GrantID), grant.Nym(*first.Owner)
	event, err := t.client.granted(ctx, id)
	if err != nil {
		return "", "", err
	}
	if nymOf(event.OwnerNym) != owner {
		return "", "", fmt.Errorf("the chain has %x as its owner, the workers say %x", nymOf(event.OwnerNym), owner)
	}
	if t.client.grantContext().GrantID(owner, event.Commitment) != id {
		return "", "", errors.New("its id is not that of its owner and commitment")
	}
	for _, r := range t.Receipts {
		if r.Block < event.Raw.BlockNumber {
			return "", "", fmt.Errorf("seat %d says that it was used at block %d, and it was made in block %d", r.Seat, r.Block, event.Raw.BlockNumber)
		}
	}
	t.Grant = &TrailGrant{
		ID: api.Word(id), Owner: api.Word(owner), Expiry: time.Unix(int64(event.Expiry), 0).UTC(),
		Block: event.Raw.BlockNumber, Transaction: event.Raw.TxHash,
	}
	return fmt.Sprintf("the grant is of %x, made in block %d", owner, t.Grant.Block),
		"the grant log's event, whose id was recomputed from owner and commitment", nil
}

// checkGrantee looks at the pseudonym that used the grant.
func (t *trailing) checkGrantee(ctx context.Context) (claim, by string, err error) {
	nym := grant.Nym(*t.entries[0].Entry.Nym)
	registered, err := events(ctx, t.client, t.client.registry, bindings.NewPseudonymRegistry().UnpackRegisteredEvent, []any{bigOf(nym)})
	if err != nil {
		return "", "", fmt.Errorf("read its registration: %w", err)
	}
	if len(registered) == 0 {
		return "", "", fmt.Errorf("%x: %w", nym, ErrNotRegistered)
	}
	since := registered[0].Raw.BlockNumber
	for _, r := range t.Receipts {
		if r.Block < since {
			return "", "", fmt.Errorf("seat %d served it at block %d, and it was registered in block %d", r.Seat, r.Block, since)
		}
	}
	if err := t.checkOpening(ctx, nym); err != nil {
		return "", "", err
	}
	t.Grantee = &TrailGrantee{Nym: api.Word(nym), Registered: since, Seats: t.seats(), Opened: t.request.Opening != nil}
	by = fmt.Sprintf("the receipts of seats %v, which are believed: the chain hides to whom a grant is, and a worker signs no more than that it checked who asked", t.seats())
	if t.Grantee.Opened {
		by = fmt.Sprintf("the opening of the grant's commitment on chain; that it was used, the receipts of seats %v", t.seats())
	}
	return fmt.Sprintf("the grantee is the registered pseudonym %x", nym), by, nil
}

// checkOpening holds the opening of the grant, if there is one, against the
// chain and the receipts.
func (t *trailing) checkOpening(ctx context.Context, grantee grant.Nym) error {
	o := t.request.Opening
	if o == nil {
		return nil
	}
	if api.Word(o.ID(t.client.grantContext())) != t.Grant.ID {
		return errors.New("the opening is not that of the grant's commitment on chain")
	}
	if o.GranteeNym != grantee {
		return fmt.Errorf("the grant is to %x, the workers say %x", o.GranteeNym, grantee)
	}
	set, err := t.client.Workers(ctx, o.SetVersion)
	if err != nil {
		return err
	}
	for _, e := range t.entries {
		j := int(e.Entry.Receipt.Index)
		if j < 1 || j > len(set.Workers) || set.Workers[j-1].Seat != e.Seat {
			return fmt.Errorf("seat %d is not worker %d of the grant's set", e.Seat, j)
		}
	}
	return nil
}
