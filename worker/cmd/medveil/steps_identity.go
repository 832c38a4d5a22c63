package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/pvss"
)

// Real names. They are fictitious, and known to the person and the issuer only.
const (
	patientName   = "Erika Example, born 1964-08-12, MRN 4711-0815"
	clinicianName = "Dr. Max Sample, licence DE-BE-20071"
	strangerName  = "Jo Curious, staff 90210"
	newcomerName  = "Nino Sample, born 2001-02-03"
)

// steps are the demo, in order.
var steps = []step{
	{"setup", (*demo).setup},
	{"deploy", (*demo).deploy},
	{"enrol", (*demo).enrol},
	{"register-patient", (*demo).registerPatient},
	{"register-clinician", (*demo).registerClinician},
	{"encrypt", (*demo).encrypt},
	{"store", (*demo).store},
	{"anchor", (*demo).anchor},
	{"grant", (*demo).grant},
	{"fetch-as-owner", (*demo).fetchAsOwner},
	{"fetch-as-grantee", (*demo).fetchAsGrantee},
	{"deny-stranger", (*demo).denyStranger},
	{"deny-other-label", (*demo).denyOtherLabel},
	{"survive-lying-worker", (*demo).surviveLyingWorker},
	{"revoke", (*demo).revoke},
	{"deny-revoked", (*demo).denyRevoked},
	{"receipts", (*demo).receipts},
	{"trace-sealed", (*demo).traceSealed},
	{"open-case", (*demo).openCase},
	{"reject-share-before-approvals", (*demo).rejectShareBeforeApprovals},
	{"approve-case", (*demo).approveCase},
	{"shares-below-threshold-reveal-nothing", (*demo).sharesBelowThreshold},
	{"reject-forged-share", (*demo).rejectForgedShare},
	{"trace", (*demo).trace},
	{"governance-vote", (*demo).governanceVote},
	{"epoch-change", (*demo).epochChange},
	{"renew", (*demo).renew},
	{"recover", (*demo).recover},
	{"trail", (*demo).trail},
}

// setup reads the input once and starts what the parties share.
func (d *demo) setup(ctx context.Context) (string, error) {
	return d.setupOn(ctx, func(dir string) (platform, error) { return newPlatform(ctx, d.options, dir, d.out) })
}

func (d *demo) setupOn(ctx context.Context, start func(dir string) (platform, error)) (string, error) {
	hash := sha256.New()
	size, err := io.Copy(hash, d.input)
	if err != nil {
		return "", fmt.Errorf("read the input: %w", err)
	}
	d.report.Input = reportInput{size, hex.EncodeToString(hash.Sum(nil))}
	if d.world, err = setupWorld(ctx, func(what string) { d.out.progress("%s", what) }, start); err != nil {
		return "", err
	}
	d.report.Params.Platform, d.report.Params.Confirmations = d.world.platform.String(), d.world.platform.pace().confirmations
	d.report.Params.Keys = d.world.registrationKeys.Name + " UNSAFE DEVELOPMENT KEYS"
	return fmt.Sprintf("input %s bytes; UNSAFE development keys for %d seats; %s",
		thousands(uint64(size)), pvss.N, d.world.platform), nil
}

// deploy deploys the contracts, seals the first epoch and starts the workers.
func (d *demo) deploy(ctx context.Context) (string, error) {
	w := d.world
	if err := w.makeAccounts(ctx, d.options.seats); err != nil {
		return "", err
	}
	if err := w.deploy(ctx); err != nil {
		return "", err
	}
	if err := w.found(ctx, d.options); err != nil {
		return "", err
	}
	var err error
	if w.client, err = medveil.NewClient(ctx, w.platform.node(1), w.network, medveil.WithStaging(w.dir)); err != nil {
		return "", err
	}
	if err := w.startWorkers(ctx); err != nil {
		return "", err
	}
	d.report.Params.ChainID = w.network.ChainID
	return fmt.Sprintf("6 contracts; %d seats, %d to open; %d workers, %d to re-encrypt; epoch sealed, deployer powerless",
		d.options.seats, d.options.threshold, d.options.workers, d.options.workerThreshold), nil
}

// enrol gives patient and clinician a credential, each from another desk.
func (d *demo) enrol(ctx context.Context) (string, error) {
	w := d.world
	var err error
	if w.patient, err = newPerson(patientName, credential.RolePatient); err != nil {
		return "", err
	}
	if w.clinician, err = newPerson(clinicianName, credential.RoleClinician); err != nil {
		return "", err
	}
	if err := w.patient.enrol(ctx, w, w.member(1)); err != nil {
		return "", fmt.Errorf("enrol the patient: %w", err)
	}
	if err := w.clinician.enrol(ctx, w, w.member(2)); err != nil {
		return "", fmt.Errorf("enrol the clinician: %w", err)
	}
	return "patient by seat 1, clinician by seat 2; neither desk learns a pseudonym", nil
}

func (d *demo) registerPatient(ctx context.Context) (string, error) {
	return d.register(ctx, d.world.patient)
}

func (d *demo) registerClinician(ctx context.Context) (string, error) {
	return d.register(ctx, d.world.clinician)
}

func (d *demo) register(ctx context.Context, p *person) (string, error) {
	pseudonym, err := p.register(ctx, d.world)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("nym %x.. is active; proof checked on chain; %d encrypted shares dealt", pseudonym.Nym[:6], d.options.seats), nil
}
