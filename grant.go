package medveil

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/content"
)

var (
	// ErrNoGrant is returned for a grant id that the grant log does not have.
	ErrNoGrant = errors.New("no such grant")

	// ErrNotActive is returned when a pseudonym that must be active is not.
	ErrNotActive = errors.New("pseudonym is not active: its registration has lapsed")
)

// Terms are what a grant says: grantee may read everything that is encrypted to
// owner under label, with the help of the workers, until expiry.
type Terms struct {
	Owner   grant.Nym
	Grantee grant.Nym
	Label   pre.Label
	Expiry  time.Time // whole seconds count
	// OwnerKey is the owner's PRE key that the records are encrypted to: zero for
	// the current one, a former one ([Client.Generations]) for older records.
	OwnerKey pre.PublicKey
}

// A Grant is a grant as its owner knows it.
type Grant struct {
	ID      grant.ID
	Opening grant.Opening // what the id hides: show it to prove what was granted
	Expiry  time.Time
}

// storedGrant is a Grant inside the wallet.
type storedGrant struct {
	ID      common.Hash   `json:"id"`
	Opening hexutil.Bytes `json:"opening"`
	Expiry  uint64        `json:"expiry"` // Unix seconds
}

// parse converts and checks a stored grant.
func (g *storedGrant) parse() (Grant, error) {
	opening, err := grant.ParseOpening(g.Opening)
	if err != nil {
		return Grant{}, fmt.Errorf("opening of a grant: %w", err)
	}
	return Grant{ID: grant.ID(g.ID), Opening: opening, Expiry: time.Unix(int64(g.Expiry), 0)}, nil
}

// grantContext is the grant log that grants are bound to.
func (c *Client) grantContext() grant.Context {
	return grant.Context{ChainID: c.network.ChainID, Contract: grant.Address(c.network.GrantLog)}
}

// Grant makes a grant: it makes a re-encryption key, seals its fragments to the
// workers of the current set and the opening to them and the grantee, stores the
// bundle and records the grant on chain. The wallet remembers the grant before
// the chain does. The transaction is that of the grant log.
func (c *Client) Grant(ctx context.Context, w *Wallet, terms Terms) (Grant, Transaction, error) {
	set, err := c.CurrentWorkers(ctx)
	if err != nil {
		return Grant{}, Transaction{}, fmt.Errorf("grant: %w", err)
	}
	bundle, made, err := c.sealGrant(ctx, w, terms, set)
	if err != nil {
		return Grant{}, Transaction{}, fmt.Errorf("grant: %w", err)
	}
	hash := content.Of(bundle)
	if err := c.Store(ctx, w, terms.Owner, bytes.NewReader(bundle), int64(len(bundle)), hash); err != nil {
		return Grant{}, Transaction{}, fmt.Errorf("grant: %w", err)
	}
	if err := w.remember(terms.Owner, made); err != nil {
		return Grant{}, Transaction{}, fmt.Errorf("grant: %w", err)
	}
	tx, err := c.recordGrant(ctx, w, made, hash)
	if err != nil {
		return Grant{}, Transaction{}, fmt.Errorf("grant: %w", err)
	}
	return made, tx, nil
}

// sealGrant makes the re-encryption key of a grant and seals it.
func (c *Client) sealGrant(ctx context.Context, w *Wallet, terms Terms, set *WorkerSet) ([]byte, Grant, error) {
	if terms.Label == (pre.Label{}) {
		return nil, Grant{}, errNoLabel
	}
	grantee, err := c.Lookup(ctx, terms.Grantee)
	if err != nil {
		return nil, Grant{}, fmt.Errorf("grantee: %w", err)
	}
	if !grantee.Active {
		return nil, Grant{}, fmt.Errorf("grantee: %w", ErrNotActive)
	}
	// As the contract's unsigned number, a time before 1970 never comes.
	if now, err := c.now(ctx); err != nil || !terms.Expiry.After(now) {
		return nil, Grant{}, errors.Join(errors.New("the grant's expiry is missing or past"), err)
	}
	key, err := c.ownerKey(ctx, w, terms)
	if err != nil {
		return nil, Grant{}, err
	}
	rekey, fragments, err := pre.NewRekey(key, grantee.PreKey, terms.Label, set.Threshold, len(set.Workers))
	if err != nil {
		return nil, Grant{}, err
	}
	bundle, opening, err := grant.Seal(c.grantContext(),
		grant.Terms{OwnerNym: terms.Owner, GranteeNym: terms.Grantee, SetVersion: set.Version},
		rekey, fragments, set.sealingKeys())
	if err != nil {
		return nil, Grant{}, err
	}
	return bundle, Grant{ID: opening.ID(c.grantContext()), Opening: opening, Expiry: terms.Expiry.Truncate(time.Second)}, nil
}

// sealingKeys lists the workers' keys, that of worker j at j-1.
func (s *WorkerSet) sealingKeys() []grant.SealingPublicKey {
	keys := make([]grant.SealingPublicKey, len(s.Workers))
	for i, worker := range s.Workers {
		keys[i] = worker.SealingKey
	}
	return keys
}

// ownerKey returns the secret of the PRE key that a grant is made with: one that
// the owner has or had.
func (c *Client) ownerKey(ctx context.Context, w *Wallet, terms Terms) (pre.SecretKey, error) {
	if terms.OwnerKey == (pre.PublicKey{}) {
		return c.currentPreKey(ctx, w, terms.Owner)
	}
	registered, err := c.Lookup(ctx, terms.Owner)
	if err != nil {
		return pre.SecretKey{}, err
	}
	if err := c.checkPreKey(ctx, registered, terms.OwnerKey); err != nil {
		return pre.SecretKey{}, err
	}
	keys, err := w.preKeys(terms.Owner)
	if err != nil {
		return pre.SecretKey{}, err
	}
	for _, key := range keys {
		if key.PublicKey() == terms.OwnerKey {
			return key, nil
		}
	}
	return pre.SecretKey{}, errors.New("the wallet no longer has that pre key of its pseudonym")
}

// currentPreKey returns the secret of the PRE key that the chain has for the
// wallet's pseudonym nym.
func (c *Client) currentPreKey(ctx context.Context, w *Wallet, nym grant.Nym) (pre.SecretKey, error) {
	keys, err := w.preKeys(nym)
	if err != nil {
		return pre.SecretKey{}, err
	}
	registered, err := c.Lookup(ctx, nym)
	if err != nil {
		return pre.SecretKey{}, err
	}
	for _, key := range keys {
		if key.PublicKey() == registered.PreKey {
			return key, nil
		}
	}
	return pre.SecretKey{}, errors.New("the wallet does not have the pre key that is registered for its pseudonym")
}

// recordGrant sends a grant to the grant log and checks the id that it gave.
func (c *Client) recordGrant(ctx context.Context, w *Wallet, made Grant, bundle content.Hash) (Transaction, error) {
	key, err := w.accountKey(made.Opening.OwnerNym)
	if err != nil {
		return Transaction{}, err
	}
	grantLog := bindings.NewGrantLog()
	data := grantLog.PackGrant(made.Opening.Commitment(), uint64(made.Expiry.Unix()), bundle)
	receipt, err := c.transact(ctx, c.grantLog, key, data)
	if err != nil {
		return Transaction{}, err
	}
	event, err := eventIn(receipt, c.grantLog, grantLog.UnpackGrantedEvent)
	if err != nil {
		return Transaction{}, err
	}
	if event.GrantId != [32]byte(made.ID) {
		return Transaction{}, fmt.Errorf("the grant log recorded grant %x, expected %s", event.GrantId, made.ID)
	}
	return transactionOf(receipt), nil
}

// remember stores a grant in the wallet.
func (w *Wallet) remember(owner grant.Nym, made Grant) error {
	return w.update(func(s *walletState) error {
		p, err := s.find(owner)
		if err != nil {
			return err
		}
		p.Grants = append(p.Grants, storedGrant{
			ID: common.Hash(made.ID), Opening: made.Opening.Bytes(), Expiry: uint64(made.Expiry.Unix()),
		})
		return nil
	})
}

// Grants lists the grants that the wallet made as owner, oldest first: also
// those that expired, were revoked, or failed to reach the chain.
func (w *Wallet) Grants(owner grant.Nym) ([]Grant, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	p, err := w.state.find(owner)
	if err != nil {
		return nil, err
	}
	grants := make([]Grant, 0, len(p.Grants))
	for _, stored := range p.Grants {
		parsed, err := stored.parse()
		if err != nil {
			return nil, err
		}
		grants = append(grants, parsed)
	}
	return grants, nil
}

// granted returns the event of a grant, or ErrNoGrant.
func (c *Client) granted(ctx context.Context, id grant.ID) (*bindings.GrantLogGranted, error) {
	found, err := events(ctx, c, c.grantLog, bindings.NewGrantLog().UnpackGrantedEvent, []any{[32]byte(id)})
	if err != nil {
		return nil, fmt.Errorf("read grant %s: %w", id, err)
	}
	if len(found) != 1 {
		return nil, fmt.Errorf("grant %s: %w", id, ErrNoGrant)
	}
	return found[0], nil
}
