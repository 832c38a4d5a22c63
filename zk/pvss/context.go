package pvss

import (
	"encoding/binary"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"golang.org/x/crypto/sha3"
)

// PREKeySize is the size in bytes of a compressed BLS12-381 G1 point.
const PREKeySize = 48

// ConsortiumID returns the consortiumId of the Consortium contract at an
// address of a chain: the hash that makes credentials, committees and proofs
// of possession of one consortium worthless to another.
func ConsortiumID(chainID uint64, consortium [20]byte) fr.Element {
	return contractID("Medveil.Consortium.v1", chainID, consortium)
}

// Domain returns the domain of the PseudonymRegistry contract at an address of
// a chain, which separates the nyms and proofs of registries.
func Domain(chainID uint64, registry [20]byte) fr.Element {
	return contractID("Medveil.PseudonymRegistry.v1", chainID, registry)
}

// TraceDomain returns the domain of the Trace contract at an address of a chain,
// which separates the sealed shares of trace contracts.
func TraceDomain(chainID uint64, trace [20]byte) fr.Element {
	return contractID("Medveil.Trace.v1", chainID, trace)
}

// PREKeyHash returns keccak256 of a 48-byte PRE key, modulo r.
func PREKeyHash(key [PREKeySize]byte) fr.Element { return hashToElement(key[:]) }

// contractID returns keccak256(abi.encode(keccak256(name), chainId, address))
// modulo r.
func contractID(name string, chainID uint64, address [20]byte) fr.Element {
	var words [3][32]byte
	words[0] = keccak256([]byte(name))
	binary.BigEndian.PutUint64(words[1][24:], chainID)
	copy(words[2][12:], address[:])
	return hashToElement(words[0][:], words[1][:], words[2][:])
}

// hashToElement returns keccak256 of the parts, as an integer modulo r. No
// element is likelier than 6/2^256, less than 1.14/r, which is all that its
// uses need: collision resistance, and for z that no value is likely.
func hashToElement(parts ...[]byte) fr.Element {
	digest := keccak256(parts...)
	var e fr.Element
	return *e.SetBytes(digest[:])
}

// keccak256 is the EVM's hash.
func keccak256(parts ...[]byte) [32]byte {
	h := sha3.NewLegacyKeccak256()
	for _, p := range parts {
		h.Write(p)
	}
	return [32]byte(h.Sum(nil))
}
