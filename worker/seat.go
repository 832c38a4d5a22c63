package worker

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
	"slices"
	"unicode/utf8"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/receipt"
)

// A Decision is what a seat's people, or its rules, said to a trace case.
type Decision byte

// The decisions. The reason of each stays in this seat's log; the chain hears
// only which it is.
const (
	Undecided Decision = 0
	Approved  Decision = 'a'
	Refused   Decision = 'r'
)

func (d Decision) String() string {
	switch d {
	case Approved:
		return "approved"
	case Refused:
		return "refused"
	}
	return "undecided"
}

// A CaseView is a trace case that this worker's seat has a say in.
type CaseView struct {
	ID       CaseID
	Case     Case // as the chain has it at a confirmed block
	Opened   uint64
	Evidence [32]byte // hash of what the auditor has in hand, zero if nothing was named
	Reason   uint32   // the auditor's code of why

	Decision Decision
	Why      string // the decision's reason, as its maker gave it
	Decided  uint64 // Unix seconds

	OurApproval bool // is on chain
	OurRefusal  bool // is on chain, finally
	OurShare    bool // is on chain
}

// A caseRow is a case that was followed: evidence (32) || reason (4) || block
// (8) || done (1) || decision (1) || time of the decision (8) || why.
type caseRow struct {
	evidence [32]byte
	reason   uint32
	block    uint64
	done     bool // the identity came out, so that nothing is left to do
	decision Decision
	decided  uint64
	why      string
}

const caseRowSize = 32 + 4 + 8 + 1 + 1 + 8

func (r *caseRow) bytes() []byte {
	b := append(make([]byte, 0, caseRowSize+len(r.why)), r.evidence[:]...)
	b = binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint32(b, r.reason), r.block)
	done := byte(0)
	if r.done {
		done = 1
	}
	b = binary.BigEndian.AppendUint64(append(b, done, byte(r.decision)), r.decided)
	return append(b, r.why...)
}

func parseCase(b []byte) (*caseRow, error) {
	if len(b) < caseRowSize {
		return nil, errRow
	}
	return &caseRow{
		evidence: [32]byte(b[:32]), reason: binary.BigEndian.Uint32(b[32:]), block: binary.BigEndian.Uint64(b[36:]),
		done: b[44] == 1, decision: Decision(b[45]), decided: binary.BigEndian.Uint64(b[46:]), why: string(b[caseRowSize:]),
	}, nil
}

// putCase files a case that was opened. What was decided about it stays.
func putCase(tx Tx, e *Event) error {
	row := &caseRow{}
	if b := tx.Get(bucketCases, e.Case[:]); b != nil {
		var err error
		if row, err = parseCase(b); err != nil {
			return err
		}
	}
	row.evidence, row.reason, row.block, row.done = e.Evidence, e.Reason, e.Block, false
	return tx.Put(bucketCases, e.Case[:], row.bytes())
}

// endCase notes that a case is done.
func endCase(tx Tx, id CaseID) error {
	b := tx.Get(bucketCases, id[:])
	if b == nil {
		return nil
	}
	row, err := parseCase(b)
	if err != nil {
		return err
	}
	row.done = true
	return tx.Put(bucketCases, id[:], row.bytes())
}

// Cases returns the trace cases that were followed and in which this worker's
// operator has a seat, oldest first.
func (w *Worker) Cases(ctx context.Context) ([]CaseView, error) {
	at, err := w.confirmed(ctx, w.config.Confirmations)
	if err != nil {
		return nil, err
	}
	return w.casesAt(ctx, at, true)
}

// casesAt returns the seat's cases as they are at a block, with or without those
// that are done.
func (w *Worker) casesAt(ctx context.Context, at Block, all bool) ([]CaseView, error) {
	rows, err := w.caseRows()
	if err != nil {
		return nil, err
	}
	var views []CaseView
	for id, row := range rows {
		if row.done && !all {
			continue
		}
		c, err := w.ourCase(ctx, at, id)
		if errors.Is(err, ErrNotOurCase) || errors.Is(err, ErrUnknown) {
			continue
		}
		if err != nil {
			return nil, unavailable(err)
		}
		views = append(views, row.view(id, c))
	}
	slices.SortFunc(views, func(a, b CaseView) int {
		return cmp.Or(cmp.Compare(a.Opened, b.Opened), bytes.Compare(a.ID[:], b.ID[:]))
	})
	return views, nil
}

func (r *caseRow) view(id CaseID, c *Case) CaseView {
	return CaseView{
		ID: id, Case: *c, Opened: r.block, Evidence: r.evidence, Reason: r.reason,
		Decision: r.decision, Why: r.why, Decided: r.decided,
		OurApproval: approved(c), OurRefusal: refused(c), OurShare: c.Shares&c.seatBit() != 0,
	}
}

func (w *Worker) caseRows() (rows map[CaseID]*caseRow, err error) {
	err = w.view(func(tx Tx) error {
		rows = make(map[CaseID]*caseRow)
		return tx.Scan(bucketCases, nil, func(key, value []byte) (bool, error) {
			row, err := parseCase(value)
			if err != nil || len(key) != 32 {
				return false, errRow
			}
			rows[CaseID(key)] = row
			return true, nil
		})
	})
	return rows, err
}

// maxWhy is the length of the longest reason of a decision, in bytes.
const maxWhy = 400

// DecideCase takes this seat's decision about a trace case: durably, and in the
// log. It is then sent to the chain; if that fails the decision stands, and
// [Worker.Run] sends it again. The seat's share follows an approval by itself, in
// Run, once enough seats have approved. What is on chain is final: an approval is
// never taken back here, and a refusal that the chain does not have yet can be
// changed into an approval, but not the reverse.
func (w *Worker) DecideCase(ctx context.Context, id CaseID, approve bool, reason string) error {
	if len(reason) > maxWhy || !utf8.ValidString(reason) {
		return fmt.Errorf("decide case: the reason must be text of at most %d bytes", maxWhy)
	}
	at, err := w.confirmed(ctx, w.config.Confirmations)
	if err != nil {
		return fmt.Errorf("decide case: %w", err)
	}
	c, err := w.ourCase(ctx, at, id)
	if err != nil {
		return fmt.Errorf("decide case: %w", err)
	}
	switch {
	case !approve && approved(c):
		return errors.New("decide case: this seat's approval is on chain and cannot be taken back")
	case approve && refused(c):
		return errors.New("decide case: this seat's refusal is on chain and cannot be taken back: the auditor can open another case")
	}
	if err := w.decide(id, approve, reason); err != nil {
		return fmt.Errorf("decide case: %w", err)
	}
	if !approve {
		return w.RefuseCase(ctx, id)
	}
	return w.ApproveCase(ctx, id)
}

// errDecided ends a transaction that would decide again what is decided so.
var errDecided = errors.New("decided so before")

// decide makes a decision last.
func (w *Worker) decide(id CaseID, approve bool, reason string) error {
	word := api.Word(id)
	entry := &receipt.Entry{Kind: receipt.Decided, Case: &receipt.Decision{ID: word, Approve: approve, Reason: reason}}
	err := w.record(entry, func(tx Tx) error {
		row := &caseRow{} // a case that is confirmed but not followed yet
		if b := tx.Get(bucketCases, id[:]); b != nil {
			var err error
			if row, err = parseCase(b); err != nil {
				return err
			}
		}
		want := Refused
		if approve {
			want = Approved
		}
		switch {
		case row.decision == want:
			return api.Hide(api.BadRequest, "", errDecided)
		case row.decision == Approved:
			return api.Errorf(api.BadRequest, "this seat has approved the case")
		}
		row.decision, row.decided, row.why = want, w.now(), reason
		return tx.Put(bucketCases, id[:], row.bytes())
	})
	if errors.Is(err, errDecided) {
		return nil
	}
	return err
}

// attend acts in the cases of this seat: refuses by rule what is undecided, and
// finishes what was approved here.
func (w *Worker) attend(ctx context.Context) (more bool, err error) {
	at, err := w.confirmed(ctx, w.config.Confirmations)
	if err != nil {
		return false, err
	}
	views, err := w.casesAt(ctx, at, false)
	if err != nil {
		return false, err
	}
	defer w.config.Sealed.release()
	var errs []error
	for i := range views {
		if err := w.attendTo(ctx, at, &views[i]); err != nil {
			errs = append(errs, fmt.Errorf("case %x: %w", views[i].ID[:4], err))
		}
	}
	return false, errors.Join(errs...)
}

// attendTo does what is next in one case. It approves only what the seat's people
// approved.
func (w *Worker) attendTo(ctx context.Context, at Block, v *CaseView) error {
	c := &v.Case
	open := c.Expiry >= w.latest(at) // for approving and refusing
	switch {
	case c.Done:
		return w.update(func(tx Tx) error { return endCase(tx, v.ID) })
	case v.OurShare || v.OurRefusal:
		return nil
	case v.OurApproval && v.Decision == Approved && bits.OnesCount64(c.Approvals) >= c.Threshold:
		return notYet(w.OpenShare(ctx, v.ID))
	case v.OurApproval || !open:
		return nil
	case v.Decision == Approved:
		return w.ApproveCase(ctx, v.ID)
	case v.Decision == Refused:
		return w.RefuseCase(ctx, v.ID)
	}
	why := w.config.Rules.refuse(v)
	if why == "" {
		return nil
	}
	if err := w.decide(v.ID, false, why); err != nil {
		return err
	}
	return w.RefuseCase(ctx, v.ID)
}

// notYet passes over that approvals are not confirmed deeply enough for a share
// to be sent.
func notYet(err error) error {
	if errors.Is(err, ErrTooFewApprovals) || errors.Is(err, ErrNotApproved) || errors.Is(err, ErrUnknown) {
		return nil
	}
	return err
}
