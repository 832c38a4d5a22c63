package medveil

import (
	"context"
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/credential"
)

// ErrNoCredential is returned when the wallet has no credential of the wanted
// role that is still good: ask an issuer for one.
var ErrNoCredential = errors.New("wallet has no valid credential of that role")

// enrolmentContext starts every message that a person signs to enrol.
const enrolmentContext = "medveil.dev/enrolment-v1"

// An Application is what a person hands to an issuer: the wallet's answer to
// the issuer's challenge, and the person's own signature over
// [EnrolmentMessage], made with whatever the issuer knows the person by, such as
// a national electronic identity.
type Application struct {
	Request   credential.HolderRequest
	Signature []byte
}

// EnrolmentMessage is what a person signs to say "this holder is mine":
// context || 0x00 || consortiumId (32) || holder (32) || identity. The issuer
// keeps the signature, because a trace reveals the holder, and an issuer that
// cannot show that signature for the person it named is at fault.
func EnrolmentMessage(consortiumID, holder fr.Element, identity credential.Identity) []byte {
	id, h := consortiumID.Bytes(), holder.Bytes()
	message := append([]byte(enrolmentContext), 0)
	message = append(message, id[:]...)
	message = append(message, h[:]...)
	return append(message, identity.String()...)
}

// Holder returns holder = H(HOLD; k), by which issuers know this wallet. It is
// the same towards all issuers, and appears in no registration.
func (w *Wallet) Holder() (fr.Element, error) {
	k, err := w.holderSecret()
	if err != nil {
		return fr.Element{}, err
	}
	return k.Holder(), nil
}

// ErrOtherDesk is returned by [Wallet.RequestCredential] for a challenge of
// another issuer than the one asked for.
var ErrOtherDesk = errors.New("the challenge is not of the issuer whose desk this is")

// RequestCredential answers an issuer's challenge with a proof that the wallet
// knows the secret behind its holder. desk is the member of the verified
// committee ([Committee.Member]) that the person is talking to, and
// consortiumID its consortium's ([Client.ConsortiumID]). A challenge of another
// issuer is refused: who passes it on wants to enrol the person's holder there,
// under its own name.
func (w *Wallet) RequestCredential(consortiumID fr.Element, desk Member, challenge credential.Challenge,
	prover credential.HolderProver) (credential.HolderRequest, error) {
	if challenge.Issuer != desk.Issuer || challenge.ConsortiumID != consortiumID {
		return credential.HolderRequest{}, fmt.Errorf("request credential from seat %d: %w", desk.Seat, ErrOtherDesk)
	}
	k, err := w.holderSecret()
	if err != nil {
		return credential.HolderRequest{}, err
	}
	request, err := k.Request(challenge, prover)
	if err != nil {
		return credential.HolderRequest{}, fmt.Errorf("request credential: %w", err)
	}
	return request, nil
}

// AddCredential verifies a credential (that it is this consortium's, this
// wallet's, not expired, and signed with the key that the chain has for its
// seat) and puts it into the wallet, in place of an older one of the same seat
// and role.
func (c *Client) AddCredential(ctx context.Context, w *Wallet, cred *credential.Credential) error {
	if err := c.checkCredential(ctx, w, cred); err != nil {
		return fmt.Errorf("add credential: %w", err)
	}
	return w.update(func(s *walletState) error {
		for i, old := range s.Credentials {
			if old.ConsortiumID == cred.ConsortiumID && old.IssuerSeat == cred.IssuerSeat && old.Role == cred.Role {
				s.Credentials[i] = *cred
				return nil
			}
		}
		s.Credentials = append(s.Credentials, *cred)
		return nil
	})
}

// checkCredential verifies a credential against the current committee.
func (c *Client) checkCredential(ctx context.Context, w *Wallet, cred *credential.Credential) error {
	committee, err := c.CurrentCommittee(ctx)
	if err != nil {
		return err
	}
	issuer, err := committee.Member(cred.IssuerSeat)
	if err != nil {
		return err
	}
	holder, err := w.Holder()
	if err != nil {
		return err
	}
	today, err := c.today(ctx)
	if err != nil {
		return err
	}
	return cred.Verify(issuer.Issuer, credential.Expectation{ConsortiumID: c.consortiumID, Holder: holder, Day: today})
}

// Credentials lists the wallet's credentials. They name the person: keep them
// out of logs.
func (w *Wallet) Credentials() []credential.Credential {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]credential.Credential(nil), w.state.Credentials...)
}

// credentialFor returns the wallet's valid credential of a role that lasts
// longest.
func (c *Client) credentialFor(ctx context.Context, w *Wallet, role credential.Role) (*credential.Credential, error) {
	var best *credential.Credential
	reason := ErrNoCredential
	for _, cred := range w.Credentials() {
		if cred.ConsortiumID != c.consortiumID || cred.Role != role {
			continue
		}
		if err := c.checkCredential(ctx, w, &cred); err != nil {
			reason = fmt.Errorf("%w: %w", ErrNoCredential, err)
			continue
		}
		if best == nil || cred.ExpiryDay > best.ExpiryDay {
			best = &cred
		}
	}
	if best == nil {
		return nil, reason
	}
	return best, nil
}
