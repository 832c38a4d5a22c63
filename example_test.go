package medveil_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
	"github.com/medveil/medveil/zk/credential"
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
	node, err := ethclient.DialContext(ctx, "http://localhost:8545")
	check(err)
	client, err := medveil.NewClient(ctx, node, network)
	check(err)
	committee, err := client.CurrentCommittee(ctx)
	check(err)
	fmt.Printf("%d of %d institutions open an identity\n", committee.Threshold, len(committee.Members))
}

// A person gets a credential and registers a pseudonym with it. The two sides
// of the desk exchange challenge, application and credential in whatever way
// suits them; all three are bytes.
func Example_enrolAndRegister() {
	var (
		client *medveil.Client // from NewClient
		issuer *medveil.Issuer // at the desk, from NewIssuer
		desk   medveil.Member  // the institution that the person is at, from CurrentCommittee
	)
	ctx := context.Background()
	wallet := medveil.NewWallet()
	check(wallet.Create("wallet.age", "a long passphrase"))

	// At the desk: the wallet shows that it knows its holder secret, and the
	// person signs that the holder is theirs.
	holderKeys, err := holder.UnsafeKeys(ctx, nil)
	check(err)
	challenge, err := issuer.Challenge()
	check(err)
	request, err := wallet.RequestCredential(client.ConsortiumID(), desk, challenge, holderKeys)
	check(err)
	identity, err := credential.NewIdentity("Trenton Turner, 1987-03-14")
	check(err)
	message := medveil.EnrolmentMessage(client.ConsortiumID(), request.Holder, identity)
	application := medveil.Application{Request: request, Signature: signWithIdentityCard(message)}
	cred, err := issuer.Issue(ctx, challenge, application, identity, credential.RolePatient, credential.Day(time.Now()))
	check(err)
	check(client.AddCredential(ctx, wallet, cred))

	// At home: the institutions never learn which pseudonym it is.
	keys, err := registration.UnsafeKeys(ctx, nil)
	check(err)
	relays, err := client.Relays(ctx)
	check(err)
	pseudonym, _, err := client.Register(ctx, wallet, keys, relays[0], 0, credential.RolePatient)
	check(err)
	fmt.Printf("registered %x until day %d\n", pseudonym.Nym, pseudonym.ValidUntil)
}

func signWithIdentityCard([]byte) []byte { return nil }

// A laboratory adds a record for a patient, who lets a clinician read it and
// later no more.
func Example_share() {
	var (
		client                           *medveil.Client
		patient, laboratory, clinician   *medveil.Wallet
		patientNym, labNym, clinicianNym grant.Nym
		patientsLabel                    = "labs/2026-11"
		report                           io.Reader
		ctx                              = context.Background()
	)
	label, err := patient.Label(patientNym, patientsLabel) // told to the laboratory
	check(err)
	record, err := client.Put(ctx, laboratory, labNym, patientNym, label, report)
	check(err)

	made, tx, err := client.Grant(ctx, patient, medveil.Terms{
		Owner: patientNym, Grantee: clinicianNym, Label: label, Expiry: time.Now().AddDate(0, 1, 0),
	})
	check(err)
	check(client.AwaitWorkers(ctx, tx))

	err = medveil.WriteFile("report.json", func(dst io.Writer) error {
		_, err := client.Fetch(ctx, clinician, clinicianNym, made.ID, record.ContentHash, dst)
		return err
	})
	check(err)

	_, err = client.Revoke(ctx, patient, patientNym, made.ID)
	check(err)
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

// An auditor finds out who is behind a pseudonym, if enough institutions agree.
func Example_trace() {
	var (
		client  *medveil.Client
		suspect grant.Nym
		ctx     = context.Background()
	)
	auditor, err := crypto.LoadECDSA("auditor.key")
	check(err)
	id, _, err := client.OpenCase(ctx, auditor, medveil.CaseRequest{Nym: suspect, Evidence: [32]byte{1}, Reason: 1})
	check(err)
	key, err := client.CaseKey(ctx, auditor, id)
	check(err)
	traced, err := client.FollowSealedCase(ctx, id, key, func(state *medveil.Case) {
		fmt.Printf("%d of %d approvals, %d shares\n", len(state.Approvals), state.Threshold, len(state.Shares))
	})
	check(err)
	fmt.Println(traced.Identity, "says", traced.Issuer.Endpoint)
	_, err = client.Conclude(ctx, auditor, id, sha256.Sum256([]byte("what the auditor found")))
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
