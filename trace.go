package medveil

import (
	"context"
	"crypto/ecdsa"
	"crypto/rand"
	"errors"
	"fmt"
	"math/big"
	"math/bits"
	"time"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

// ErrNoCase is returned for a case id that the trace contract does not have.
var ErrNoCase = errors.New("no such case")

// A CaseID names a trace case: an element of F, 32 bytes big-endian, that is a
// hash of everything that the case is about.
type CaseID [32]byte

// String returns the id in hexadecimal.
func (id CaseID) String() string { return fmt.Sprintf("%x", id[:]) }

// A CaseRequest is what an auditor asks the members to approve.
type CaseRequest struct {
	Nym      grant.Nym
	Evidence [32]byte // hash of the evidence that members are shown
	Reason   uint32   // by the consortium's own list

	// Public has the identity appear on chain for all to see. Otherwise the case
	// is sealed: the auditor alone reads the identity.
	Public bool
	// Key is the key that a sealed case is sealed to. It must be fresh, and is to
	// be kept before the case is opened: without it nobody reads the identity. If
	// it is nil, the key is derived from the auditor's account key and the case, see
	// [Client.CaseKey]; then whoever gets the account key reads the sealed cases
	// of the past too.
	Key *curve.SecretKey
}

// OpenCase opens a case on the current dealing of a nym, from an appointed
// auditor's account: if t seats approve it and open their shares, the auditor
// reads the identity with [Client.FollowSealedCase], or, in a public case,
// everybody with [Client.FollowCase]. Opening it reveals nothing.
func (c *Client) OpenCase(ctx context.Context, auditor *ecdsa.PrivateKey, request CaseRequest) (CaseID, Transaction, error) {
	record, err := c.record(ctx, request.Nym)
	if err != nil {
		return CaseID{}, Transaction{}, fmt.Errorf("open case on %x: %w", request.Nym, err)
	}
	asked := bindings.ITraceCaseRequest{
		Nym: bigOf(request.Nym), Generation: record.Generation,
		AuditorKeyX: new(big.Int), AuditorKeyY: new(big.Int), Mode: casePublic,
		EvidenceHash: request.Evidence, Reason: request.Reason,
	}
	rand.Read(asked.Nonce[:]) // never fails: crypto/rand ends the process instead
	var possession []byte
	if !request.Public {
		if possession, err = c.seal(auditor, &asked, request.Key); err != nil {
			return CaseID{}, Transaction{}, fmt.Errorf("open case on %x: %w", request.Nym, err)
		}
	}
	trace := bindings.NewTrace()
	receipt, err := c.transact(ctx, c.trace, auditor, trace.PackOpenCase(asked, possession))
	if err != nil {
		return CaseID{}, Transaction{}, fmt.Errorf("open case on %x: %w", request.Nym, err)
	}
	event, err := eventIn(receipt, c.trace, trace.UnpackCaseOpenedEvent)
	if err != nil {
		return CaseID{}, Transaction{}, fmt.Errorf("open case on %x: %w", request.Nym, err)
	}
	id := c.caseID(crypto.PubkeyToAddress(auditor.PublicKey), &asked, event.DealingDigest)
	if bigOf(id).Cmp(event.CaseId) != 0 {
		return CaseID{}, transactionOf(receipt), fmt.Errorf("open case on %x: %w", request.Nym, ErrOtherCase)
	}
	return id, transactionOf(receipt), nil
}

// A Case is the state of a trace case.
type Case struct {
	ID         CaseID
	Nym        grant.Nym
	Generation uint32
	Auditor    common.Address
	Epoch      uint32    // whose seats are asked
	Threshold  int       // t
	Expiry     time.Time // of approving; opening has none
	Approvals  []int     // seats
	Refusals   []int     // seats
	Shares     []int     // seats whose share was accepted
	Faults     []int     // seats that sent a wrong share
	Seats      int       // how many are asked
	Sealed     bool      // the auditor alone reads the identity
	Done       bool      // t shares are there
	Concluded  bool
	Identity   *TracedIdentity // nil in a sealed case, whatever its state
}

// Approved reports whether seats may open their shares.
func (c *Case) Approved() bool { return len(c.Approvals) >= c.Threshold }

// Refused reports whether too few seats are left that could approve.
func (c *Case) Refused() bool { return c.Seats-len(c.Refusals) < c.Threshold }

// A TracedIdentity is what a case revealed. The institution at IssuerSeat said
// that Identity is who holds Holder; if it cannot show the person's own
// signature over that ([EnrolmentMessage]), the institution is at fault.
type TracedIdentity struct {
	Identity   credential.Identity // empty if Fault is set
	IssuerSeat int
	Issuer     Member // the institution at that seat in the epoch of the dealing
	Holder     fr.Element
	Words      [4]fr.Element // id_0, id_1, issuer seat and holder, as revealed
	Fault      error         // wraps ErrNoIdentity if the issuer signed words that are no identity
}

// ErrNoIdentity marks a revealed identity that is none: words that no honest
// issuer signs. The institution at the seat that comes with it is at fault, and
// must say who the holder is.
var ErrNoIdentity = errors.New("the issuer signed what is no identity")

// Case returns the state of a case, with the identity if it was revealed.
func (c *Client) Case(ctx context.Context, id CaseID) (*Case, error) {
	trace := bindings.NewTrace()
	info, err := call(ctx, c.trace, trace.PackCaseInfo(bigOf(id)), trace.UnpackCaseInfo)
	if err != nil {
		return nil, fmt.Errorf("read case %s: %w", id, err)
	}
	if info.Auditor == (common.Address{}) {
		return nil, fmt.Errorf("case %s: %w", id, ErrNoCase)
	}
	read := &Case{
		ID: id, Nym: grant.Nym(info.Nym.FillBytes(make([]byte, 32))), Generation: info.Generation,
		Auditor: info.Auditor, Epoch: info.Epoch, Threshold: int(info.Threshold),
		Expiry:    time.Unix(int64(info.Expiry), 0),
		Approvals: seatsOf(info.Approvals), Refusals: seatsOf(info.Refusals),
		Shares: seatsOf(info.Shares), Faults: seatsOf(info.Faults), Seats: int(info.Seats),
		Sealed: info.Mode != casePublic, Done: info.Done, Concluded: info.Concluded,
	}
	if info.Done && !read.Sealed {
		if read.Identity, err = c.revealed(ctx, id); err == nil {
			err = c.nameIssuer(ctx, read.Epoch, read.Identity)
		}
		if err != nil {
			return nil, fmt.Errorf("read case %s: %w", id, err)
		}
	}
	return read, nil
}

// seatsOf lists the seats of a mask.
func seatsOf(mask uint64) []int {
	var seats []int
	for ; mask != 0; mask &= mask - 1 {
		seats = append(seats, bits.TrailingZeros64(mask)+1)
	}
	return seats
}

// revealed reads and decodes the identity that a case revealed.
func (c *Client) revealed(ctx context.Context, id CaseID) (*TracedIdentity, error) {
	found, err := events(ctx, c, c.trace, bindings.NewTrace().UnpackIdentityRevealedEvent, []any{bigOf(id)})
	if err != nil {
		return nil, err
	}
	if len(found) != 1 {
		return nil, errors.New("the identity was revealed, but its event is not there: the node lacks old logs")
	}
	return decodeIdentity(found[0])
}

// decodeIdentity decodes the words that the trace contract emits.
func decodeIdentity(event *bindings.TraceIdentityRevealed) (*TracedIdentity, error) {
	var words [4]fr.Element
	for i, word := range []*big.Int{event.Id0, event.Id1, event.IssuerSeat, event.Holder} {
		element, err := elementOf(word)
		if err != nil {
			return nil, fmt.Errorf("decode identity: word %d: %w", i, err)
		}
		words[i] = element
	}
	return identityOf(words)
}

// identityOf decodes what was escrowed.
func identityOf(words [4]fr.Element) (*TracedIdentity, error) {
	traced := &TracedIdentity{Words: words}
	if seat := traced.Words[2]; !seat.IsUint64() || seat.Uint64() < 1 || seat.Uint64() > pvss.N {
		return nil, errors.New("decode identity: the issuer's seat is not one") // the proof rules it out
	}
	traced.IssuerSeat, traced.Holder = int(traced.Words[2].Uint64()), traced.Words[3]
	escrow, err := pvss.EscrowFromWords(traced.Words)
	if err != nil {
		traced.Fault = fmt.Errorf("%w: %w", ErrNoIdentity, err)
		return traced, nil
	}
	traced.Identity = escrow.Identity
	return traced, nil
}

// followInterval is how often a followed case is read again.
const followInterval = time.Second

// FollowCase reads a public case again and again, calls progress with each state
// that differs from the one before, and returns the identity once it is revealed.
// It waits as long as ctx allows, and stops early with an error when t approvals
// can no longer come. When what is revealed is no identity it returns both an
// error that wraps [ErrNoIdentity] and what there is: the issuer's seat, the
// holder, and the words. Of a sealed case it returns [ErrSealedCase] once t
// shares are there.
func (c *Client) FollowCase(ctx context.Context, id CaseID, progress func(*Case)) (*TracedIdentity, error) {
	state, err := c.awaitCase(ctx, id, progress)
	if err != nil {
		return nil, err
	}
	if state.Sealed {
		return nil, fmt.Errorf("case %s is complete: %w", id, ErrSealedCase)
	}
	return state.Identity, state.Identity.Fault
}

// awaitCase waits until t shares are there.
func (c *Client) awaitCase(ctx context.Context, id CaseID, progress func(*Case)) (*Case, error) {
	ticker := time.NewTicker(followInterval)
	defer ticker.Stop()
	seen := ""
	for {
		state, err := c.Case(ctx, id)
		if err != nil {
			return nil, err
		}
		if now := fmt.Sprint(state.Approvals, state.Refusals, state.Shares, state.Faults); now != seen && progress != nil {
			progress(state)
			seen = now
		}
		if state.Done {
			return state, nil
		}
		if err := c.checkAlive(ctx, state); err != nil {
			return nil, err
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("follow case %s: %w", id, ctx.Err())
		case <-ticker.C:
		}
	}
}

// Errors of following a case that can no longer get the approvals that it needs.
var (
	ErrCaseExpired = errors.New("case expired before enough seats approved it")
	ErrCaseRefused = errors.New("case was refused by so many seats that too few are left to approve it")
)

// checkAlive returns an error for a case that cannot go on.
func (c *Client) checkAlive(ctx context.Context, state *Case) error {
	switch {
	case state.Approved():
		return nil
	case state.Refused():
		return fmt.Errorf("case %s, seats %v: %w", state.ID, state.Refusals, ErrCaseRefused)
	}
	now, err := c.now(ctx)
	if err != nil {
		return err
	}
	if now.After(state.Expiry) {
		return fmt.Errorf("case %s has %d of %d approvals: %w", state.ID, len(state.Approvals), state.Threshold, ErrCaseExpired)
	}
	return nil
}
