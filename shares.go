package medveil

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
)

// ErrFault marks what a worker did against the protocol, as opposed to a
// refusal or an outage: an answer that is not a share, a receipt that does not
// verify, or a share that its worker cannot prove.
var ErrFault = errors.New("worker at fault")

// An Answer is what one worker made of a request for a share. Exactly one of
// Share and Err is set.
type Answer struct {
	Worker  Member
	Index   int // j, the worker's number in the set
	Share   *pre.Share
	Proof   *pre.ShareProof // if it was asked for
	Receipt api.Receipt     // signed by the worker, verified
	Err     error           // a refusal (see api.CodeOf), a fault (ErrFault) or an outage
}

// A DeniedError is returned when too few workers gave a share. Each answer says
// why, in order of the workers asked.
type DeniedError struct {
	Needed  int
	Given   int
	Answers []Answer
}

// Error implements error.
func (e *DeniedError) Error() string {
	reasons := make([]string, 0, len(e.Answers))
	for _, answer := range e.Answers {
		if answer.Err != nil {
			reasons = append(reasons, fmt.Sprintf("seat %d: %v", answer.Worker.Seat, answer.Err))
		}
	}
	return fmt.Sprintf("%d of %d shares: %s", e.Given, e.Needed, strings.Join(reasons, "; "))
}

// Unwrap returns the workers' errors.
func (e *DeniedError) Unwrap() []error {
	var all []error
	for _, answer := range e.Answers {
		if answer.Err != nil {
			all = append(all, answer.Err)
		}
	}
	return all
}

// Reason returns the refusal that most workers gave, or "" when none refused:
// they were unreachable or at fault.
func (e *DeniedError) Reason() api.Code {
	counts := make(map[api.Code]int)
	var reason api.Code
	for _, answer := range e.Answers {
		code := api.CodeOf(answer.Err)
		if code == "" {
			continue
		}
		if counts[code]++; counts[code] > counts[reason] {
			reason = code
		}
	}
	return reason
}

// RequestShares asks every worker of a set, as the wallet's pseudonym grantee,
// to re-encrypt capsule under a grant, and returns one answer for each, in
// order. It checks each answer's encoding, index and signed receipt, not the
// share itself, which takes a proof. [Client.Fetch] is what most users need.
func (c *Client) RequestShares(ctx context.Context, w *Wallet, grantee grant.Nym, id grant.ID,
	capsule *pre.Capsule, set *WorkerSet, prove bool) ([]Answer, error) {
	r, err := c.newShareRequest(w, grantee, id, capsule)
	if err != nil {
		return nil, fmt.Errorf("request shares: %w", err)
	}
	r.prove = prove
	answers := make([]Answer, len(set.Workers))
	done := make(chan struct{})
	for i, worker := range set.Workers {
		go func() {
			answers[i] = r.ask(ctx, worker, i+1)
			done <- struct{}{}
		}()
	}
	for range set.Workers {
		<-done
	}
	return answers, nil
}

// shareRequest is a wish for shares of one capsule, to be put to any worker.
type shareRequest struct {
	client  *Client
	grantee grant.Nym
	grant   grant.ID
	capsule *pre.Capsule
	sign    api.Signer
	prove   bool
}

func (c *Client) newShareRequest(w *Wallet, grantee grant.Nym, id grant.ID, capsule *pre.Capsule) (*shareRequest, error) {
	sign, err := w.signer(grantee)
	if err != nil {
		return nil, err
	}
	return &shareRequest{client: c, grantee: grantee, grant: id, capsule: capsule, sign: sign}, nil
}

// ask puts the request to worker j.
func (r *shareRequest) ask(ctx context.Context, worker Member, j int) Answer {
	answer := Answer{Worker: worker, Index: j}
	ctx, cancel := context.WithTimeout(ctx, r.client.patience.answer)
	defer cancel()
	response, err := r.send(ctx, worker)
	if err != nil {
		answer.Err = err
		return answer
	}
	if err := r.check(&answer, response); err != nil {
		answer.Share, answer.Proof = nil, nil
		answer.Err = fmt.Errorf("%w: %w", ErrFault, err)
	} else if err := r.client.checkBlock(ctx, &answer.Receipt); err != nil {
		answer.Share, answer.Proof, answer.Err = nil, nil, err
	}
	return answer
}

// ErrOtherChain is returned for a worker's receipt for a block that is not our
// node's block of that number: one of the two is on a branch of the chain that
// will not last, and what is granted or revoked on it counts for nothing.
var ErrOtherChain = errors.New("worker is on another branch of the chain than our node")

// checkBlock compares a receipt's block with that of our own node, if that has a
// block of the number yet.
func (c *Client) checkBlock(ctx context.Context, receipt *api.Receipt) error {
	header, err := c.backend.HeaderByNumber(ctx, new(big.Int).SetUint64(receipt.BlockNumber))
	if errors.Is(err, ethereum.NotFound) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read block %d: %w", receipt.BlockNumber, err)
	}
	if header.Hash() != common.Hash(receipt.BlockHash) {
		return fmt.Errorf("block %d: %w", receipt.BlockNumber, ErrOtherChain)
	}
	return nil
}

// send makes a fresh signed request and sends it.
func (r *shareRequest) send(ctx context.Context, worker Member) (*api.ReencryptResponse, error) {
	request, err := api.NewReencryptRequest(r.client.apiDomain(), api.Address(worker.Operator),
		api.Word(r.grant), api.Word(r.capsule.ID()), r.capsule.Bytes(), r.sign)
	if err != nil {
		return nil, err
	}
	request.Prove = r.prove
	return r.client.worker(worker.Endpoint).Reencrypt(ctx, request)
}

// maxReceiptAge is how far the date of a receipt may be from now: a worker
// refuses requests when its clock and the client's are a minute apart. A worker
// that dates receipts otherwise wants to have answered before a revocation.
const maxReceiptAge = 2 * time.Minute

// check verifies everything about a response but the share's correctness, and
// fills answer with it.
func (r *shareRequest) check(answer *Answer, response *api.ReencryptResponse) error {
	receipt := response.Receipt
	if int(receipt.Index) != answer.Index || receipt.GranteeNym != api.Word(r.grantee) {
		return errors.New("receipt names another worker or grantee")
	}
	if age := time.Since(time.Unix(int64(receipt.Time), 0)); age.Abs() > maxReceiptAge {
		return fmt.Errorf("receipt is dated %v off", age.Round(time.Second))
	}
	signer, err := recoverSigner(receipt.Digest(r.client.apiDomain()), receipt.Signature)
	if err != nil {
		return fmt.Errorf("receipt: %w", err)
	}
	if signer != answer.Worker.Operator {
		return errors.New("receipt is not signed by the worker's operator")
	}
	share, err := pre.ParseShare(response.Share)
	if err != nil {
		return err
	}
	if share.Index() != answer.Index {
		return fmt.Errorf("share is of worker %d", share.Index())
	}
	answer.Receipt, answer.Share = receipt, share
	if !r.prove {
		return nil
	}
	if answer.Proof, err = pre.ParseShareProof(response.Proof); err != nil {
		return fmt.Errorf("no proof that its share is right: %w", err)
	}
	return nil
}
