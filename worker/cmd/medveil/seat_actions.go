package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil"
)

func (p *proposing) workerActions() ([]medveil.Action, error) {
	if len(p.workers) == 0 {
		if p.workerThreshold != 0 || len(p.served) > 0 {
			return nil, fmt.Errorf("%w: --worker-threshold and --served go with --workers", errUsage)
		}
		return nil, nil
	}
	change := medveil.WorkersChange{Seats: p.workers, Threshold: p.workerThreshold, Served: []uint32{}}
	for _, version := range p.served {
		if version > math.MaxUint32 {
			return nil, fmt.Errorf("%w: --served %d is no version", errUsage, version)
		}
		change.Served = append(change.Served, uint32(version))
	}
	return []medveil.Action{change}, nil
}

// policyActions is the policy of now with the terms that are named changed.
func (sh *shell) policyActions(ctx context.Context, terms []string) ([]medveil.Action, error) {
	if len(terms) == 0 {
		return nil, nil
	}
	client, done, err := sh.client(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	policy, err := client.Policy(ctx)
	if err != nil {
		return nil, err
	}
	encoded, err := json.Marshal(medveil.Actions{medveil.PolicyChange{Policy: policy}})
	if err != nil {
		return nil, err
	}
	var file []map[string]map[string]uint64
	if err := json.Unmarshal(encoded, &file); err != nil {
		return nil, err
	}
	for _, term := range terms {
		name, text, _ := strings.Cut(term, "=")
		value, err := strconv.ParseUint(text, 10, 32)
		if _, known := file[0]["policy"][name]; !known || err != nil {
			return nil, fmt.Errorf("%w: --policy %q: want TERM=NUMBER", errUsage, term)
		}
		file[0]["policy"][name] = value
	}
	if encoded, err = json.Marshal(file); err != nil {
		return nil, err
	}
	var actions medveil.Actions
	if err := json.Unmarshal(encoded, &actions); err != nil {
		return nil, fmt.Errorf("%w: --policy: %v", errUsage, err)
	}
	return actions, nil
}

func (p *proposing) auditorActions() (actions []medveil.Action, err error) {
	for _, text := range p.auditors {
		address, cases, _ := strings.Cut(text, "=")
		limit, err := strconv.ParseUint(cases, 10, 8)
		if err != nil || !common.IsHexAddress(address) {
			return nil, fmt.Errorf("%w: --auditor %q: want ADDRESS=CASES, of 0 to %d", errUsage, text, math.MaxUint8)
		}
		actions = append(actions, medveil.AuditorChange{Auditor: common.HexToAddress(address), Limit: uint8(limit)})
	}
	return actions, nil
}

func (p *proposing) operatorActions() (actions []medveil.Action, err error) {
	for _, text := range p.operators {
		place, address, _ := strings.Cut(text, "=")
		epoch, seat, err := parsePlace(place)
		if err != nil || !common.IsHexAddress(address) {
			return nil, fmt.Errorf("%w: --operator %q: want EPOCH:SEAT=ADDRESS", errUsage, text)
		}
		actions = append(actions, medveil.OperatorChange{Epoch: epoch, Seat: seat, Operator: common.HexToAddress(address)})
	}
	return actions, nil
}

func (p *proposing) keyActions() (actions []medveil.Action, err error) {
	for _, of := range []struct {
		flag   string
		places []string
		lost   bool
	}{{"key-lost", p.lost, true}, {"key-found", p.found, false}} {
		for _, place := range of.places {
			epoch, seat, err := parsePlace(place)
			if err != nil {
				return nil, fmt.Errorf("%w: --%s %q: want EPOCH:SEAT", errUsage, of.flag, place)
			}
			actions = append(actions, medveil.KeyLoss{Epoch: epoch, Seat: seat, Lost: of.lost})
		}
	}
	return actions, nil
}

// parsePlace reads EPOCH:SEAT.
func parsePlace(text string) (epoch uint32, seat int, err error) {
	first, second, _ := strings.Cut(text, ":")
	number, err := strconv.ParseUint(first, 10, 32)
	if err != nil {
		return 0, 0, err
	}
	seat, err = strconv.Atoi(second)
	return uint32(number), seat, err
}

func (p *proposing) registrationActions() ([]medveil.Action, error) {
	switch {
	case p.pause && p.resume:
		return nil, fmt.Errorf("%w: --pause and --resume exclude each other", errUsage)
	case p.pause || p.resume:
		return []medveil.Action{medveil.RegistrationPause{Paused: p.pause}}, nil
	}
	return nil, nil
}

// nymActions are about single pseudonyms.
func (p *proposing) nymActions() (actions []medveil.Action, err error) {
	for i, text := range slices.Concat(p.suspend, p.reinstate) {
		nym, err := parseNym(text)
		if err != nil {
			return nil, err
		}
		actions = append(actions, medveil.Suspension{Nym: nym, Suspended: i < len(p.suspend)})
	}
	for _, text := range p.rulings {
		name, number, _ := strings.Cut(text, "=")
		nym, err := parseNym(name)
		if err != nil {
			return nil, err
		}
		generation, err := strconv.ParseUint(number, 10, 32)
		if err != nil {
			return nil, fmt.Errorf("%w: --ruling %q: want NYM=GENERATION", errUsage, text)
		}
		actions = append(actions, medveil.RecoveryRuling{Nym: nym, Generation: uint32(generation)})
	}
	return actions, nil
}
