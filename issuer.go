package medveil

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
)

var (
	// ErrChallenge is returned for an application whose challenge the issuer
	// did not hand out, or handed out too long ago, or has seen answered.
	ErrChallenge = errors.New("challenge is not outstanding: ask for a new one")

	// ErrPersonEnrolled is returned by [Ledger.Enrol] when the person already
	// has another holder, or the holder belongs to another person.
	ErrPersonEnrolled = errors.New("a person has one holder and a holder one person: this pair contradicts the ledger")
)

const (
	challengeLifetime = 15 * time.Minute
	maxChallenges     = 4096 // outstanding at once
)

// A PersonVerifier checks a person's own signature.
type PersonVerifier interface {
	// VerifyPerson returns nil only if signature was made over message by the
	// person called identity.
	VerifyPerson(identity credential.Identity, message, signature []byte) error
}

// A Ledger is where an issuer keeps whom it enrolled. [OpenLedger] is one.
type Ledger interface {
	// Enrol records e durably before it returns nil. It returns nil too if the
	// same person and holder are recorded already, and an error that wraps
	// ErrPersonEnrolled if only one of the two is. Concurrent calls must be
	// serializable.
	Enrol(ctx context.Context, e Enrolment) error
}

// An Enrolment is a ledger's entry.
type Enrolment struct {
	Identity  credential.Identity
	Holder    fr.Element
	Signature []byte // the person's, over EnrolmentMessage
}

// An Issuer is the registration desk of a member: it signs credentials. That a
// person is who they say is established by whoever calls it. It may be used
// concurrently.
type Issuer struct {
	consortiumID fr.Element
	seat         int
	key          curve.SecretKey
	holders      credential.HolderVerifier
	persons      PersonVerifier
	ledger       Ledger

	mu          sync.Mutex
	outstanding map[fr.Element]time.Time // challenges by nonce
}

// NewIssuer returns the issuer of a seat. It refuses a key that is not the one
// that committee has for the seat: its credentials would be worthless.
func NewIssuer(consortiumID fr.Element, member Member, key curve.SecretKey,
	holders credential.HolderVerifier, persons PersonVerifier, ledger Ledger) (*Issuer, error) {
	if key.Public() != member.Issuer {
		return nil, fmt.Errorf("new issuer: the key is not the issuer key of seat %d", member.Seat)
	}
	return &Issuer{
		consortiumID: consortiumID, seat: member.Seat, key: key,
		holders: holders, persons: persons, ledger: ledger,
		outstanding: make(map[fr.Element]time.Time),
	}, nil
}

// Challenge hands out a challenge for one application. It is good for 15
// minutes and one try.
func (i *Issuer) Challenge() (credential.Challenge, error) {
	challenge, err := credential.NewChallenge(i.consortiumID, i.key.Public())
	if err != nil {
		return credential.Challenge{}, err
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	for nonce, issued := range i.outstanding {
		if time.Since(issued) > challengeLifetime {
			delete(i.outstanding, nonce)
		}
	}
	if len(i.outstanding) >= maxChallenges {
		return credential.Challenge{}, errors.New("too many challenges are outstanding: try again later")
	}
	i.outstanding[challenge.Nonce] = time.Now()
	return challenge, nil
}

// redeem forgets a challenge and reports whether it was outstanding.
func (i *Issuer) redeem(challenge credential.Challenge) bool {
	i.mu.Lock()
	defer i.mu.Unlock()
	issued, ok := i.outstanding[challenge.Nonce]
	delete(i.outstanding, challenge.Nonce)
	return ok && time.Since(issued) <= challengeLifetime &&
		challenge.ConsortiumID == i.consortiumID && challenge.Issuer == i.key.Public()
}

// Issue signs a credential for the person called identity on the given day:
// once the challenge is redeemed, the proof of knowledge of the holder secret
// and the person's signature verify, and the ledger has the enrolment.
func (i *Issuer) Issue(ctx context.Context, challenge credential.Challenge, application Application,
	identity credential.Identity, role credential.Role, today uint32) (*credential.Credential, error) {
	if !i.redeem(challenge) {
		return nil, fmt.Errorf("issue credential: %w", ErrChallenge)
	}
	if err := application.Request.Verify(challenge, i.holders); err != nil {
		return nil, fmt.Errorf("issue credential: %w", err)
	}
	holder := application.Request.Holder
	message := EnrolmentMessage(i.consortiumID, holder, identity)
	if err := i.persons.VerifyPerson(identity, message, application.Signature); err != nil {
		return nil, fmt.Errorf("issue credential: the person's signature: %w", err)
	}
	if err := i.ledger.Enrol(ctx, Enrolment{Identity: identity, Holder: holder, Signature: application.Signature}); err != nil {
		return nil, fmt.Errorf("issue credential: %w", err)
	}
	cred, err := credential.Issue(i.key, i.seat, credential.Claims{
		ConsortiumID: i.consortiumID, Identity: identity, Role: role,
		ExpiryDay: credential.ExpiryDay(today), Holder: holder,
	})
	if err != nil {
		return nil, fmt.Errorf("issue credential: %w", err)
	}
	return cred, nil
}
