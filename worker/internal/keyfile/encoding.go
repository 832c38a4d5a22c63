package keyfile

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/zk/curve"
)

// ErrDamaged is returned for a file that is not a whole key file. It is left as
// it is: restore it from the backup.
var ErrDamaged = errors.New("key file is damaged")

const version = 1

// document is the JSON inside the file. Secrets are 64 lower-case hexadecimal
// digits each, big-endian.
type document struct {
	Version  int               `json:"version"`
	Operator secret            `json:"operator"`
	Shares   map[uint32]secret `json:"shares"`
	Handed   map[uint32]secret `json:"handedOver,omitempty"`
	Sealing  secret            `json:"sealing"`
	Storage  secret            `json:"storage"`
}

// secret is 32 secret bytes. Its errors do not repeat them.
type secret [32]byte

var errSecret = errors.New("a key is not 64 lower-case hexadecimal digits")

// MarshalText implements encoding.TextMarshaler.
func (s secret) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, s[:]), nil }

// UnmarshalText accepts what MarshalText returns and nothing else.
func (s *secret) UnmarshalText(text []byte) error {
	if len(text) != 64 || !bytes.Equal(bytes.ToLower(text), text) {
		return errSecret
	}
	if _, err := hex.Decode(s[:], text); err != nil {
		return errSecret
	}
	return nil
}

func (k *Keys) encode() ([]byte, error) {
	d := document{
		Version: version, Operator: secret(crypto.FromECDSA(k.Operator)), Sealing: secret(k.Sealing.Bytes()),
		Storage: k.Storage, Shares: make(map[uint32]secret), Handed: make(map[uint32]secret),
	}
	for epoch, share := range k.Shares {
		d.Shares[epoch] = share.Bytes()
	}
	for epoch, share := range k.Handed {
		d.Handed[epoch] = share.Bytes()
	}
	return json.MarshalIndent(d, "", "  ")
}

// decode reads the JSON of a key file strictly. Its errors quote nothing of it.
func decode(plain []byte) (*Keys, error) {
	var header struct {
		Version int `json:"version"`
	}
	if json.Unmarshal(plain, &header) != nil {
		return nil, fmt.Errorf("%w: not JSON", ErrDamaged)
	}
	if header.Version != version {
		return nil, fmt.Errorf("key file has format version %d, this program reads %d: use the version of medveil that wrote it", header.Version, version)
	}
	var d document
	decoder := json.NewDecoder(bytes.NewReader(plain))
	decoder.DisallowUnknownFields()
	if decoder.Decode(&d) != nil {
		return nil, fmt.Errorf("%w: a field is unknown or malformed", ErrDamaged)
	}
	if len(bytes.TrimSpace(plain[decoder.InputOffset():])) != 0 {
		return nil, fmt.Errorf("%w: bytes after the end", ErrDamaged)
	}
	return d.keys()
}

// keys parses every key. What is missing is zero and refused as such.
func (d *document) keys() (*Keys, error) {
	k := &Keys{Storage: d.Storage}
	var err error
	if k.Operator, err = crypto.ToECDSA(d.Operator[:]); err != nil {
		return nil, fmt.Errorf("%w: the operator key is out of range", ErrDamaged)
	}
	if d.Sealing == (secret{}) {
		return nil, fmt.Errorf("%w: the sealing key is missing", ErrDamaged)
	}
	if k.Sealing, err = grant.ParseSealingSecretKey(d.Sealing[:]); err != nil {
		return nil, fmt.Errorf("%w: the sealing key is out of range", ErrDamaged)
	}
	if d.Storage == (secret{}) {
		return nil, fmt.Errorf("%w: the storage key is missing", ErrDamaged)
	}
	if len(d.Shares) == 0 {
		return nil, fmt.Errorf("%w: no share key", ErrDamaged)
	}
	if k.Shares, err = shares(d.Shares); err != nil {
		return nil, err
	}
	k.Handed, err = shares(d.Handed)
	return k, err
}

func shares(secrets map[uint32]secret) (map[uint32]curve.SecretKey, error) {
	keys := make(map[uint32]curve.SecretKey, len(secrets))
	for epoch, share := range secrets {
		var err error
		if keys[epoch], err = curve.ParseSecretKey(share[:]); err != nil || epoch == 0 {
			return nil, fmt.Errorf("%w: the share key of epoch %d is out of range", ErrDamaged, epoch)
		}
	}
	return keys, nil
}
