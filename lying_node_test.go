package medveil_test

import (
	"context"
	"slices"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/medveil/medveil"
)

// A lyingNode answers like the node behind it, but for events, of which it says
// what lie makes of them.
type lyingNode struct {
	medveil.Backend
	lie func([]types.Log) []types.Log
}

func (n *lyingNode) FilterLogs(ctx context.Context, query ethereum.FilterQuery) ([]types.Log, error) {
	logs, err := n.Backend.FilterLogs(ctx, query)
	return n.lie(logs), err
}

// lieAbout has change applied to logs of one kind of event.
func lieAbout(topic common.Hash, change func(types.Log) types.Log) func([]types.Log) []types.Log {
	return func(logs []types.Log) []types.Log {
		logs = slices.Clone(logs)
		for i, log := range logs {
			if len(log.Topics) > 0 && log.Topics[0] == topic {
				log.Topics = slices.Clone(log.Topics)
				logs[i] = change(log)
			}
		}
		return logs
	}
}
