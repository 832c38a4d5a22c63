package medveil

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/receipt"
)

// A ReceiptFilter narrows what is asked for; nil members do not.
type ReceiptFilter struct {
	Grant *grant.ID  // entries about this grant
	Nym   *grant.Nym // entries that this nym asked for, or about its grants
}

// A ReceiptLog is what one worker gave out of its log, with everything that it
// takes to check it against the chain alone ([Client.VerifyReceipts]), now or in
// years: keep its JSON. Nothing in it is to be believed before that.
type ReceiptLog struct {
	Seat  int           `json:"seat"` // of the worker's institution
	Pages []ReceiptPage `json:"pages"`
	// Err is why the worker gave nothing, or not all.
	Err error `json:"-"`
}

// A ReceiptPage is entries with the checkpoint that they are proven against.
type ReceiptPage struct {
	Checkpoint api.Checkpoint   `json:"checkpoint"`
	Anchor     *ReceiptAnchor   `json:"anchor,omitempty"` // nil if this log was not anchored yet
	Extends    []api.Word       `json:"extends"`          // proves that the larger of checkpoint and anchor extends the other
	Entries    []api.ProvenLeaf `json:"entries"`
}

// A ReceiptAnchor is where a worker's log stood when its operator anchored it in
// the grant log.
type ReceiptAnchor struct {
	Size uint64   `json:"size"`
	Root api.Word `json:"root"`
}

// maxReceiptPages ends what a worker would go on with for ever: a page has up to
// [api.MaxReceipts] entries.
const maxReceiptPages = 4096

// Receipts asks every worker of the current committee, as the wallet's pseudonym
// nym, active or not, for what its log says that nym asked for, and what was
// asked under nym's grants: so an owner learns who read what and when. There is
// one [ReceiptLog] for each worker, in order of seats; those that do not answer,
// or whose entries do not verify, say so in Err. It is an error only if none does.
func (c *Client) Receipts(ctx context.Context, w *Wallet, nym grant.Nym, filter ReceiptFilter) ([]*ReceiptLog, error) {
	sign, err := w.signer(nym)
	if err != nil {
		return nil, fmt.Errorf("read receipts: %w", err)
	}
	return c.receipts(ctx, sign, filter, &nym)
}

// Receipts asks every worker for what its log says of a grant or a pseudonym,
// one of which the filter must name; see [Client.Receipts]. Workers answer
// auditors whom the members appointed.
func (a *Auditor) Receipts(ctx context.Context, filter ReceiptFilter) ([]*ReceiptLog, error) {
	if filter == (ReceiptFilter{}) {
		return nil, errors.New("read receipts: an auditor must name a grant or a pseudonym")
	}
	sign := func(digest api.Word) (api.Signature, error) { return signDigest(a.key, digest) }
	return a.client.receipts(ctx, sign, filter, nil)
}

// receipts asks every worker, and verifies what it gives; own is the nym that
// asks, nil for an auditor.
func (c *Client) receipts(ctx context.Context, sign api.Signer, filter ReceiptFilter, own *grant.Nym) ([]*ReceiptLog, error) {
	committee, err := c.CurrentCommittee(ctx)
	if err != nil {
		return nil, fmt.Errorf("read receipts: %w", err)
	}
	logs := make([]*ReceiptLog, len(committee.Members))
	done := make(chan struct{})
	for i, member := range committee.Members {
		go func() {
			logs[i] = c.receiptsOf(ctx, member, sign, filter, own)
			done <- struct{}{}
		}()
	}
	var failures []error
	for range logs {
		<-done
	}
	for _, log := range logs {
		if log.Err == nil {
			return logs, nil
		}
		failures = append(failures, fmt.Errorf("worker of seat %d: %w", log.Seat, log.Err))
	}
	return logs, fmt.Errorf("read receipts: no worker gives any: %w", errors.Join(failures...))
}

// receiptsOf asks one worker, page after page.
func (c *Client) receiptsOf(ctx context.Context, member Member, sign api.Signer, filter ReceiptFilter, own *grant.Nym) *ReceiptLog {
	log := &ReceiptLog{Seat: member.Seat}
	request := api.ReceiptsRequest{
		Worker: api.Address(member.Operator), Limit: api.MaxReceipts,
		GrantID: (*api.Word)(filter.Grant), Nym: (*api.Word)(filter.Nym),
	}
	for range maxReceiptPages {
		next, err := c.receiptPage(ctx, member, &request, sign, log)
		if err != nil {
			log.Err = err
			return log
		}
		if next == nil {
			log.Err = c.checkWanted(ctx, log, filter, own)
			return log
		}
		if *next <= request.From {
			log.Err = fmt.Errorf("%w: its pages do not come to an end", ErrFault)
			return log
		}
		request.From = *next
	}
	log.Err = errors.New("more pages of receipts than a client reads: name a grant")
	return log
}

// receiptPage asks for one page, adds it to log, and returns where the next
// one begins.
func (c *Client) receiptPage(ctx context.Context, member Member, request *api.ReceiptsRequest, sign api.Signer, log *ReceiptLog) (next *uint64, err error) {
	ctx, cancel := context.WithTimeout(ctx, c.patience.answer)
	defer cancel()
	if err := request.Sign(c.apiDomain(), sign); err != nil {
		return nil, err
	}
	before, err := c.currentAnchor(ctx, member.Operator)
	if err != nil {
		return nil, err
	}
	worker := c.worker(member.Endpoint)
	response, err := worker.Receipts(ctx, request)
	if err != nil {
		return nil, err
	}
	if response.Checkpoint.Log == before.Log && response.Checkpoint.Size < before.Size {
		return nil, fmt.Errorf("%w: its log has %d entries now, and had %d when it was anchored", ErrFault, response.Checkpoint.Size, before.Size)
	}
	page := ReceiptPage{Checkpoint: response.Checkpoint, Entries: response.Entries}
	anchor, err := c.lastAnchor(ctx, member.Operator, page.Checkpoint.Log)
	if err != nil {
		return nil, err
	}
	if anchor != nil {
		page.Anchor = anchor
		old, new := min(anchor.Size, page.Checkpoint.Size), max(anchor.Size, page.Checkpoint.Size)
		if page.Extends, err = worker.Consistency(ctx, old, new); err != nil {
			return nil, fmt.Errorf("ask how its log extends what is anchored: %w", err)
		}
	}
	log.Pages = append(log.Pages, page)
	return response.Next, nil
}

// currentAnchor returns which log of a worker is the current one, and how far it
// is anchored.
func (c *Client) currentAnchor(ctx context.Context, worker common.Address) (bindings.IGrantLogReceiptAnchor, error) {
	grantLog := bindings.NewGrantLog()
	now, err := call(ctx, c.grantLog, grantLog.PackReceiptAnchor(worker), grantLog.UnpackReceiptAnchor)
	if err != nil {
		return now, fmt.Errorf("read the anchor of the worker's log: %w", err)
	}
	return now, nil
}

// lastAnchor returns the last anchor of a worker's log, nil if there is none.
func (c *Client) lastAnchor(ctx context.Context, worker common.Address, log uint32) (*ReceiptAnchor, error) {
	now, err := c.currentAnchor(ctx, worker)
	if err != nil {
		return nil, err
	}
	if now.Log == log && now.Size > 0 {
		return &ReceiptAnchor{Size: now.Size, Root: now.Root}, nil
	}
	// The worker's log is not the one that the chain knows as its current one.
	anchors, err := c.anchors(ctx, worker, log)
	if err != nil || len(anchors) == 0 {
		return nil, err
	}
	return &anchors[len(anchors)-1], nil
}

// anchors lists all anchors of one log, by growing size.
func (c *Client) anchors(ctx context.Context, worker common.Address, log uint32) ([]ReceiptAnchor, error) {
	found, err := events(ctx, c, c.grantLog, bindings.NewGrantLog().UnpackReceiptsAnchoredEvent, []any{worker}, []any{log})
	if err != nil {
		return nil, fmt.Errorf("read the anchors of the worker's log: %w", err)
	}
	anchors := make([]ReceiptAnchor, 0, len(found))
	for _, event := range found {
		anchors = append(anchors, ReceiptAnchor{Size: event.Size, Root: event.Root})
	}
	return anchors, nil
}

// checkWanted verifies a worker's entries, and that they are what was asked for.
func (c *Client) checkWanted(ctx context.Context, log *ReceiptLog, filter ReceiptFilter, own *grant.Nym) error {
	entries, err := c.VerifyReceipts(ctx, log)
	if errors.Is(err, errAnchoredSince) {
		return err
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrFault, err)
	}
	for _, e := range entries {
		if !filter.covers(&e.Entry) || own != nil && !e.Entry.Concerns(api.Word(*own)) {
			return fmt.Errorf("%w: entry %d was not asked for", ErrFault, e.Index)
		}
	}
	return nil
}

func (f ReceiptFilter) covers(e *receipt.Entry) bool {
	if f.Grant != nil {
		if id := e.Grant(); id == nil || *id != api.Word(*f.Grant) {
			return false
		}
	}
	return f.Nym == nil || e.Concerns(api.Word(*f.Nym))
}

// A LoggedEntry is a verified entry of a worker's log.
type LoggedEntry struct {
	Seat     int
	Operator common.Address // of the seat, who signed
	Log      uint32         // number of the log; a reset of it is on chain
	Index    uint64
	Entry    receipt.Entry
	// Anchored: an anchor on chain holds the entry. Otherwise it is proven
	// against a checkpoint that the worker's operator signed, which the worker
	// could still disown at the price of being shown to have signed two logs.
	Anchored bool
	// OtherChain: the entry is a receipt for a block that is not our node's
	// block of that number: the worker was on another branch of the chain.
	OtherChain bool
}

// VerifyReceipts checks what a worker gave out of its log against the chain
// alone, without the worker, and returns the entries in order of pages: each
// checkpoint is signed by the operator whom the chain names for the seat, now or
// in an earlier epoch, it is consistent with the anchors of that operator in the
// grant log (or the log, one that the chain knows of, was never anchored), each
// entry is in the checkpoint's tree, and each receipt is signed by the operator
// too. Whether a worker anchored two logs, [Client.CheckLog] finds out. What it did
// not log, or left out, no one can see from its log.
func (c *Client) VerifyReceipts(ctx context.Context, log *ReceiptLog) ([]LoggedEntry, error) {
	member, err := c.workerOf(ctx, log)
	if err != nil {
		return nil, fmt.Errorf("verify receipts: %w", err)
	}
	current, err := c.currentAnchor(ctx, member.Operator)
	if err != nil {
		return nil, fmt.Errorf("verify receipts: %w", err)
	}
	var all []LoggedEntry
	for i := range log.Pages {
		if number := log.Pages[i].Checkpoint.Log; number > current.Log {
			return nil, fmt.Errorf("verify receipts of seat %d: log %d was not declared on chain, the worker's is log %d", log.Seat, number, current.Log)
		}
		entries, err := c.verifyPage(ctx, member, &log.Pages[i])
		if err != nil {
			return nil, fmt.Errorf("verify receipts of seat %d: %w", log.Seat, err)
		}
		all = append(all, entries...)
	}
	if !slices.IsSortedFunc(all, inOrder) {
		return nil, fmt.Errorf("verify receipts of seat %d: entries are out of order, or there twice", log.Seat)
	}
	return all, nil
}

// inOrder is below 0 if b is not behind a in their worker's logs.
func inOrder(b, a LoggedEntry) int {
	if b.Log > a.Log || b.Log == a.Log && b.Index > a.Index {
		return 0
	}
	return -1
}

// workerOf returns the member of a log's seat, with the operator who signed the
// log: that of now, or one that it had in an epoch.
func (c *Client) workerOf(ctx context.Context, log *ReceiptLog) (Member, error) {
	committee, err := c.CurrentCommittee(ctx)
	if err != nil {
		return Member{}, err
	}
	member, err := committee.Member(log.Seat)
	if len(log.Pages) == 0 {
		return member, err
	}
	signer := common.Address(log.Pages[0].Checkpoint.Worker)
	if err == nil && member.Operator == signer {
		return member, nil
	}
	former, err := c.operatedBy(ctx, log.Seat, signer)
	if err != nil {
		return Member{}, fmt.Errorf("the checkpoint is another's: %w", err)
	}
	return former.member, nil
}

// verifyPage checks one page of a member's log.
func (c *Client) verifyPage(ctx context.Context, member Member, page *ReceiptPage) ([]LoggedEntry, error) {
	checkpoint := &page.Checkpoint
	if checkpoint.Worker != api.Address(member.Operator) {
		return nil, fmt.Errorf("the checkpoint is of %s, the seat's operator is %s", checkpoint.Worker, member.Operator)
	}
	if err := receipt.VerifyCheckpoint(c.apiDomain(), checkpoint, recoverAddress); err != nil {
		return nil, err
	}
	anchored, err := c.verifyAnchor(ctx, page)
	if err != nil {
		return nil, err
	}
	entries := make([]LoggedEntry, 0, len(page.Entries))
	for _, leaf := range page.Entries {
		e, err := receipt.VerifyEntry(checkpoint, leaf.Index, leaf.Leaf, leaf.Proof)
		if err != nil {
			return nil, err
		}
		logged := LoggedEntry{
			Seat: member.Seat, Operator: member.Operator, Log: checkpoint.Log, Index: leaf.Index,
			Entry: e, Anchored: leaf.Index < anchored,
		}
		if e.Receipt != nil {
			if err := receipt.VerifyReceipt(c.apiDomain(), checkpoint.Worker, e.Receipt, recoverAddress); err != nil {
				return nil, fmt.Errorf("entry %d: %w", leaf.Index, err)
			}
			err := c.checkBlock(ctx, e.Receipt)
			if logged.OtherChain = errors.Is(err, ErrOtherChain); err != nil && !logged.OtherChain {
				return nil, fmt.Errorf("entry %d: %w", leaf.Index, err)
			}
		}
		entries = append(entries, logged)
	}
	return entries, nil
}

// errAnchoredSince: nothing says that a checkpoint extends an anchor that it
// should. The worker shows another log than it anchored, or the anchor was on its
// way to the chain when the worker was asked.
var errAnchoredSince = errors.New("the log is anchored on chain, and no proof says that the checkpoint extends that: ask the worker again")

// verifyAnchor checks a page's checkpoint against the anchor beside it, which
// must be on chain, and returns how many entries of the log, from the first, an
// anchor holds.
func (c *Client) verifyAnchor(ctx context.Context, page *ReceiptPage) (uint64, error) {
	checkpoint := page.Checkpoint
	anchors, err := c.anchors(ctx, common.Address(checkpoint.Worker), checkpoint.Log)
	if err != nil {
		return 0, err
	}
	var last ReceiptAnchor
	if page.Anchor != nil {
		last = *page.Anchor
	}
	for _, anchor := range anchors {
		// An anchor that came later covers more than the checkpoint, or the worker hides what it signed.
		if anchor.Size > last.Size && anchor.Size <= checkpoint.Size && anchor != (ReceiptAnchor{checkpoint.Size, checkpoint.Root}) {
			return 0, errAnchoredSince
		}
	}
	if page.Anchor == nil {
		if len(page.Extends) > 0 {
			return 0, errors.New("a proof that the log extends an anchor, and no anchor")
		}
		return 0, nil
	}
	for _, anchor := range anchors {
		if anchor == *page.Anchor {
			return extendsAnchor(checkpoint, anchor, page.Extends)
		}
	}
	return 0, fmt.Errorf("the chain has no anchor of %d entries with that root", page.Anchor.Size)
}

// extendsAnchor checks that the larger of checkpoint and anchor extends the other.
func extendsAnchor(checkpoint api.Checkpoint, anchor ReceiptAnchor, proof []api.Word) (uint64, error) {
	anchored := checkpoint
	anchored.Size, anchored.Root = anchor.Size, anchor.Root
	if anchor.Size <= checkpoint.Size {
		return anchor.Size, receipt.VerifyConsistency(&anchored, &checkpoint, proof)
	}
	return math.MaxUint64, receipt.VerifyConsistency(&checkpoint, &anchored, proof)
}

// recoverAddress is recoverSigner in the types of package receipt.
func recoverAddress(digest api.Word, signature api.Signature) (api.Address, error) {
	signer, err := recoverSigner(digest, signature)
	return api.Address(signer), err
}
