package main

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/zk/holder"
	"github.com/medveil/medveil/zk/registration"
	"github.com/medveil/medveil/zk/sealed"
	"github.com/medveil/medveil/zk/setup"
)

// A world is what the parties of a demo share: the platform, the
// published keys and the network file. Beyond that each of them has only its
// own secrets, and they talk over HTTP.
type world struct {
	dir      string // deleted at the end
	platform platform
	chainID  uint64
	network  medveil.Network

	registrationKeys *setup.Keys
	holderKeys       *holder.Keys
	sealedKeys       func() (*setup.Keys, error) // of sealed shares: loaded when first needed

	deployer *ecdsa.PrivateKey
	auditor  *ecdsa.PrivateKey
	members  []*institution // in order of seats
	others   []*institution // that join, or have left
	client   *medveil.Client

	patient, clinician, stranger *person
	newcomer                     *person
	record, otherRecord          medveil.Record
	grant                        medveil.Grant
	evidence                     medveil.Evidence // what the auditor holds against the clinician
	caseID                       medveil.CaseID   // of the public case
	sealedID                     medveil.CaseID
}

// setupWorld loads the keys and has start start the platform, with its files in
// a folder that is deleted at the end.
func setupWorld(ctx context.Context, progress func(string), start func(dir string) (platform, error)) (_ *world, err error) {
	w := new(world)
	defer func() {
		if err != nil {
			w.close()
		}
	}()
	if w.dir, err = os.MkdirTemp("", "medveil-demo-"); err != nil {
		return nil, fmt.Errorf("make a folder for the demo: %w", err)
	}
	if w.registrationKeys, err = registration.UnsafeKeys(ctx, progress); err != nil {
		return nil, err
	}
	if w.holderKeys, err = holder.UnsafeKeys(ctx, progress); err != nil {
		return nil, err
	}
	w.sealedKeys = sync.OnceValues(func() (*setup.Keys, error) { return sealed.UnsafeKeys(context.WithoutCancel(ctx), nil) })
	if w.platform, err = start(w.dir); err != nil {
		return nil, err
	}
	return w, nil
}

// makeAccounts makes the institutions with their keys, and gives every account
// its gas.
func (w *world) makeAccounts(ctx context.Context, seats int) (err error) {
	if w.deployer, err = crypto.GenerateKey(); err != nil {
		return err
	}
	if w.auditor, err = crypto.GenerateKey(); err != nil {
		return err
	}
	accounts := []common.Address{crypto.PubkeyToAddress(w.deployer.PublicKey), crypto.PubkeyToAddress(w.auditor.PublicKey)}
	for seat := 1; seat <= seats; seat++ {
		m, err := newInstitution(w, seat, firstEpoch)
		if err != nil {
			return err
		}
		w.members = append(w.members, m)
		accounts = append(accounts, m.operatorAddress())
	}
	return w.platform.fund(ctx, accounts...)
}

// startWorkers starts every institution's worker and returns when they have
// confirmed what was founded.
func (w *world) startWorkers(ctx context.Context) error {
	founded, err := w.platform.node(1).BlockNumber(ctx)
	if err != nil {
		return err
	}
	for _, m := range w.members {
		// The institution's own node may see the contracts a little later.
		if err := patiently(ctx, func() error { return m.start(ctx, w) }, bind.ErrNoCode); err != nil {
			return fmt.Errorf("start the worker of seat %d: %w", m.seat, err)
		}
	}
	return w.client.AwaitWorkers(ctx, medveil.Transaction{Block: founded})
}

// close stops everything and deletes the demo's folder.
func (w *world) close() error {
	var errs []error
	for _, m := range slices.Concat(w.members, w.others) {
		errs = append(errs, m.close())
	}
	if w.platform != nil {
		errs = append(errs, w.platform.close())
	}
	if w.dir != "" {
		errs = append(errs, os.RemoveAll(w.dir))
	}
	return errors.Join(errs...)
}

// member returns the institution at a seat, counted from 1.
func (w *world) member(seat int) *institution { return w.members[seat-1] }
