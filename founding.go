package medveil

import (
	"fmt"
	"math/big"
	"slices"

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

	// What members' votes go by; zero stands for the default.
	Timelock         uint32 `json:"timelock,omitempty"`         // seconds from a quorum to execution
	ProposalLifetime uint32 `json:"proposalLifetime,omitempty"` // seconds, an hour more than the timelock or longer

	// Further terms; zero stands for the default, and for none in Margin.
	Replicas          uint8  `json:"replicas,omitempty"`          // workers that store each record
	Margin            uint8  `json:"margin,omitempty"`            // attesting seats above t below which pseudonyms must renew
	RecoveryDelay     uint32 `json:"recoveryDelay,omitempty"`     // seconds, and
	RecoveryBlocks    uint32 `json:"recoveryBlocks,omitempty"`    // blocks that a recovery waits
	AttestationPeriod uint32 `json:"attestationPeriod,omitempty"` // seconds for which an attestation counts
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

// Check refuses what the contract would refuse, and possessions that do not
// verify, which the contract cannot tell. [Found] does so first.
func (f *Founding) Check(network Network) error {
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
	for i, seat := range f.Workers {
		if seat < 1 || seat > pvss.N || !committee.Seats[seat-1].Active() {
			return fmt.Errorf("worker of seat %d, which is empty", seat)
		}
		if slices.Contains(f.Workers[:i], seat) {
			return fmt.Errorf("worker of seat %d appears twice", seat)
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

// seat returns the seat of that number, nil if it is empty.
func (f *Founding) seat(number int) *FoundingSeat {
	for i := range f.Seats {
		if f.Seats[i].Seat == number {
			return &f.Seats[i]
		}
	}
	return nil
}

// workerMask returns the workers' seats as the contract takes them.
func (f *Founding) workerMask() (mask uint64) {
	for _, seat := range f.Workers {
		mask |= 1 << (seat - 1)
	}
	return mask
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
