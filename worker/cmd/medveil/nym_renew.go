package main

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
)

func newNymRenewCommand(sh *shell) *cobra.Command {
	var nym string
	var due bool
	cmd := &cobra.Command{
		Use:   "renew",
		Short: "Renew pseudonyms",
		Long: `Deal the identity behind a pseudonym anew, to the institutions of now, with the
latest validity that the credential covers. It takes effect at once; account,
records and grants stay.

With --due every pseudonym is renewed whose validity ends in this period or has
ended, or of whose committee too few are left: run it now and then. What is
renewed together can be seen to belong together: whoever minds renews one at a
time, with --nym. When some fail the others are renewed, and it exits with 1.`,
		Example: `  medveil nym renew --due
  medveil nym renew --nym 55aa`,
		Args: positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if due && nym != "" {
				return usageError(cmd, "--due and --nym exclude each other")
			}
			renewed, err := sh.renew(cmd.Context(), nym, due)
			if err != nil && len(renewed) == 0 {
				return err
			}
			return errors.Join(sh.print(renewed, func(w io.Writer) {
				for _, r := range renewed {
					fmt.Fprintf(w, "renewed nym %s: until %s\n", r.Nym, r.Until)
				}
				if len(renewed) == 0 {
					fmt.Fprintln(w, "no pseudonym is due")
				}
			}), err)
		},
	}
	cmd.Flags().BoolVar(&due, "due", false, "all that are due")
	cmd.Flags().StringVar(&nym, "nym", "", "`NYM` of this wallet, or its beginning (default: the only one)")
	return cmd
}

func (sh *shell) renew(ctx context.Context, name string, due bool) ([]nymResult, error) {
	if !due {
		r, err := sh.renewOne(ctx, name, false)
		if err != nil {
			return nil, err
		}
		return []nymResult{*r}, nil
	}
	client, done, err := sh.client(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	w, err := sh.openWallet()
	if err != nil {
		return nil, err
	}
	renewed := []nymResult{}
	if all, err := client.Due(ctx, w); err != nil || len(all) == 0 {
		return renewed, err
	}
	keys, relay, err := sh.prover(ctx, client)
	if err != nil {
		return nil, err
	}
	sh.working("proving and renewing")
	defer sh.working("")
	all, err := client.RenewDue(ctx, w, keys, relay)
	for _, p := range all {
		renewed = append(renewed, describeNym(p))
	}
	return renewed, err
}

// renewOne renews one pseudonym, with a fresh PRE key or the one that it has.
func (sh *shell) renewOne(ctx context.Context, name string, fresh bool) (*nymResult, error) {
	client, done, err := sh.client(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	w, nym, err := sh.openAs(name)
	if err != nil {
		return nil, err
	}
	keys, relay, err := sh.prover(ctx, client)
	if err != nil {
		return nil, err
	}
	sh.working("proving and renewing")
	p, tx, err := client.Renew(ctx, w, keys, relay, medveil.Renewal{Nym: nym, FreshPreKey: fresh})
	if err != nil {
		return nil, err
	}
	r := describeNym(p)
	return &r, sh.await(ctx, client, tx)
}

func newNymRotateCommand(sh *shell) *cobra.Command {
	var nym string
	cmd := &cobra.Command{
		Use:   "rotate",
		Short: "Give a pseudonym a fresh key for reading",
		Long: `Renew a pseudonym with a fresh PRE key. The wallet keeps the old one: records under
it and grants to it stay readable, and others grant to the new one from then on.
If the old key was stolen this is not enough, for the thief has the account too:
see "medveil nym recover".`,
		Example: "  medveil nym rotate --nym 55aa",
		Args:    positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			r, err := sh.renewOne(cmd.Context(), nym, true)
			if err != nil {
				return err
			}
			return sh.print(r, func(w io.Writer) { fmt.Fprintf(w, "nym %s has a fresh key, until %s\n", r.Nym, r.Until) })
		},
	}
	cmd.Flags().StringVar(&nym, "nym", "", "`NYM` of this wallet, or its beginning (default: the only one)")
	return cmd
}

// attemptResult is how a pending recovery shows.
type attemptResult struct {
	Nym        string `json:"nym"`
	Generation uint32 `json:"generation"`
	Account    string `json:"account"`    // that the pseudonym would get
	Ready      string `json:"ready"`      // RFC 3339; earliest execution
	ReadyBlock uint64 `json:"readyBlock"` // and earliest block
	Contested  bool   `json:"contested"`
	Frozen     bool   `json:"frozen"`
}

func describeAttempt(a medveil.Attempt) attemptResult {
	return attemptResult{
		Nym: hex.EncodeToString(a.Nym[:]), Generation: a.Generation, Account: a.Account.Hex(),
		Ready: timeOf(uint64(a.ReadyAt.Unix())), ReadyBlock: a.ReadyBlock, Contested: a.Contested, Frozen: a.Frozen,
	}
}

func (r attemptResult) write(w io.Writer) {
	fmt.Fprintf(w, "recovery of nym %s, generation %d: to account %s, from %s and block %d on", r.Nym, r.Generation, r.Account, r.Ready, r.ReadyBlock)
	if r.Contested || r.Frozen {
		fmt.Fprint(w, ", if the members vote for it")
	}
	fmt.Fprintln(w)
}
