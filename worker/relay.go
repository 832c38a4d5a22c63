package worker

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

// Register submits a registration, renewal or recovery to the chain and sends a
// new account its first gas: the account that came with the registration, and,
// asked again once a recovery has taken effect, the account that it brought. The
// proof of possession of the PRE key, which the chain cannot check, is checked
// first: a registration with a bad one would use up the nym for a key that no
// worker accepts.
//
// Anyone may ask. The registry checks the proof and the account's consent, and
// an account gets gas only once it is registered, so a stranger can make the
// worker pay only for people whom an issuer enrolled; and for each of them no
// more in a period than a few renewals, recoveries and drips (see budgets.go).
func (w *Worker) Register(ctx context.Context, r *api.RegisterRequest) (*api.RegisterResponse, error) {
	leave, err := w.enterRelay(r.Nym)
	if err != nil {
		return nil, err
	}
	defer leave()
	if err := w.checkRegistration(r); err != nil {
		return nil, err
	}
	if err := w.whole(ctx); err != nil {
		return nil, err
	}
	resp, err := w.submit(ctx, r)
	if err != nil {
		return nil, err
	}
	resp.Dripped, err = w.drip(ctx, r.Nym, r.Account)
	return resp, err
}

// enterRelay admits one request about a nym at a time: copies that come at once
// would all be sent and paid for.
func (w *Worker) enterRelay(nym api.Word) (leave func(), err error) {
	if err := w.relaying.enter(); err != nil {
		return nil, err
	}
	if err := w.relayed.enter(nym); err != nil {
		w.relaying.leave()
		return nil, err
	}
	return func() {
		w.relayed.leave(nym)
		w.relaying.leave()
	}, nil
}

// submit sends a registration unless the registry has just this one: sending
// it again would succeed, at this worker's cost each time.
func (w *Worker) submit(ctx context.Context, r *api.RegisterRequest) (*api.RegisterResponse, error) {
	head, err := w.config.Chain.Head(ctx)
	if err != nil {
		return nil, unavailable(err)
	}
	x, err := w.config.Chain.Dealing(ctx, head, r.Nym, r.Generation)
	if err != nil && !errors.Is(err, ErrUnknown) {
		return nil, unavailable(err)
	}
	if err == nil && sameDealing(x, r) {
		return &api.RegisterResponse{Block: head.Number}, nil
	}
	b, err := w.budgetOf(ctx, head, r)
	if err != nil {
		return nil, err
	}
	return w.pay(ctx, b, func(ctx context.Context) ([32]byte, uint64, error) { return w.config.Chain.Register(ctx, r) })
}

// relayPatience is how long a transaction may take to be mined.
const relayPatience = 2 * time.Minute

// pay has a transaction mined at this worker's cost, within the nym's budget.
// It does not end with ctx: whoever hangs up while it is under way would have it
// paid for and not counted.
func (w *Worker) pay(ctx context.Context, b budget, send func(context.Context) ([32]byte, uint64, error)) (*api.RegisterResponse, error) {
	if err := w.checkBudget(b); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), relayPatience)
	defer cancel()
	tx, block, err := send(ctx)
	if errors.Is(err, ErrRefused) { // nothing was sent
		return nil, api.Errorf(api.RegistrationRefused, "%v", err)
	}
	// An error that is no refusal may have come after the transaction was sent.
	if err := errors.Join(err, w.charge(b)); err != nil {
		return nil, unavailable(err)
	}
	return &api.RegisterResponse{Transaction: tx, Block: block}, nil
}

// sameDealing reports whether x, which is registered for r's nym and
// generation, is r's dealing and account.
func sameDealing(x *pvss.PublicVector, r *api.RegisterRequest) bool {
	s, err := x.Statement()
	if err != nil {
		return false
	}
	ex, ey := curve.Coordinates(s.Dealing.E)
	dealt := append([]fr.Element{ex, ey}, s.Dealing.C[:]...)
	dealt = append(append(dealt, s.Dealing.Leaf[:]...), s.Dealing.D[:]...)
	asked := append(slices.Clone(r.Ephemeral[:]), r.Ciphertexts...)
	asked = append(append(asked, r.Leaves...), r.Identity[:]...)
	same := func(e fr.Element, w api.Word) bool { return e.Bytes() == w }
	return s.Account == r.Account && slices.EqualFunc(dealt, asked, same)
}

func (w *Worker) checkRegistration(r *api.RegisterRequest) error {
	if len(r.Ciphertexts) != pvss.N || len(r.Leaves) != pvss.N+1 {
		return api.Errorf(api.BadRequest, "want %d ciphertexts and %d leaves", pvss.N, pvss.N+1)
	}
	key, err := pre.ParsePublicKey(r.PreKey)
	if err != nil {
		return api.Errorf(api.RegistrationRefused, "PRE key: %v", err)
	}
	proof, err := pre.ParsePossession(r.PrePossession)
	if err != nil {
		return api.Errorf(api.RegistrationRefused, "PRE key: %v", err)
	}
	c := possessionContext(w.config.RegistryDomain, grant.Nym(r.Nym), r.Generation, r.Account)
	if err := pre.VerifyPossession(key, c[:], proof); err != nil {
		return api.Errorf(api.RegistrationRefused, "PRE key: %v", err)
	}
	return nil
}

// drip sends gas to the account that the registry has for the nym, once. It is
// logged before it is sent: after a crash in between the account goes
// without, and another worker's relay can help, which is better than paying
// for ever.
func (w *Worker) drip(ctx context.Context, nym api.Word, account api.Address) (bool, error) {
	head, err := w.config.Chain.Head(ctx)
	if err != nil {
		return false, unavailable(err)
	}
	serves, err := w.config.Chain.NymOf(ctx, head, account)
	if errors.Is(err, ErrUnknown) || err == nil && serves != grant.Nym(nym) {
		return false, nil
	}
	if err != nil {
		return false, unavailable(err)
	}
	first, err := w.firstDrip(nym, account)
	if err != nil || !first {
		return false, err
	}
	if err := w.config.Chain.Drip(ctx, account); err != nil {
		return false, unavailable(err)
	}
	return true, nil
}
