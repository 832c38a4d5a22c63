package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/zk/credential"
)

const (
	labsLabel = "labs/2026-11"
	notes     = "notes/2026-11"
)

func (d *demo) ciphertext() string { return filepath.Join(d.world.dir, "record.age") }

// encrypt encrypts the input to the patient, streaming.
func (d *demo) encrypt(ctx context.Context) (string, error) {
	w := d.world
	if _, err := d.input.Seek(0, io.SeekStart); err != nil {
		return "", fmt.Errorf("read the input again: %w", err)
	}
	label, err := w.patient.wallet.Label(w.patient.nym, labsLabel)
	if err != nil {
		return "", err
	}
	out, err := os.OpenFile(d.ciphertext(), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return "", err
	}
	w.record, err = w.client.Encrypt(ctx, out, d.input, w.patient.nym, label)
	if err = errors.Join(err, out.Close()); err != nil {
		return "", err
	}
	return fmt.Sprintf("an age file of %s bytes, content hash %s", thousands(uint64(w.record.Size)), short(w.record.ContentHash)), nil
}

// store uploads the record to workers, which pin it.
func (d *demo) store(ctx context.Context) (string, error) {
	w := d.world
	file, err := os.Open(d.ciphertext())
	if err != nil {
		return "", err
	}
	defer file.Close()
	if err := w.client.Store(ctx, w.patient.wallet, w.patient.nym, file, w.record.Size, w.record.ContentHash); err != nil {
		return "", err
	}
	return "on IPFS through the workers' API", nil
}

func (d *demo) anchor(ctx context.Context) (string, error) {
	w := d.world
	if _, err := w.client.Anchor(ctx, w.patient.wallet, w.patient.nym, w.record); err != nil {
		return "", err
	}
	return "content hash and capsule id on chain", nil
}

func (d *demo) grant(ctx context.Context) (string, error) {
	w := d.world
	label, err := w.patient.wallet.Label(w.patient.nym, labsLabel)
	if err != nil {
		return "", err
	}
	var tx medveil.Transaction
	w.grant, tx, err = w.client.Grant(ctx, w.patient.wallet, medveil.Terms{
		Owner: w.patient.nym, Grantee: w.clinician.nym, Label: label, Expiry: time.Now().Add(30 * 24 * time.Hour),
	})
	if err != nil {
		return "", err
	}
	if err := w.client.AwaitWorkers(ctx, tx); err != nil {
		return "", err
	}
	return fmt.Sprintf("one label to the clinician; a sealed fragment for each of %d workers", d.options.workers), nil
}

func (d *demo) fetchAsOwner(ctx context.Context) (string, error) {
	w := d.world
	hash := sha256.New()
	if err := w.client.FetchOwn(ctx, w.patient.wallet, w.patient.nym, w.record.ContentHash, hash); err != nil {
		return "", err
	}
	return "the input, byte for byte", d.sameAsInput(hash.Sum(nil))
}

func (d *demo) fetchAsGrantee(ctx context.Context) (string, error) {
	fetched, sum, err := d.fetch(ctx, d.world.record)
	if err != nil {
		return "", err
	}
	d.report.Output.SHA256 = hex.EncodeToString(sum)
	return fmt.Sprintf("the input, byte for byte, by %d of %d workers' shares, each with a signed receipt",
		len(fetched.Used), d.options.workers), d.sameAsInput(sum)
}

// fetch reads a record as the clinician and returns its hash.
func (d *demo) fetch(ctx context.Context, record medveil.Record) (*medveil.FetchReport, []byte, error) {
	w := d.world
	hash := sha256.New()
	fetched, err := w.client.Fetch(ctx, w.clinician.wallet, w.clinician.nym, w.grant.ID, record.ContentHash, hash)
	return fetched, hash.Sum(nil), err
}

func (d *demo) sameAsInput(sum []byte) error {
	if got := hex.EncodeToString(sum); got != d.report.Input.SHA256 {
		return fmt.Errorf("the plaintext has SHA-256 %s, the input %s", got, d.report.Input.SHA256)
	}
	return nil
}

// denyStranger has a registered pseudonym ask for somebody else's grant.
func (d *demo) denyStranger(ctx context.Context) (string, error) {
	w := d.world
	var err error
	if w.stranger, err = newPerson(strangerName, credential.RoleResearcher); err != nil {
		return "", err
	}
	if err := w.stranger.enrol(ctx, w, w.member(1)); err != nil {
		return "", fmt.Errorf("enrol the stranger: %w", err)
	}
	if _, err := w.stranger.register(ctx, w); err != nil {
		return "", err
	}
	answers, err := d.askAs(ctx, w.stranger)
	if err != nil {
		return "", err
	}
	for _, answer := range answers {
		if code := api.CodeOf(answer.Err); code != api.NotGrantee {
			return "", fmt.Errorf("the worker of seat %d answered the stranger with %q (%v), want %q", answer.Worker.Seat, code, answer.Err, api.NotGrantee)
		}
	}
	return fmt.Sprintf("all %d workers refuse: %s", len(answers), api.NotGrantee), nil
}

// askAs asks every worker for a share of the record under the clinician's grant.
func (d *demo) askAs(ctx context.Context, p *person) ([]medveil.Answer, error) {
	w := d.world
	file, err := os.Open(d.ciphertext())
	if err != nil {
		return nil, err
	}
	defer file.Close()
	stanzas, _, err := pre.ReadHeader(file)
	if err != nil {
		return nil, err
	}
	set, err := w.client.CurrentWorkers(ctx)
	if err != nil {
		return nil, err
	}
	return w.client.RequestShares(ctx, p.wallet, p.nym, w.grant.ID, stanzas[0].Capsule(), set, false)
}

// denyOtherLabel has the clinician use its grant on a record of another label.
func (d *demo) denyOtherLabel(ctx context.Context) (string, error) {
	w := d.world
	label, err := w.patient.wallet.Label(w.patient.nym, notes)
	if err != nil {
		return "", err
	}
	w.otherRecord, err = w.client.Put(ctx, w.patient.wallet, w.patient.nym, w.patient.nym, label, strings.NewReader("private notes"))
	if err != nil {
		return "", err
	}
	_, _, err = d.fetch(ctx, w.otherRecord)
	return denied(err, api.WrongLabel)
}

// denied turns a refusal for the right reason into success.
func denied(err error, want api.Code) (string, error) {
	var refusal *medveil.DeniedError
	if err == nil {
		return "", errors.New("access was given, want a refusal")
	}
	if !errors.As(err, &refusal) || refusal.Reason() != want {
		return "", fmt.Errorf("refused for another reason than %q: %w", want, err)
	}
	return fmt.Sprintf("%d of %d shares: %s", refusal.Given, refusal.Needed, want), nil
}

// maxFetches bounds how often a record is fetched until the liar was asked:
// clients ask workers at random.
const maxFetches = 64

// surviveLyingWorker has a worker answer with false shares.
func (d *demo) surviveLyingWorker(ctx context.Context) (string, error) {
	liar := d.world.member(d.options.workers)
	liar.lies.Store(true)
	defer liar.lies.Store(false)
	for range maxFetches {
		fetched, sum, err := d.fetch(ctx, d.world.record)
		named := names(fetched, liar.seat)
		switch {
		case named && err == nil:
			return fmt.Sprintf("seat %d is named, the read succeeds with the others", liar.seat), d.sameAsInput(sum)
		case named && d.options.workers == d.options.workerThreshold:
			return fmt.Sprintf("seat %d is named; without a spare worker the read fails", liar.seat), nil
		case err != nil:
			return "", fmt.Errorf("the liar, seat %d, was not survived: %w", liar.seat, err)
		}
	}
	return "", fmt.Errorf("in %d reads the liar was not named", maxFetches)
}

// names reports whether the report blames the seat, and it alone.
func names(fetched *medveil.FetchReport, seat int) bool {
	faults := fetched.Faults()
	for _, fault := range faults {
		if fault.Worker.Seat != seat {
			return false
		}
	}
	return len(faults) > 0
}

func (d *demo) revoke(ctx context.Context) (string, error) {
	w := d.world
	tx, err := w.client.Revoke(ctx, w.patient.wallet, w.patient.nym, w.grant.ID)
	if err != nil {
		return "", err
	}
	if err := w.client.AwaitWorkers(ctx, tx); err != nil {
		return "", err
	}
	return "new records of that name go under a fresh label", nil
}

func (d *demo) denyRevoked(ctx context.Context) (string, error) {
	_, _, err := d.fetch(ctx, d.world.record)
	return denied(err, api.GrantRevoked)
}

// short abbreviates a hash.
func short(hash fmt.Stringer) string {
	s := hash.String()
	return s[:min(12, len(s))] + ".."
}
