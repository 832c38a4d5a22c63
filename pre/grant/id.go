package grant

import (
	"encoding/binary"
	"encoding/hex"

	"golang.org/x/crypto/sha3"
)

// ID is a grant's id on chain: keccak256(abi.encode(bytes32 TYPE, uint256
// chainId, address contract, uint256 ownerNym, bytes32 commitment)) with
// TYPE = keccak256("Medveil.Grant.v1").
type ID [32]byte

// String returns the id in hexadecimal.
func (id ID) String() string { return hex.EncodeToString(id[:]) }

// Nym is a pseudonym, a field element as 32 big-endian bytes.
type Nym [32]byte

// Address is an account or contract on chain.
type Address [20]byte

// Commitment is what the chain is shown of an [Opening].
type Commitment [32]byte

// Context is the grant log that a grant is made on.
type Context struct {
	ChainID  uint64
	Contract Address
}

var typeGrant = keccak256([]byte("Medveil.Grant.v1"))

// GrantID returns the id that the contract computes for a commitment sent by
// the current account of ownerNym.
func (c Context) GrantID(ownerNym Nym, commitment Commitment) ID {
	return keccak256(typeGrant[:], c.words(), ownerNym[:], commitment[:])
}

// words returns the ABI encoding of chain id and contract, 64 bytes.
func (c Context) words() []byte {
	return append(uintWord(c.ChainID), addressWord(c.Contract)...)
}

// uintWord returns v as an ABI word of 32 bytes.
func uintWord(v uint64) []byte {
	return binary.BigEndian.AppendUint64(make([]byte, 24, 32), v)
}

// addressWord returns a as an ABI word: 12 zero bytes, then the address.
func addressWord(a Address) []byte {
	return append(make([]byte, 12, 32), a[:]...)
}

func keccak256(parts ...[]byte) (digest [32]byte) {
	h := sha3.NewLegacyKeccak256()
	for _, p := range parts {
		h.Write(p)
	}
	h.Sum(digest[:0])
	return digest
}
