package medveil

import (
	"context"
	"crypto/ecdsa"
	"crypto/hkdf"
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/sealed"
)

// The trace contract's CaseMode.
const (
	caseSealed uint8 = 0
	casePublic uint8 = 1
)

// ErrSealedCase is returned for a sealed case to whom asks for its identity
// without the auditor's key.
var ErrSealedCase = errors.New("the case is sealed: its auditor alone reads the identity")

// ErrWrongCaseKey is returned when a key is not the one that a case is sealed to.
var ErrWrongCaseKey = errors.New("the key is not the one that the case is sealed to")

// A SealedShareError names the seats whose accepted shares do not open to what
// was dealt. A valid proof rules it out: the proof system's setup is broken, or
// the node lies.
type SealedShareError struct{ Seats []int }

// Error implements error.
func (e *SealedShareError) Error() string {
	return fmt.Sprintf("the sealed shares of seats %v are not the dealt ones, though the contract accepted them", e.Seats)
}

// seal makes a request that of a sealed case and returns the proof of
// possession of its key.
func (c *Client) seal(auditor *ecdsa.PrivateKey, request *bindings.ITraceCaseRequest, key *curve.SecretKey) ([]byte, error) {
	if key == nil {
		derived, err := c.deriveCaseKey(auditor, request)
		if err != nil {
			return nil, err
		}
		key = &derived
	}
	possession, err := key.ProvePossession(c.auditorContext(crypto.PubkeyToAddress(auditor.PublicKey)))
	if err != nil {
		return nil, fmt.Errorf("prove possession of the case's key: %w", err)
	}
	x, y := key.Public().Coordinates()
	request.AuditorKeyX, request.AuditorKeyY, request.Mode = wordOf(x), wordOf(y), caseSealed
	b := possession.Bytes()
	return b[:], nil
}

// auditorContext is what the proof of possession of a case's key is bound to.
func (c *Client) auditorContext(auditor common.Address) curve.Context {
	return curve.Context{ConsortiumID: c.consortiumID, Operator: auditor, Purpose: curve.PurposeAuditor}
}

// deriveCaseKey returns a key for one case: HKDF-SHA-256 of the account's key
// over the trace contract, the request's random nonce and its nym, modulo q.
// So no two cases share a key, and a key that leaks opens one case.
func (c *Client) deriveCaseKey(auditor *ecdsa.PrivateKey, request *bindings.ITraceCaseRequest) (curve.SecretKey, error) {
	domain := c.traceDomain.Bytes()
	salt := append(domain[:], request.Nonce[:]...)
	salt = append(salt, common.LeftPadBytes(request.Nym.Bytes(), 32)...)
	material, err := hkdf.Key(sha256.New, crypto.FromECDSA(auditor), salt, "medveil case key v1", 64)
	if err != nil {
		return curve.SecretKey{}, fmt.Errorf("derive the case's key: %w", err)
	}
	var x curve.Scalar
	x.SetBytes(material) // 512 bits: a bias below 2^-250
	b := x.Bytes()
	return curve.ParseSecretKey(b[:])
}

// CaseKey returns the key of a sealed case that was opened without a key of its
// own, from the auditor's account key and the chain. [ErrWrongCaseKey] means
// that the account is another, or that the case was opened with a key.
func (c *Client) CaseKey(ctx context.Context, auditor *ecdsa.PrivateKey, id CaseID) (curve.SecretKey, error) {
	o, err := c.opening(ctx, id)
	if err != nil {
		return curve.SecretKey{}, fmt.Errorf("key of case %s: %w", id, err)
	}
	key, err := c.deriveCaseKey(auditor, &o.event.Request)
	if err != nil {
		return curve.SecretKey{}, fmt.Errorf("key of case %s: %w", id, err)
	}
	if key.Public() != o.auditor {
		return curve.SecretKey{}, fmt.Errorf("key of case %s: %w", id, ErrWrongCaseKey)
	}
	return key, nil
}

// FollowSealedCase follows a sealed case as [Client.FollowCase] does a public
// one, and reads the identity with [Client.OpenSealedCase] once t shares are
// there.
func (c *Client) FollowSealedCase(ctx context.Context, id CaseID, key curve.SecretKey, progress func(*Case)) (*TracedIdentity, error) {
	if _, err := c.awaitCase(ctx, id, progress); err != nil {
		return nil, err
	}
	return c.OpenSealedCase(ctx, id, key)
}

// OpenSealedCase reads the identity of a complete sealed case with its key. It
// believes no proof: every share is held against the dealing that the case
// pinned, and the secret against its commitment. A [*SealedShareError] says whose
// shares are not the dealt ones, if that leaves fewer than t. When what is read
// is no identity, it returns both an error that wraps [ErrNoIdentity] and what
// there is.
func (c *Client) OpenSealedCase(ctx context.Context, id CaseID, key curve.SecretKey) (*TracedIdentity, error) {
	o, err := c.opening(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("open sealed case %s: %w", id, err)
	}
	if key.Public() != o.auditor {
		return nil, fmt.Errorf("open sealed case %s: %w", id, ErrWrongCaseKey)
	}
	statement, err := c.pinnedDealing(ctx, o.event)
	if err != nil {
		return nil, fmt.Errorf("open sealed case %s: %w", id, err)
	}
	shares, err := c.openShares(ctx, id, o, statement, key)
	if err != nil {
		return nil, fmt.Errorf("open sealed case %s: %w", id, err)
	}
	traced, err := readIdentity(statement, shares, int(o.event.Threshold))
	if err == nil {
		err = c.nameIssuer(ctx, o.event.Epoch, traced)
	}
	if err == nil {
		err = c.checkDealtTo(ctx, o.event.Epoch, statement)
	}
	if err != nil {
		return nil, fmt.Errorf("open sealed case %s: %w", id, err)
	}
	return traced, traced.Fault
}

// pinnedDealing returns the registration that a case is about.
func (c *Client) pinnedDealing(ctx context.Context, event *bindings.TraceCaseOpened) (*pvss.Statement, error) {
	nym := grant.Nym(event.Request.Nym.FillBytes(make([]byte, 32)))
	registered, err := c.registration(ctx, nym, event.Request.Generation)
	if err != nil {
		return nil, err
	}
	vector, err := vectorOf(registered.Dealing)
	if err != nil {
		return nil, fmt.Errorf("dealing: %w", err)
	}
	if vector.Digest() != event.DealingDigest {
		return nil, errors.New("the registry's dealing is not the one that the case pinned")
	}
	return vector.Statement()
}

// checkDealtTo refuses an epoch that is not the one whose committee a dealing
// names: its seats would be taken for others'.
func (c *Client) checkDealtTo(ctx context.Context, epoch uint32, dealt *pvss.Statement) error {
	committee, err := c.Committee(ctx, epoch)
	if err == nil && committee.dealing.Digest() != dealt.CommitteeDigest {
		err = fmt.Errorf("the dealing was not made to the committee of epoch %d, of which the node says that the case is", epoch)
	}
	return err
}

// openShares decrypts the accepted shares of a case and returns those that are
// the dealt ones, which must be t at least.
func (c *Client) openShares(ctx context.Context, id CaseID, o *opening, dealt *pvss.Statement, key curve.SecretKey) ([]pvss.Share, error) {
	accepted, err := events(ctx, c, c.trace, bindings.NewTrace().UnpackSealedShareAcceptedEvent, []any{bigOf(id)})
	if err != nil {
		return nil, err
	}
	number, err := elementOf(bigOf(id))
	if err != nil {
		return nil, err
	}
	terms := sealed.Terms{Domain: c.traceDomain, Case: number, Auditor: o.auditor}
	var shares []pvss.Share
	var wrong []int
	for _, event := range accepted {
		share, err := openShare(terms, dealt, event, key)
		if err != nil {
			wrong = append(wrong, int(event.Seat))
			continue
		}
		shares = append(shares, share)
	}
	switch t := int(o.event.Threshold); {
	case len(shares) >= t:
		return shares, nil
	case len(wrong) > 0:
		return nil, &SealedShareError{wrong}
	default:
		return nil, fmt.Errorf("%d of %d shares are there", len(shares), t)
	}
}

// openShare decrypts one accepted share and checks it.
func openShare(terms sealed.Terms, dealt *pvss.Statement, event *bindings.TraceSealedShareAccepted, key curve.SecretKey) (pvss.Share, error) {
	seat := int(event.Seat)
	if seat < 1 || seat > pvss.N {
		return pvss.Share{}, fmt.Errorf("seat %d is not within 1..%d", seat, pvss.N)
	}
	var words [3]fr.Element
	for i, word := range append(event.Ephemeral[:], event.Ciphertext) {
		element, err := elementOf(word)
		if err != nil {
			return pvss.Share{}, fmt.Errorf("seat %d: %w", seat, err)
		}
		words[i] = element
	}
	s := sealed.Statement{
		Terms: terms, ID: dealt.ID, Seat: seat, Leaf: dealt.Dealing.Leaf[seat],
		Envelope: sealed.Envelope{E: curve.PointAt(words[0], words[1]), Ciphertext: words[2]},
	}
	return s.Open(key)
}

// readIdentity reconstructs the secret, checks it and decrypts what it hides.
func readIdentity(dealt *pvss.Statement, shares []pvss.Share, threshold int) (*TracedIdentity, error) {
	secret, err := pvss.Reconstruct(shares, threshold)
	if err != nil {
		return nil, err
	}
	words, err := dealt.Dealing.DecryptWords(dealt.ID, secret)
	if err != nil { // all shares are the dealt ones, so it is the dealing
		return nil, fmt.Errorf("the dealing is inconsistent, which a valid registration rules out: no seat is at fault: %w", err)
	}
	return identityOf(words)
}

// nameIssuer fills in the institution at the issuer's seat.
func (c *Client) nameIssuer(ctx context.Context, epoch uint32, traced *TracedIdentity) error {
	committee, err := c.Committee(ctx, epoch)
	if err != nil {
		return err
	}
	traced.Issuer, err = committee.Member(traced.IssuerSeat)
	return err
}
