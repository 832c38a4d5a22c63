package api

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"time"

	"github.com/medveil/medveil/worker/content"
)

// HeaderUpload carries the [UploadPermit] of an upload: base64url, unpadded, of
// its JSON.
const HeaderUpload = "Medveil-Upload"

// An UploadPermit is the signed right to store one object of at most Size
// bytes. The account of an active pseudonym signs it. The object's bytes are
// not signed: their name is their hash, which the client computes itself.
type UploadPermit struct {
	Worker    Address   `json:"worker"`
	Size      uint64    `json:"size"` // an upper bound, in bytes
	Nonce     Word      `json:"nonce"`
	IssuedAt  uint64    `json:"issuedAt"`
	Signature Signature `json:"signature"`
}

// UploadResponse names a stored object.
type UploadResponse struct {
	ContentHash Word `json:"contentHash"`
}

// NewUploadPermit returns a fresh permit, good for one try.
func NewUploadPermit(d Domain, worker Address, size uint64, sign Signer) (*UploadPermit, error) {
	p := &UploadPermit{Worker: worker, Size: size, IssuedAt: uint64(time.Now().Unix())}
	rand.Read(p.Nonce[:]) // never fails (crypto/rand)
	var err error
	if p.Signature, err = sign(p.Digest(d)); err != nil {
		return nil, fmt.Errorf("sign the upload permit: %w", err)
	}
	return p, nil
}

// Digest is what is signed: EIP-712 of Upload(address worker,uint64
// size,bytes32 nonce,uint64 issuedAt).
func (p *UploadPermit) Digest(d Domain) Word {
	return d.digest(typeUpload, addressWord(p.Worker), uintWord(p.Size), p.Nonce, uintWord(p.IssuedAt))
}

// Header returns the value of [HeaderUpload].
func (p *UploadPermit) Header() string {
	b, err := json.Marshal(p)
	if err != nil {
		panic("api: marshal permit: " + err.Error()) // impossible: fixed-size members only
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

// ParseUploadPermit reads the value of [HeaderUpload].
func ParseUploadPermit(header string) (*UploadPermit, error) {
	if len(header) == 0 || len(header) > maxPermit {
		return nil, Errorf(BadRequest, "header %s is missing or too long", HeaderUpload)
	}
	b, err := base64.RawURLEncoding.Strict().DecodeString(header)
	if err != nil {
		return nil, Errorf(BadRequest, "header %s: %v", HeaderUpload, err)
	}
	var p UploadPermit
	if err := Unmarshal(b, &p); err != nil {
		return nil, err
	}
	return &p, nil
}

const maxPermit = 1 << 10

// Hash returns the content hash in its own type.
func (r UploadResponse) Hash() content.Hash { return content.Hash(r.ContentHash) }
