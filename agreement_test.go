package medveil_test

import (
	"bytes"
	"context"
	"errors"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/zk/credential"
)

// An otherChainNode is a node that has another committee in the first epoch, or
// none yet.
type otherChainNode struct {
	medveil.Backend
	digest *big.Int
}

func (n *otherChainNode) CallContract(ctx context.Context, message ethereum.CallMsg, block *big.Int) ([]byte, error) {
	answer, err := n.Backend.CallContract(ctx, message, block)
	consortium := bindings.NewConsortium()
	if err != nil || !bytes.Equal(message.Data, consortium.PackEpochInfo(1)) {
		return answer, err
	}
	info, err := consortium.UnpackEpochInfo(answer)
	if err != nil {
		return nil, err
	}
	info.Digest = n.digest
	contract := consortium.GetABI()
	return contract.Methods["epochInfo"].Outputs.Pack(info)
}

// An identity is not dealt to a committee that one of the nodes does not have,
// whichever of them lies.
func TestNodesAgreeOnTheCommittee(t *testing.T) {
	if testing.Short() {
		t.Skip("makes a registration proof")
	}
	w, _ := newSealedWorld(t)
	for name, second := range map[string]medveil.Backend{
		"another committee": &otherChainNode{w.backend, big.NewInt(7)},
		"none":              &otherChainNode{w.backend, new(big.Int)},
		"the same":          w.backend,
	} {
		nodes, err := medveil.NewBackends(w.backend, second)
		must(t, err)
		client, err := medveil.NewClient(t.Context(), nodes, w.network)
		must(t, err)
		patient := enrol(t, w, client, 1, "Trenton Turner, 1987-03-14", credential.RolePatient)
		relay := &lastRelay{}
		_, _, err = client.Register(t.Context(), patient.wallet, testKeys(t), relay, 0, credential.RolePatient)
		if name == "the same" {
			if !errors.Is(err, errKilled) || relay.got == nil {
				t.Errorf("%s: %v", name, err)
			}
		} else if !errors.Is(err, medveil.ErrNodesDisagree) || relay.got != nil {
			t.Errorf("%s: dealt and submitted (%v)", name, err)
		}
	}
}
