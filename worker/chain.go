package worker

import (
	"context"
	"errors"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
	"github.com/medveil/medveil/zk/pvss"
)

// Errors of a [Chain] that the worker branches on.
var (
	// ErrUnknown: there is no such grant, pseudonym or case at the block.
	ErrUnknown = errors.New("not known on chain")
	// ErrRefused: a contract refused a transaction, finally. Its reason is in
	// the error's text.
	ErrRefused = errors.New("refused by the contract")
	// ErrDisagree: the endpoints through which the chain is seen have different
	// blocks of one number, at a depth where all honest ones have the same. One
	// of them lies, or the chain is split: the worker refuses until they agree.
	ErrDisagree = errors.New("the chain's endpoints disagree")
)

// A Block is a block of the canonical chain.
type Block struct {
	Number uint64
	Hash   [32]byte
	Time   uint64 // Unix seconds
}

// A Chain is the worker's view of the consortium's contracts.
//
// Its methods may be called concurrently and return when ctx ends. Any error
// that is not ErrUnknown or ErrRefused means "could not find out": the worker
// then refuses, it never guesses. Implementations may retry reads; they must
// not send a transaction twice.
type Chain interface {
	Reader
	Follower
	CaseChain
	SealedChain
	EpochChain
	Registrar
	Anchorer
}

// A Reader reads state as it was after one block.
//
// Every answer must be that of the block whose number is at.Number on the
// canonical chain. The worker reads at a block well behind the head, and asks
// for the block again afterwards: if a reorganisation replaced it meanwhile,
// it drops what it read.
type Reader interface {
	// Head returns the newest block.
	Head(ctx context.Context) (Block, error)
	// Block returns the canonical block of that number.
	Block(ctx context.Context, number uint64) (Block, error)
	// Grant returns what the grant log knows of id. ErrUnknown if no grant of
	// that id was made up to the block.
	Grant(ctx context.Context, at Block, id grant.ID) (Grant, error)
	// GrantState returns the same of the grant that an owner made for a
	// commitment, but without its bundle, and without searching for an event.
	GrantState(ctx context.Context, at Block, owner grant.Nym, commitment grant.Commitment) (Grant, error)
	// NymOf returns the nym that the account serves, active or not. ErrUnknown
	// if none.
	NymOf(ctx context.Context, at Block, account api.Address) (grant.Nym, error)
	// Recovery returns a recovery of the nym, pending or not. ErrUnknown if none
	// was proposed with that generation.
	Recovery(ctx context.Context, at Block, nym grant.Nym, generation uint32) (Recovery, error)
	// Pseudonym returns a registered nym with its current PRE key, which must
	// be the one that the registry's dealing digest covers. ErrUnknown if the
	// nym is not registered.
	Pseudonym(ctx context.Context, at Block, nym grant.Nym) (Pseudonym, error)
	// FormerKey returns the newest generation of the nym that took effect with a
	// PRE key, which must be the one that the generation's dealing digest covers.
	// ErrUnknown if the nym never had the key: that of a recovery which is pending,
	// or was refused, is nobody's.
	FormerKey(ctx context.Context, at Block, nym grant.Nym, key []byte) (FormerKey, error)
	// WorkerSets returns every version of the worker set that is served, the
	// current one first.
	WorkerSets(ctx context.Context, at Block) ([]WorkerSet, error)
	// Operators returns the occupied seats of the current epoch, in their order.
	Operators(ctx context.Context, at Block) ([]Member, error)
	// IsAuditor reports whether the account is an appointed auditor.
	IsAuditor(ctx context.Context, at Block, account api.Address) (bool, error)
}

// A Member is an occupied seat of the current epoch.
type Member struct {
	Seat     int
	Operator api.Address
	Endpoint string // URL of its worker; not yet checked
}

// A Follower tells what happened on the chain.
type Follower interface {
	// Events returns the events of the canonical blocks from..to, both
	// inclusive, in the order in which they happened. Whether those blocks are
	// still canonical afterwards is for the caller to check.
	Events(ctx context.Context, from, to uint64) ([]Event, error)
	// Await returns nil when there may be a block above number, soon after it
	// came, and at the latest after a few seconds.
	Await(ctx context.Context, number uint64) error
}

// An EventKind says what happened, and which fields of an [Event] are set
// besides Block.
type EventKind uint8

// The events that a worker follows.
const (
	EventGranted        EventKind = iota + 1 // Grant, Owner, Commitment, Bundle, Expiry
	EventRevoked                             // Grant, Owner
	EventRevokedBefore                       // Owner, Before
	EventRecordAnchored                      // Object, Owner, who anchored it
	EventCaseOpened                          // Case, Evidence, Reason
	EventCaseApproved                        // Case
	EventCaseDone                            // Case
)

// An Event is something that happened in a block.
type Event struct {
	Kind       EventKind
	Block      uint64
	Grant      grant.ID
	Owner      grant.Nym
	Commitment grant.Commitment
	Bundle     content.Hash
	Expiry     uint64 // Unix seconds
	Before     uint64 // all grants of the owner made in blocks before it are revoked
	Object     content.Hash
	Case       CaseID
	Evidence   [32]byte // hash of what the auditor has in hand, zero if nothing was named
	Reason     uint32   // the auditor's code of why
}

// An Anchorer keeps the Merkle roots of this worker's receipts on chain.
type Anchorer interface {
	// Anchor returns the last anchor of an operator; all zero if it has none.
	Anchor(ctx context.Context, at Block, operator api.Address) (ReceiptAnchor, error)
	// AnchorReceipts anchors the log's size and root for this worker's operator
	// and returns when the transaction is mined. ErrRefused if log is not the
	// operator's current one, or size does not grow.
	AnchorReceipts(ctx context.Context, log uint32, size uint64, root [32]byte) error
	// ResetReceipts declares this operator's log lost and returns when the
	// transaction is mined: the next log has the following number and size 0.
	ResetReceipts(ctx context.Context) error
}

// A ReceiptAnchor is what the chain knows of an operator's receipts.
type ReceiptAnchor struct {
	Log   uint32
	Size  uint64
	Root  [32]byte
	Block uint64 // of the last anchor or reset; 0 if there was neither
}

// A Grant is what the grant log knows of a grant.
type Grant struct {
	OwnerNym   grant.Nym
	Commitment grant.Commitment
	Bundle     content.Hash
	Expiry     uint64 // Unix seconds; from then on the grant is over
	Revoked    bool   // alone, or with all of the owner's before some block
}

// A Pseudonym is a registered nym.
type Pseudonym struct {
	Nym        grant.Nym
	Account    api.Address
	Generation uint32
	ValidUntil uint32 // last day of validity, days since the Unix epoch
	Suspended  bool   // suspended or frozen
	EpochLost  bool   // too few seats are left to open the identity
	PreKey     []byte // compressed G1; not yet checked
	Possession []byte // of PreKey; not yet checked
}

// A Recovery gives a nym another account.
type Recovery struct {
	Account    api.Address // which the nym gets
	ReadyAt    uint64      // from this block time on, in Unix seconds, and
	ReadyBlock uint64      // from this block on, anyone may execute it
	Pending    bool        // neither executed nor refused nor withdrawn
}

// A FormerKey is a PRE key that a nym has, or had, with one of its generations.
type FormerKey struct {
	Generation uint32
	Account    api.Address // that consented to the generation
	// AccountSince is the generation with which the nym's present account came.
	AccountSince uint32
	Possession   []byte // of the key; not yet checked
}

// A WorkerSet is a version of the set of workers.
type WorkerSet struct {
	Version   uint32
	Threshold int
	// Operators are those who serve now; worker j is element j-1. Zero stands for
	// a member that left, or changed the sealing key that fragments of this version
	// are sealed to: it has no place in the version any more.
	Operators []api.Address
}

// A CaseID is the id of a trace case.
type CaseID [32]byte

// A CaseChain reads trace cases and acts in them for this worker's operator.
type CaseChain interface {
	// Case returns a case, and the seat that it pinned for this worker's
	// operator. ErrUnknown if it was not opened up to the block.
	Case(ctx context.Context, at Block, id CaseID) (Case, error)
	// Dealing returns the public vector that was registered for a generation of
	// a nym. ErrUnknown if there is none up to the block.
	Dealing(ctx context.Context, at Block, nym [32]byte, generation uint32) (*pvss.PublicVector, error)
	// Approve approves a case and returns when the transaction is mined.
	Approve(ctx context.Context, id CaseID) error
	// Refuse refuses a case and returns when the transaction is mined. It is final
	// for the case.
	Refuse(ctx context.Context, id CaseID) error
	// SubmitShare submits this seat's share and returns when the transaction is
	// mined. The share is public from the moment it is sent.
	SubmitShare(ctx context.Context, id CaseID, dealing *pvss.PublicVector, share fr.Element) error
}

// A Case is a trace case. Bit i-1 of a mask stands for seat i.
type Case struct {
	Nym           [32]byte
	Generation    uint32
	DealingDigest [32]byte
	Epoch         uint32
	Seat          int // that the case pinned for this worker's operator, 0 if none
	Threshold     int
	Approvals     uint64 // mask
	Refusals      uint64 // mask
	Shares        uint64 // mask of accepted shares
	Sealed        bool
	Done          bool
	Auditor       api.Address
	Expiry        uint64 // last second in which seats may approve
}

// A Registrar submits registrations and pays for them.
type Registrar interface {
	// Register submits a registration and returns when it is mined, with its
	// transaction and block. If the contract would refuse it, it returns
	// ErrRefused and sends nothing. Registering what is registered with the same
	// dealing succeeds; the transaction may then be zero.
	Register(ctx context.Context, r *api.RegisterRequest) (tx [32]byte, block uint64, err error)
	// ExecuteRecovery puts a recovery into effect, as Register does a registration.
	// One that is in effect is refused as well.
	ExecuteRecovery(ctx context.Context, nym grant.Nym, generation uint32) (tx [32]byte, block uint64, err error)
	// Drip sends the account its first gas and returns when it is mined.
	Drip(ctx context.Context, account api.Address) error
}
