package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/daemon"
)

func newSeatApproveCommand(sh *shell) *cobra.Command {
	v := voter{sh: sh}
	var reason string
	cmd := &cobra.Command{
		Use:   "approve CASE|PROPOSAL --dir DIR",
		Short: "Approve a trace case or a proposal",
		Long: `Approve, for this seat, a trace case or a proposal of the members: what the id
names, no other thing can have.

A case: the identity behind its pseudonym is revealed. It cannot be taken back. The
running worker sends the approval, and the seat's share by itself once as many
seats as are needed have approved: not before.

A proposal: read it first with "medveil seat show". Refused are calls that this
version has no words for, and keys whose proof of possession does not verify: the
chain cannot verify it, and such a seat could be used against every identity.`,
		Example: `  medveil seat approve 0x1f6c...e0 --dir /srv/medveil/worker --reason "court order 7 C 12/26"
  medveil seat approve 9c1f...07 --dir /srv/medveil/worker`,
		Args: positional("CASE|PROPOSAL"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := v.check(cmd); err != nil {
				return err
			}
			id, err := parseID("case or proposal id", args[0])
			if err != nil {
				return err
			}
			what, err := v.approve(cmd.Context(), id, reason)
			if err != nil {
				return err
			}
			return sh.print(what, func(w io.Writer) { fmt.Fprintf(w, "approved %s\n", api.Word(id)) })
		},
	}
	v.flags(cmd)
	cmd.Flags().StringVar(&reason, "reason", "", "`TEXT` for the worker's log about a case, at most 400 bytes")
	return cmd
}

// approve approves the proposal of that id, or else the case. Ids are hashes of
// what they name: no case has the id of a proposal.
func (v *voter) approve(ctx context.Context, id api.Word, reason string) (any, error) {
	_, err := v.proposal(ctx, id)
	switch {
	case err == nil && reason != "":
		return nil, fmt.Errorf("%w: --reason is for cases, %s is a proposal", errUsage, id)
	case err == nil:
		return v.cast(ctx, daemon.Vote{Act: daemon.Approve, ID: id})
	case !errors.Is(err, medveil.ErrNoProposal):
		return nil, err
	case v.dir == "":
		return nil, hint(err, "cases are approved through the running worker: give --dir")
	}
	return decide(ctx, v.dir, id, true, reason)
}
