package api

import (
	"crypto/rand"
	"fmt"
	"time"
)

// A ReencryptRequest asks the worker that it names to re-encrypt one capsule
// under one grant. The grantee's account signs it; who the grantee is, and its
// key, the worker takes from the chain.
type ReencryptRequest struct {
	Worker    Address   `json:"worker"`    // operator account of the worker that is asked
	GrantID   Word      `json:"grantId"`   // id in the grant log
	Capsule   []byte    `json:"capsule"`   // canonical encoding, package pre
	CapsuleID Word      `json:"capsuleId"` // must be the capsule's
	Nonce     Word      `json:"nonce"`     // random, used once
	IssuedAt  uint64    `json:"issuedAt"`  // Unix seconds by the grantee's clock
	Prove     bool      `json:"prove"`     // ask for a proof of correct re-encryption as well; not signed
	Signature Signature `json:"signature"`
}

// NewReencryptRequest returns a fresh signed request. Each request is good for
// one try at one worker: after a transport error make a new one.
func NewReencryptRequest(d Domain, worker Address, grantID, capsuleID Word, capsule []byte, sign Signer) (*ReencryptRequest, error) {
	r := &ReencryptRequest{
		Worker: worker, GrantID: grantID, Capsule: capsule, CapsuleID: capsuleID,
		IssuedAt: uint64(time.Now().Unix()),
	}
	rand.Read(r.Nonce[:]) // never fails (crypto/rand)
	var err error
	if r.Signature, err = sign(r.Digest(d)); err != nil {
		return nil, fmt.Errorf("sign the re-encryption request: %w", err)
	}
	return r, nil
}

// Digest is what the grantee's account signs: EIP-712 of Reencrypt(address
// worker,bytes32 grantId,bytes32 capsuleId,bytes32 nonce,uint64 issuedAt).
func (r *ReencryptRequest) Digest(d Domain) Word {
	return d.digest(typeReencrypt, addressWord(r.Worker), r.GrantID, r.CapsuleID, r.Nonce, uintWord(r.IssuedAt))
}

// A ReencryptResponse is a worker's answer.
type ReencryptResponse struct {
	Share   []byte  `json:"share"`           // F_j, canonical encoding, package pre
	Proof   []byte  `json:"proof,omitempty"` // of correct re-encryption, if asked for
	Receipt Receipt `json:"receipt"`
}

// A Receipt is a worker's signed statement of what it answered, to whom and on
// what state of the chain. The worker logs it before it answers.
type Receipt struct {
	ShareHash   Word      `json:"shareHash"` // keccak256 of the share's encoding
	Index       uint8     `json:"index"`     // j, the worker's place in the grant's worker set, from 1
	GrantID     Word      `json:"grantId"`
	CapsuleID   Word      `json:"capsuleId"`
	GranteeNym  Word      `json:"granteeNym"`
	BlockNumber uint64    `json:"blockNumber"` // the confirmed block that the checks were made at
	BlockHash   Word      `json:"blockHash"`
	Time        uint64    `json:"time"`      // Unix seconds by the worker's clock
	Signature   Signature `json:"signature"` // by the worker's operator account
}

// Digest is what the worker's operator account signs: EIP-712 of
// Receipt(bytes32 shareHash,uint8 index,bytes32 grantId,bytes32 capsuleId,
// uint256 granteeNym,uint64 blockNumber,bytes32 blockHash,uint64 time).
func (r *Receipt) Digest(d Domain) Word {
	return d.digest(typeReceipt, r.ShareHash, uintWord(uint64(r.Index)), r.GrantID, r.CapsuleID,
		r.GranteeNym, uintWord(r.BlockNumber), r.BlockHash, uintWord(r.Time))
}

// ShareHash is the hash of a share's encoding that a receipt carries.
func ShareHash(share []byte) Word { return keccak(share) }
