package medveil_test

import (
	"context"
	"errors"
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/sealed"
)

// The auditor's node makes up a dealing of an innocent person's identity, and
// shares of it, for a case that the members approved: everything fits, but the
// case's id is a hash of another dealing. Nor does it get an institution blamed
// that had the issuer's seat in another epoch.
func TestNodeDoesNotFrame(t *testing.T) {
	if testing.Short() {
		t.Skip("makes a registration proof")
	}
	w, client := newSealedWorld(t)
	ctx, trace := context.Background(), bindings.NewTrace()
	suspect := enrol(t, w, client, 2, "Dr. Ada Nakamura", credential.RoleClinician)
	suspect.register(t, client, w.relay(t, client), credential.RoleClinician)
	id, _, err := client.OpenCase(ctx, w.auditor, medveil.CaseRequest{Nym: suspect.nym})
	must(t, err)
	key, err := client.CaseKey(ctx, w.auditor, id)
	must(t, err)
	for _, i := range w.seats[:worldThreshold] {
		must(t, w.send(i.operator, w.network.Trace, trace.PackApprove(bigOf(id))))
	}
	for _, i := range w.seats[:worldThreshold] {
		w.submitSealed(t, client, suspect, id, key.Public(), i)
	}
	successor, _ := w.newcomer(t, 2)
	w.pass(t, client, successor, medveil.EpochSeal{Epoch: 2, Threshold: 2},
		medveil.WorkersChange{Seats: []int{1, 2, 3}, Threshold: worldThreshold})
	opened := trace.GetABI()
	for name, lie := range map[string]func([]types.Log) []types.Log{
		"an innocent person": w.frame(t, client, suspect, id, key.Public()),
		"another institution": lieAbout(opened.Events["CaseOpened"].ID, func(l types.Log) types.Log {
			return rewrite(t, opened.Events["CaseOpened"], l, map[string]any{"epoch": uint32(2)})
		}),
	} {
		deceived, err := medveil.NewClient(ctx, &lyingNode{w.backend, lie}, w.network)
		must(t, err)
		if traced, err := deceived.OpenSealedCase(ctx, id, key); traced != nil || err == nil {
			t.Errorf("%s: the auditor reads %s of %s", name, traced.Identity, traced.Issuer.Operator)
		} else if name == "an innocent person" && !errors.Is(err, medveil.ErrOtherCase) {
			t.Errorf("%s: got %v, want ErrOtherCase", name, err)
		}
	}
	if traced, err := client.OpenSealedCase(ctx, id, key); err != nil || traced.Identity.String() != suspect.name {
		t.Errorf("the honest node's answers give %+v, %v", traced, err)
	}
}

// frame returns what a node says to put another identity behind the suspect's
// nym.
func (w *world) frame(t *testing.T, client *medveil.Client, suspect *party, id medveil.CaseID, key curve.PublicKey) func([]types.Log) []types.Log {
	t.Helper()
	registered, err := client.Lookup(context.Background(), suspect.nym)
	must(t, err)
	dealt, err := registered.Dealing.Statement()
	must(t, err)
	innocent, err := credential.NewIdentity("Carol Innocent, 1990-01-01")
	must(t, err)
	committee := &pvss.Committee{ConsortiumID: client.ConsortiumID(), Epoch: 1, Threshold: worldThreshold}
	for _, i := range w.seats {
		committee.Seats[i.seat-1] = pvss.Seat{Share: i.share.Public(), Issuer: i.issuer.Public()}
	}
	dealing, secrets, err := pvss.Deal(committee, dealt.ID, pvss.Escrow{Identity: innocent, IssuerSeat: 3, Holder: fr.One()})
	must(t, err)
	dealt.Dealing = *dealing
	vector := dealt.Vector()
	var words [pvss.Words]*big.Int
	for k, word := range vector {
		words[k] = bigOf(word.Bytes())
	}
	terms := sealed.Terms{
		Domain: pvss.TraceDomain(w.network.ChainID, w.network.Trace), Case: *new(fr.Element).SetBytes(id[:]), Auditor: key,
	}
	trace, registry := bindings.NewTrace().GetABI(), bindings.NewPseudonymRegistry().GetABI()
	lies := []func([]types.Log) []types.Log{
		lieAbout(registry.Events["Registered"].ID, func(l types.Log) types.Log {
			return rewrite(t, registry.Events["Registered"], l, map[string]any{"dealing": words, "dealingDigest": vector.Digest()})
		}),
		lieAbout(trace.Events["CaseOpened"].ID, func(l types.Log) types.Log {
			return rewrite(t, trace.Events["CaseOpened"], l, map[string]any{"dealingDigest": vector.Digest()})
		}),
		lieAbout(trace.Events["SealedShareAccepted"].ID, func(l types.Log) types.Log {
			seat := int(l.Topics[2].Big().Int64())
			witness, err := sealed.NewWitness(terms, dealt.ID, dealing, pvss.Share{Seat: seat, Value: secrets.Share(seat)})
			must(t, err)
			x, y := curve.Coordinates(witness.Statement.Envelope.E)
			return rewrite(t, trace.Events["SealedShareAccepted"], l, map[string]any{
				"ephemeral":  [2]*big.Int{bigOf(x.Bytes()), bigOf(y.Bytes())},
				"ciphertext": bigOf(witness.Statement.Envelope.Ciphertext.Bytes()),
			})
		}),
	}
	return func(logs []types.Log) []types.Log {
		for _, lie := range lies {
			logs = lie(logs)
		}
		return logs
	}
}

// rewrite replaces unindexed fields of an event.
func rewrite(t *testing.T, event abi.Event, log types.Log, fields map[string]any) types.Log {
	t.Helper()
	inputs := event.Inputs.NonIndexed()
	values, err := inputs.Unpack(log.Data)
	must(t, err)
	for k, input := range inputs {
		if field, ok := fields[input.Name]; ok {
			values[k] = field
		}
	}
	log.Data, err = inputs.Pack(values...)
	must(t, err)
	return log
}
