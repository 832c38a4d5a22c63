package main

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings/devchain"
	"github.com/medveil/medveil/worker/internal/ipfs"
	"github.com/medveil/medveil/zk/holder"
	"github.com/medveil/medveil/zk/registration"
	"github.com/medveil/medveil/zk/setup"
)

// A world is what the parties of a demo share: the chain, the IPFS node, the
// published keys and the network file. Beyond that each of them has only its
// own secrets, and they talk over HTTP.
type world struct {
	dir     string // deleted at the end
	chain   *devchain.Chain
	store   *ipfs.Store
	network medveil.Network

	registrationKeys *setup.Keys
	holderKeys       *holder.Keys

	deployer *ecdsa.PrivateKey
	auditor  *ecdsa.PrivateKey
	members  []*institution
	client   *medveil.Client

	patient, clinician, stranger *person
	record, otherRecord          medveil.Record
	grant                        medveil.Grant
	caseID                       medveil.CaseID
}

// setupWorld loads the keys and starts the chain and the IPFS node.
func setupWorld(ctx context.Context, progress func(string)) (_ *world, err error) {
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
	if w.chain, err = devchain.New(); err != nil {
		return nil, fmt.Errorf("start the chain: %w", err)
	}
	repository := filepath.Join(w.dir, "ipfs")
	if err := ipfs.Create(repository); err != nil {
		return nil, err
	}
	// The node outlives the step, and ctx with it.
	if w.store, err = ipfs.Open(ctx, repository); err != nil {
		return nil, err
	}
	return w, nil
}

// close stops everything and deletes the demo's folder.
func (w *world) close() error {
	var errs []error
	for _, m := range w.members {
		errs = append(errs, m.close())
	}
	if w.store != nil {
		errs = append(errs, w.store.Close())
	}
	if w.chain != nil {
		errs = append(errs, w.chain.Close())
	}
	if w.dir != "" {
		errs = append(errs, os.RemoveAll(w.dir))
	}
	return errors.Join(errs...)
}

// member returns the institution at a seat, counted from 1.
func (w *world) member(seat int) *institution { return w.members[seat-1] }
