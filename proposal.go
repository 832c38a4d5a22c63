package medveil

import (
	"fmt"
	"math/big"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
)

// An Action is one call of a proposal. Its String says in words what a member
// would be voting for.
type Action interface {
	fmt.Stringer
	// call returns the contract that is called, and with what.
	call(Network) (common.Address, []byte)
}

// SeatChange fills a seat of the next epoch, or replaces what it has: a member
// that joins, or that rotates keys, account or endpoint. It carries the proofs
// of possession ([NewFoundingSeat] makes one) and needs an [EpochSeal] in the
// same proposal.
type SeatChange struct{ FoundingSeat }

// SeatRemoval empties a seat of the next epoch. It needs an [EpochSeal] in the
// same proposal.
type SeatRemoval struct{ Seat int }

// EpochSeal makes the committee, with the changes before it in the proposal, the
// next epoch. An emergency ends the grace of every epoch before.
type EpochSeal struct {
	Epoch     uint32 // the current epoch's number plus one, or the proposal is void
	Threshold int
	Emergency bool
}

// WorkersChange sets the seats whose workers new grants are made to. Grants of
// versions that are not listed end.
type WorkersChange struct {
	Seats     []int
	Threshold int
	Served    []uint32
}

// PolicyChange sets the terms.
type PolicyChange struct{ Policy bindings.IConsortiumPolicy }

// AuditorChange appoints an auditor; a limit of 0 dismisses it.
type AuditorChange struct {
	Auditor common.Address
	Limit   uint8
}

// OperatorChange replaces who operates a seat of a superseded epoch.
type OperatorChange struct {
	Epoch    uint32
	Seat     int
	Operator common.Address
}

// KeyLoss declares a seat's share key of a superseded epoch lost, or takes it
// back.
type KeyLoss struct {
	Epoch uint32
	Seat  int
	Lost  bool
}

// RegistrationPause pauses new registrations, or resumes them.
type RegistrationPause struct{ Paused bool }

// Suspension suspends a pseudonym, or reinstates it.
type Suspension struct {
	Nym       grant.Nym
	Suspended bool
}

// RecoveryRuling ends a dispute: the recovery of that generation takes place, or
// with 0 none does.
type RecoveryRuling struct {
	Nym        grant.Nym
	Generation uint32
}

// UnknownCall is a call that this version cannot put in words. Members should
// not approve it; [Client.Approve] refuses.
type UnknownCall struct {
	Target common.Address
	Data   []byte
}

func (a SeatChange) String() string {
	return fmt.Sprintf("seat %d: operator %s, share key %s, issuer key %s, sealing key %s, worker at %q",
		a.Seat, a.Operator, a.Share, a.Issuer, a.SealingKey, a.Endpoint)
}

func (a SeatRemoval) String() string { return fmt.Sprintf("seat %d is emptied", a.Seat) }

func (a EpochSeal) String() string {
	words := fmt.Sprintf("epoch %d begins: %d seats open an identity", a.Epoch, a.Threshold)
	if a.Emergency {
		words += "; EMERGENCY: every earlier epoch ends for registrations at once"
	}
	return words
}

func (a WorkersChange) String() string {
	served := "all older grants end"
	if len(a.Served) > 0 {
		served = fmt.Sprintf("grants of versions %v stay served, all other older grants end", a.Served)
	}
	return fmt.Sprintf("workers of seats %v re-encrypt, %d together; %s", a.Seats, a.Threshold, served)
}

func (a PolicyChange) String() string {
	p := a.Policy
	seconds := func(s uint32) time.Duration { return time.Duration(s) * time.Second }
	return fmt.Sprintf("policy: %d pseudonyms per holder, %d replicas, grace %v, cases %v, recovery after %v and %d blocks, "+
		"timelock %v, proposals live %v, attestations last %v, margin %d", p.MaxNyms, p.Replicas, seconds(p.GracePeriod),
		seconds(p.CaseLifetime), seconds(p.RecoveryDelay), p.RecoveryBlocks, seconds(p.Timelock), seconds(p.ProposalLifetime),
		seconds(p.AttestationPeriod), p.Margin)
}

func (a AuditorChange) String() string {
	if a.Limit == 0 {
		return fmt.Sprintf("auditor %s is dismissed", a.Auditor)
	}
	return fmt.Sprintf("auditor %s may have %d open cases", a.Auditor, a.Limit)
}

func (a OperatorChange) String() string {
	return fmt.Sprintf("seat %d of epoch %d, which is superseded, is operated by %s", a.Seat, a.Epoch, a.Operator)
}

func (a KeyLoss) String() string {
	if !a.Lost {
		return fmt.Sprintf("the share key of seat %d of epoch %d counts again", a.Seat, a.Epoch)
	}
	return fmt.Sprintf("the share key of seat %d of epoch %d is lost, whatever its operator attests", a.Seat, a.Epoch)
}

func (a RegistrationPause) String() string {
	if a.Paused {
		return "new registrations are paused"
	}
	return "new registrations are resumed"
}

func (a Suspension) String() string {
	if a.Suspended {
		return fmt.Sprintf("pseudonym %x is suspended", a.Nym)
	}
	return fmt.Sprintf("pseudonym %x is reinstated", a.Nym)
}

func (a RecoveryRuling) String() string {
	if a.Generation == 0 {
		return fmt.Sprintf("all recoveries of pseudonym %x are refused", a.Nym)
	}
	return fmt.Sprintf("the recovery of pseudonym %x with generation %d takes place", a.Nym, a.Generation)
}

func (a UnknownCall) String() string {
	return fmt.Sprintf("UNKNOWN call of %s: %x", a.Target, a.Data)
}

func (a SeatChange) call(n Network) (common.Address, []byte) {
	return n.Consortium, bindings.NewConsortium().PackConfigureSeat(uint8(a.Seat), a.config(), a.SharePossession, a.IssuerPossession)
}

func (a SeatRemoval) call(n Network) (common.Address, []byte) {
	return n.Consortium, bindings.NewConsortium().PackClearSeat(uint8(a.Seat))
}

func (a EpochSeal) call(n Network) (common.Address, []byte) {
	return n.Consortium, bindings.NewConsortium().PackSealEpoch(a.Epoch, uint8(a.Threshold), a.Emergency)
}

func (a WorkersChange) call(n Network) (common.Address, []byte) {
	var mask uint64
	for _, seat := range a.Seats {
		mask |= 1 << (seat - 1)
	}
	return n.Consortium, bindings.NewConsortium().PackConfigureWorkerSet(mask, uint8(a.Threshold), a.Served)
}

func (a PolicyChange) call(n Network) (common.Address, []byte) {
	return n.Consortium, bindings.NewConsortium().PackConfigurePolicy(a.Policy)
}

func (a AuditorChange) call(n Network) (common.Address, []byte) {
	return n.Consortium, bindings.NewConsortium().PackConfigureAuditor(a.Auditor, a.Limit)
}

func (a OperatorChange) call(n Network) (common.Address, []byte) {
	return n.Consortium, bindings.NewConsortium().PackReplaceOperator(a.Epoch, uint8(a.Seat), a.Operator)
}

func (a KeyLoss) call(n Network) (common.Address, []byte) {
	return n.Consortium, bindings.NewConsortium().PackDeclareLost(a.Epoch, uint8(a.Seat), a.Lost)
}

func (a RegistrationPause) call(n Network) (common.Address, []byte) {
	return n.Consortium, bindings.NewConsortium().PackPauseRegistrations(a.Paused)
}

func (a Suspension) call(n Network) (common.Address, []byte) {
	if a.Suspended {
		return n.Registry, bindings.NewPseudonymRegistry().PackSuspend(bigOf(a.Nym))
	}
	return n.Registry, bindings.NewPseudonymRegistry().PackReinstate(bigOf(a.Nym))
}

func (a RecoveryRuling) call(n Network) (common.Address, []byte) {
	return n.Registry, bindings.NewPseudonymRegistry().PackResolveRecovery(bigOf(a.Nym), a.Generation)
}

func (a UnknownCall) call(Network) (common.Address, []byte) { return a.Target, a.Data }

// nymOf converts a contract's word to a nym.
func nymOf(word *big.Int) grant.Nym { return grant.Nym(word.FillBytes(make([]byte, 32))) }

// describe writes actions one a line.
func describe(actions []Action) string {
	lines := make([]string, len(actions))
	for i, a := range actions {
		lines[i] = a.String()
	}
	return strings.Join(lines, "\n")
}
