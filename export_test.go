package medveil

import (
	"context"
	"io"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/content"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/pvss"
	"github.com/medveil/medveil/zk/setup"
)

// TestOnlyPatience has c wait for workers no longer than d.
func (c *Client) TestOnlyPatience(d time.Duration) {
	c.patience = patience{answer: d, hedge: d, download: d, upload: d, laggard: d, relay: d}
}

// TestOnlyHedge has c ask one more worker each time that nobody answered for d.
func (c *Client) TestOnlyHedge(d time.Duration) { c.patience.hedge = d }

// TestOnlyDownload returns a stored object.
func (c *Client) TestOnlyDownload(ctx context.Context, object content.Hash) ([]byte, error) {
	staged, err := c.download(ctx, object)
	if err != nil {
		return nil, err
	}
	defer staged.discard()
	return io.ReadAll(staged)
}

// TestOnlyRegisterStolen registers a pseudonym of w with another's PRE key, of
// which it can prove nothing, as a dishonest wallet would.
func (c *Client) TestOnlyRegisterStolen(ctx context.Context, w *Wallet, keys *setup.Keys, relay Relay,
	slot uint16, role credential.Role, stolen pre.PublicKey) (grant.Nym, error) {
	s, err := c.newSubmission(ctx, w, slot, role)
	if err != nil {
		return grant.Nym{}, err
	}
	s.published = [pvss.PREKeySize]byte(stolen.Bytes())
	_, err = s.dealAndSubmit(ctx, keys, relay)
	return s.nym, err
}

// TestOnlyCall returns what a proposal of the seat calls.
func (a SeatChange) TestOnlyCall(network Network) []byte {
	_, data := a.call(network)
	return data
}

// TestOnlyOperatedBy returns the last epoch in which account operated a seat.
func (c *Client) TestOnlyOperatedBy(ctx context.Context, seat int, account common.Address) (uint32, error) {
	at, err := c.operatedBy(ctx, seat, account)
	if err != nil {
		return 0, err
	}
	return at.epoch, nil
}
