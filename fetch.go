package medveil

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"time"

	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/content"
)

// A FetchReport says how a fetch went, for audit: the answers whose shares were
// used, each with a receipt that its worker signed, and the answers that were
// of no use, among them the faults ([ErrFault]).
type FetchReport struct {
	Used   []Answer
	Failed []Answer
}

// Faults returns the answers of workers that are at fault, by proof or by
// failing to give one.
func (r *FetchReport) Faults() []Answer {
	var faults []Answer
	for _, answer := range r.Failed {
		if errors.Is(answer.Err, ErrFault) {
			faults = append(faults, answer)
		}
	}
	return faults
}

// Fetch reads a record that was granted to the wallet's pseudonym grantee,
// decrypted, into dst. Nothing is written to dst before the whole encrypted
// record is here, staged on disk, known to be the one of that content hash, and
// its key known to be right.
//
// It asks as many workers as the grant needs and one to spare, and others in
// place of those that fail or are silent. When the shares do not give the record's key, every
// worker has to prove its share; those that cannot are named in the report and
// the others serve. When too few workers give shares the error is a
// [*DeniedError], whose Reason says why; the report is valid then too.
func (c *Client) Fetch(ctx context.Context, w *Wallet, grantee grant.Nym, id grant.ID, record content.Hash, dst io.Writer) (*FetchReport, error) {
	report := new(FetchReport)
	opened, err := c.openGrant(ctx, w, grantee, id)
	if err != nil {
		return report, fmt.Errorf("fetch: %w", err)
	}
	staged, err := c.download(ctx, record)
	if err != nil {
		return report, fmt.Errorf("fetch: %w", err)
	}
	defer staged.discard()
	stanzas, file, err := pre.ReadHeader(staged)
	if err != nil {
		return report, fmt.Errorf("fetch record %s: %w", record, err)
	}
	key, err := c.combine(ctx, w, grantee, opened, stanzaFor(stanzas, opened), report)
	if err != nil {
		return report, fmt.Errorf("fetch: %w", err)
	}
	if err := decryptRecord(dst, file, key); err != nil {
		return report, fmt.Errorf("fetch record %s: %w", record, err)
	}
	return report, nil
}

// openedGrant is a grant that the grantee has opened.
type openedGrant struct {
	*grant.Grant
	id  grant.ID
	key pre.SecretKey // the grantee's, that it was made to
	set *WorkerSet
}

// openGrant reads a grant's bundle and opens it as grantee, with everything
// that only the chain knows checked: who granted it, and that the owner's key in
// it is the one registered.
func (c *Client) openGrant(ctx context.Context, w *Wallet, grantee grant.Nym, id grant.ID) (*openedGrant, error) {
	event, err := c.granted(ctx, id)
	if err != nil {
		return nil, err
	}
	bundle, err := c.readObject(ctx, event.Bundle, grant.MaxBundleSize)
	if err != nil {
		return nil, fmt.Errorf("bundle of grant %s: %w", id, err)
	}
	opened, key, err := c.openBundle(w, grantee, id, bundle)
	if err != nil {
		return nil, fmt.Errorf("open grant %s: %w", id, err)
	}
	if opened.Opening.GranteeNym != grantee {
		return nil, fmt.Errorf("grant %s is to another pseudonym", id)
	}
	owner, err := c.Lookup(ctx, opened.Opening.OwnerNym)
	if err != nil {
		return nil, fmt.Errorf("owner of grant %s: %w", id, err)
	}
	if err := c.checkPreKey(ctx, owner, opened.Rekey.Owner()); err != nil {
		return nil, fmt.Errorf("grant %s: %w", id, err)
	}
	set, err := c.Workers(ctx, opened.Opening.SetVersion)
	if err != nil {
		return nil, err
	}
	if set.Threshold != opened.Rekey.Threshold() || len(set.Workers) != opened.Rekey.Workers() {
		return nil, fmt.Errorf("grant %s is not for worker set %d", id, set.Version)
	}
	return &openedGrant{Grant: opened, id: id, key: key, set: set}, nil
}

// openBundle opens a bundle with the grantee's current PRE key, or the one from
// before that the grant was made to. Workers serve that one if it was replaced
// with the account's consent, by a renewal and not by a recovery.
func (c *Client) openBundle(w *Wallet, grantee grant.Nym, id grant.ID, bundle []byte) (*grant.Grant, pre.SecretKey, error) {
	keys, err := w.preKeys(grantee)
	if err != nil {
		return nil, pre.SecretKey{}, err
	}
	var failure error
	for _, key := range keys {
		opened, err := grant.OpenAsGrantee(c.grantContext(), id, bundle, key)
		if err == nil {
			return opened, key, nil
		}
		if failure == nil {
			failure = err
		}
	}
	return nil, pre.SecretKey{}, failure
}

// stanzaFor returns the record's stanza that the grant is about. When there is
// none it returns the first: the workers decide, and say why not.
func stanzaFor(stanzas []*pre.Stanza, opened *openedGrant) *pre.Stanza {
	for _, stanza := range stanzas {
		capsule := stanza.Capsule()
		if capsule.Owner() == opened.Rekey.Owner() && capsule.Label() == opened.Rekey.Label() {
			return stanza
		}
	}
	return stanzas[0]
}

// combine gets shares and makes the capsule's key of them.
func (c *Client) combine(ctx context.Context, w *Wallet, grantee grant.Nym, opened *openedGrant,
	stanza *pre.Stanza, report *FetchReport) (*pre.CapsuleKey, error) {
	capsule := stanza.Capsule()
	if err := capsule.Verify(); err != nil {
		return nil, fmt.Errorf("record's capsule: %w", err)
	}
	request, err := c.newShareRequest(w, grantee, opened.id, capsule)
	if err != nil {
		return nil, err
	}
	round := &collection{request: request, opened: opened, report: report}
	shares, err := round.collect(ctx)
	if err != nil {
		return nil, err
	}
	key, err := opened.Rekey.Combine(opened.key, stanza, shares)
	if !errors.Is(err, pre.ErrKeyCommitment) {
		return key, err
	}
	// At least one of the shares is false. The shares so far are not proven, so
	// they count for nothing except to convict whoever sent them.
	if shares, err = round.proven(ctx); err != nil {
		return nil, err
	}
	if key, err = opened.Rekey.Combine(opened.key, stanza, shares); errors.Is(err, pre.ErrKeyCommitment) {
		return nil, errors.New("every share is proven right: the record itself was made wrong and nobody can open it")
	}
	return key, err
}

// collection gathers shares from the workers of a grant.
type collection struct {
	request *shareRequest
	opened  *openedGrant
	report  *FetchReport
}

// collect asks threshold + 1 workers, in random order so that load spreads, and
// another one for each failure and each time that nobody has answered for a
// while, until it has threshold shares: workers that are silent cost little time.
func (q *collection) collect(ctx context.Context) ([]*pre.Share, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // ends requests to workers that are no longer needed
	workers := q.opened.set.Workers
	order := rand.Perm(len(workers))
	answers := make(chan Answer, len(workers))
	asked := 0
	askNext := func() {
		if asked < len(order) {
			i := order[asked]
			asked++
			go func() { answers <- q.request.ask(ctx, workers[i], i+1) }()
		}
	}
	needed := q.opened.set.Threshold
	for range needed + 1 {
		askNext()
	}
	hedge := time.NewTicker(q.request.client.patience.hedge)
	defer hedge.Stop()
	for answered := 0; answered < asked && len(q.report.Used) < needed; {
		select {
		case answer := <-answers:
			if answered++; !q.accept(answer) {
				askNext()
			}
		case <-hedge.C:
			askNext()
		}
	}
	return q.shares()
}

// accept files an answer and reports whether it has a share that may be used.
func (q *collection) accept(answer Answer) bool {
	if answer.Err == nil && answer.Proof != nil {
		err := q.opened.Rekey.VerifyShare(q.request.capsule, answer.Share, answer.Proof, q.request.grant)
		if err != nil {
			answer.Share, answer.Err = nil, fmt.Errorf("%w: %w", ErrFault, err)
		}
	}
	if answer.Err != nil {
		q.report.Failed = append(q.report.Failed, answer)
		return false
	}
	q.report.Used = append(q.report.Used, answer)
	return true
}

// shares returns the shares that may be used, or a DeniedError.
func (q *collection) shares() ([]*pre.Share, error) {
	needed := q.opened.set.Threshold
	if len(q.report.Used) < needed {
		return nil, &DeniedError{Needed: needed, Given: len(q.report.Used), Answers: q.report.Failed}
	}
	q.report.Used = q.report.Used[:needed]
	shares := make([]*pre.Share, needed)
	for i := range shares {
		shares[i] = q.report.Used[i].Share
	}
	return shares, nil
}

// proven asks all workers again, for shares with proofs. A worker that now
// proves a share other than the one it sent before was lying then, and its own
// receipt shows it; its proven share is used all the same.
func (q *collection) proven(ctx context.Context) ([]*pre.Share, error) {
	unproven := make(map[int]Answer)
	for _, answer := range q.report.Used {
		unproven[answer.Index] = answer
	}
	q.report.Used = nil
	request := *q.request // a copy: requests of before may still be under way
	request.prove = true
	workers := q.opened.set.Workers
	answers := make(chan Answer, len(workers))
	for i, worker := range workers {
		go func() { answers <- request.ask(ctx, worker, i+1) }()
	}
	for range workers {
		answer := <-answers
		if ctx.Err() != nil {
			return nil, ctx.Err() // nobody is to blame for not answering then
		}
		before, lied := unproven[answer.Index]
		if answer.Err != nil && lied {
			// it sent a share and cannot prove any: a fault, whatever it says now
			answer.Err = fmt.Errorf("%w: does not prove its share: %w", ErrFault, answer.Err)
		}
		if q.accept(answer) && lied && !equalShares(before.Share, answer.Share) {
			before.Err = fmt.Errorf("%w: its first share was false", ErrFault)
			q.report.Failed = append(q.report.Failed, before)
		}
	}
	return q.shares()
}

// equalShares compares canonical encodings.
func equalShares(a, b *pre.Share) bool { return string(a.Bytes()) == string(b.Bytes()) }
