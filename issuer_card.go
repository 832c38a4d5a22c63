package medveil

import (
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/medveil/medveil/zk/curve"
)

// An IssuerCard is what a member's registration desk hands to the member's seat
// for the founding: the issuer's public key and the proof that the desk
// possesses it, so that the issuer key itself never leaves the desk. All of it
// is public. Its JSON names are those of a [FoundingSeat].
type IssuerCard struct {
	Operator   common.Address  `json:"operator"`
	Issuer     curve.PublicKey `json:"issuerKey"`
	Possession hexutil.Bytes   `json:"issuerPossession"`
}

// NewIssuerCard makes the card of an issuer key. The proof is bound to the
// network's Consortium and to the seat's operator account.
func NewIssuerCard(network Network, operator common.Address, issuer curve.SecretKey) (IssuerCard, error) {
	proof, err := possession(network, operator, issuer, curve.PurposeIssuer)
	if err != nil {
		return IssuerCard{}, fmt.Errorf("issuer card: %w", err)
	}
	return IssuerCard{Operator: operator, Issuer: issuer.Public(), Possession: proof}, nil
}

// NewFoundingSeatOf makes a member's part of the founding as [NewFoundingSeat]
// does, with the card of a desk in place of its secret key. A card that was made
// for another operator or network is refused.
func NewFoundingSeatOf(network Network, seat int, card IssuerCard, share curve.SecretKey, sealing [32]byte, endpoint string) (FoundingSeat, error) {
	s := FoundingSeat{
		Seat: seat, Operator: card.Operator, Share: share.Public(), Issuer: card.Issuer,
		SealingKey: sealing, Endpoint: endpoint, IssuerPossession: card.Possession,
	}
	var err error
	if s.SharePossession, err = possession(network, card.Operator, share, curve.PurposeShare); err != nil {
		return s, fmt.Errorf("share key of seat %d: %w", seat, err)
	}
	if err := s.check(network); err != nil {
		return s, fmt.Errorf("seat %d: %w", seat, err)
	}
	return s, nil
}
