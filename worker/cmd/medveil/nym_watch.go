package main

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
)

// errNoticed makes the program exit with its own code: something is going on
// about a pseudonym that its person should look at.
var errNoticed = errors.New("see what was noticed")

func newNymWatchCommand(sh *shell) *cobra.Command {
	var every time.Duration
	cmd := &cobra.Command{
		Use:   "watch",
		Short: "Notice cases about the wallet's pseudonyms, and recoveries by others",
		Long: `Show the cases in which somebody asks who one of the wallet's pseudonyms is, and the
pending recoveries that would move one to an account that is not the wallet's: the
latter are to be disputed ("medveil nym dispute") before their delay is over.

It exits with 4 if a case is going on or such a recovery is pending, with 0 if not:
run it from a timer. Cases that were refused, expired or concluded show, and so do
pseudonyms that are to be renewed; they are no reason to exit with 4. With --every it asks again and again, shows what is new, and
ends with 4 at the first such thing.`,
		Example: `  medveil nym watch
  medveil nym watch --every 10m --json`,
		Args: positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			client, done, err := sh.client(cmd.Context())
			if err != nil {
				return err
			}
			defer done()
			w, err := sh.openWallet()
			if err != nil {
				return err
			}
			noticed, err := watchNyms(cmd.Context(), client, w, every)
			if err != nil {
				return err
			}
			if err := sh.print(noticed, noticed.write); err != nil {
				return err
			}
			if noticed.alarm {
				return errNoticed
			}
			return nil
		},
	}
	cmd.Flags().DurationVar(&every, "every", 0, "ask again after that long, until there is something (default: ask once)")
	return cmd
}

// noticeResult is what was noticed.
type noticeResult struct {
	Recoveries []attemptResult `json:"recoveries"` // by others
	Cases      []caseNotice    `json:"cases"`
	Due        []string        `json:"due"` // nyms to be renewed
	alarm      bool
}

type caseNotice struct {
	ID      string        `json:"id"`
	Nym     string        `json:"nym"`
	Auditor string        `json:"auditor"`
	Sealed  bool          `json:"sealed"`
	Reason  uint32        `json:"reason"`
	Stage   medveil.Stage `json:"stage"`
}

// watchNyms asks once, or again and again until something is going on.
func watchNyms(ctx context.Context, client *medveil.Client, w *medveil.Wallet, every time.Duration) (*noticeResult, error) {
	for {
		noticed, err := notice(ctx, client, w)
		if err != nil || noticed.alarm || every <= 0 {
			return noticed, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(every):
		}
	}
}

// notice asks once. What was found before an error is as good, if it is an alarm.
func notice(ctx context.Context, client *medveil.Client, w *medveil.Wallet) (*noticeResult, error) {
	notices, err := client.Notices(ctx, w)
	r := &noticeResult{Recoveries: []attemptResult{}, Cases: []caseNotice{}, Due: []string{}}
	for _, n := range notices {
		r.add(n)
	}
	if r.alarm {
		return r, nil
	}
	return r, err
}

func (r *noticeResult) add(n medveil.Notice) {
	nym := hex.EncodeToString(n.Nym[:])
	switch {
	case n.Attempt != nil:
		r.Recoveries, r.alarm = append(r.Recoveries, describeAttempt(*n.Attempt)), true
	case n.Case != nil:
		r.Cases = append(r.Cases, caseNotice{n.Case.ID.String(), nym, n.Case.Auditor.Hex(), n.Case.Sealed, n.Case.Reason, n.Stage})
		r.alarm = r.alarm || n.Stage == medveil.StageOpen || n.Stage == medveil.StageApproved || n.Stage == medveil.StageComplete
	case n.Due:
		r.Due = append(r.Due, nym)
	}
}

func (r *noticeResult) write(w io.Writer) {
	for _, a := range r.Recoveries {
		fmt.Fprint(w, "NOT YOURS: ")
		a.write(w)
	}
	for _, c := range r.Cases {
		kind := map[bool]string{true: "sealed", false: "public"}[c.Sealed]
		fmt.Fprintf(w, "case %s about nym %s: %s, %s, by auditor %s, reason %d\n", c.ID, c.Nym, kind, c.Stage, c.Auditor, c.Reason)
	}
	for _, nym := range r.Due {
		fmt.Fprintf(w, "nym %s is to be renewed\n", nym)
	}
	if len(r.Cases)+len(r.Recoveries)+len(r.Due) == 0 {
		fmt.Fprintln(w, "nothing")
	}
}
