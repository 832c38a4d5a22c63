package bindings_test

import (
	"math/big"
	"os"
	"regexp"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/zk/poseidon2"
)

const (
	poseidonTest         = "../contracts/test/Poseidon2.t.sol"
	poseidonPermutations = 2_000
	poseidonMaxArity     = 70
)

// The Solidity test of the generated library hashes the same inputs and
// compares with these digests, so that 2,000 permutations and every arity up to
// 70 are one constant each.
func TestSolidityPoseidon2AgreesWithGo(t *testing.T) {
	source, err := os.ReadFile(poseidonTest)
	must(t, err)
	for name, want := range map[string]common.Hash{
		"ACCUMULATED_PERMUTATIONS": accumulatedPermutations(), "ACCUMULATED_HASHES": accumulatedHashes(),
	} {
		match := regexp.MustCompile(name + ` =\s*(0x[0-9a-f]{64});`).FindSubmatch(source)
		if match == nil {
			t.Errorf("%s has no %s", poseidonTest, name)
		} else if got := string(match[1]); got != want.Hex() {
			t.Errorf("%s in %s is %s, Go computes %s", name, poseidonTest, got, want.Hex())
		}
	}
}

func accumulatedPermutations() (accumulator common.Hash) {
	for i := range poseidonPermutations {
		var state [poseidon2.Width]element
		for lane := range state {
			state[lane] = poseidonInput(poseidon2.Width*i + lane)
		}
		poseidon2.Permute(&state)
		words := []any{accumulator[:]}
		for _, lane := range state {
			words = append(words, word(lane))
		}
		accumulator = crypto.Keccak256Hash(abiWords(words...))
	}
	return accumulator
}

func accumulatedHashes() (accumulator common.Hash) {
	for arity := 1; arity <= poseidonMaxArity; arity++ {
		inputs := make([]element, arity)
		for i := range inputs {
			inputs[i] = poseidonInput(1_000*arity + i)
		}
		digest := poseidon2.Hash(poseidon2.Tag(arity), inputs...)
		accumulator = crypto.Keccak256Hash(abiWords(accumulator[:], word(digest)))
	}
	return accumulator
}

// poseidonInput is _element of the Solidity test.
func poseidonInput(i int) (e element) {
	// abi.encode of a string and a number: offset, number, length, the string
	label := common.RightPadBytes([]byte("Poseidon2"), 32)
	n := new(big.Int).SetBytes(crypto.Keccak256(abiWords(big.NewInt(64), big.NewInt(int64(i)), big.NewInt(9), label)))
	choice := new(big.Int).Rsh(n, 128)
	choice, rest := choice.DivMod(choice, big.NewInt(6), new(big.Int))
	if rest.Sign() != 0 {
		return *e.SetBigInt(n)
	}
	choice, high := choice.DivMod(choice, big.NewInt(2), new(big.Int))
	small := new(big.Int).Mod(choice, big.NewInt(3)).Int64()
	if high.Sign() != 0 {
		return *e.SetInt64(-1 - small)
	}
	return *e.SetInt64(small)
}
