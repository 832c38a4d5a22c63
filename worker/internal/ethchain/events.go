package ethchain

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/worker"
)

// The contracts' bindings, parsed once: they hold no connection.
var (
	consortium = bindings.NewConsortium()
	registry   = bindings.NewPseudonymRegistry()
	grantLog   = bindings.NewGrantLog()
	trace      = bindings.NewTrace()
)

// What is followed, by topic. Contract addresses keep events of one name apart.
var parsers = map[common.Hash]func(*types.Log) (worker.Event, error){
	grantLog.GetABI().Events["Granted"].ID:          parsed(grantLog.UnpackGrantedEvent, granted),
	grantLog.GetABI().Events["Revoked"].ID:          parsed(grantLog.UnpackRevokedEvent, revoked),
	grantLog.GetABI().Events["RevokedAllBefore"].ID: parsed(grantLog.UnpackRevokedAllBeforeEvent, revokedBefore),
	grantLog.GetABI().Events["RecordAnchored"].ID:   parsed(grantLog.UnpackRecordAnchoredEvent, recordAnchored),
	trace.GetABI().Events["CaseOpened"].ID:          parsed(trace.UnpackCaseOpenedEvent, caseOpened),
	trace.GetABI().Events["CaseApproved"].ID:        parsed(trace.UnpackCaseApprovedEvent, caseApproved),
	trace.GetABI().Events["IdentityRevealed"].ID:    parsed(trace.UnpackIdentityRevealedEvent, caseDone),
}

func parsed[Ev any](unpack func(*types.Log) (*Ev, error), convert func(*Ev) worker.Event) func(*types.Log) (worker.Event, error) {
	return func(l *types.Log) (worker.Event, error) {
		raw, err := unpack(l)
		if err != nil {
			return worker.Event{}, err
		}
		e := convert(raw)
		e.Block = l.BlockNumber
		return e, nil
	}
}

func granted(e *bindings.GrantLogGranted) worker.Event {
	return worker.Event{Kind: worker.EventGranted, Grant: e.GrantId, Owner: wordOf(e.OwnerNym),
		Commitment: e.Commitment, Bundle: e.Bundle, Expiry: e.Expiry}
}

func revoked(e *bindings.GrantLogRevoked) worker.Event {
	return worker.Event{Kind: worker.EventRevoked, Grant: e.GrantId, Owner: wordOf(e.OwnerNym)}
}

func revokedBefore(e *bindings.GrantLogRevokedAllBefore) worker.Event {
	return worker.Event{Kind: worker.EventRevokedBefore, Owner: wordOf(e.OwnerNym), Before: e.BlockNumber}
}

func recordAnchored(e *bindings.GrantLogRecordAnchored) worker.Event {
	return worker.Event{Kind: worker.EventRecordAnchored, Object: e.ContentHash, Owner: wordOf(e.Nym)}
}

func caseOpened(e *bindings.TraceCaseOpened) worker.Event {
	return worker.Event{Kind: worker.EventCaseOpened, Case: wordOf(e.CaseId), Evidence: e.Request.EvidenceHash, Reason: e.Request.Reason}
}

func caseApproved(e *bindings.TraceCaseApproved) worker.Event {
	return worker.Event{Kind: worker.EventCaseApproved, Case: wordOf(e.CaseId)}
}

func caseDone(e *bindings.TraceIdentityRevealed) worker.Event {
	return worker.Event{Kind: worker.EventCaseDone, Case: wordOf(e.CaseId)}
}

// Events implements [worker.Follower].
func (c *Chain) Events(ctx context.Context, from, to uint64) ([]worker.Event, error) {
	logs, err := c.logs(ctx, c.followed(), from, to)
	if err != nil {
		return nil, fmt.Errorf("read the events of blocks %d to %d: %w", from, to, err)
	}
	events := make([]worker.Event, 0, len(logs))
	for i := range logs {
		l := &logs[i]
		if l.Removed || l.BlockNumber < from || l.BlockNumber > to || i > 0 && !follows(&logs[i-1], l) {
			return nil, fmt.Errorf("read the events of blocks %d to %d: the node's answer is out of order", from, to)
		}
		e, err := c.parse(l)
		if err != nil {
			return nil, fmt.Errorf("read the events of block %d: %w", l.BlockNumber, err)
		}
		events = append(events, e)
	}
	return events, nil
}

// followed selects the events that [Chain.Events] returns.
func (c *Chain) followed() ethereum.FilterQuery {
	topics := make([]common.Hash, 0, len(parsers))
	for t := range parsers {
		topics = append(topics, t)
	}
	return ethereum.FilterQuery{
		Addresses: []common.Address{c.config.Addresses.GrantLog, c.config.Addresses.Trace},
		Topics:    [][]common.Hash{topics},
	}
}

// follows reports whether log b comes after log a.
func follows(a, b *types.Log) bool {
	if a.BlockNumber != b.BlockNumber {
		return a.BlockNumber < b.BlockNumber
	}
	return a.BlockHash == b.BlockHash && a.Index < b.Index
}

func (c *Chain) parse(l *types.Log) (worker.Event, error) {
	if l.Address != c.config.Addresses.GrantLog && l.Address != c.config.Addresses.Trace || len(l.Topics) == 0 {
		return worker.Event{}, fmt.Errorf("the node answered with a log that was not asked for")
	}
	parse, ok := parsers[l.Topics[0]]
	if !ok {
		return worker.Event{}, fmt.Errorf("the node answered with a log that was not asked for")
	}
	return parse(l)
}
