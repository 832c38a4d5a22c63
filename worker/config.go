package worker

import (
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/zk/curve"
)

// Config is what a worker is told. Fields without "Optional" are required.
type Config struct {
	// Domain names the chain and the grant log that the worker serves. It must
	// be the one the state was created for.
	Domain api.Domain
	// RegistryDomain is the registry's domain(), which proofs of possession of
	// PRE keys are bound to.
	RegistryDomain [32]byte
	// Operator is the account of the worker's seat.
	Operator api.Address

	Keys  Keys
	Chain Chain
	Store Store
	// State is what [Create] made the worker's. Whoever opened it closes it, after
	// the worker.
	State State

	// Sealed is for sealed cases. Optional: without it the worker acts in public
	// cases only.
	Sealed *SealedCases

	// Recover returns the account that made a signature. It must refuse
	// signatures whose s is in the upper half or whose v is not 27 or 28, since
	// each has a second form.
	Recover func(digest api.Word, sig api.Signature) (api.Address, error)

	// Confirmations is how many blocks a state must lie behind the head before
	// the worker acts on it: n/2 + 1 on a proof-of-authority chain of n sealers.
	// Required, positive, unless InstantSeal is set.
	Confirmations uint64
	// CaseConfirmations is the same for sending a share of an identity, which
	// cannot be taken back. Optional: twice Confirmations.
	CaseConfirmations uint64
	// Period is the time between blocks. A head older than five periods means
	// that the chain or the way to it is down, and the worker refuses. Optional:
	// 5 seconds.
	Period time.Duration
	// InstantSeal is for a development chain that seals a block only when there
	// is a transaction, and never reorganises: no confirmations are needed and
	// the head may be of any age.
	InstantSeal bool

	// MaxObject is the size of the largest object, in bytes. Optional: 4 GiB.
	MaxObject uint64
	// DailyQuota is how many bytes one pseudonym may store in a day. Optional:
	// 64 GiB.
	DailyQuota uint64
	// DailyRequests is how many re-encryptions, uploads and lists of receipts one
	// pseudonym may ask for in a day: each leaves about 1.5 kB in the state,
	// refused or not. Optional: 131,072.
	DailyRequests uint64
	// MaxConcurrent bounds re-encryptions, and uploads, in progress at once; more
	// are refused as busy. One pseudonym gets a quarter of them, an eighth of the
	// uploads. Optional: 64.
	MaxConcurrent int

	// AnchorEvery is how long at most a new entry of the log waits until the log's
	// root is anchored on chain. Optional: an hour.
	AnchorEvery time.Duration
	// AnchorEntries is how many new entries have the root anchored before that.
	// Optional: 4,096.
	AnchorEntries uint64

	// DeploymentBlock is where the worker begins to follow the chain: no contract
	// is older. Optional: 0.
	DeploymentBlock uint64
	// Replicas is how many members keep a copy of each object. All members must
	// have the same number. Optional: 2.
	Replicas int
	// ReplicateEvery is the time between two rounds through all objects.
	// Optional: a minute.
	ReplicateEvery time.Duration
	// ReplicateRate is how many objects are looked at in a second. Optional: 50.
	ReplicateRate int
	// Peers is the client for other members' workers. Optional: a plain one.
	Peers *http.Client
	// Rules refuse trace cases without asking anyone. Optional: none are refused.
	Rules Rules

	now func() time.Time // for tests
}

// Keys are the secrets of a worker's seat. They stay in memory.
type Keys struct {
	// Sealing opens the fragments that owners seal to this worker.
	Sealing grant.SealingSecretKey
	// Shares are the seat's share keys by epoch, old ones included: dealings do
	// not die with their committee. [Worker.ReplaceShares] exchanges them.
	Shares map[uint32]curve.SecretKey
	// Sign signs with the operator account.
	Sign api.Signer
	// Storage seals the fragments that the worker keeps in its state.
	Storage [32]byte
}

// Format keeps keys out of logs and errors, for every verb.
func (Keys) Format(f fmt.State, _ rune) { fmt.Fprint(f, "(a worker's keys)") }

func (c *Config) withDefaults() (Config, error) {
	d := *c
	switch {
	case d.Chain == nil || d.Store == nil || d.State == nil || d.Recover == nil || d.Keys.Sign == nil:
		return d, errors.New("worker config: chain, store, state, signature recovery and operator signer are required")
	case d.Operator.IsZero() || d.Domain.GrantLog.IsZero() || d.Domain.ChainID == 0:
		return d, errors.New("worker config: operator, chain id and grant log are required")
	case d.Keys.Sealing.PublicKey() == (grant.SealingPublicKey{}):
		return d, errors.New("worker config: the sealing key is required")
	case d.Keys.Storage == [32]byte{}:
		return d, errors.New("worker config: the storage key is required")
	case d.Period < 0 || d.MaxConcurrent < 0 || d.AnchorEvery < 0:
		return d, errors.New("worker config: periods and the number of concurrent requests must not be negative")
	case d.Replicas < 0 || d.ReplicateEvery < 0 || d.ReplicateRate < 0:
		return d, errors.New("worker config: the number, rate and period of replicas must not be negative")
	case d.Confirmations == 0 && !d.InstantSeal:
		return d, errors.New("worker config: confirmations must be positive: n/2 + 1 for n sealers")
	case d.Confirmations != 0 && d.InstantSeal:
		return d, errors.New("worker config: confirmations and instant seal exclude each other")
	}
	orDefault(&d.CaseConfirmations, 2*d.Confirmations)
	orDefault(&d.Period, 5*time.Second)
	orDefault(&d.MaxObject, 4<<30)
	orDefault(&d.DailyQuota, 64<<30)
	orDefault(&d.DailyRequests, 1<<17)
	orDefault(&d.MaxConcurrent, 64)
	orDefault(&d.Replicas, 2)
	orDefault(&d.ReplicateEvery, time.Minute)
	orDefault(&d.ReplicateRate, 50)
	orDefault(&d.AnchorEvery, time.Hour)
	orDefault(&d.AnchorEntries, 4096)
	if d.CaseConfirmations < d.Confirmations {
		return d, errors.New("worker config: case confirmations must not be fewer than confirmations")
	}
	if d.now == nil {
		d.now = time.Now
	}
	return d, d.checkOperator()
}

// checkOperator has the operator's key sign once: receipts by another account
// would be worth nothing. What is signed is the receipt of no answer.
func (c *Config) checkOperator() error {
	digest := new(api.Receipt).Digest(c.Domain)
	sig, err := c.Keys.Sign(digest)
	if err != nil {
		return fmt.Errorf("worker config: the operator's key does not sign: %w", err)
	}
	if signer, err := c.Recover(digest, sig); err != nil || signer != c.Operator {
		return fmt.Errorf("worker config: the operator's key is not that of account %s", c.Operator)
	}
	return nil
}

func orDefault[T comparable](v *T, def T) {
	var zero T
	if *v == zero {
		*v = def
	}
}
