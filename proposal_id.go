package medveil

import (
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
)

// proposalType starts what a proposal's id is a hash of.
var proposalType = crypto.Keccak256Hash([]byte("Medveil.Proposal.v1"))

// proposalID returns the id that the consortium gives to calls and salt:
// keccak256(abi.encode(type, chain id, consortium, calls, salt)). It is computed
// here, so that a node cannot show other calls than those that are voted on.
func (c *Client) proposalID(calls []bindings.IGovernanceCall, salt [32]byte) (ProposalID, error) {
	consortium := bindings.NewConsortium()
	contract := consortium.GetABI()
	arguments := abi.Arguments{{Type: wordType("bytes32")}, {Type: wordType("uint256")}, {Type: wordType("address")}}
	arguments = append(arguments, contract.Methods["proposalId"].Inputs...)
	encoded, err := arguments.Pack([32]byte(proposalType), new(big.Int).SetUint64(c.network.ChainID), c.network.Consortium, calls, salt)
	if err != nil {
		return ProposalID{}, fmt.Errorf("encode the calls: %w", err)
	}
	return ProposalID(crypto.Keccak256Hash(encoded)), nil
}

// wordType returns an elementary type of the ABI.
func wordType(name string) abi.Type {
	t, err := abi.NewType(name, "", nil)
	if err != nil {
		panic("medveil: " + err.Error()) // a constant
	}
	return t
}
