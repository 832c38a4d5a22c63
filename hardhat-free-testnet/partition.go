package testnet

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Partition splits the validators: those of different groups are no peers any
// more. A group lists seats; the seats that no group lists are one more group.
// IPFS nodes stay connected. It returns once no connection crosses.
//
// A group of at most n/2 validators adds at most as many blocks as it has
// members, for each may seal one block of n/2 + 1 in a row. Healing undoes those
// and what they were built on as far as it was not settled among all yet, which
// is a block more at times.
func (n *Network) Partition(ctx context.Context, groups ...[]int) error {
	group := make(map[int]int)
	for i, seats := range groups {
		for _, seat := range seats {
			if seat < 1 || seat > len(n.validators) || group[seat] != 0 {
				return fmt.Errorf("seat %d: list each of 1 to %d at most once", seat, len(n.validators))
			}
			group[seat] = i + 1
		}
	}
	n.setGroups(group)
	for _, v := range n.running() {
		err := v.await(ctx, "keeps peers of another group", func(ctx context.Context) error { return n.cut(ctx, v) })
		if err != nil {
			return err
		}
	}
	return nil
}

// Turns waits for a block and returns the seats in the order of their turns to
// seal, from the block after the next on. Those listed first sealed longest
// ago: cut off at once, the first n/2 can seal blocks of their own, each one,
// and a transaction sent to one of them is in the second at the latest.
func (n *Network) Turns(ctx context.Context) ([]int, error) {
	running := n.running()
	if len(running) == 0 {
		return nil, errors.New("no validator is running")
	}
	last, err := running[0].seat.block(ctx, "latest")
	if err != nil {
		return nil, err
	}
	var head block
	err = running[0].await(ctx, "gets no block", func(ctx context.Context) error {
		if head, err = running[0].seat.block(ctx, "latest"); err == nil && head.Number == last.Number {
			err = fmt.Errorf("still at block %d", head.Number)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return turns(n.info.Seats, head.Number+2), nil
}

// turns orders the seats by their turns from a block's number on. Clique gives
// block i to the sealer at i modulo n in the order of addresses.
func turns(seats []Seat, number uint64) []int {
	seats = slices.SortedFunc(slices.Values(seats), func(a, b Seat) int {
		return strings.Compare(a.Validator.Address, b.Validator.Address)
	})
	var order []int
	for i := range seats {
		order = append(order, seats[(number+uint64(i))%uint64(len(seats))].Number)
	}
	return order
}

// cut drops the validator's peers of other groups and fails if it had any.
func (n *Network) cut(ctx context.Context, v *validator) error {
	peers, err := v.peers(ctx)
	if err != nil {
		return err
	}
	var errs []error
	for _, other := range n.validators {
		if n.sameGroup(v, other) {
			continue
		}
		// Also where there is no connection, for there may be one in the making.
		if err := v.removePeer(ctx, other); err != nil {
			return err
		}
		key, err := enodeKey(other.seat.Enode)
		if err != nil {
			return err
		}
		if peers[key] {
			errs = append(errs, fmt.Errorf("connected to %s", other.name))
		}
	}
	return errors.Join(errs...)
}

// Heal joins all running validators again and returns once all are on one
// chain. That takes ten seconds as a rule, geth's interval for looking for
// better chains; and up to 35 more when it follows another partition closely,
// geth's pause between dials of one peer.
//
// Two halves of the same size that sealed equally much in the same time have
// equally good chains, and then may never agree, for lack of a validator that
// may seal: Clique allows that. Heal then waits until ctx is done.
func (n *Network) Heal(ctx context.Context) error {
	n.setGroups(make(map[int]int))
	running := n.running()
	for _, v := range running {
		for _, peer := range running {
			if v == peer {
				continue
			}
			if err := v.addPeer(ctx, peer); err != nil {
				return fmt.Errorf("%s: %w", v.name, err)
			}
		}
	}
	for _, v := range running {
		if err := v.await(ctx, "misses peers", func(ctx context.Context) error { return n.meshed(ctx, v) }); err != nil {
			return err
		}
	}
	return n.AwaitAgreement(ctx)
}

// AwaitAgreement returns once all running validators have the same block at
// the height of the lowest head among them.
func (n *Network) AwaitAgreement(ctx context.Context) error {
	for {
		err := n.agree(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the validators do not agree (%w): %w", err, context.Cause(ctx))
		case <-time.After(pollInterval):
		}
	}
}

func (n *Network) agree(ctx context.Context) error {
	running := n.running()
	if len(running) == 0 {
		return errors.New("none is running")
	}
	var lowest block
	for i, v := range running {
		head, err := v.seat.block(ctx, "latest")
		if err != nil {
			return fmt.Errorf("%s: %w", v.name, err)
		}
		if i == 0 || head.Number < lowest.Number {
			lowest = head
		}
	}
	for _, v := range running {
		same, err := v.seat.block(ctx, fmt.Sprintf("%#x", lowest.Number))
		if err != nil {
			return fmt.Errorf("%s: %w", v.name, err)
		}
		if same.Hash != lowest.Hash {
			return fmt.Errorf("%s has another block %d", v.name, lowest.Number)
		}
	}
	return nil
}

func (n *Network) setGroups(group map[int]int) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.group = group
}

func (n *Network) sameGroup(v, other *validator) bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.group[v.seat.Number] == n.group[other.seat.Number]
}

func (n *Network) running() []*validator {
	var running []*validator
	for _, v := range n.validators {
		if v.Running() {
			running = append(running, v)
		}
	}
	return running
}

// meshed fails unless the validator is connected to all running ones of its
// group.
func (n *Network) meshed(ctx context.Context, v *validator) error {
	peers, err := v.peers(ctx)
	if err != nil {
		return err
	}
	for _, other := range n.running() {
		if other == v || !n.sameGroup(v, other) {
			continue
		}
		key, err := enodeKey(other.seat.Enode)
		if err != nil {
			return err
		}
		if !peers[key] {
			return fmt.Errorf("not connected to %s", other.name)
		}
	}
	return nil
}

// rejoin connects a validator that was started again and has it seal.
func (n *Network) rejoin(ctx context.Context, v *validator) error {
	for _, peer := range n.running() {
		if peer != v && n.sameGroup(v, peer) {
			if err := v.addPeer(ctx, peer); err != nil {
				return err
			}
		}
	}
	if err := v.await(ctx, "misses peers", func(ctx context.Context) error { return n.meshed(ctx, v) }); err != nil {
		return err
	}
	return v.seal(ctx)
}

// rejoinSwarm connects an IPFS node to the running others. They look for each
// other by themselves too, but take their time.
func (n *Network) rejoinSwarm(ctx context.Context, s *store) error {
	return s.await(ctx, "misses peers", func(ctx context.Context) error {
		peers, err := s.seat.IPFS.swarmPeers(ctx)
		if err != nil {
			return err
		}
		for _, other := range n.stores {
			if other == s || !other.Running() || peers[other.seat.IPFS.PeerID] {
				continue
			}
			var answer struct{ Strings []string }
			err := callIPFS(ctx, s.seat.IPFS.API, &answer, "swarm/connect?arg="+url.QueryEscape(other.seat.IPFS.Swarm))
			if err != nil {
				return err
			}
		}
		return nil
	})
}
