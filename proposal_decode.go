package medveil

import (
	"bytes"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/zk/curve"
)

// decodeCall says what a proposal's call does. What is not exactly the encoding
// of an [Action] is an [UnknownCall]: words must never stand for other bytes.
func decodeCall(network Network, call bindings.IGovernanceCall) Action {
	action := parseCall(network, call)
	if action != nil {
		target, data := action.call(network)
		if target == call.Target && bytes.Equal(data, call.Data) {
			return action
		}
	}
	return UnknownCall{Target: call.Target, Data: call.Data}
}

// parseCall decodes a call without checking that it encodes back to the same;
// nil if it is none that we know.
func parseCall(network Network, call bindings.IGovernanceCall) Action {
	var contract abi.ABI
	switch call.Target {
	case network.Consortium:
		contract = bindings.NewConsortium().GetABI()
	case network.Registry:
		contract = bindings.NewPseudonymRegistry().GetABI()
	default:
		return nil
	}
	if len(call.Data) < 4 {
		return nil
	}
	method, err := contract.MethodById(call.Data[:4])
	if err != nil {
		return nil
	}
	values, err := method.Inputs.Unpack(call.Data[4:])
	if err != nil {
		return nil
	}
	parse := parsers[method.Name]
	if parse == nil {
		return nil
	}
	return parse(values)
}

// parsers make actions of the unpacked arguments of governed functions, whose
// Go types follow from the ABI.
var parsers = map[string]func(v []any) Action{
	"configureSeat": parseSeat,
	"clearSeat":     func(v []any) Action { return SeatRemoval{int(v[0].(uint8))} },
	"sealEpoch": func(v []any) Action {
		return EpochSeal{Epoch: v[0].(uint32), Threshold: int(v[1].(uint8)), Emergency: v[2].(bool)}
	},
	"configureWorkerSet": func(v []any) Action {
		return WorkersChange{Seats: seatsOf(v[0].(uint64)), Threshold: int(v[1].(uint8)), Served: v[2].([]uint32)}
	},
	"configurePolicy": func(v []any) Action {
		return PolicyChange{*abi.ConvertType(v[0], new(bindings.IConsortiumPolicy)).(*bindings.IConsortiumPolicy)}
	},
	"configureAuditor": func(v []any) Action { return AuditorChange{v[0].(common.Address), v[1].(uint8)} },
	"replaceOperator": func(v []any) Action {
		return OperatorChange{v[0].(uint32), int(v[1].(uint8)), v[2].(common.Address)}
	},
	"declareLost":        func(v []any) Action { return KeyLoss{v[0].(uint32), int(v[1].(uint8)), v[2].(bool)} },
	"pauseRegistrations": func(v []any) Action { return RegistrationPause{v[0].(bool)} },
	"suspend":            func(v []any) Action { return Suspension{nymOf(v[0].(*big.Int)), true} },
	"reinstate":          func(v []any) Action { return Suspension{nymOf(v[0].(*big.Int)), false} },
	"resolveRecovery":    func(v []any) Action { return RecoveryRuling{nymOf(v[0].(*big.Int)), v[1].(uint32)} },
}

func parseSeat(v []any) Action {
	config := *abi.ConvertType(v[1], new(bindings.IConsortiumSeat)).(*bindings.IConsortiumSeat)
	share, err := curve.ParsePublicKey(pointBytes(config.ShareKeyX, config.ShareKeyY))
	if err != nil {
		return nil
	}
	issuer, err := curve.ParsePublicKey(pointBytes(config.IssuerKeyX, config.IssuerKeyY))
	if err != nil {
		return nil
	}
	return SeatChange{FoundingSeat{
		Seat: int(v[0].(uint8)), Operator: config.Operator, Share: share, Issuer: issuer,
		SealingKey: config.SealingKey, Endpoint: config.Endpoint,
		SharePossession: v[2].([]byte), IssuerPossession: v[3].([]byte),
	}}
}
