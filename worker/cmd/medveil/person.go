package main

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"fmt"
	"path/filepath"
	"time"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/zk/credential"
)

// A person is a user: a wallet, and the key with which the person signs by
// their real name. The issuer knows the name, the chain knows the nym.
type person struct {
	name    credential.Identity
	role    credential.Role
	signing ed25519.PrivateKey
	wallet  *medveil.Wallet
	nym     grant.Nym
}

func newPerson(name string, role credential.Role) (*person, error) {
	identity, err := credential.NewIdentity(name)
	if err != nil {
		return nil, err
	}
	_, signing, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	return &person{name: identity, role: role, signing: signing, wallet: medveil.NewWallet()}, nil
}

// enrol gets the person a credential from the desk of an institution.
func (p *person) enrol(ctx context.Context, w *world, at *institution) error {
	committee, err := w.client.CurrentCommittee(ctx)
	if err != nil {
		return err
	}
	member, err := committee.Member(at.seat)
	if err != nil {
		return err
	}
	desk, ledger, err := at.desk(w, member, p)
	if err != nil {
		return err
	}
	defer ledger.Close()
	challenge, err := desk.Challenge()
	if err != nil {
		return err
	}
	request, err := p.wallet.RequestCredential(w.client.ConsortiumID(), member, challenge, w.holderKeys)
	if err != nil {
		return err
	}
	message := medveil.EnrolmentMessage(w.client.ConsortiumID(), request.Holder, p.name)
	application := medveil.Application{Request: request, Signature: ed25519.Sign(p.signing, message)}
	issued, err := desk.Issue(ctx, challenge, application, p.name, p.role, credential.Day(time.Now()))
	if err != nil {
		return err
	}
	return w.client.AddCredential(ctx, p.wallet, issued)
}

// desk opens the institution's registration desk, which has seen the person.
func (m *institution) desk(w *world, member medveil.Member, p *person) (*medveil.Issuer, *medveil.FileLedger, error) {
	ledger, err := medveil.OpenLedger(filepath.Join(m.dir, "enrolments.jsonl"))
	if err != nil {
		return nil, nil, err
	}
	seen := medveil.PersonKeys{p.name: p.signing.Public().(ed25519.PublicKey)}
	desk, err := medveil.NewIssuer(w.client.ConsortiumID(), member, m.issuer, w.holderKeys, seen, ledger)
	return desk, ledger, err
}

// register registers the person's pseudonym through a worker as relay, and
// returns when the workers know it.
func (p *person) register(ctx context.Context, w *world) (medveil.Pseudonym, error) {
	relays, err := w.client.Relays(ctx)
	if err != nil {
		return medveil.Pseudonym{}, err
	}
	pseudonym, tx, err := w.client.Register(ctx, p.wallet, w.registrationKeys, relays[0], 0, p.role)
	if err != nil {
		return medveil.Pseudonym{}, fmt.Errorf("register the %s: %w", p.role, err)
	}
	p.nym = pseudonym.Nym
	return pseudonym, w.client.AwaitWorkers(ctx, tx)
}
