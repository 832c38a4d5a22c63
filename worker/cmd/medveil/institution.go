package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/bolt"
	"github.com/medveil/medveil/worker/internal/ethchain"
	"github.com/medveil/medveil/worker/internal/httpapi"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/sealed"
	"github.com/medveil/medveil/zk/setup"
)

// An institution is a member: its secrets, and its worker behind HTTP.
type institution struct {
	seat     int
	dir      string
	operator *ecdsa.PrivateKey
	share    curve.SecretKey
	issuer   curve.SecretKey
	sealing  grant.SealingSecretKey
	endpoint string

	listener net.Listener
	server   *http.Server
	state    *bolt.State
	worker   *worker.Worker
	lies     atomic.Bool // the worker answers with false shares
}

// newInstitution makes the keys of a seat and reserves the worker's address.
func newInstitution(w *world, seat int) (*institution, error) {
	m := &institution{seat: seat, dir: filepath.Join(w.dir, fmt.Sprintf("seat-%d", seat))}
	var err error
	if m.operator, err = crypto.GenerateKey(); err != nil {
		return nil, err
	}
	if m.share, err = curve.GenerateKey(); err != nil {
		return nil, err
	}
	if m.issuer, err = curve.GenerateKey(); err != nil {
		return nil, err
	}
	if m.sealing, err = grant.GenerateSealingKey(); err != nil {
		return nil, err
	}
	if m.listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		return nil, fmt.Errorf("seat %d: listen on loopback: %w", seat, err)
	}
	m.endpoint = "http://" + m.listener.Addr().String()
	return m, nil
}

// start starts the worker, once the epoch is sealed.
func (m *institution) start(ctx context.Context, w *world) error {
	config, err := m.config(ctx, w)
	if err != nil {
		return err
	}
	if m.state, err = newState(m.dir, config); err != nil {
		return err
	}
	config.State = m.state
	if m.worker, err = worker.Open(config); err != nil {
		return err
	}
	honest, err := httpapi.New(m.worker, httpapi.Options{})
	if err != nil {
		return err
	}
	m.server = &http.Server{Handler: m.lyingHandler(honest, config.Domain), ReadHeaderTimeout: 10 * time.Second}
	go m.server.Serve(m.listener)
	return nil
}

// newState creates a worker's state in a folder.
func newState(dir string, config worker.Config) (*bolt.State, error) {
	path := filepath.Join(dir, "state.db")
	if err := errors.Join(os.MkdirAll(dir, 0o700), bolt.Create(path)); err != nil {
		return nil, err
	}
	state, err := bolt.Open(path)
	if err != nil {
		return nil, err
	}
	if err := worker.Create(state, config.Domain, config.Operator); err != nil {
		return nil, errors.Join(err, state.Close())
	}
	return state, nil
}

// config is what the worker is told: its own seat's secrets, and where the chain
// and the store are.
func (m *institution) config(ctx context.Context, w *world) (worker.Config, error) {
	pace := w.platform.pace()
	chain, err := ethchain.New(ctx, ethchain.Config{
		Backend: w.platform.node(m.seat), ChainID: w.network.ChainID, Operator: m.operator,
		DeploymentBlock: w.network.DeploymentBlock,
		Addresses: bindings.Addresses{
			Consortium: w.network.Consortium, Registry: w.network.Registry,
			GrantLog: w.network.GrantLog, Trace: w.network.Trace,
		},
	})
	if err != nil {
		return worker.Config{}, err
	}
	registry, err := chain.RegistryDomain(ctx)
	if err != nil {
		return worker.Config{}, err
	}
	var storage [32]byte
	rand.Read(storage[:]) // never fails (crypto/rand)
	return worker.Config{
		Domain:         api.Domain{ChainID: w.network.ChainID, GrantLog: api.Address(w.network.GrantLog)},
		RegistryDomain: registry,
		Operator:       api.Address(m.operatorAddress()),
		Keys: worker.Keys{
			Sealing: m.sealing, Sign: ethchain.Signer(m.operator), Storage: storage,
			Shares: map[uint32]curve.SecretKey{firstEpoch: m.share},
		},
		Chain: chain, Store: w.platform.store(m.seat), Recover: ethchain.Recover,
		Sealed: &worker.SealedCases{
			ConsortiumID: pvss.ConsortiumID(w.network.ChainID, w.network.Consortium),
			TraceDomain:  pvss.TraceDomain(w.network.ChainID, w.network.Trace),
			Keys:         func(ctx context.Context) (*setup.Keys, error) { return sealed.UnsafeKeys(ctx, nil) },
		},
		Confirmations: pace.confirmations, Period: pace.period,
		InstantSeal: pace.confirmations == 0,
	}, nil
}

// firstEpoch is the only epoch there is.
const firstEpoch = 1

func (m *institution) close() error {
	var errs []error
	if m.server != nil {
		errs = append(errs, m.server.Close())
	} else if m.listener != nil {
		errs = append(errs, m.listener.Close())
	}
	if m.worker != nil {
		errs = append(errs, m.worker.Close())
	}
	if m.state != nil {
		errs = append(errs, m.state.Close())
	}
	return errors.Join(errs...)
}
