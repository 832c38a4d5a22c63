package main

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
)

// Files of a registration desk, in the folder "issuer" of a home. The ledger
// names persons.
const (
	issuerFolder     = "issuer"
	issuerKeyFile    = "key.age"
	issuerLedger     = "enrolments.jsonl"
	issuerChallenges = "challenges"
)

// newIssuerKey makes the desk's key.
func (sh *shell) newIssuerKey() (curve.SecretKey, error) {
	dir, err := sh.inHome(issuerFolder)
	if err != nil {
		return curve.SecretKey{}, err
	}
	path, err := sh.inHome(issuerFolder, issuerKeyFile)
	if err != nil {
		return curve.SecretKey{}, err
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return curve.SecretKey{}, errors.Join(fmt.Errorf("there is an issuer key at %s already: it is not overwritten", path), err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return curve.SecretKey{}, fmt.Errorf("make the desk's folder: %w", err)
	}
	passphrase, err := sh.newPassphrase("the issuer key")
	if err != nil {
		return curve.SecretKey{}, err
	}
	key, err := curve.GenerateKey()
	if err != nil {
		return curve.SecretKey{}, err
	}
	secret := key.Bytes()
	return key, createSealed(path, passphrase, secret[:])
}

// issuerKey opens the desk's key.
func (sh *shell) issuerKey() (curve.SecretKey, error) {
	path, err := sh.inHome(issuerFolder, issuerKeyFile)
	if err != nil {
		return curve.SecretKey{}, err
	}
	if err := sh.requireFile(path); errors.Is(err, fs.ErrNotExist) {
		return curve.SecretKey{}, hint(fmt.Errorf("there is no issuer key at %s", path), `make one with "medveil issuer key"`)
	}
	passphrase, err := sh.passphrase("the issuer key")
	if err != nil {
		return curve.SecretKey{}, err
	}
	secret, err := openSealed(path, passphrase)
	if err != nil {
		return curve.SecretKey{}, err
	}
	key, err := curve.ParseSecretKey(secret)
	if err != nil {
		return curve.SecretKey{}, fmt.Errorf("%s is damaged: it holds no issuer key", path)
	}
	return key, nil
}

// A desk is an open registration desk.
type desk struct {
	*medveil.Issuer
	ledger     *medveil.FileLedger
	challenges medveil.ChallengeFolder
	disconnect func()
}

func (d *desk) close() error {
	d.disconnect()
	return d.ledger.Close()
}

// openDesk opens the desk whose key the committee has. seen are the persons
// whose keys were established at the desk.
func (sh *shell) openDesk(ctx context.Context, seen medveil.PersonKeys) (_ *desk, err error) {
	client, disconnect, err := sh.client(ctx)
	if err != nil {
		return nil, err
	}
	d := &desk{disconnect: disconnect}
	defer func() {
		if err != nil {
			disconnect()
		}
	}()
	key, err := sh.issuerKey()
	if err != nil {
		return nil, err
	}
	committee, err := client.CurrentCommittee(ctx)
	if err != nil {
		return nil, err
	}
	member, err := memberWithIssuer(committee, key.Public())
	if err != nil {
		return nil, err
	}
	keys, err := sh.holderKeys(ctx, client.Network())
	if err != nil {
		return nil, err
	}
	if err := d.openFiles(sh); err != nil {
		return nil, err
	}
	if d.Issuer, err = medveil.NewIssuer(client.ConsortiumID(), member, key, keys, seen, d.ledger); err != nil {
		return nil, errors.Join(err, d.ledger.Close())
	}
	return d, nil
}

func (d *desk) openFiles(sh *shell) error {
	challenges, err := sh.inHome(issuerFolder, issuerChallenges)
	if err != nil {
		return err
	}
	ledger, err := sh.inHome(issuerFolder, issuerLedger)
	if err != nil {
		return err
	}
	if d.challenges, err = medveil.OpenChallenges(challenges); err != nil {
		return err
	}
	d.ledger, err = medveil.OpenLedger(ledger)
	return err
}

func memberWithIssuer(committee *medveil.Committee, key curve.PublicKey) (medveil.Member, error) {
	for _, member := range committee.Members {
		if member.Issuer == key {
			return member, nil
		}
	}
	return medveil.Member{}, fmt.Errorf("the issuer key is not that of a seat of epoch %d", committee.Epoch)
}

// issuing is what "issuer issue" was told.
type issuing struct {
	application, role, personKey string
	name                         personName
}

// issue redeems an application and returns the credential.
func (sh *shell) issue(ctx context.Context, in issuing) (*credential.Credential, error) {
	identity, err := sh.readName(in.name)
	if err != nil {
		return nil, err
	}
	role, err := credential.ParseRole(in.role)
	if err != nil {
		return nil, fmt.Errorf("%w: --role: %v", errUsage, err)
	}
	person, err := parsePersonPublic(in.personKey)
	if err != nil {
		return nil, fmt.Errorf("%w: --person-key: %v", errUsage, err)
	}
	var application medveil.ApplicationFile
	if err := sh.readForm(in.application, &application); err != nil {
		return nil, err
	}
	d, err := sh.openDesk(ctx, medveil.PersonKeys{identity: ed25519.PublicKey(person)})
	if err != nil {
		return nil, err
	}
	defer d.close()
	if err := d.challenges.Resume(d.Issuer, application.Challenge); err != nil {
		return nil, err
	}
	return d.Issue(ctx, application.Challenge, application.Application, identity, role, today())
}
