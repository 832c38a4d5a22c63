package medveil

import (
	"context"
	"errors"
	"fmt"
	"math/bits"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

// ErrNotSealed is returned when the consortium has no sealed committee yet.
var ErrNotSealed = errors.New("the consortium's first epoch is not sealed yet")

// A Member is one institution in a committee.
type Member struct {
	Seat       int             // from 1
	Operator   common.Address  // approves cases, submits shares, signs receipts
	Share      curve.PublicKey // PK_i, to which shares are encrypted
	Issuer     curve.PublicKey // I_i, which signs credentials
	SealingKey [32]byte        // X25519, to which fragments are sealed
	Endpoint   string          // URL of the worker
}

// A Committee is the members of one epoch. One that [Client.Committee] returns
// is verified.
type Committee struct {
	Epoch     uint32
	Threshold int
	Members   []Member // in order of seats, without empty ones
	dealing   pvss.Committee
}

// Member returns the member at seat.
func (c *Committee) Member(seat int) (Member, error) {
	for _, m := range c.Members {
		if m.Seat == seat {
			return m, nil
		}
	}
	return Member{}, fmt.Errorf("epoch %d has no seat %d", c.Epoch, seat)
}

// CurrentCommittee returns the committee of the current epoch; see
// [Client.Committee].
func (c *Client) CurrentCommittee(ctx context.Context) (*Committee, error) {
	consortium := bindings.NewConsortium()
	epoch, err := call(ctx, c.consortium, consortium.PackCurrentEpoch(), consortium.UnpackCurrentEpoch)
	if err != nil {
		return nil, fmt.Errorf("read the current epoch: %w", err)
	}
	if epoch == 0 {
		return nil, ErrNotSealed
	}
	return c.committee(ctx, epoch) // no vote changes operators of the current epoch
}

// Committee returns the committee of a sealed epoch. It does not believe the
// contract that sealed it: keys are on the curve and distinct, the threshold is
// in range, the digest is recomputed, and the proof of possession of every
// share and issuer key, which no contract verifies, is verified here. Dealing to
// a committee that fails this would give an identity away. The operators of a
// superseded epoch, which votes can change, are those of now.
func (c *Client) Committee(ctx context.Context, epoch uint32) (*Committee, error) {
	known, err := c.committee(ctx, epoch)
	if err != nil {
		return nil, err
	}
	consortium := bindings.NewConsortium()
	operators, err := call(ctx, c.consortium, consortium.PackOperators(epoch), consortium.UnpackOperators)
	if err != nil {
		return nil, fmt.Errorf("operators of epoch %d: %w", epoch, err)
	}
	return known.operatedBy(operators), nil
}

// operatedBy returns the committee with other operators; element i-1 is that of
// seat i.
func (c *Committee) operatedBy(operators [pvss.N]common.Address) *Committee {
	now := *c
	now.Members = slices.Clone(c.Members)
	for i := range now.Members {
		m := &now.Members[i]
		m.Operator = operators[m.Seat-1]
	}
	return &now
}

// committee returns the verified committee of an epoch, with its operators of
// when it was first read.
func (c *Client) committee(ctx context.Context, epoch uint32) (*Committee, error) {
	c.mu.Lock()
	known := c.committees[epoch]
	c.mu.Unlock()
	if known != nil {
		return known, nil
	}
	committee, err := c.readCommittee(ctx, epoch)
	if err != nil {
		return nil, fmt.Errorf("committee of epoch %d: %w", epoch, err)
	}
	if err := c.checkPossessions(ctx, committee); err != nil {
		return nil, fmt.Errorf("committee of epoch %d: %w", epoch, err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.committees[epoch] = committee
	return committee, nil
}

// readCommittee reads a committee and checks everything but possessions.
func (c *Client) readCommittee(ctx context.Context, epoch uint32) (*Committee, error) {
	consortium := bindings.NewConsortium()
	info, err := call(ctx, c.consortium, consortium.PackEpochInfo(epoch), consortium.UnpackEpochInfo)
	if err != nil {
		return nil, err
	}
	if info.SealedAt == 0 {
		return nil, ErrNotSealed
	}
	seats, err := call(ctx, c.consortium, consortium.PackCommittee(epoch), consortium.UnpackCommittee)
	if err != nil {
		return nil, err
	}
	committee := &Committee{Epoch: epoch, Threshold: int(info.Threshold)}
	committee.dealing = pvss.Committee{ConsortiumID: c.consortiumID, Epoch: epoch, Threshold: int(info.Threshold)}
	for i, seat := range seats {
		if seat.Operator == (common.Address{}) {
			continue
		}
		member, err := memberOf(i+1, seat)
		if err != nil {
			return nil, fmt.Errorf("seat %d: %w", i+1, err)
		}
		committee.Members = append(committee.Members, member)
		committee.dealing.Seats[i] = pvss.Seat{Share: member.Share, Issuer: member.Issuer}
	}
	if err := committee.dealing.Validate(); err != nil {
		return nil, err
	}
	digest := committee.dealing.Digest()
	if wordOf(digest).Cmp(info.Digest) != 0 || committee.dealing.Mask() != info.Mask {
		return nil, errors.New("the sealed digest is not that of the seats")
	}
	return committee, nil
}

// memberOf converts and checks one seat.
func memberOf(number int, seat bindings.IConsortiumSeat) (Member, error) {
	share, err := curve.ParsePublicKey(pointBytes(seat.ShareKeyX, seat.ShareKeyY))
	if err != nil {
		return Member{}, fmt.Errorf("share key: %w", err)
	}
	issuer, err := curve.ParsePublicKey(pointBytes(seat.IssuerKeyX, seat.IssuerKeyY))
	if err != nil {
		return Member{}, fmt.Errorf("issuer key: %w", err)
	}
	return Member{
		Seat: number, Operator: seat.Operator, Share: share, Issuer: issuer,
		SealingKey: seat.SealingKey, Endpoint: seat.Endpoint,
	}, nil
}

// checkPossessions verifies the proofs that were given with the sealed keys. A
// seat may have been configured more than once, and a seat that stays is not
// configured again for later epochs: the last configuration of these keys
// counts. A proof is that of the operator with whom the keys came, whoever
// operates the seat now.
func (c *Client) checkPossessions(ctx context.Context, committee *Committee) error {
	configured, err := events(ctx, c, c.consortium, bindings.NewConsortium().UnpackSeatConfiguredEvent)
	if err != nil {
		return fmt.Errorf("read the proofs of possession: %w", err)
	}
	last := make(map[int]*bindings.ConsortiumSeatConfigured)
	for _, event := range configured {
		m, err := committee.Member(int(event.Seat))
		if err == nil && event.Epoch <= committee.Epoch && m.hasKeysOf(event.Config) {
			last[m.Seat] = event
		}
	}
	for _, m := range committee.Members {
		event := last[m.Seat]
		if event == nil {
			return fmt.Errorf("seat %d has no proof of possession", m.Seat)
		}
		if err := c.checkPossession(m.Share, event.SharePossession, event.Config.Operator, curve.PurposeShare); err != nil {
			return fmt.Errorf("share key of seat %d: %w", m.Seat, err)
		}
		if err := c.checkPossession(m.Issuer, event.IssuerPossession, event.Config.Operator, curve.PurposeIssuer); err != nil {
			return fmt.Errorf("issuer key of seat %d: %w", m.Seat, err)
		}
	}
	return nil
}

// hasKeysOf reports whether the member's share and issuer keys are those of the
// seat.
func (m *Member) hasKeysOf(seat bindings.IConsortiumSeat) bool {
	share, issuer := m.Share.Bytes(), m.Issuer.Bytes()
	return share == [curve.PublicKeySize]byte(pointBytes(seat.ShareKeyX, seat.ShareKeyY)) &&
		issuer == [curve.PublicKeySize]byte(pointBytes(seat.IssuerKeyX, seat.IssuerKeyY))
}

// checkPossession verifies one proof of possession of a seat's key.
func (c *Client) checkPossession(key curve.PublicKey, encoded []byte, operator common.Address, purpose curve.Purpose) error {
	proof, err := curve.ParsePossession(encoded)
	if err != nil {
		return err
	}
	return key.VerifyPossession(proof, curve.Context{ConsortiumID: c.consortiumID, Operator: operator, Purpose: purpose})
}

// A WorkerSet is the workers to which new grants are made. Worker j, from 1, is
// Workers[j-1].
type WorkerSet struct {
	Version   uint32
	Threshold int
	Workers   []Member
}

// CurrentWorkers returns the worker set of new grants.
func (c *Client) CurrentWorkers(ctx context.Context) (*WorkerSet, error) {
	consortium := bindings.NewConsortium()
	version, err := call(ctx, c.consortium, consortium.PackCurrentWorkerSetVersion(), consortium.UnpackCurrentWorkerSetVersion)
	if err != nil {
		return nil, fmt.Errorf("read the current worker set: %w", err)
	}
	return c.Workers(ctx, version)
}

// Workers returns the worker set of a version, with the keys to which the
// fragments of its grants are sealed. A member that still has its sealing key is
// as in the current committee; one that left, or changed it, as it was.
func (c *Client) Workers(ctx context.Context, version uint32) (*WorkerSet, error) {
	consortium := bindings.NewConsortium()
	raw, err := call(ctx, c.consortium, consortium.PackWorkerSet(version), consortium.UnpackWorkerSet)
	if err != nil {
		return nil, fmt.Errorf("read worker set %d: %w", version, err)
	}
	if raw.Threshold == 0 {
		return nil, fmt.Errorf("worker set %d does not exist", version)
	}
	former, err := c.Committee(ctx, raw.Epoch)
	if err != nil {
		return nil, err
	}
	current, err := c.CurrentCommittee(ctx)
	if err != nil {
		return nil, err
	}
	set := &WorkerSet{Version: version, Threshold: int(raw.Threshold)}
	for mask := raw.Mask; mask != 0; mask &= mask - 1 {
		member, err := former.Member(bits.TrailingZeros64(mask) + 1)
		if err != nil {
			return nil, fmt.Errorf("worker set %d: %w", version, err)
		}
		if now, err := current.Member(member.Seat); err == nil && now.SealingKey == member.SealingKey {
			member = now
		}
		set.Workers = append(set.Workers, member)
	}
	if set.Threshold > len(set.Workers) {
		return nil, fmt.Errorf("worker set %d has no valid threshold", version)
	}
	return set, nil
}
