package medveil

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
)

// A ChallengeFile is a challenge as an issuer hands it out in a file. Its JSON
// is read strictly.
type ChallengeFile struct{ credential.Challenge }

// An ApplicationFile is what a person hands to an issuer in a file: the challenge
// that is answered and the application. Its JSON is read strictly.
type ApplicationFile struct {
	Challenge   credential.Challenge
	Application Application
}

// challengeJSON has the elements of F as 32 bytes in hexadecimal.
type challengeJSON struct {
	Consortium common.Hash     `json:"consortium"`
	Issuer     curve.PublicKey `json:"issuerKey"`
	Nonce      common.Hash     `json:"nonce"`
}

type applicationJSON struct {
	Challenge ChallengeFile `json:"challenge"`
	Holder    common.Hash   `json:"holder"`
	Proof     hexutil.Bytes `json:"proof"`
	Signature hexutil.Bytes `json:"signature"` // the person's, over EnrolmentMessage
}

// MarshalJSON implements [json.Marshaler].
func (f ChallengeFile) MarshalJSON() ([]byte, error) {
	return json.Marshal(challengeJSON{Consortium: f.ConsortiumID.Bytes(), Issuer: f.Issuer, Nonce: f.Nonce.Bytes()})
}

// UnmarshalJSON implements [json.Unmarshaler].
func (f *ChallengeFile) UnmarshalJSON(encoded []byte) error {
	var in challengeJSON
	if err := strictJSON(encoded, &in); err != nil {
		return fmt.Errorf("challenge: %w", err)
	}
	if err := in.Issuer.Check(); err != nil {
		return fmt.Errorf("challenge: issuer key: %w", err)
	}
	consortium, err1 := parseElement(in.Consortium[:])
	nonce, err2 := parseElement(in.Nonce[:])
	if err := errors.Join(err1, err2); err != nil {
		return fmt.Errorf("challenge: %w", err)
	}
	f.Challenge = credential.Challenge{ConsortiumID: consortium, Issuer: in.Issuer, Nonce: nonce}
	return nil
}

// MarshalJSON implements [json.Marshaler].
func (f ApplicationFile) MarshalJSON() ([]byte, error) {
	request := f.Application.Request
	return json.Marshal(applicationJSON{
		Challenge: ChallengeFile{f.Challenge}, Holder: request.Holder.Bytes(), Proof: request.Proof,
		Signature: f.Application.Signature,
	})
}

// UnmarshalJSON implements [json.Unmarshaler]. It verifies nothing:
// [Issuer.Issue] does.
func (f *ApplicationFile) UnmarshalJSON(encoded []byte) error {
	var in applicationJSON
	if err := strictJSON(encoded, &in); err != nil {
		return fmt.Errorf("application: %w", err)
	}
	holder, err := parseElement(in.Holder[:])
	if err != nil {
		return fmt.Errorf("application: holder: %w", err)
	}
	f.Challenge = in.Challenge.Challenge
	f.Application = Application{Request: credential.HolderRequest{Holder: holder, Proof: in.Proof}, Signature: in.Signature}
	return nil
}

// strictJSON decodes one JSON value and refuses unknown fields and bytes after
// the end.
func strictJSON(encoded []byte, v any) error {
	decoder := json.NewDecoder(bytes.NewReader(encoded))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(v); err != nil {
		return err
	}
	if len(bytes.TrimSpace(encoded[decoder.InputOffset():])) != 0 {
		return errors.New("bytes after the end")
	}
	return nil
}
