package worker

import (
	"context"
	"errors"

	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/receipt"
)

// Reencrypt answers a grantee's request with this worker's share of one
// capsule, if everything holds at a confirmed block: the request names this
// worker, is fresh, unused and signed by the account of an active pseudonym;
// the grant stands, is to that pseudonym and for a worker set that is served;
// its owner is not suspended; its keys are proven ones that the chain has for
// both pseudonyms, or had before their accounts replaced them; the capsule is of
// the grant's owner and label, and its maker knew what it encrypted.
//
// The receipt, or the refusal, is in the log before it is returned.
func (w *Worker) Reencrypt(ctx context.Context, req *api.ReencryptRequest) (*api.ReencryptResponse, error) {
	if err := w.asking.enter(); err != nil {
		return nil, err
	}
	defer w.asking.leave()
	a := &answer{w: w, req: req}
	if err := a.authenticate(ctx); err != nil {
		return nil, err
	}
	if err := w.asked.enter(api.Word(a.grantee.Nym)); err != nil {
		return nil, err
	}
	defer w.asked.leave(api.Word(a.grantee.Nym))
	resp, err := a.answer(ctx)
	if err == nil {
		return resp, nil
	}
	return nil, a.refuse(err)
}

// answer is the work on one request.
type answer struct {
	w       *Worker
	req     *api.ReencryptRequest
	capsule *pre.Capsule
	checked *pre.CheckedCapsule // once its proof is known to hold
	at      Block
	grantee Pseudonym
	owner   *api.Word // once the grant is known
	expiry  uint64    // of the grant
	grant   *openGrant
}

// authenticate finds out who asks. What it refuses is not logged: no
// pseudonym stands behind it, or a copy of its old request is replayed.
func (a *answer) authenticate(ctx context.Context) (err error) {
	w, req := a.w, a.req
	if req.Worker != w.config.Operator {
		return api.Errorf(api.WrongWorker, "this is worker %s", w.config.Operator)
	}
	if err := fresh(req.IssuedAt, w.config.now()); err != nil {
		return err
	}
	if err = a.parseCapsule(); err != nil {
		return api.Errorf(api.BadCapsule, "capsule: %v", err)
	}
	if api.Word(a.capsule.ID()) != req.CapsuleID {
		return api.Errorf(api.BadCapsule, "capsule id is not the capsule's")
	}
	a.at, a.grantee, err = w.identify(ctx, req.Digest(w.config.Domain), req.Signature, req.Nonce, req.IssuedAt)
	return err
}

// parseCapsule parses a capsule. Owner keys recur, and are parsed once; so do
// capsules, and are parsed and verified once.
func (a *answer) parseCapsule() (err error) {
	w, b := a.w, a.req.Capsule
	if len(b) != pre.CapsuleSize {
		_, err := pre.ParseCapsule(b)
		return err
	}
	if checked, ok := w.capsules.get([pre.CapsuleSize]byte(b)); ok {
		a.checked, a.capsule = checked, checked.Capsule()
		return nil
	}
	name := [pre.PublicKeySize]byte(b)
	if owner, ok := w.owners.get(name); ok {
		a.capsule, err = pre.ParseCapsuleOf(owner, b)
		return err
	}
	if a.capsule, err = pre.ParseCapsule(b); err == nil {
		w.owners.put(name, a.capsule.Owner())
	}
	return err
}

// identify returns the confirmed block and the pseudonym, active or not, whose
// account signed, and uses up the request's nonce.
func (w *Worker) identify(ctx context.Context, digest api.Word, sig api.Signature, nonce api.Word, issuedAt uint64) (Block, Pseudonym, error) {
	account, err := w.config.Recover(digest, sig)
	if err != nil {
		return Block{}, Pseudonym{}, api.Errorf(api.BadSignature, "signature: %v", err)
	}
	if err := w.whole(ctx); err != nil {
		return Block{}, Pseudonym{}, err
	}
	at, err := w.confirmed(ctx, w.config.Confirmations)
	if err != nil {
		return at, Pseudonym{}, err
	}
	p, err := w.actor(ctx, at, account)
	if err != nil {
		return at, p, err
	}
	return at, p, w.use(nonceKey{api.Word(p.Nym), nonce}, issuedAt)
}

// use uses up a nonce, and one of the pseudonym's requests of the day, in
// memory: [Worker.spend] makes it last, with what becomes of the request.
func (w *Worker) use(k nonceKey, issuedAt uint64) error {
	if err := w.nonces.use(k, issuedAt, w.config.now()); err != nil {
		return err
	}
	if !w.requests.take(k.nym, w.now(), 1, w.config.DailyRequests) {
		return api.Errorf(api.Busy, "the pseudonym's %d requests of the day are used up", w.config.DailyRequests)
	}
	return nil
}

func (a *answer) answer(ctx context.Context) (*api.ReencryptResponse, error) {
	if err := a.checkGrant(ctx); err != nil {
		return nil, err
	}
	if err := a.checkCapsule(); err != nil {
		return nil, err
	}
	resp, err := a.reencrypt()
	if err != nil {
		return nil, err
	}
	if err := a.settle(ctx); err != nil {
		return nil, err
	}
	return resp, a.record(resp)
}

// checkGrant makes the checks that concern the grant, at one block, in an order
// in which nobody but the grantee learns more than whether the grant stands.
func (a *answer) checkGrant(ctx context.Context) error {
	w, id := a.w, grant.ID(a.req.GrantID)
	if err := w.checkActive(a.grantee, a.at); err != nil {
		return err
	}
	g, err := w.standing(ctx, a.at, id)
	if err != nil {
		return err
	}
	a.owner, a.expiry = (*api.Word)(&g.OwnerNym), g.Expiry
	if a.grant, err = w.open(ctx, a.at, id, g.Bundle, w.fetchAsked); err != nil {
		return err
	}
	if a.grant.Opening.GranteeNym != a.grantee.Nym {
		return api.Errorf(api.NotGrantee, "the grant is not to the signer's pseudonym")
	}
	return a.checkKeys(ctx, g.OwnerNym)
}

// settle makes the checks again at the block that is confirmed by now, if that
// is another, and looks at the clock again if it is not: a bundle takes as long
// to come as the store likes, and a revocation that was confirmed meanwhile
// counts.
func (a *answer) settle(ctx context.Context) error {
	w := a.w
	newest, err := w.confirmed(ctx, w.config.Confirmations)
	if err != nil {
		return err
	}
	if newest.Number > a.at.Number {
		grantee, err := w.actor(ctx, newest, a.grantee.Account)
		if err != nil {
			return err
		}
		a.at, a.grantee = newest, grantee
		if err := a.checkGrant(ctx); err != nil {
			return err
		}
	}
	if a.expiry <= w.latest(a.at) {
		return api.Errorf(api.GrantExpired, "the grant expired")
	}
	return w.unchanged(ctx, a.at)
}

// checkKeys compares the grant's keys with those of the chain. Grants of an owner
// who has lapsed, or whose epoch is lost, stand: patients are not cut off from
// their doctors by a date. Those of a suspended or frozen one do not: a thief may
// have made them.
func (a *answer) checkKeys(ctx context.Context, ownerNym grant.Nym) error {
	owner, err := a.w.pseudonym(ctx, a.at, ownerNym)
	if err != nil {
		return err
	}
	if owner.Suspended {
		return api.Errorf(api.PseudonymInactive, "the owner's pseudonym is suspended or frozen")
	}
	if err := a.w.checkOwnerKey(ctx, a.at, owner, a.grant.Rekey.Owner()); err != nil {
		return err
	}
	return a.w.checkGranteeKey(ctx, a.at, a.grantee, a.grant.Rekey.Grantee())
}

// checkCapsule tells the refusals apart that [pre.PreparedFragment.Reencrypt]
// would make too. That the proof of the capsule holds is checked afterwards.
func (a *answer) checkCapsule() error {
	rekey := a.grant.Rekey
	if a.capsule.Owner() != rekey.Owner() || a.capsule.Label() != rekey.Label() {
		return api.Errorf(api.WrongLabel, "the capsule is not of the owner and label that were granted")
	}
	return nil
}

// reencrypt makes the share and, on demand, its proof.
func (a *answer) reencrypt() (*api.ReencryptResponse, error) {
	if err := a.verifyCapsule(); err != nil {
		return nil, err
	}
	share, err := a.grant.Fragment.ReencryptChecked(a.checked)
	if err != nil {
		return nil, api.Errorf(api.BadCapsule, "capsule: %v", err)
	}
	resp := &api.ReencryptResponse{Share: share.Bytes()}
	if a.req.Prove {
		proof, err := a.grant.Fragment.Prove(a.capsule, share, a.req.GrantID)
		if err != nil {
			return nil, api.Hide(api.Internal, "the proof could not be made", err)
		}
		resp.Proof = proof.Bytes()
	}
	return resp, nil
}

// verifyCapsule verifies the capsule's proof, unless it was verified before.
// Only capsules of grants that stand come here, so strangers do not use up what
// is remembered.
func (a *answer) verifyCapsule() (err error) {
	if a.checked != nil {
		return nil
	}
	if a.checked, err = a.capsule.Check(); err != nil {
		return api.Errorf(api.BadCapsule, "capsule: %v", err)
	}
	a.w.capsules.put([pre.CapsuleSize]byte(a.req.Capsule), a.checked)
	return nil
}

// record signs the receipt and logs it. The fragment is bound to the grant in
// the same transaction, so that no other grant can come between.
func (a *answer) record(resp *api.ReencryptResponse) error {
	r := &resp.Receipt
	*r = api.Receipt{
		ShareHash: api.ShareHash(resp.Share), Index: uint8(a.grant.index),
		GrantID: a.req.GrantID, CapsuleID: a.req.CapsuleID, GranteeNym: api.Word(a.grantee.Nym),
		BlockNumber: a.at.Number, BlockHash: a.at.Hash, Time: a.w.now(),
	}
	var err error
	if r.Signature, err = a.w.config.Keys.Sign(r.Digest(a.w.config.Domain)); err != nil {
		return api.Hide(api.Internal, "the receipt could not be signed", err)
	}
	e := &receipt.Entry{Kind: receipt.Released, Nym: (*api.Word)(&a.grantee.Nym), Owner: a.owner, Receipt: r}
	return a.w.record(e, func(tx Tx) error {
		if err := bind(tx, a.grant.FragmentID, a.req.GrantID); err != nil {
			return err
		}
		return a.spend(tx)
	})
}

// refuse logs a refusal and returns it.
func (a *answer) refuse(why error) error {
	e := &receipt.Entry{Kind: receipt.Refused, Nym: (*api.Word)(&a.grantee.Nym), Owner: a.owner, Refusal: &receipt.Refusal{
		GrantID: &a.req.GrantID, CapsuleID: &a.req.CapsuleID, Block: a.at.Number,
	}}
	return a.w.refuse(e, why, a.spend)
}

func (a *answer) spend(tx Tx) error {
	return a.w.spend(tx, nonceKey{api.Word(a.grantee.Nym), a.req.Nonce}, a.req.IssuedAt)
}

// refuse logs why a request was refused, with the change that goes with it, and
// returns it.
func (w *Worker) refuse(e *receipt.Entry, why error, change func(Tx) error) error {
	code := api.CodeOf(why)
	if code == "" {
		why = api.Hide(api.Internal, "the worker failed", why)
		code = api.Internal
	}
	e.Refusal.Code = code
	if err := w.record(e, change); err != nil {
		return errors.Join(err, why)
	}
	return why
}
