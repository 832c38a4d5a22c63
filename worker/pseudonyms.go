package worker

import (
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

// checkActive refuses a pseudonym that may not act: it must be valid today and
// neither suspended nor frozen.
func (w *Worker) checkActive(p Pseudonym, at Block) error {
	switch {
	case p.Suspended:
		return api.Errorf(api.PseudonymInactive, "the pseudonym is suspended or frozen")
	case uint64(p.ValidUntil) < w.latest(at)/secondsPerDay:
		return api.Errorf(api.PseudonymInactive, "the pseudonym has lapsed: renew it")
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
	if len(p.PreKey) != pre.PublicKeySize || len(p.Possession) != pre.PossessionSize {
		return pre.PublicKey{}, errors.New("the key or its proof has a wrong size")
	}
	name := possessed{
		key: [pre.PublicKeySize]byte(p.PreKey), proof: [pre.PossessionSize]byte(p.Possession),
		context: possessionContext(w.config.RegistryDomain, p.Nym, p.Generation, p.Account),
	}
	if key, ok := w.keys.get(name); ok {
		return key, nil
	}
	key, err := pre.ParsePublicKey(p.PreKey)
	if err != nil {
		return key, err
	}
	proof, err := pre.ParsePossession(p.Possession)
	if err != nil {
		return key, err
	}
	if err := pre.VerifyPossession(key, name.context[:], proof); err != nil {
		return key, err
	}
	w.keys.put(name, key)
	return key, nil
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
