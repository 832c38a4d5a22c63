package medveil

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

// A Founding is what the founding members agreed on: everything that the
// deployer configures before the first epoch is sealed. All of it is public.
type Founding struct {
	Threshold       int                      `json:"threshold"` // t: seats that open an identity, at least 2
	Seats           []FoundingSeat           `json:"seats"`
	Workers         []int                    `json:"workers"`         // seats whose workers re-encrypt
	WorkerThreshold int                      `json:"workerThreshold"` // of them, at least 2
	Auditors        map[common.Address]uint8 `json:"auditors"`        // with how many cases each may have open
	MaxNyms         uint16                   `json:"maxNyms"`         // pseudonyms of one holder
	GracePeriod     uint32                   `json:"gracePeriod"`     // seconds
	CaseLifetime    uint32                   `json:"caseLifetime"`    // seconds
}

// A FoundingSeat is what one member brings: its account, its public keys with
// the proofs that it possesses them, and where its worker answers.
type FoundingSeat struct {
	Seat             int             `json:"seat"` // from 1
	Operator         common.Address  `json:"operator"`
	Share            curve.PublicKey `json:"shareKey"`
	Issuer           curve.PublicKey `json:"issuerKey"`
	SealingKey       common.Hash     `json:"sealingKey"` // X25519
	Endpoint         string          `json:"endpoint"`   // URL
	SharePossession  hexutil.Bytes   `json:"sharePossession"`
	IssuerPossession hexutil.Bytes   `json:"issuerPossession"`
}

// NewFoundingSeat makes a member's part of the founding, with the proofs of
// possession, which are bound to the network's Consortium and to the operator.
func NewFoundingSeat(network Network, seat int, operator common.Address, share, issuer curve.SecretKey,
	sealing [32]byte, endpoint string) (FoundingSeat, error) {
	s := FoundingSeat{
		Seat: seat, Operator: operator, Share: share.Public(), Issuer: issuer.Public(),
		SealingKey: sealing, Endpoint: endpoint,
	}
	var err error
	if s.SharePossession, err = possession(network, operator, share, curve.PurposeShare); err != nil {
		return s, fmt.Errorf("share key of seat %d: %w", seat, err)
	}
	if s.IssuerPossession, err = possession(network, operator, issuer, curve.PurposeIssuer); err != nil {
		return s, fmt.Errorf("issuer key of seat %d: %w", seat, err)
	}
	return s, nil
}

func possession(network Network, operator common.Address, key curve.SecretKey, purpose curve.Purpose) ([]byte, error) {
	proof, err := key.ProvePossession(possessionOf(network, operator, purpose))
	if err != nil {
		return nil, err
	}
	encoded := proof.Bytes()
	return encoded[:], nil
}

func possessionOf(network Network, operator common.Address, purpose curve.Purpose) curve.Context {
	id := pvss.ConsortiumID(network.ChainID, network.Consortium)
	return curve.Context{ConsortiumID: id, Operator: operator, Purpose: purpose}
}

// ErrFoundedOtherwise is returned by [Found] when the first epoch is sealed
// with other members, keys or threshold than the founding says.
var ErrFoundedOtherwise = errors.New("the consortium was founded with other terms")

// Found configures the consortium of a network and seals its first epoch, from
// the account that deployed it, which has no power afterwards. The founding is
// checked first, possessions included. What is configured already is not sent
// again, so that Found continues where an earlier call was cut off; when all is
// done it sends nothing. progress, which may be nil, is told each transaction.
func Found(ctx context.Context, backend Backend, deployer *ecdsa.PrivateKey, network Network, founding Founding, progress func(string)) error {
	if err := founding.check(network); err != nil {
		return fmt.Errorf("found the consortium: %w", err)
	}
	f := &founder{founding: founding, contract: bindings.NewConsortium().Instance(backend, network.Consortium), progress: progress}
	f.client = &Client{backend: backend, network: network}
	f.key = deployer
	if err := f.run(ctx); err != nil {
		return fmt.Errorf("found the consortium: %w", err)
	}
	return nil
}

// check refuses what the contract would refuse, and possessions that do not
// verify, which the contract cannot tell.
func (f *Founding) check(network Network) error {
	committee := pvss.Committee{ConsortiumID: pvss.ConsortiumID(network.ChainID, network.Consortium), Epoch: firstEpoch, Threshold: f.Threshold}
	for _, s := range f.Seats {
		if s.Seat < 1 || s.Seat > pvss.N {
			return fmt.Errorf("seat %d, want 1 to %d", s.Seat, pvss.N)
		}
		if committee.Seats[s.Seat-1].Active() {
			return fmt.Errorf("seat %d appears twice", s.Seat)
		}
		committee.Seats[s.Seat-1] = pvss.Seat{Share: s.Share, Issuer: s.Issuer}
		if err := s.check(network); err != nil {
			return fmt.Errorf("seat %d: %w", s.Seat, err)
		}
	}
	for _, seat := range f.Workers {
		if seat < 1 || seat > pvss.N || !committee.Seats[seat-1].Active() {
			return fmt.Errorf("worker of seat %d, which is empty", seat)
		}
	}
	if f.WorkerThreshold < 2 || f.WorkerThreshold > len(f.Workers) {
		return fmt.Errorf("worker threshold %d, want 2 to the number of workers, %d", f.WorkerThreshold, len(f.Workers))
	}
	return committee.Validate()
}

func (s *FoundingSeat) check(network Network) error {
	for _, k := range []struct {
		key     curve.PublicKey
		proof   []byte
		purpose curve.Purpose
	}{{s.Share, s.SharePossession, curve.PurposeShare}, {s.Issuer, s.IssuerPossession, curve.PurposeIssuer}} {
		proof, err := curve.ParsePossession(k.proof)
		if err != nil {
			return err
		}
		if err := k.key.VerifyPossession(proof, possessionOf(network, s.Operator, k.purpose)); err != nil {
			return err
		}
	}
	return nil
}

// firstEpoch is the number of the epoch that the founding seals.
const firstEpoch = 1

// founder carries out a founding.
type founder struct {
	founding Founding
	client   *Client // reads and sends; not a checked one, for nothing is sealed yet
	contract *bind.BoundContract
	key      *ecdsa.PrivateKey
	progress func(string)
}

func (f *founder) run(ctx context.Context) error {
	consortium := bindings.NewConsortium()
	info, err := call(ctx, f.contract, consortium.PackEpochInfo(firstEpoch), consortium.UnpackEpochInfo)
	if err != nil {
		return err
	}
	if info.SealedAt != 0 {
		return f.compare(ctx, info)
	}
	for _, configure := range []func(context.Context) error{f.policy, f.auditors, f.workers, f.seats} {
		if err := configure(ctx); err != nil {
			return err
		}
	}
	return f.send(ctx, "seal the first epoch", consortium.PackSealFirstEpoch(uint8(f.founding.Threshold)))
}

// compare checks that what was sealed is the founding.
func (f *founder) compare(ctx context.Context, info bindings.IConsortiumEpoch) error {
	if int(info.Threshold) != f.founding.Threshold {
		return fmt.Errorf("threshold %d: %w", info.Threshold, ErrFoundedOtherwise)
	}
	seated, err := f.configured(ctx)
	if err != nil {
		return err
	}
	for i, seat := range seated {
		if want := f.founding.seat(i + 1); !sameSeat(seat, want) {
			return fmt.Errorf("seat %d: %w", i+1, ErrFoundedOtherwise)
		}
	}
	return nil
}

func (f *founder) policy(ctx context.Context) error {
	consortium := bindings.NewConsortium()
	want := bindings.IConsortiumPolicy{MaxNyms: f.founding.MaxNyms, GracePeriod: f.founding.GracePeriod, CaseLifetime: f.founding.CaseLifetime}
	got, err := call(ctx, f.contract, consortium.PackPolicy(), consortium.UnpackPolicy)
	if err != nil || got == want {
		return err
	}
	return f.send(ctx, "set the policy", consortium.PackConfigurePolicy(want))
}

func (f *founder) auditors(ctx context.Context) error {
	consortium := bindings.NewConsortium()
	for auditor, limit := range f.founding.Auditors {
		got, err := call(ctx, f.contract, consortium.PackAuditorCaseLimit(auditor), consortium.UnpackAuditorCaseLimit)
		if err != nil {
			return err
		}
		if got == limit {
			continue
		}
		if err := f.send(ctx, fmt.Sprintf("appoint auditor %s", auditor), consortium.PackConfigureAuditor(auditor, limit)); err != nil {
			return err
		}
	}
	return nil
}

func (f *founder) workers(ctx context.Context) error {
	consortium := bindings.NewConsortium()
	var mask uint64
	for _, seat := range f.founding.Workers {
		mask |= 1 << (seat - 1)
	}
	threshold := uint8(f.founding.WorkerThreshold)
	got, err := call(ctx, f.contract, consortium.PackWorkerSet(1), consortium.UnpackWorkerSet)
	if err != nil || got.Mask == mask && got.Threshold == threshold {
		return err
	}
	return f.send(ctx, "set the workers", consortium.PackConfigureWorkerSet(mask, threshold))
}

func (f *founder) seats(ctx context.Context) error {
	seated, err := f.configured(ctx)
	if err != nil {
		return err
	}
	consortium := bindings.NewConsortium()
	for i, have := range seated {
		want := f.founding.seat(i + 1)
		var data []byte
		switch {
		case sameSeat(have, want):
			continue
		case want == nil:
			data = consortium.PackClearSeat(uint8(i + 1))
		default:
			data = consortium.PackConfigureSeat(uint8(want.Seat), want.config(), want.SharePossession, want.IssuerPossession)
		}
		if err := f.send(ctx, fmt.Sprintf("configure seat %d", i+1), data); err != nil {
			return err
		}
	}
	return nil
}

// configured reads the first epoch's seats as they are now, sealed or not.
func (f *founder) configured(ctx context.Context) ([pvss.N]bindings.IConsortiumSeat, error) {
	consortium := bindings.NewConsortium()
	return call(ctx, f.contract, consortium.PackCommittee(firstEpoch), consortium.UnpackCommittee)
}

func (f *founder) send(ctx context.Context, what string, data []byte) error {
	if f.progress != nil {
		f.progress(what)
	}
	if _, err := f.client.transact(ctx, f.contract, f.key, data); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// seat returns the seat of that number, nil if it is empty.
func (f *Founding) seat(number int) *FoundingSeat {
	for i := range f.Seats {
		if f.Seats[i].Seat == number {
			return &f.Seats[i]
		}
	}
	return nil
}

// config returns the seat as the contract takes it.
func (s *FoundingSeat) config() bindings.IConsortiumSeat {
	share, issuer := s.Share.Bytes(), s.Issuer.Bytes()
	word := func(b []byte) *big.Int { return new(big.Int).SetBytes(b) }
	return bindings.IConsortiumSeat{
		Operator: s.Operator, SealingKey: s.SealingKey, Endpoint: s.Endpoint,
		ShareKeyX: word(share[:32]), ShareKeyY: word(share[32:]),
		IssuerKeyX: word(issuer[:32]), IssuerKeyY: word(issuer[32:]),
	}
}

func sameSeat(have bindings.IConsortiumSeat, want *FoundingSeat) bool {
	if want == nil {
		return have.Operator == common.Address{}
	}
	w := want.config()
	return have.Operator == w.Operator && have.SealingKey == w.SealingKey && have.Endpoint == w.Endpoint &&
		have.ShareKeyX.Cmp(w.ShareKeyX) == 0 && have.ShareKeyY.Cmp(w.ShareKeyY) == 0 &&
		have.IssuerKeyX.Cmp(w.IssuerKeyX) == 0 && have.IssuerKeyY.Cmp(w.IssuerKeyY) == 0
}
