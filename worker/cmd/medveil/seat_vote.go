package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/daemon"
)

// A voter sends a seat's votes: through the running worker, or with --keys itself.
type voter struct {
	sh   *shell
	dir  string // of the running worker
	keys string // key file
}

func (v *voter) flags(cmd *cobra.Command) {
	workerDir(cmd, &v.dir)
	cmd.Flags().StringVar(&v.keys, "keys", "", "key `FILE` to vote with, instead of --dir: only while no worker runs on it")
}

// check wants one way of sending: two senders of one account would take each
// other's place in its order of transactions.
func (v *voter) check(cmd *cobra.Command) error {
	if (v.dir == "") == (v.keys == "") {
		return usageError(cmd, "give --dir of the running worker, or --keys while none runs")
	}
	return nil
}

// cast sends a vote and returns once it is mined.
func (v *voter) cast(ctx context.Context, vote daemon.Vote) (daemon.Voted, error) {
	v.sh.working("voting")
	defer v.sh.working("")
	if v.dir != "" {
		return daemon.Dial(v.dir).Vote(ctx, vote)
	}
	client, done, err := v.sh.client(ctx)
	if err != nil {
		return daemon.Voted{}, err
	}
	defer done()
	k := seatKeys{sh: v.sh, path: v.keys}
	keys, err := k.open()
	if err != nil {
		return daemon.Voted{}, err
	}
	return vote.Cast(ctx, client, keys.Operator)
}

// proposals lists all proposals as the worker has them, or else as the network's
// nodes do: no key is needed for that.
func (v *voter) proposals(ctx context.Context) ([]daemon.Proposal, error) {
	if v.dir != "" {
		return daemon.Dial(v.dir).Proposals(ctx)
	}
	client, done, err := v.sh.client(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	return daemon.Proposals(ctx, client)
}

func (v *voter) proposal(ctx context.Context, id api.Word) (*daemon.Proposal, error) {
	all, err := v.proposals(ctx)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if all[i].ID == id {
			return &all[i], nil
		}
	}
	return nil, fmt.Errorf("%s: %w", id, medveil.ErrNoProposal)
}

// newVoteCommand completes a command that votes on the proposal of an id.
func newVoteCommand(sh *shell, act, said string, cmd *cobra.Command) *cobra.Command {
	v := voter{sh: sh}
	cmd.Args = positional("PROPOSAL")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := v.check(cmd); err != nil {
			return err
		}
		id, err := parseID("proposal id", args[0])
		if err != nil {
			return err
		}
		voted, err := v.cast(cmd.Context(), daemon.Vote{Act: act, ID: id})
		if err != nil {
			return err
		}
		return sh.print(voted, func(w io.Writer) { fmt.Fprintf(w, "%s %s\n", said, voted.ID) })
	}
	v.flags(cmd)
	return cmd
}

func newSeatWithdrawCommand(sh *shell) *cobra.Command {
	return newVoteCommand(sh, daemon.Withdraw, "withdrew the approval of", &cobra.Command{
		Use:   "withdraw PROPOSAL --dir DIR",
		Short: "Take back the seat's approval of a proposal",
		Long: `Take back the seat's approval of a proposal that is not executed. If that leaves
no quorum, the timelock starts anew with the next one.`,
		Example: "  medveil seat withdraw 9c1f...07 --dir /srv/medveil/worker",
	})
}

func newSeatExecuteCommand(sh *shell) *cobra.Command {
	return newVoteCommand(sh, daemon.Execute, "executed", &cobra.Command{
		Use:   "execute PROPOSAL --dir DIR",
		Short: "Put an approved proposal into effect",
		Long: `Have the consortium make the calls of a proposal, in order, all or none. It needs a
quorum now, and the timelock to be over. Any account may; here it is the seat's.`,
		Example: "  medveil seat execute 9c1f...07 --dir /srv/medveil/worker",
	})
}

func newSeatListCommand(sh *shell) *cobra.Command {
	v := voter{sh: sh}
	var open bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the members' proposals, in words",
		Long: `List the proposals of the members, the oldest first: what each would do, in words,
how many approvals count of how many that it needs, until when its timelock runs and when it expires.
States are open, waiting (for the timelock), ready, executed and expired. It needs
no key: with --dir the running worker is asked, else the network's nodes.`,
		Example: `  medveil seat list --dir /srv/medveil/worker
  medveil seat list --open --json`,
		Args: positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			all, err := v.proposals(cmd.Context())
			if err != nil {
				return err
			}
			shown := make([]daemon.Proposal, 0, len(all))
			for _, p := range all {
				if !open || p.State != "executed" && p.State != "expired" {
					shown = append(shown, p)
				}
			}
			return sh.print(shown, func(w io.Writer) {
				for i := range shown {
					shown[i].Write(w)
				}
			})
		},
	}
	workerDir(cmd, &v.dir)
	cmd.Flags().BoolVar(&open, "open", false, "only those that can still be voted on")
	return cmd
}

func newSeatShowCommand(sh *shell) *cobra.Command {
	v := voter{sh: sh}
	cmd := &cobra.Command{
		Use:   "show PROPOSAL",
		Short: "Show one proposal, in words",
		Long: `Show a proposal as "medveil seat list" does, with the accounts that approved it. A
call that this version has no words for shows as UNKNOWN: do not approve it.`,
		Example: "  medveil seat show 9c1f...07 --dir /srv/medveil/worker --json",
		Args:    positional("PROPOSAL"),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := parseID("proposal id", args[0])
			if err != nil {
				return err
			}
			p, err := v.proposal(cmd.Context(), id)
			if err != nil {
				return err
			}
			return sh.print(p, func(w io.Writer) {
				p.Write(w)
				for _, account := range p.Approvers {
					fmt.Fprintf(w, "  approved by %s\n", account)
				}
			})
		},
	}
	workerDir(cmd, &v.dir)
	return cmd
}
