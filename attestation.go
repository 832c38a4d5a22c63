package medveil

import (
	"context"
	"crypto/ecdsa"
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/zk/curve"
)

// Attest says, from the account of a seat's operator in a superseded epoch, that
// the seat still holds its share key of that epoch, with a proof that is bound
// to the head of the chain. A seat that is silent for the attestation period
// counts as lost; once fewer than t are left, every pseudonym dealt under the
// epoch is inactive until it renews.
func (c *Client) Attest(ctx context.Context, operator *ecdsa.PrivateKey, epoch uint32, share curve.SecretKey) (Transaction, error) {
	head, err := c.backend.HeaderByNumber(ctx, nil)
	if err != nil {
		return Transaction{}, fmt.Errorf("attest to epoch %d: read the chain's head: %w", epoch, err)
	}
	// A node estimates gas as if in the head's own block, which the head does not
	// precede: its parent does.
	block := new(big.Int).Sub(head.Number, big.NewInt(1))
	proof, err := share.ProvePossession(c.attestation(epoch, head.ParentHash))
	if err != nil {
		return Transaction{}, fmt.Errorf("attest to epoch %d: %w", epoch, err)
	}
	encoded := proof.Bytes()
	receipt, err := c.transact(ctx, c.consortium, operator, bindings.NewConsortium().PackAttest(epoch, block, encoded[:]))
	if err != nil {
		return Transaction{}, fmt.Errorf("attest to epoch %d: %w", epoch, err)
	}
	return transactionOf(receipt), nil
}

// attestation is what an attestation's proof of possession is bound to.
func (c *Client) attestation(epoch uint32, block common.Hash) curve.Context {
	id := c.consortiumID.Bytes()
	hash := crypto.Keccak256(crypto.Keccak256([]byte("Medveil.Attestation.v1")), id[:],
		common.LeftPadBytes(big.NewInt(int64(epoch)).Bytes(), 32), block[:])
	var element fr.Element
	element.SetBytes(hash) // mod r
	return curve.Context{ConsortiumID: element, Purpose: curve.PurposeAttestation}
}

// An EpochReport says whether the dealings of an epoch can still be opened, and
// who depends on it.
type EpochReport struct {
	Epoch      uint32    `json:"epoch"`
	Threshold  int       `json:"threshold"`  // t
	Current    bool      `json:"current"`    // if not, it is superseded
	Superseded time.Time `json:"superseded"` // zero if it is current
	Usable     time.Time `json:"usable"`     // last second in which registrations may use it; zero if it is current

	Attesting []int     `json:"attesting"` // seats that count as holding their share keys
	Unproven  []int     `json:"unproven"`  // of them, those whose last attestation does not verify: members can declare them lost
	Alive     bool      `json:"alive"`     // t seats count; if not, its pseudonyms are inactive until they renew
	MustRenew bool      `json:"mustRenew"` // t plus the margin or fewer count: its pseudonyms must renew
	Until     time.Time `json:"until"`     // how long it stays alive if nobody attests again; zero if it is current or not alive

	Dependents []grant.Nym `json:"-"` // pseudonyms that are dealt under it, with validity left
}

// Epochs reports on all epochs, the current one last.
func (c *Client) Epochs(ctx context.Context) ([]*EpochReport, error) {
	consortium := bindings.NewConsortium()
	current, err := call(ctx, c.consortium, consortium.PackCurrentEpoch(), consortium.UnpackCurrentEpoch)
	if err != nil {
		return nil, fmt.Errorf("read the current epoch: %w", err)
	}
	dependents, err := c.dependents(ctx)
	if err != nil {
		return nil, err
	}
	reports, err := c.epochReports(ctx, current)
	if err != nil {
		return nil, err
	}
	for _, report := range reports {
		for _, d := range dependents[report.Epoch] {
			report.Dependents = append(report.Dependents, d.nym)
		}
	}
	return reports, nil
}

// epochReports reports on the epochs up to current, without dependents.
func (c *Client) epochReports(ctx context.Context, current uint32) ([]*EpochReport, error) {
	var reports []*EpochReport
	for epoch := uint32(firstEpoch); epoch <= current; epoch++ {
		report, err := c.epochReport(ctx, epoch)
		if err != nil {
			return nil, fmt.Errorf("report on epoch %d: %w", epoch, err)
		}
		reports = append(reports, report)
	}
	return reports, nil
}

func (c *Client) epochReport(ctx context.Context, epoch uint32) (*EpochReport, error) {
	consortium := bindings.NewConsortium()
	info, err := call(ctx, c.consortium, consortium.PackEpochInfo(epoch), consortium.UnpackEpochInfo)
	if err != nil {
		return nil, err
	}
	mask, err := call(ctx, c.consortium, consortium.PackSeatsAttesting(epoch), consortium.UnpackSeatsAttesting)
	if err != nil {
		return nil, err
	}
	report := &EpochReport{Epoch: epoch, Threshold: int(info.Threshold), Current: info.SupersededAt == 0, Attesting: seatsOf(mask)}
	if report.Alive, err = call(ctx, c.consortium, consortium.PackEpochAlive(epoch), consortium.UnpackEpochAlive); err != nil {
		return nil, err
	}
	if report.MustRenew, err = call(ctx, c.consortium, consortium.PackEpochAtRisk(epoch), consortium.UnpackEpochAtRisk); err != nil {
		return nil, err
	}
	if report.Current {
		return report, nil
	}
	report.Superseded, report.Usable = time.Unix(int64(info.SupersededAt), 0), time.Unix(int64(info.UsableUntil), 0)
	if report.Until, err = c.aliveUntil(ctx, report); err != nil {
		return nil, err
	}
	report.Unproven, err = c.unproven(ctx, report)
	return report, err
}

// aliveUntil is when the t-th last attestation that counts ceases to count.
func (c *Client) aliveUntil(ctx context.Context, report *EpochReport) (time.Time, error) {
	consortium := bindings.NewConsortium()
	attested, err := call(ctx, c.consortium, consortium.PackAttestations(report.Epoch), consortium.UnpackAttestations)
	if err != nil {
		return time.Time{}, err
	}
	policy, err := call(ctx, c.consortium, consortium.PackPolicy(), consortium.UnpackPolicy)
	if err != nil || !report.Alive {
		return time.Time{}, err
	}
	var ends []int64
	for _, seat := range report.Attesting {
		since := max(int64(attested[seat-1]), report.Superseded.Unix())
		ends = append(ends, since+int64(policy.AttestationPeriod))
	}
	slices.Sort(ends)
	return time.Unix(ends[len(ends)-report.Threshold], 0), nil
}

// unproven lists the seats that count because of an attestation whose proof does
// not verify.
func (c *Client) unproven(ctx context.Context, report *EpochReport) (seats []int, err error) {
	committee, err := c.Committee(ctx, report.Epoch)
	if err != nil {
		return nil, err
	}
	attested, err := events(ctx, c, c.consortium, bindings.NewConsortium().UnpackAttestedEvent, []any{report.Epoch})
	if err != nil {
		return nil, fmt.Errorf("read the attestations: %w", err)
	}
	last := make(map[int]*bindings.ConsortiumAttested)
	for _, event := range attested {
		last[int(event.Seat)] = event
	}
	for _, seat := range report.Attesting {
		event := last[seat]
		if event == nil {
			continue // counts since the epoch was superseded, a short time ago
		}
		member, err := committee.Member(seat)
		if err != nil {
			return nil, err
		}
		proof, err := curve.ParsePossession(event.Proof)
		if err == nil {
			err = member.Share.VerifyPossession(proof, c.attestation(report.Epoch, event.BlockHash))
		}
		if err != nil {
			seats = append(seats, seat)
		}
	}
	return seats, nil
}

// A dealt says under which epoch a pseudonym is dealt, and until when it is valid.
type dealt struct {
	nym        grant.Nym
	epoch      uint32
	validUntil uint32 // day
	again      bool   // renewals or recoveries were submitted: ask which one is current
}

// dependents lists the pseudonyms with validity left, by the epoch of their
// current dealing, in order of their first registration. It reads the
// registrations page by page, and keeps some 50 bytes of each pseudonym.
func (c *Client) dependents(ctx context.Context) (map[uint32][]dealt, error) {
	var all []dealt
	index := make(map[grant.Nym]int)
	note := func(event *bindings.PseudonymRegistryRegistered) error {
		nym := nymOf(event.Nym)
		if i, known := index[nym]; known {
			all[i].again = true
			return nil
		}
		index[nym] = len(all)
		all = append(all, dealt{nym: nym, epoch: event.Epoch, validUntil: event.ValidUntil})
		return nil
	}
	if err := eventPages(ctx, c, c.registry, bindings.NewPseudonymRegistry().UnpackRegisteredEvent, note); err != nil {
		return nil, fmt.Errorf("read the registrations: %w", err)
	}
	today, err := c.today(ctx)
	if err != nil {
		return nil, err
	}
	byEpoch := make(map[uint32][]dealt)
	for _, d := range all {
		if d.again {
			record, err := c.record(ctx, d.nym)
			if err != nil {
				return nil, fmt.Errorf("read pseudonym %x: %w", d.nym, err)
			}
			d.epoch, d.validUntil = record.Epoch, record.ValidUntil
		}
		if d.validUntil >= today {
			byEpoch[d.epoch] = append(byEpoch[d.epoch], d)
		}
	}
	return byEpoch, nil
}
