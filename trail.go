package medveil

import (
	"context"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

// A Link names a step of a [Trail].
type Link string

// The links of a trail, in order.
const (
	LinkReceipt     Link = "receipt"     // workers' operators signed that the grantee used the grant
	LinkAnchor      Link = "anchor"      // their logs, which hold that, are anchored on chain
	LinkGrant       Link = "grant"       // the chain has the grant, and whose it is
	LinkGrantee     Link = "grantee"     // the grantee is a registered pseudonym
	LinkCase        Link = "case"        // an auditor opened a case on it, with this evidence
	LinkApprovals   Link = "approvals"   // t seats approved the case
	LinkShares      Link = "shares"      // t of them handed over their shares
	LinkIdentity    Link = "identity"    // the shares open the identity that was escrowed
	LinkInstitution Link = "institution" // that issued the credential
)

// A Trail leads from a misuse to who is behind it, without a database: from
// receipts of workers to an identity. Each part was verified against the chain at
// one block, and is nil or empty from the first link on that does not hold. Its
// JSON keeps it, with the identity in the clear: keep it as the case is kept.
type Trail struct {
	ChainID   uint64      `json:"chainId"`
	Block     uint64      `json:"block"` // at which the chain was read
	BlockHash common.Hash `json:"blockHash"`
	BlockTime time.Time   `json:"blockTime"`
	Evidence  api.Word    `json:"evidence"` // hash, see [Evidence.Hash]

	Receipts    []TrailReceipt    `json:"receipts"`
	Grant       *TrailGrant       `json:"grant,omitempty"`
	Grantee     *TrailGrantee     `json:"grantee,omitempty"`
	Case        *TrailCase        `json:"case,omitempty"`
	Approvals   []TrailAct        `json:"approvals,omitempty"`
	Shares      []TrailAct        `json:"shares,omitempty"`
	Identity    *TrailIdentity    `json:"identity,omitempty"`
	Institution *TrailInstitution `json:"institution,omitempty"`

	// Links are the links that hold, in order, with what each rests on.
	Links []TrailLink `json:"links"`
}

// A TrailLink says what was verified, and by what.
type TrailLink struct {
	Link  Link   `json:"link"`
	Claim string `json:"claim"` // what holds
	By    string `json:"by"`    // what was checked, or who is believed
}

// A TrailReceipt is one worker's statement that it gave a share.
type TrailReceipt struct {
	Seat     int            `json:"seat"`
	Operator common.Address `json:"operator"` // who signed it
	Log      uint32         `json:"log"`
	Index    uint64         `json:"index"`
	Time     time.Time      `json:"time"`  // by the worker's clock
	Block    uint64         `json:"block"` // at which the worker looked at the grant
	Capsule  api.Word       `json:"capsuleId"`
	// The anchor that holds the entry; zero until that is verified.
	AnchorSize        uint64      `json:"anchorSize"`
	AnchorBlock       uint64      `json:"anchorBlock"`
	AnchorTransaction common.Hash `json:"anchorTransaction"`
}

// A TrailGrant is the grant that was used.
type TrailGrant struct {
	ID          api.Word    `json:"id"`
	Owner       api.Word    `json:"owner"` // nym
	Expiry      time.Time   `json:"expiry"`
	Block       uint64      `json:"block"`
	Transaction common.Hash `json:"transaction"`
}

// A TrailGrantee is the pseudonym that used it.
type TrailGrantee struct {
	Nym        api.Word `json:"nym"`
	Registered uint64   `json:"registered"` // block of its first registration
	// Seats whose workers say that it used the grant. The chain hides to whom a
	// grant is.
	Seats []int `json:"seats"`
	// Opened: the grant's opening was given, which proves what the grant's owner
	// granted to this nym; otherwise the seats are believed.
	Opened bool `json:"opened"`
}

// A TrailCase is the case about the pseudonym.
type TrailCase struct {
	ID          api.Word       `json:"id"`
	Auditor     common.Address `json:"auditor"`
	Generation  uint32         `json:"generation"` // of the nym
	Epoch       uint32         `json:"epoch"`      // whose seats hold the shares
	Threshold   int            `json:"threshold"`
	Sealed      bool           `json:"sealed"`
	Reason      uint32         `json:"reason"`
	Block       uint64         `json:"block"`
	Transaction common.Hash    `json:"transaction"`
	Findings    *api.Word      `json:"findings,omitempty"` // hash with which the auditor concluded it
}

// A TrailAct is an approval, or a share that the contract accepted.
type TrailAct struct {
	Seat        int            `json:"seat"`
	Operator    common.Address `json:"operator"` // that the case pinned for the seat
	Block       uint64         `json:"block"`
	Transaction common.Hash    `json:"transaction"`
	// Signed: the transaction calls the contract itself and its signature is the
	// operator's. Otherwise (it came through another contract, or the node gives no
	// transactions) the contract is believed about who sent it.
	Signed bool `json:"signed"`
}

// A TrailIdentity is whom the case revealed.
type TrailIdentity struct {
	Identity string   `json:"identity"`
	Holder   api.Word `json:"holder"` // H(HOLD; k), what the institution has a signature of the person over
	Seat     int      `json:"seat"`   // of the institution that issued the credential
}

// A TrailInstitution is who must answer for the identity being right.
type TrailInstitution struct {
	Seat      int            `json:"seat"`
	Epoch     uint32         `json:"epoch"`
	Operator  common.Address `json:"operator"`
	IssuerKey string         `json:"issuerKey"` // x || y in hexadecimal, possession proven
	Endpoint  string         `json:"endpoint"`  // of its worker
}

// A TrailError says at which link a trail breaks.
type TrailError struct {
	Link Link
	Err  error
}

// Error implements error.
func (e *TrailError) Error() string {
	return fmt.Sprintf("the trail breaks at its %s: %v", e.Link, e.Err)
}

// Unwrap returns what is wrong with the link.
func (e *TrailError) Unwrap() error { return e.Err }

// A TrailRequest says where a trail begins.
type TrailRequest struct {
	Evidence Evidence
	// Case is the case to follow. If it is nil, the last complete case whose
	// evidence this is, or the last one.
	Case *CaseID
	// Opening is the opening of the grant, if its owner gave it ([Wallet.Grants]).
	Opening *grant.Opening
	// Key is the key of a sealed case ([Client.CaseKey]). Without it the trail of a
	// sealed case ends at its shares, with [ErrSealedCase].
	Key *curve.SecretKey
}

// trailing is a trail in the making.
type trailing struct {
	*Trail
	client  *Client // reads at the trail's block
	request *TrailRequest

	entries  []LoggedEntry
	hash     [32]byte
	opened   *openedCase
	revealed *TracedIdentity
}

// openedCase is the case with the dealing that it is about.
type openedCase struct {
	id    CaseID
	event *bindings.TraceCaseOpened
	dealt *pvss.Statement
	order map[int]position // of approvals
}

// Trail follows the trail from receipts to an identity and verifies every link
// of it against the chain as it is at the head now, believing the node about that
// state and nobody else, except where a [TrailLink] says whom. At the first link
// that does not hold it returns a [*TrailError] with the trail up to there.
//
// What it shows is that the workers of the seats in [TrailGrantee] say that this
// pseudonym used the grant, and that the institution says that this person holds
// the pseudonym. Fewer workers than re-encrypt (the worker set's threshold) may
// lie about the first together: see [TrailGrantee].Opened and its link.
func (c *Client) Trail(ctx context.Context, request TrailRequest) (*Trail, error) {
	fixed, at, err := c.snapshot(ctx)
	if err != nil {
		return nil, fmt.Errorf("trail: %w", err)
	}
	t := &trailing{client: fixed, request: &request, Trail: &Trail{
		ChainID: c.network.ChainID, Block: at.head.Number.Uint64(), BlockHash: at.head.Hash(),
		BlockTime: time.Unix(int64(at.head.Time), 0).UTC(),
	}}
	for _, step := range []struct {
		link  Link
		check func(context.Context) (claim, by string, err error)
	}{
		{LinkReceipt, t.checkReceipts}, {LinkAnchor, t.checkAnchors}, {LinkGrant, t.checkGrant},
		{LinkGrantee, t.checkGrantee}, {LinkCase, t.checkCase}, {LinkApprovals, t.checkApprovals},
		{LinkShares, t.checkShares}, {LinkIdentity, t.checkIdentity}, {LinkInstitution, t.checkInstitution},
	} {
		claim, by, err := step.check(ctx)
		if err != nil {
			return t.Trail, &TrailError{step.link, err}
		}
		t.Links = append(t.Links, TrailLink{step.link, claim, by})
	}
	if err := at.check(ctx); err != nil {
		return nil, fmt.Errorf("trail: %w", err)
	}
	return t.Trail, nil
}
