package ethchain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"
)

const (
	// callTimeout is how long one endpoint may take to answer before the next is
	// asked.
	callTimeout = 8 * time.Second
	// compareTimeout is how long an endpoint may take to say which block it has,
	// before the worker goes on without its word.
	compareTimeout = 2 * time.Second
	// restTime is how long an endpoint that failed is asked last.
	restTime = 15 * time.Second
)

// A Pool is several endpoints of one chain as one [Backend]. It asks them in
// their order and goes on to the next when one is down, slow, or lacks what is
// asked for. An answer that is the chain's own, such as a contract's refusal,
// is final.
//
// It believes any single endpoint's answers, with one exception: headers of
// [Pool.Agreed] are compared among all that answer. An endpoint that lies about
// state at a block whose hash is right, or leaves out events, is not found out;
// nor is the first of two that makes up blocks beyond what the other has.
type Pool struct {
	chainID   uint64
	endpoints []*endpoint

	mu     sync.Mutex
	agreed map[common.Hash]bool // hashes that another endpoint confirmed
}

// endpoint is one way to the chain, connected when it is first needed.
type endpoint struct {
	name string
	dial func(context.Context) (Backend, error)

	mu      sync.Mutex
	backend Backend
	rested  time.Time // asked last until then
}

var _ Backend = (*Pool)(nil)

// NewPool returns a pool of clients that are connected already.
func NewPool(chainID uint64, backends ...Backend) *Pool {
	p := &Pool{chainID: chainID, agreed: make(map[common.Hash]bool)}
	for i, b := range backends {
		p.endpoints = append(p.endpoints, &endpoint{
			name: fmt.Sprintf("endpoint %d", i+1),
			dial: func(context.Context) (Backend, error) { return b, nil },
		})
	}
	return p
}

// Dial returns a pool of the endpoints at urls: http, https, ws, wss, or the
// path of an IPC socket. It connects to none yet, so one that is down does not
// matter. Errors name an endpoint by its place and host: the rest of its URL
// may hold a password.
func Dial(chainID uint64, urls []string) (*Pool, error) {
	if len(urls) == 0 {
		return nil, errors.New("no endpoint of the chain is given")
	}
	p := NewPool(chainID)
	for i, raw := range urls {
		u, err := url.Parse(raw)
		if err != nil || u.Scheme != "" && u.Host == "" {
			return nil, fmt.Errorf("endpoint %d of the chain is not a URL", i+1)
		}
		p.endpoints = append(p.endpoints, &endpoint{
			name: fmt.Sprintf("endpoint %d (%s)", i+1, u.Hostname()),
			dial: func(ctx context.Context) (Backend, error) {
				client, err := rpc.DialOptions(ctx, raw, rpc.WithHTTPClient(&http.Client{Transport: bounded{}}))
				if err != nil {
					return nil, err
				}
				return ethclient.NewClient(client), nil
			},
		})
	}
	return p, nil
}

// connect returns the endpoint's client, once it proved to be on the chain.
func (e *endpoint) connect(ctx context.Context, chainID uint64) (Backend, error) {
	e.mu.Lock()
	backend := e.backend
	e.mu.Unlock()
	if backend != nil {
		return backend, nil
	}
	backend, err := e.dial(ctx)
	if err != nil {
		return nil, err
	}
	id, err := backend.ChainID(ctx)
	if err != nil {
		return nil, err
	}
	if !id.IsUint64() || id.Uint64() != chainID {
		return nil, fmt.Errorf("it is on chain %v, want %d", id, chainID)
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.backend == nil {
		e.backend = backend
	}
	return e.backend, nil
}

func (e *endpoint) rest(d time.Duration) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.rested = time.Now().Add(d)
}

func (e *endpoint) resting() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return time.Now().Before(e.rested)
}

// order returns the endpoints as they are to be asked.
func (p *Pool) order() []*endpoint {
	order := slices.Clone(p.endpoints)
	rank := map[*endpoint]int{}
	for _, e := range order {
		if e.resting() {
			rank[e] = 1
		}
	}
	slices.SortStableFunc(order, func(a, b *endpoint) int { return rank[a] - rank[b] })
	return order
}

// ask asks one endpoint.
func ask[T any](ctx context.Context, p *Pool, e *endpoint, timeout time.Duration, f func(context.Context, Backend) (T, error)) (T, error) {
	attempt, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	backend, err := e.connect(attempt, p.chainID)
	var v T
	if err == nil {
		v, err = f(attempt, backend)
	}
	if err != nil && !answered(err) && ctx.Err() == nil {
		e.rest(restTime)
	}
	return v, withoutURL(err)
}

// try asks the endpoints in turn.
func try[T any](ctx context.Context, p *Pool, f func(context.Context, Backend) (T, error)) (T, error) {
	var errs []error
	for _, e := range p.order() {
		v, err := ask(ctx, p, e, callTimeout, f)
		if err == nil || final(err) {
			return v, err
		}
		if len(p.endpoints) > 1 {
			err = fmt.Errorf("%s: %w", e.name, err)
		}
		if errs = append(errs, err); ctx.Err() != nil {
			break
		}
	}
	var none T
	if len(errs) == 1 {
		return none, errs[0]
	}
	return none, errors.Join(errs...)
}

// answered reports whether an error is an endpoint's answer, rather than the
// lack of one.
func answered(err error) bool {
	var e rpc.Error
	return errors.As(err, &e) || errors.Is(err, ethereum.NotFound)
}

// final reports whether an error is the chain's answer, which every endpoint
// would give: a contract's refusal.
func final(err error) bool {
	if _, ok := ethclient.RevertErrorData(err); ok {
		return true
	}
	var e rpc.Error
	return errors.As(err, &e) && e.ErrorCode() == 3
}

// withoutURL drops the URL that Go's HTTP client puts into its errors.
func withoutURL(err error) error {
	if e, ok := errors.AsType[*url.Error](err); ok {
		return e.Err
	}
	return err
}

// The methods of [Backend].

func (p *Pool) ChainID(ctx context.Context) (*big.Int, error) {
	return try(ctx, p, func(ctx context.Context, b Backend) (*big.Int, error) { return b.ChainID(ctx) })
}

func (p *Pool) CodeAt(ctx context.Context, account common.Address, number *big.Int) ([]byte, error) {
	return try(ctx, p, func(ctx context.Context, b Backend) ([]byte, error) { return b.CodeAt(ctx, account, number) })
}

func (p *Pool) CallContract(ctx context.Context, msg ethereum.CallMsg, number *big.Int) ([]byte, error) {
	return try(ctx, p, func(ctx context.Context, b Backend) ([]byte, error) { return b.CallContract(ctx, msg, number) })
}

func (p *Pool) HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error) {
	return try(ctx, p, func(ctx context.Context, b Backend) (*types.Header, error) { return b.HeaderByNumber(ctx, number) })
}

func (p *Pool) PendingCodeAt(ctx context.Context, account common.Address) ([]byte, error) {
	return try(ctx, p, func(ctx context.Context, b Backend) ([]byte, error) { return b.PendingCodeAt(ctx, account) })
}

func (p *Pool) EstimateGas(ctx context.Context, msg ethereum.CallMsg) (uint64, error) {
	return try(ctx, p, func(ctx context.Context, b Backend) (uint64, error) { return b.EstimateGas(ctx, msg) })
}

func (p *Pool) SuggestGasPrice(ctx context.Context) (*big.Int, error) {
	return try(ctx, p, func(ctx context.Context, b Backend) (*big.Int, error) { return b.SuggestGasPrice(ctx) })
}

func (p *Pool) SuggestGasTipCap(ctx context.Context) (*big.Int, error) {
	return try(ctx, p, func(ctx context.Context, b Backend) (*big.Int, error) { return b.SuggestGasTipCap(ctx) })
}

func (p *Pool) TransactionReceipt(ctx context.Context, hash common.Hash) (*types.Receipt, error) {
	return try(ctx, p, func(ctx context.Context, b Backend) (*types.Receipt, error) { return b.TransactionReceipt(ctx, hash) })
}

func (p *Pool) TransactionByHash(ctx context.Context, hash common.Hash) (*types.Transaction, bool, error) {
	type found struct {
		tx      *types.Transaction
		pending bool
	}
	f, err := try(ctx, p, func(ctx context.Context, b Backend) (found, error) {
		tx, pending, err := b.TransactionByHash(ctx, hash)
		return found{tx, pending}, err
	})
	return f.tx, f.pending, err
}

// NonceAt returns the largest answer: an endpoint that lags has fewer of the
// account's transactions.
func (p *Pool) NonceAt(ctx context.Context, account common.Address, number *big.Int) (uint64, error) {
	return p.largest(ctx, func(ctx context.Context, b Backend) (uint64, error) { return b.NonceAt(ctx, account, number) })
}

// PendingNonceAt returns the largest answer: a transaction that was sent to one
// endpoint may not have reached the others.
func (p *Pool) PendingNonceAt(ctx context.Context, account common.Address) (uint64, error) {
	return p.largest(ctx, func(ctx context.Context, b Backend) (uint64, error) { return b.PendingNonceAt(ctx, account) })
}

func (p *Pool) largest(ctx context.Context, f func(context.Context, Backend) (uint64, error)) (uint64, error) {
	var (
		most uint64
		errs []error
	)
	answers := 0
	for _, a := range everyone(ctx, p, p.order(), callTimeout, f) {
		if a.err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", a.endpoint.name, a.err))
			continue
		}
		answers++
		most = max(most, a.value)
	}
	if answers == 0 {
		return 0, errors.Join(errs...)
	}
	return most, nil
}

// An answer is what one of several endpoints said.
type answer[T any] struct {
	endpoint *endpoint
	value    T
	err      error
}

// everyone asks several endpoints at once. One that rests is waited for only
// briefly.
func everyone[T any](ctx context.Context, p *Pool, who []*endpoint, timeout time.Duration, f func(context.Context, Backend) (T, error)) []answer[T] {
	answers := make([]answer[T], len(who))
	var wait sync.WaitGroup
	for i, e := range who {
		patience := timeout
		if e.resting() {
			patience = min(timeout, compareTimeout/4)
		}
		wait.Go(func() {
			v, err := ask(ctx, p, e, patience, f)
			answers[i] = answer[T]{e, v, err}
		})
	}
	wait.Wait()
	return answers
}

// SendTransaction sends a transaction to every endpoint, and succeeds if one
// has it.
func (p *Pool) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	var errs []error
	has := false
	for _, a := range everyone(ctx, p, p.order(), callTimeout, func(ctx context.Context, b Backend) (struct{}, error) {
		return struct{}{}, b.SendTransaction(ctx, tx)
	}) {
		if a.err == nil || known(a.err) {
			has = true
			continue
		}
		errs = append(errs, fmt.Errorf("%s: %w", a.endpoint.name, a.err))
	}
	if has {
		return nil
	}
	return errors.Join(errs...)
}
