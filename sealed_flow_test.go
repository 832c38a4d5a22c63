package medveil_test

import (
	"context"
	"errors"
	"math/big"
	"strings"
	"sync"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/sealed"
	"github.com/medveil/medveil/zk/setup"
)

var sealedKeys = sync.OnceValues(func() (*setup.Keys, error) {
	return sealed.UnsafeKeys(context.Background(), nil)
})

// testSealedTrace opens a sealed case, has the operators approve it and seal
// their shares, and reads the identity as the auditor alone can.
func testSealedTrace(t *testing.T, w *world, client *medveil.Client, suspect *party) {
	ctx := context.Background()
	before, err := client.CasesAbout(ctx, suspect.nym)
	must(t, err)
	id, tx, err := client.OpenCase(ctx, w.auditor, medveil.CaseRequest{Nym: suspect.nym, Evidence: [32]byte{2}, Reason: 8})
	must(t, err)
	t.Logf("opened with %d gas", tx.Gas)
	checkNotice(t, client, suspect, id, len(before))
	key, err := client.CaseKey(ctx, w.auditor, id)
	must(t, err)
	if _, err := client.CaseKey(ctx, w.deployer, id); !errors.Is(err, medveil.ErrWrongCaseKey) {
		t.Errorf("another account derives the case's key: %v", err)
	}
	trace := bindings.NewTrace()
	if len(w.seats) > worldThreshold {
		must(t, w.send(w.seats[worldThreshold].operator, w.network.Trace, trace.PackRefuse(bigOf(id))))
	}
	for _, i := range w.seats[:worldThreshold] {
		must(t, w.send(i.operator, w.network.Trace, trace.PackApprove(bigOf(id))))
	}
	for n, i := range w.seats[:worldThreshold] {
		if _, err := client.OpenSealedCase(ctx, id, key); err == nil {
			t.Errorf("%d shares were enough", n)
		}
		w.submitSealed(t, client, suspect, id, key.Public(), i)
	}
	checkSealedIdentity(t, w, client, suspect, id, key)
	_, err = client.Conclude(ctx, w.auditor, id, [32]byte{3})
	must(t, err)
	checkConduct(t, w, client, id)
}

// checkNotice is how the pseudonym's own client learns of the case.
func checkNotice(t *testing.T, client *medveil.Client, suspect *party, id medveil.CaseID, older int) {
	t.Helper()
	notices, err := client.CasesAbout(context.Background(), suspect.nym)
	must(t, err)
	if len(notices) != older+1 {
		t.Fatalf("%d cases about the suspect, want %d", len(notices), older+1)
	}
	if n := notices[older]; n.ID != id || !n.Sealed || n.Reason != 8 || n.Evidence != [32]byte{2} || n.Nym != suspect.nym {
		t.Errorf("the suspect is told %+v", n)
	}
}

// submitSealed is what a seat's worker does.
func (w *world) submitSealed(t testing.TB, client *medveil.Client, suspect *party, id medveil.CaseID, key curve.PublicKey, i *institution) {
	t.Helper()
	registered, err := client.Lookup(context.Background(), suspect.nym)
	must(t, err)
	dealt, err := registered.Dealing.Statement()
	must(t, err)
	share, err := pvss.OpenShare(i.share, &dealt.Dealing, dealt.ID, i.seat)
	must(t, err)
	terms := sealed.Terms{
		Domain: pvss.TraceDomain(w.network.ChainID, w.network.Trace), Case: *new(fr.Element).SetBytes(id[:]), Auditor: key,
	}
	witness, err := sealed.NewWitness(terms, dealt.ID, &dealt.Dealing, share)
	must(t, err)
	keys, err := sealedKeys()
	must(t, err)
	p, err := sealed.Prove(keys, witness)
	must(t, err)
	var words [pvss.Words]*big.Int
	for k, word := range registered.Dealing {
		words[k] = bigOf(word.Bytes())
	}
	x, y := curve.Coordinates(witness.Statement.Envelope.E)
	in := witness.Statement.Compress()
	envelope := bindings.ITraceSealedShare{
		Ephemeral:  [2]*big.Int{bigOf(x.Bytes()), bigOf(y.Bytes())},
		Ciphertext: bigOf(witness.Statement.Envelope.Ciphertext.Bytes()),
		VectorHash: bigOf(in.H.Bytes()),
	}
	must(t, w.send(i.operator, w.network.Trace, bindings.NewTrace().PackSubmitSealedShare(bigOf(id), words, envelope, p.Words())))
}

func checkSealedIdentity(t *testing.T, w *world, client *medveil.Client, suspect *party, id medveil.CaseID, key curve.SecretKey) {
	t.Helper()
	ctx := context.Background()
	holder, err := suspect.wallet.Holder()
	must(t, err)
	traced, err := client.FollowSealedCase(ctx, id, key, func(*medveil.Case) {})
	must(t, err)
	if traced.Identity.String() != suspect.name || traced.IssuerSeat != 2 || traced.Holder != holder {
		t.Errorf("the auditor reads %+v, want %s by seat 2", traced, suspect.name)
	}
	if want := crypto.PubkeyToAddress(w.seats[1].operator.PublicKey); traced.Issuer.Operator != want {
		t.Errorf("the issuer is %s, want %s", traced.Issuer.Operator, want)
	}
	if _, err := client.FollowCase(ctx, id, nil); !errors.Is(err, medveil.ErrSealedCase) {
		t.Errorf("without the key: got %v, want ErrSealedCase", err)
	}
	other, err := curve.GenerateKey()
	must(t, err)
	if _, err := client.OpenSealedCase(ctx, id, other); !errors.Is(err, medveil.ErrWrongCaseKey) {
		t.Errorf("with another key: got %v, want ErrWrongCaseKey", err)
	}
	state, err := client.Case(ctx, id)
	must(t, err)
	if !state.Sealed || !state.Done || state.Identity != nil || len(state.Shares) != worldThreshold {
		t.Errorf("the case is %+v", state)
	}
}

// checkConduct looks at what the public can count.
func checkConduct(t *testing.T, w *world, client *medveil.Client, id medveil.CaseID) {
	t.Helper()
	ctx := context.Background()
	state, err := client.Case(ctx, id)
	must(t, err)
	if !state.Concluded || state.Refused() || len(w.seats) > worldThreshold && len(state.Refusals) != 1 {
		t.Errorf("the case is %+v", state)
	}
	mine, err := client.CaseStatistics(ctx, crypto.PubkeyToAddress(w.auditor.PublicKey))
	must(t, err)
	all, err := client.CaseStatistics(ctx, common.Address{})
	must(t, err)
	if mine != all || mine.Concluded != 1 || mine.Completed < 1 || mine.Approved < 1 || mine.Refused != 0 || mine.Expired != 0 {
		t.Errorf("statistics of the auditor are %+v, of all %+v", mine, all)
	}
	none, err := client.CaseStatistics(ctx, common.Address{1})
	must(t, err)
	if none != (medveil.CaseStatistics{}) {
		t.Errorf("statistics of nobody are %+v", none)
	}
}

// testRefusedCase opens a case whose key nobody was shown to possess, as only a
// foreign client would. Nobody need follow it, and the seats refuse it.
func testRefusedCase(t *testing.T, w *world, client *medveil.Client, suspect *party) {
	ctx, trace := context.Background(), bindings.NewTrace()
	key, err := curve.GenerateKey()
	must(t, err)
	x, y := key.Public().Coordinates()
	request := bindings.ITraceCaseRequest{Nym: bigOf(suspect.nym), AuditorKeyX: bigOf(x.Bytes()), AuditorKeyY: bigOf(y.Bytes())}
	must(t, w.send(w.auditor, w.network.Trace, trace.PackOpenCase(request, make([]byte, curve.PossessionSize))))
	notices, err := client.CasesAbout(ctx, suspect.nym)
	must(t, err)
	id := notices[len(notices)-1].ID
	if _, err := client.OpenSealedCase(ctx, id, key); err == nil || !strings.Contains(err.Error(), "key of the case") {
		t.Errorf("a key without possession: %v", err)
	}
	for _, i := range w.seats[:len(w.seats)-worldThreshold+1] {
		must(t, w.send(i.operator, w.network.Trace, trace.PackRefuse(bigOf(id))))
	}
	if _, err := client.FollowSealedCase(ctx, id, key, nil); !errors.Is(err, medveil.ErrCaseRefused) {
		t.Errorf("got %v, want ErrCaseRefused", err)
	}
	all, err := client.CaseStatistics(ctx, common.Address{})
	must(t, err)
	if all.Refused != 1 || all.Expired != 0 {
		t.Errorf("statistics are %+v", all)
	}
}
