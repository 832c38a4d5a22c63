package medveil_test

import (
	"context"
	"errors"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/bindings/devchain"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/pvss"
)

// acceptAll creates a contract that does nothing: as a verifier, it accepts
// every proof.
var acceptAll = common.FromHex("6001600c60003960016000f300")

// Under a broken proof system a seat can be counted with anything. The auditor's
// client believes no proof: it names the seat, and reads no identity.
func TestBrokenProofsNameTheSeat(t *testing.T) {
	if testing.Short() {
		t.Skip("makes a registration proof")
	}
	w, client := newSealedWorld(t)
	suspect := enrol(t, w, client, 2, "Dr. Ada Nakamura", credential.RoleClinician)
	suspect.register(t, client, w.relay(t, client), credential.RoleClinician)
	w.network.Trace = w.deployTrace(t, w.deployCode(t, acceptAll))
	client, err := medveil.NewClient(context.Background(), w.backend, w.network)
	must(t, err)

	ctx, trace := context.Background(), bindings.NewTrace()
	id, _, err := client.OpenCase(ctx, w.auditor, medveil.CaseRequest{Nym: suspect.nym})
	must(t, err)
	key, err := client.CaseKey(ctx, w.auditor, id)
	must(t, err)
	for _, i := range w.seats[:worldThreshold] {
		must(t, w.send(i.operator, w.network.Trace, trace.PackApprove(bigOf(id))))
	}
	liar := w.seats[0]
	must(t, w.send(liar.operator, w.network.Trace, w.garbage(t, client, suspect, id)))
	for _, i := range w.seats[1:worldThreshold] {
		w.submitSealed(t, client, suspect, id, key.Public(), i)
	}
	var fault *medveil.SealedShareError
	traced, err := client.FollowSealedCase(ctx, id, key, nil)
	if !errors.As(err, &fault) || !slices.Equal(fault.Seats, []int{liar.seat}) || traced != nil {
		t.Errorf("got %v and %v, want the fault of seat %d", traced, err, liar.seat)
	}
}

// garbage is a sealed share of nothing.
func (w *world) garbage(t *testing.T, client *medveil.Client, suspect *party, id medveil.CaseID) []byte {
	t.Helper()
	registered, err := client.Lookup(context.Background(), suspect.nym)
	must(t, err)
	var words [pvss.Words]*big.Int
	for k, word := range registered.Dealing {
		words[k] = bigOf(word.Bytes())
	}
	one := big.NewInt(1)
	envelope := bindings.ITraceSealedShare{Ephemeral: [2]*big.Int{one, one}, Ciphertext: one, VectorHash: one}
	return bindings.NewTrace().PackSubmitSealedShare(bigOf(id), words, envelope, [8]*big.Int{one, one, one, one, one, one, one, one})
}

// deployTrace deploys another trace contract on the consortium, with a verifier.
func (w *world) deployTrace(t *testing.T, verifier common.Address) common.Address {
	t.Helper()
	arguments := bindings.NewTrace().PackConstructor(w.network.Consortium, w.network.Registry, verifier)
	return w.deployCode(t, append(common.FromHex(bindings.TraceMetaData.Bin), arguments...))
}

func (w *world) deployCode(t *testing.T, creation []byte) common.Address {
	t.Helper()
	at, tx, err := bind.DeployContract(devchain.Transactor(w.deployer), creation, w.backend, nil)
	must(t, err)
	_, err = bindings.WaitMined(context.Background(), w.backend, tx.Hash())
	must(t, err)
	return at
}
