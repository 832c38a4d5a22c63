package medveil

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"net/http"
	"sync"
	"time"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/pvss"
)

// ErrUnsafeVerifier is returned by [NewClient] for a network whose verifier
// belongs to development keys, on a chain that is not a development chain.
var ErrUnsafeVerifier = errors.New("network uses an UNSAFE development verifier: anyone can forge registrations")

// A Backend is a connection to one node of the chain. *ethclient.Client is one,
// and so is the client of an in-process chain. It must be safe for concurrent
// use. The node is believed about the state of the chain; a client that does
// not run its own should use a node of an institution that it trusts.
type Backend interface {
	bind.Backend
	ChainID(ctx context.Context) (*big.Int, error)
}

// A Client acts on one network for any number of wallets. It may be used
// concurrently, but two transactions of one account must not be sent at once.
type Client struct {
	backend      Backend
	network      Network
	consortium   *bind.BoundContract
	registry     *bind.BoundContract
	grantLog     *bind.BoundContract
	trace        *bind.BoundContract
	consortiumID fr.Element
	domain       fr.Element
	traceDomain  fr.Element
	http         *http.Client // nil: package api's default
	staging      string       // folder for temporary files; "" is the system's
	maxRecord    int64        // bytes of an encrypted record
	allowUnsafe  bool
	patience     patience
	spare        int  // workers asked beside a threshold of them
	pace         pace // of answers to requests for shares
	objectPace   pace // of the beginnings of downloads

	mu         sync.Mutex
	committees map[uint32]*Committee // verified; an epoch never changes once sealed
}

// An Option changes how a [Client] works.
type Option func(*Client)

// WithHTTPClient has workers asked through h, for example for TLS or a proxy.
func WithHTTPClient(h *http.Client) Option { return func(c *Client) { c.http = h } }

// WithStaging has encrypted records staged in dir on their way, instead of the
// system's folder for temporary files, which on some machines is in memory. It
// needs room for the largest record.
func WithStaging(dir string) Option { return func(c *Client) { c.staging = dir } }

// defaultMaxRecord is as much as a worker takes unless it is configured to take
// more.
const defaultMaxRecord = 4 << 30

// WithMaxRecord has records of up to n bytes, encrypted, put and fetched; 4 GiB
// otherwise. The limit ends what a worker sends in place of a record, of which
// only the end shows that it is not the record.
func WithMaxRecord(n int64) Option { return func(c *Client) { c.maxRecord = n } }

// WithSpareWorkers has k workers asked for a share beside as many as are needed,
// from the start; 1 otherwise. More of them hide more slow or missing workers,
// and cost each of the others work.
func WithSpareWorkers(k int) Option { return func(c *Client) { c.spare = max(k, 0) } }

// WithUnsafeVerifier accepts an unsafe development verifier on a chain that is
// not a development chain: for experiments, never for real identities.
func WithUnsafeVerifier() Option { return func(c *Client) { c.allowUnsafe = true } }

// NewClient connects to a network and checks that it is what it says: the
// chain id, code at every address, the ids that the contracts derive from both,
// and the sealed committee ([Client.Committee]). An unsafe development verifier
// is refused with [ErrUnsafeVerifier] unless the chain is a development chain
// (id 1337 or 31337).
func NewClient(ctx context.Context, backend Backend, network Network, options ...Option) (*Client, error) {
	if err := network.check(); err != nil {
		return nil, fmt.Errorf("open network: %w", err)
	}
	c := &Client{
		network: network, patience: defaultPatience, maxRecord: defaultMaxRecord, spare: 1,
		committees: make(map[uint32]*Committee),
	}
	for _, option := range options {
		option(c)
	}
	c.connect(backend)
	c.consortiumID = pvss.ConsortiumID(network.ChainID, network.Consortium)
	c.domain = pvss.Domain(network.ChainID, network.Registry)
	c.traceDomain = pvss.TraceDomain(network.ChainID, network.Trace)
	if err := c.checkNetwork(ctx); err != nil {
		return nil, fmt.Errorf("open network: %w", err)
	}
	return c, nil
}

// connect has c's contracts called through backend.
func (c *Client) connect(backend Backend) {
	c.backend = backend
	c.consortium = bindings.NewConsortium().Instance(backend, c.network.Consortium)
	c.registry = bindings.NewPseudonymRegistry().Instance(backend, c.network.Registry)
	c.grantLog = bindings.NewGrantLog().Instance(backend, c.network.GrantLog)
	c.trace = bindings.NewTrace().Instance(backend, c.network.Trace)
}

// Network returns the network that c acts on.
func (c *Client) Network() Network { return c.network }

// ConsortiumID returns the element of F that credentials and proofs of
// possession are bound to.
func (c *Client) ConsortiumID() fr.Element { return c.consortiumID }

// checkNetwork compares the chain with the network file.
func (c *Client) checkNetwork(ctx context.Context) error {
	if c.network.UnsafeDevelopmentVerifier && !c.allowUnsafe && !DevelopmentChain(c.network.ChainID) {
		return fmt.Errorf("chain %d: %w", c.network.ChainID, ErrUnsafeVerifier)
	}
	id, err := c.backend.ChainID(ctx)
	if err != nil {
		return fmt.Errorf("ask the node for its chain id: %w", err)
	}
	if !id.IsUint64() || id.Uint64() != c.network.ChainID {
		return fmt.Errorf("the node is on chain %v, the network file says %d", id, c.network.ChainID)
	}
	for _, contract := range c.network.contracts() {
		code, err := c.backend.CodeAt(ctx, contract.address, nil)
		if err != nil {
			return fmt.Errorf("ask the node for the code of %s: %w", contract.name, err)
		}
		if len(code) == 0 {
			return fmt.Errorf("there is no contract at %s, where the network file has %s", contract.address, contract.name)
		}
	}
	if err := c.checkIDs(ctx); err != nil {
		return err
	}
	if err := c.checkVerifiers(ctx); err != nil {
		return err
	}
	_, err = c.CurrentCommittee(ctx)
	return err
}

// checkVerifiers looks at the verifiers that the registry and the trace use:
// whether they are those of the development keys does not depend on what the
// network file says.
func (c *Client) checkVerifiers(ctx context.Context) error {
	registry, trace := bindings.NewPseudonymRegistry(), bindings.NewTrace()
	registrations, err := call(ctx, c.registry, registry.PackVerifier(), registry.UnpackVerifier)
	if err != nil {
		return fmt.Errorf("read the registry's verifier: %w", err)
	}
	shares, err := call(ctx, c.trace, trace.PackVerifier(), trace.UnpackVerifier)
	if err != nil {
		return fmt.Errorf("read the trace's verifier: %w", err)
	}
	for _, verifier := range []common.Address{registrations, shares} {
		code, err := c.backend.CodeAt(ctx, verifier, nil)
		if err != nil || len(code) == 0 {
			return fmt.Errorf("there is no verifier at %s: %w", verifier, errors.Join(err, bind.ErrNoCode))
		}
		if bindings.IsUnsafeVerifier(code) && !c.network.UnsafeDevelopmentVerifier {
			return fmt.Errorf("the network file hides that: %w", ErrUnsafeVerifier)
		}
	}
	return nil
}

// checkIDs compares the contracts' ids with those computed here.
func (c *Client) checkIDs(ctx context.Context) error {
	consortium := bindings.NewConsortium()
	id, err := call(ctx, c.consortium, consortium.PackConsortiumId(), consortium.UnpackConsortiumId)
	if err != nil {
		return fmt.Errorf("read the consortium's id: %w", err)
	}
	registry := bindings.NewPseudonymRegistry()
	domain, err := call(ctx, c.registry, registry.PackDomain(), registry.UnpackDomain)
	if err != nil {
		return fmt.Errorf("read the registry's domain: %w", err)
	}
	trace := bindings.NewTrace()
	traceDomain, err := call(ctx, c.trace, trace.PackDomain(), trace.UnpackDomain)
	if err != nil {
		return fmt.Errorf("read the trace's domain: %w", err)
	}
	if id.Cmp(wordOf(c.consortiumID)) != 0 || domain.Cmp(wordOf(c.domain)) != 0 || traceDomain.Cmp(wordOf(c.traceDomain)) != 0 {
		return errors.New("the contracts' ids do not follow from chain and addresses: they are not Medveil's, or of another version")
	}
	return nil
}

// now returns the time of the chain's head, by which contracts judge.
func (c *Client) now(ctx context.Context) (time.Time, error) {
	header, err := c.backend.HeaderByNumber(ctx, nil)
	if err != nil {
		return time.Time{}, fmt.Errorf("read the chain's head: %w", err)
	}
	return time.Unix(int64(header.Time), 0), nil
}

// today returns the day of the chain's head.
func (c *Client) today(ctx context.Context) (uint32, error) {
	now, err := c.now(ctx)
	return credential.Day(now), err
}

// worker returns a client of the worker at endpoint.
func (c *Client) worker(endpoint string) *api.Client {
	return &api.Client{BaseURL: endpoint, HTTPClient: c.http}
}

// apiDomain is what requests to workers and their receipts are signed under.
func (c *Client) apiDomain() api.Domain {
	return api.Domain{ChainID: c.network.ChainID, GrantLog: api.Address(c.network.GrantLog)}
}
