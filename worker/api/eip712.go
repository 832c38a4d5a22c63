package api

import (
	"encoding/binary"

	"golang.org/x/crypto/sha3"
)

// A Domain is the EIP-712 domain of everything signed for or by a worker:
// {name: "Medveil Worker", version: "1", chainId, verifyingContract: the grant
// log}. A signature for one consortium is worth nothing in another.
type Domain struct {
	ChainID  uint64
	GrantLog Address
}

// The types that are signed. Each string is hashed into its struct hash, so a
// signature of one can never be read as another.
var (
	typeDomain    = keccak([]byte("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"))
	typeReencrypt = keccak([]byte("Reencrypt(address worker,bytes32 grantId,bytes32 capsuleId,bytes32 nonce,uint64 issuedAt)"))
	typeUpload    = keccak([]byte("Upload(address worker,uint64 size,bytes32 nonce,uint64 issuedAt)"))
	typeReceipt   = keccak([]byte("Receipt(bytes32 shareHash,uint8 index,bytes32 grantId,bytes32 capsuleId,uint256 granteeNym,uint64 blockNumber,bytes32 blockHash,uint64 time)"))

	typeCheckpoint = keccak([]byte("Checkpoint(address worker,uint32 log,uint64 size,bytes32 root,uint64 time)"))
	typeReceipts   = keccak([]byte("Receipts(address worker,bytes32 grantId,bytes32 nym,uint64 from,uint16 limit,bytes32 nonce,uint64 issuedAt)"))

	domainName    = keccak([]byte("Medveil Worker"))
	domainVersion = keccak([]byte("1"))
)

func (d Domain) separator() Word {
	return keccakWords(typeDomain, domainName, domainVersion, uintWord(d.ChainID), addressWord(d.GrantLog))
}

// digest is the EIP-712 signing digest of a struct whose members are words.
func (d Domain) digest(typeHash Word, members ...Word) Word {
	sep := d.separator()
	hash := keccakWords(append([]Word{typeHash}, members...)...)
	return keccak([]byte{0x19, 0x01}, sep[:], hash[:])
}

func keccakWords(words ...Word) Word {
	b := make([]byte, 0, 32*len(words))
	for _, w := range words {
		b = append(b, w[:]...)
	}
	return keccak(b)
}

func keccak(parts ...[]byte) Word {
	h := sha3.NewLegacyKeccak256()
	for _, p := range parts {
		h.Write(p)
	}
	return Word(h.Sum(nil))
}

func uintWord(n uint64) (w Word) {
	binary.BigEndian.PutUint64(w[24:], n)
	return w
}

func addressWord(a Address) (w Word) {
	copy(w[12:], a[:])
	return w
}
