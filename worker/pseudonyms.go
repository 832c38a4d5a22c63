package worker

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"

	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
)

// pseudonym returns a registered nym at the block.
func (w *Worker) pseudonym(ctx context.Context, at Block, nym grant.Nym) (Pseudonym, error) {
	p, err := w.config.Chain.Pseudonym(ctx, at, nym)
	if errors.Is(err, ErrUnknown) {
		return p, api.Errorf(api.PseudonymInactive, "pseudonym is not registered up to block %d", at.Number)
	}
	if err != nil {
		return p, unavailable(err)
	}
	if p.Nym != nym {
		return p, unavailable(errors.New("the chain answered for another pseudonym"))
	}
	return p, nil
}

// actor returns the pseudonym that an account acts for, active or not.
func (w *Worker) actor(ctx context.Context, at Block, account api.Address) (Pseudonym, error) {
	nym, err := w.config.Chain.NymOf(ctx, at, account)
	if errors.Is(err, ErrUnknown) {
		return Pseudonym{}, api.Errorf(api.UnknownAccount, "the signer's account serves no pseudonym up to block %d", at.Number)
	}
	if err != nil {
		return Pseudonym{}, unavailable(err)
	}
	p, err := w.pseudonym(ctx, at, nym)
	if err == nil && p.Account != account {
		err = api.Errorf(api.UnknownAccount, "the account does not act for its pseudonym any more")
	}
	return p, err
}

// checkActive refuses a pseudonym that may not act: it must be valid today,
// neither suspended nor frozen, and its identity one that can still be opened.
func (w *Worker) checkActive(p Pseudonym, at Block) error {
	switch {
	case p.Suspended:
		return api.Errorf(api.PseudonymInactive, "the pseudonym is suspended or frozen")
	case uint64(p.ValidUntil) < w.latest(at)/secondsPerDay:
		return api.Errorf(api.PseudonymInactive, "the pseudonym has lapsed: renew it")
	case p.EpochLost:
		return api.Errorf(api.PseudonymInactive, "too few seats are left of the pseudonym's epoch: renew it")
	}
	return nil
}

// possessed names a PRE key and the context that its possession was proven in.
type possessed struct {
	key     [pre.PublicKeySize]byte
	proof   [pre.PossessionSize]byte
	context [128]byte
}

// preKey returns a pseudonym's PRE key after checking its proof of possession.
// Without the check a revoked grantee registers its victim's key as its own and
// has the victim's grants served to it.
func (w *Worker) preKey(p Pseudonym) (pre.PublicKey, error) {
	return w.possessedKey(p.PreKey, p.Possession, possessionContext(w.config.RegistryDomain, p.Nym, p.Generation, p.Account))
}

// possessedKey parses a PRE key and verifies its proof of possession, once.
func (w *Worker) possessedKey(encoded, possession []byte, context [128]byte) (pre.PublicKey, error) {
	if len(encoded) != pre.PublicKeySize || len(possession) != pre.PossessionSize {
		return pre.PublicKey{}, errors.New("the key or its proof has a wrong size")
	}
	name := possessed{[pre.PublicKeySize]byte(encoded), [pre.PossessionSize]byte(possession), context}
	if key, ok := w.keys.get(name); ok {
		return key, nil
	}
	key, err := pre.ParsePublicKey(encoded)
	if err != nil {
		return key, err
	}
	proof, err := pre.ParsePossession(possession)
	if err != nil {
		return key, err
	}
	if err := pre.VerifyPossession(key, context[:], proof); err != nil {
		return key, err
	}
	w.keys.put(name, key)
	return key, nil
}

// checkOwnerKey refuses a grant under a PRE key that was never its owner's. One
// that the owner replaced is good: the grant log took the grant from the nym's
// account, which still stands for it.
func (w *Worker) checkOwnerKey(ctx context.Context, at Block, owner Pseudonym, key pre.PublicKey) error {
	return w.checkPreKey(ctx, at, "owner", owner, key, func(FormerKey) bool { return true })
}

// checkGranteeKey refuses a grant to a PRE key that is not its grantee's. One
// that was replaced is good only if it was replaced with the consent of the
// account that acts for the nym now: whoever took the account of before the last
// recovery may have the keys of its time too, and must get nothing for them.
func (w *Worker) checkGranteeKey(ctx context.Context, at Block, grantee Pseudonym, key pre.PublicKey) error {
	return w.checkPreKey(ctx, at, "grantee", grantee, key, func(k FormerKey) bool { return k.Generation >= k.AccountSince })
}

// checkPreKey refuses a PRE key unless it is the pseudonym's present one, or a
// former one of an admitted generation, and its possession was proven for that
// generation and account.
func (w *Worker) checkPreKey(ctx context.Context, at Block, who string, p Pseudonym, want pre.PublicKey, admitted func(FormerKey) bool) error {
	key, err := w.preKey(p)
	if err == nil && key == want {
		return nil
	}
	encoded := want.Bytes()
	if bytes.Equal(p.PreKey, encoded) {
		return api.Errorf(api.KeyChanged, "the %s's registered PRE key is not proven: %v", who, err)
	}
	former, err := w.config.Chain.FormerKey(ctx, at, p.Nym, encoded)
	if errors.Is(err, ErrUnknown) {
		return api.Errorf(api.KeyChanged, "the grant is for a PRE key that the %s does not have", who)
	}
	if err != nil {
		return unavailable(err)
	}
	if !admitted(former) {
		return api.Errorf(api.KeyChanged, "the grant is for a PRE key from before the %s's account was recovered: ask for a new grant", who)
	}
	context := possessionContext(w.config.RegistryDomain, p.Nym, former.Generation, former.Account)
	if _, err := w.possessedKey(encoded, former.Possession, context); err != nil {
		return api.Errorf(api.KeyChanged, "the %s's former PRE key is not proven: %v", who, err)
	}
	return nil
}

// possessionContext returns domain || nym || generation || account, 32 bytes
// each.
func possessionContext(domain [32]byte, nym grant.Nym, generation uint32, account api.Address) (c [128]byte) {
	copy(c[:], domain[:])
	copy(c[32:], nym[:])
	binary.BigEndian.PutUint32(c[92:], generation)
	copy(c[108:], account[:])
	return c
}
