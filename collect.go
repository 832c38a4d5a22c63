package medveil

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/medveil/medveil/pre"
)

// combine gets shares and makes the capsule's key of them.
func (c *Client) combine(ctx context.Context, w *Wallet, opened *openedGrant, stanza *pre.Stanza, report *FetchReport) (*pre.CapsuleKey, error) {
	capsule := stanza.Capsule()
	if err := capsule.Verify(); err != nil {
		return nil, fmt.Errorf("record's capsule: %w", err)
	}
	request, err := c.newShareRequest(w, opened.Opening.GranteeNym, opened.id, capsule)
	if err != nil {
		return nil, err
	}
	round := &collection{request: request, opened: opened}
	defer round.fill(report)
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

// collection gathers shares of one capsule from the workers of a grant.
type collection struct {
	request *shareRequest
	opened  *openedGrant
	used    []Answer // with a share
	failed  []Answer
}

// fill adds what the workers answered to a report.
func (q *collection) fill(report *FetchReport) {
	report.Used = append(report.Used, q.used...)
	report.Failed = append(report.Failed, q.failed...)
}

// asking is the requests of a collection that are under way.
type asking struct {
	request *shareRequest
	workers []Member
	order   []int // in which they are asked
	started map[int]time.Time
	answers chan Answer
}

// next asks one more worker, if there is one.
func (a *asking) next(ctx context.Context) {
	if len(a.order) == 0 {
		return
	}
	i := a.order[0]
	a.order = a.order[1:]
	a.started[i] = time.Now()
	go func() { a.answers <- a.request.ask(ctx, a.workers[i], i+1) }()
}

// take files how long a worker took.
func (a *asking) take(answer Answer) {
	i := answer.Index - 1
	if outage(answer.Err) {
		a.request.client.pace.missed(a.workers[i].Operator)
	} else {
		a.request.client.pace.answered(a.workers[i].Operator, time.Since(a.started[i]))
	}
	delete(a.started, i)
}

// end gives the requests still under way as long again as an answer usually
// takes, so that connections stay open, and remembers who was late.
func (a *asking) end(cancel context.CancelFunc, usual time.Duration) {
	for i, started := range a.started {
		if time.Since(started) >= usual {
			a.request.client.pace.missed(a.workers[i].Operator)
		}
	}
	if len(a.started) == 0 {
		cancel()
		return
	}
	time.AfterFunc(usual, cancel)
}

// collect asks threshold workers and the spare ones at once, and another one for
// each failure and each time that nobody has answered for longer than workers
// lately took, until it has threshold shares: workers that are silent cost
// little time.
func (q *collection) collect(ctx context.Context) ([]*pre.Share, error) {
	c, workers, needed := q.request.client, q.opened.set.Workers, q.opened.set.Threshold
	ctx, cancel := context.WithCancel(ctx)
	a := &asking{
		request: q.request, workers: workers, order: c.pace.order(workers),
		started: make(map[int]time.Time), answers: make(chan Answer, len(workers)),
	}
	usual := c.pace.hedge(c.patience.hedge)
	defer func() { a.end(cancel, usual) }()
	for range needed + c.spare {
		a.next(ctx)
	}
	hedge := time.NewTicker(usual)
	defer hedge.Stop()
	for len(a.started) > 0 && len(q.used) < needed {
		select {
		case answer := <-a.answers:
			if a.take(answer); !q.accept(answer) {
				a.next(ctx)
			}
		case <-hedge.C:
			a.next(ctx)
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
		q.failed = append(q.failed, answer)
		return false
	}
	q.used = append(q.used, answer)
	return true
}

// shares returns the shares that may be used, or a DeniedError.
func (q *collection) shares() ([]*pre.Share, error) {
	needed := q.opened.set.Threshold
	if len(q.used) < needed {
		return nil, &DeniedError{Needed: needed, Given: len(q.used), Answers: q.failed}
	}
	q.used = q.used[:needed]
	shares := make([]*pre.Share, needed)
	for i := range shares {
		shares[i] = q.used[i].Share
	}
	return shares, nil
}

// proven asks all workers again, for shares with proofs, until enough have
// proven theirs and each of those that answered before has had its chance. A
// worker that now proves a share other than the one it sent before was lying
// then, and its own receipt shows it; its proven share is used all the same.
func (q *collection) proven(ctx context.Context) ([]*pre.Share, error) {
	suspects := make(map[int]Answer)
	for _, answer := range q.used {
		suspects[answer.Index] = answer
	}
	q.used = nil
	request := *q.request // a copy: requests of before may still be under way
	request.prove = true
	workers := q.opened.set.Workers
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	answers := make(chan Answer, len(workers))
	for i, worker := range workers {
		go func() { answers <- request.ask(ctx, worker, i+1) }()
	}
	for range workers {
		if len(q.used) >= q.opened.set.Threshold && len(suspects) == 0 {
			break
		}
		answer := <-answers
		if ctx.Err() != nil {
			return nil, ctx.Err() // nobody is to blame for not answering then
		}
		before, suspect := suspects[answer.Index]
		delete(suspects, answer.Index)
		q.judge(answer, before, suspect)
	}
	return q.shares()
}

// judge files a proven answer, and whoever lied before it.
func (q *collection) judge(answer, before Answer, suspect bool) {
	if answer.Err != nil && suspect {
		// it sent a share and cannot prove any: a fault, whatever it says now
		answer.Err = fmt.Errorf("%w: does not prove its share: %w", ErrFault, answer.Err)
	}
	if q.accept(answer) && suspect && !equalShares(before.Share, answer.Share) {
		before.Err = fmt.Errorf("%w: its first share was false", ErrFault)
		q.failed = append(q.failed, before)
	}
}

// equalShares compares canonical encodings.
func equalShares(a, b *pre.Share) bool { return string(a.Bytes()) == string(b.Bytes()) }
