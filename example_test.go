package medveil_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/holder"
	"github.com/medveil/medveil/zk/registration"
)

// Errors are left out of the examples with this, for brevity.
func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// What a backend does at its start.
func Example_connect() {
	ctx := context.Background()
	network, err := medveil.LoadNetwork("network.json")
	check(err)
	ours, err := ethclient.DialContext(ctx, "http://localhost:8545")
	check(err)
	theirs, err := ethclient.DialContext(ctx, "https://node.hospital.example")
	check(err)
	nodes, err := medveil.NewBackends(ours, theirs) // reads from ours while it is there, sends to both
	check(err)
	client, err := medveil.NewClient(ctx, nodes, network)
	check(err)
	committee, err := client.CurrentCommittee(ctx)
	check(err)
	fmt.Printf("%d of %d institutions open an identity\n", committee.Threshold, len(committee.Members))
}

// A desk of an institution enrols a person. Challenge, application and credential
// travel in whatever way suits the two sides; all three are bytes.
func Example_issuer() {
	var (
		client    *medveil.Client
		desk      medveil.Member  // the institution, from CurrentCommittee
		issuerKey curve.SecretKey // of that seat
		persons   medveil.PersonVerifier
		receive   func(credential.Challenge) medveil.Application // the person's answer
		ctx       = context.Background()
	)
	holderKeys, err := holder.UnsafeKeys(ctx, nil)
	check(err)
	ledger, err := medveil.OpenLedger("ledger.jsonl")
	check(err)
	issuer, err := medveil.NewIssuer(client.ConsortiumID(), desk, issuerKey, holderKeys, persons, ledger)
	check(err)

	challenge, err := issuer.Challenge()
	check(err)
	application := receive(challenge)
	identity, err := credential.NewIdentity("Trenton Turner, 1987-03-14") // as the desk has seen it
	check(err)
	cred, err := issuer.Issue(ctx, challenge, application, identity, credential.RolePatient, credential.Day(time.Now()))
	check(err)
	fmt.Println("credential until day", cred.ExpiryDay)
}

// A person answers a desk's challenge and registers a pseudonym, of which the
// institutions never learn whose it is.
func Example_register() {
	var (
		client    *medveil.Client
		desk      medveil.Member       // the institution that the person is at
		challenge credential.Challenge // of its desk
		apply     func(medveil.Application) *credential.Credential
		ctx       = context.Background()
	)
	wallet := medveil.NewWallet()
	check(wallet.Create("wallet.age", "a long passphrase"))

	// At the desk: the wallet shows that it knows its holder secret, and the
	// person signs that the holder is theirs.
	holderKeys, err := holder.UnsafeKeys(ctx, nil)
	check(err)
	request, err := wallet.RequestCredential(client.ConsortiumID(), desk, challenge, holderKeys)
	check(err)
	identity, err := credential.NewIdentity("Trenton Turner, 1987-03-14")
	check(err)
	message := medveil.EnrolmentMessage(client.ConsortiumID(), request.Holder, identity)
	cred := apply(medveil.Application{Request: request, Signature: signWithIdentityCard(message)})
	check(client.AddCredential(ctx, wallet, cred))

	// At home.
	keys, err := registration.UnsafeKeys(ctx, nil)
	check(err)
	relay, err := client.AnyRelay(ctx)
	check(err)
	pseudonym, _, err := client.Register(ctx, wallet, keys, relay, 0, credential.RolePatient)
	check(err)
	fmt.Printf("registered %x until day %d\n", pseudonym.Nym, pseudonym.ValidUntil)
}

func signWithIdentityCard([]byte) []byte { return nil }

// A laboratory adds a record for a patient, who need not be there.
func Example_laboratory() {
	var (
		client     *medveil.Client
		laboratory *medveil.Wallet
		labNym     grant.Nym
		patientNym grant.Nym
		label      pre.Label // told by the patient
		report     io.Reader
		ctx        = context.Background()
	)
	record, err := client.Put(ctx, laboratory, labNym, patientNym, label, report)
	check(err)
	fmt.Println("tell the patient", record.ContentHash)
}

// A patient lets a clinician read everything under a label, and later no more.
func Example_patient() {
	var (
		client       *medveil.Client
		patient      *medveil.Wallet
		patientNym   grant.Nym
		clinicianNym grant.Nym
		ctx          = context.Background()
	)
	label, err := patient.Label(patientNym, "labs/2026-11")
	check(err)
	made, tx, err := client.Grant(ctx, patient, medveil.Terms{
		Owner: patientNym, Grantee: clinicianNym, Label: label, Expiry: time.Now().AddDate(0, 1, 0),
	})
	check(err)
	check(client.AwaitWorkers(ctx, tx))
	fmt.Println("tell the clinician", made.ID)

	// Who read what and when?
	logs, err := client.Receipts(ctx, patient, patientNym, medveil.ReceiptFilter{})
	check(err)
	var entries []medveil.LoggedEntry
	for _, log := range logs {
		if log.Err == nil {
			verified, err := client.VerifyReceipts(ctx, log)
			check(err)
			entries = append(entries, verified...)
		}
	}
	reads, err := client.Reads(ctx, entries)
	check(err)
	for _, read := range reads {
		fmt.Printf("%x read %v at %v\n", read.Reader, read.Records, read.Time)
	}

	_, err = client.Revoke(ctx, patient, patientNym, made.ID)
	check(err)
}

// A clinician reads a record into a file, which appears whole or not at all.
func Example_clinician() {
	var (
		client       *medveil.Client
		clinician    *medveil.Wallet
		clinicianNym grant.Nym
		granted      grant.ID     // told by the patient
		record       content.Hash // as well
		ctx          = context.Background()
	)
	err := medveil.WriteFile("report.json", func(dst io.Writer) error {
		report, err := client.Fetch(ctx, clinician, clinicianNym, granted, record, dst)
		for _, fault := range report.Faults() {
			log.Printf("the worker of seat %d is at fault: %v", fault.Worker.Seat, fault.Err)
		}
		return err
	})
	check(err)
}

// A member institution checks what the chain has of its seat, and receipts that
// somebody else kept, without asking any worker.
func Example_institution() {
	var (
		client   *medveil.Client
		operator common.Address // its account
		kept     []byte         // JSON of a ReceiptLog
		ctx      = context.Background()
	)
	committee, err := client.CurrentCommittee(ctx)
	check(err)
	for _, member := range committee.Members {
		if member.Operator == operator {
			fmt.Println("we are seat", member.Seat, "and our worker is at", member.Endpoint)
		}
	}
	var receipts medveil.ReceiptLog
	check(json.Unmarshal(kept, &receipts))
	entries, err := client.VerifyReceipts(ctx, &receipts)
	check(err)
	for _, e := range entries {
		fmt.Printf("seat %d, entry %d: %s; held by the chain: %v\n", e.Seat, e.Index, e.Entry.Kind, e.Anchored)
	}
}

// When workers refuse, the error says why.
func ExampleDeniedError() {
	var (
		client *medveil.Client
		wallet *medveil.Wallet
		nym    grant.Nym
		id     grant.ID
		record content.Hash
	)
	_, err := client.Fetch(context.Background(), wallet, nym, id, record, os.Stdout)
	var denied *medveil.DeniedError
	if errors.As(err, &denied) && denied.Reason() == api.GrantRevoked {
		fmt.Println("the patient has revoked your access")
	}
}

// An auditor looks at how a pseudonym used a grant, finds out who is behind it, if
// enough institutions agree, and shows every link from the one to the other.
func Example_auditor() {
	var (
		client  *medveil.Client
		suspect grant.Nym
		misused grant.ID
		ctx     = context.Background()
	)
	key, err := crypto.LoadECDSA("auditor.key")
	check(err)
	auditor := client.Auditor(key)
	logs, err := auditor.Receipts(ctx, medveil.ReceiptFilter{Nym: &suspect})
	check(err)
	evidence, err := medveil.EvidenceOf(logs, suspect, misused)
	check(err)
	hash, err := evidence.Hash()
	check(err)

	id, _, err := auditor.OpenCase(ctx, medveil.CaseRequest{Nym: suspect, Evidence: hash, Reason: 1})
	check(err)
	caseKey, err := client.CaseKey(ctx, key, id)
	check(err)
	traced, err := client.FollowSealedCase(ctx, id, caseKey, func(state *medveil.Case) {
		fmt.Printf("%d of %d approvals, %d shares\n", len(state.Approvals), state.Threshold, len(state.Shares))
	})
	check(err)
	fmt.Println(traced.Identity, "says", traced.Issuer.Endpoint)

	trail, err := client.Trail(ctx, medveil.TrailRequest{Evidence: evidence, Case: &id, Key: &caseKey})
	check(err) // a *TrailError says which link does not hold
	fmt.Println(trail)
	findings, err := json.Marshal(trail)
	check(err)
	_, err = client.Conclude(ctx, key, id, sha256.Sum256(findings))
	check(err)
}

// A member votes, says that it still has its share key of a former epoch, and
// looks for whom that matters.
func Example_member() {
	var (
		client   *medveil.Client
		operator *ecdsa.PrivateKey // of its seat
		former   curve.SecretKey   // its share key of epoch 1
		joining  medveil.FoundingSeat
		ctx      = context.Background()
	)
	// All or nothing: seat 4 is filled, and the committee with it sealed as epoch 2.
	id, _, err := client.Propose(ctx, operator,
		medveil.SeatChange{FoundingSeat: joining},
		medveil.EpochSeal{Epoch: 2, Threshold: 3},
		medveil.WorkersChange{Seats: []int{1, 2, 3, 4}, Threshold: 3, Served: []uint32{1}})
	check(err)
	fmt.Println("proposed", id)

	open, err := client.Proposals(ctx)
	check(err)
	for _, proposal := range open {
		fmt.Printf("%s\n%d of %d approvals, executable from %v\n", proposal, proposal.Approvals, proposal.Quorum, proposal.Ready)
	}
	// What the member's people read above and agree to:
	_, err = client.Approve(ctx, operator, open[0].ID)
	check(err)
	_, err = client.Execute(ctx, operator, open[0].ID) // once its timelock is over
	check(err)

	_, err = client.Attest(ctx, operator, 1, former)
	check(err)
	report, err := client.MembersReport(ctx)
	check(err)
	for _, due := range report.Renewals {
		fmt.Printf("%x renews by %v (%s)\n", due.Nym, due.By, due.Urgency)
	}
}

// A person whose phone was stolen gets the pseudonym back, on a new account and
// with new keys, if the holder phrase is still there.
func Example_recovery() {
	var (
		client       *medveil.Client
		relay        medveil.Relay
		holderPhrase string
		cred         *credential.Credential // kept, or issued again
		ctx          = context.Background()
	)
	_, keyPhrase, err := medveil.NewWallet().Phrases() // a thief may have the old one
	check(err)
	wallet, err := medveil.RestoreWallet(holderPhrase, keyPhrase)
	check(err)
	check(client.AddCredential(ctx, wallet, cred))
	keys, err := registration.UnsafeKeys(ctx, nil) // of the network's setup
	check(err)
	attempt, _, err := client.RecoverAccount(ctx, wallet, keys, relay, 0)
	check(err)
	fmt.Println("if nobody disputes it, it is yours after", attempt.ReadyAt)
	_, _, err = client.FinishRecovery(ctx, wallet, relay, attempt.Nym, attempt.Generation) // then
	check(err)
}

// A person's client watches: for recoveries by whoever has the holder phrase, for
// cases, and for what is to be renewed.
func ExampleClient_Watch() {
	var (
		client *medveil.Client
		wallet *medveil.Wallet
		relay  medveil.Relay
		ctx    = context.Background()
	)
	keys, err := registration.UnsafeKeys(ctx, nil) // of the network's setup
	check(err)
	err = client.Watch(ctx, wallet, time.Hour, func(n medveil.Notice) {
		fmt.Println(n.String())
		switch {
		case n.Attempt != nil:
			_, err := client.Dispute(ctx, wallet, n.Nym)
			check(err)
		case n.Due:
			_, err := client.RenewDue(ctx, wallet, keys, relay)
			check(err)
		}
	})
	check(err)
}

// A wallet is made again from its two phrases.
func ExampleRestoreWallet() {
	wallet := medveil.NewWallet()
	holderPhrase, keyPhrase, err := wallet.Phrases()
	check(err)
	fmt.Println(len(strings.Fields(holderPhrase)), "and", len(strings.Fields(keyPhrase)), "words")

	restored, err := medveil.RestoreWallet(holderPhrase, keyPhrase)
	check(err)
	fmt.Println(restored)
	_, err = medveil.RestoreWallet(holderPhrase, "these are not the words")
	fmt.Println(err)
	// Output:
	// 24 and 24 words
	// wallet with 0 credentials and 0 pseudonyms
	// restore wallet: key phrase: phrase has 5 words, want 24
}

// A file appears whole, or not at all.
func ExampleWriteFile() {
	dir, err := os.MkdirTemp("", "example")
	check(err)
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "record.json")
	err = medveil.WriteFile(path, func(dst io.Writer) error {
		fmt.Fprint(dst, "the first half, and then")
		return errors.New("connection lost")
	})
	fmt.Println(err)
	_, err = os.Stat(path)
	fmt.Println(errors.Is(err, os.ErrNotExist))
	// Output:
	// connection lost
	// true
}
