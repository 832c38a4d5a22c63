package api

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"
)

const (
	// MaxReceipts is the largest number of entries in one answer.
	MaxReceipts = 256
	// MaxReceiptsJSON is the largest answer with entries, in bytes. A worker that
	// would exceed it sends fewer entries.
	MaxReceiptsJSON = 1 << 20
)

// A Checkpoint is a worker's signed statement of how far its log goes: Size
// entries whose Merkle tree (RFC 6962, SHA-256) has Root. Package receipt checks
// entries and other checkpoints against it.
type Checkpoint struct {
	Worker    Address   `json:"worker"` // operator account
	Log       uint32    `json:"log"`    // number of the log: it grows by one with each declared reset
	Size      uint64    `json:"size"`
	Root      Word      `json:"root"`
	Time      uint64    `json:"time"` // Unix seconds by the worker's clock
	Signature Signature `json:"signature"`
}

// Digest is what the worker's operator account signs: EIP-712 of
// Checkpoint(address worker,uint32 log,uint64 size,bytes32 root,uint64 time).
func (c *Checkpoint) Digest(d Domain) Word {
	return d.digest(typeCheckpoint, addressWord(c.Worker), uintWord(uint64(c.Log)), uintWord(c.Size), c.Root, uintWord(c.Time))
}

// A ConsistencyResponse proves that one tree of a worker's log begins with
// another.
type ConsistencyResponse struct {
	Proof []Word `json:"proof"` // RFC 6962, section 2.1.2, as package receipt checks it
}

// A ReceiptsRequest asks the worker that it names for entries of its log. The
// account of a nym, active or not, gets entries that the nym asked for or that
// concern its grants; GrantID and Nym narrow that. The account of an auditor
// must name a grant or a nym, and gets its entries whosever they are.
type ReceiptsRequest struct {
	Worker    Address   `json:"worker"`
	GrantID   *Word     `json:"grantId,omitempty"`
	Nym       *Word     `json:"nym,omitempty"`
	From      uint64    `json:"from"`  // lowest index in the log
	Limit     uint16    `json:"limit"` // from 1 to MaxReceipts
	Nonce     Word      `json:"nonce"`
	IssuedAt  uint64    `json:"issuedAt"`
	Signature Signature `json:"signature"`
}

// Sign makes r fresh and signs it. Each request is good for one try.
func (r *ReceiptsRequest) Sign(d Domain, sign Signer) error {
	r.IssuedAt = uint64(time.Now().Unix())
	rand.Read(r.Nonce[:]) // never fails (crypto/rand)
	var err error
	if r.Signature, err = sign(r.Digest(d)); err != nil {
		return fmt.Errorf("sign the receipts request: %w", err)
	}
	return nil
}

// Digest is what is signed: EIP-712 of Receipts(address worker,bytes32
// grantId,bytes32 nym,uint64 from,uint16 limit,bytes32 nonce,uint64 issuedAt).
// What is not named is zero; no grant and no nym has that id.
func (r *ReceiptsRequest) Digest(d Domain) Word {
	return d.digest(typeReceipts, addressWord(r.Worker), orZero(r.GrantID), orZero(r.Nym),
		uintWord(r.From), uintWord(uint64(r.Limit)), r.Nonce, uintWord(r.IssuedAt))
}

func orZero(w *Word) Word {
	if w == nil {
		return Word{}
	}
	return *w
}

// A ReceiptsResponse holds entries with their proofs of inclusion, by
// ascending index.
type ReceiptsResponse struct {
	Checkpoint Checkpoint   `json:"checkpoint"`
	Entries    []ProvenLeaf `json:"entries"`
	Next       *uint64      `json:"next,omitempty"` // From of the next request; absent when there is no more
}

// A ProvenLeaf is an entry of a worker's log as it was hashed, with its place
// in the tree of the checkpoint beside it.
type ProvenLeaf struct {
	Index uint64 `json:"index"`
	Leaf  []byte `json:"leaf"`  // canonical JSON, see package receipt
	Proof []Word `json:"proof"` // RFC 6962, section 2.1.1, as package receipt checks it
}

// Checkpoint returns the worker's newest checkpoint. Its signature is not
// checked here: see package receipt.
func (c *Client) Checkpoint(ctx context.Context) (*Checkpoint, error) {
	resp, err := c.do(ctx, http.MethodGet, "/v1/checkpoint", nil, nil)
	if err != nil {
		return nil, err
	}
	var checkpoint Checkpoint
	return &checkpoint, decode(resp, &checkpoint)
}

// Consistency returns a proof that the worker's log of the new size begins with
// that of the old size. It is not checked here: see package receipt.
func (c *Client) Consistency(ctx context.Context, old, new uint64) ([]Word, error) {
	resp, err := c.do(ctx, http.MethodGet, fmt.Sprintf("/v1/consistency?old=%d&new=%d", old, new), nil, nil)
	if err != nil {
		return nil, err
	}
	var proof ConsistencyResponse
	return proof.Proof, decode(resp, &proof)
}

// Receipts sends r. Entries are not checked here: see package receipt.
func (c *Client) Receipts(ctx context.Context, r *ReceiptsRequest) (*ReceiptsResponse, error) {
	b, err := json.Marshal(r)
	if err != nil {
		return nil, fmt.Errorf("encode the request: %w", err)
	}
	answer, err := c.postBytes(ctx, "/v1/receipts", b)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if b, err = io.ReadAll(io.LimitReader(answer.Body, MaxReceiptsJSON+1)); err != nil {
		return nil, fmt.Errorf("read the worker's answer: %w", err)
	}
	var resp ReceiptsResponse
	if err := unmarshal(b, &resp, MaxReceiptsJSON); err != nil {
		return nil, fmt.Errorf("worker's answer: %w", errors.New(err.Error())) // not a refusal: drop the code
	}
	return &resp, nil
}
