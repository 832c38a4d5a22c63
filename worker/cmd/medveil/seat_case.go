package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/daemon"
)

func newSeatCasesCommand(sh *shell) *cobra.Command {
	var dir string
	cmd := required(&cobra.Command{
		Use:   "cases --dir DIR",
		Short: "List the trace cases that the seat has a say in",
		Long: `List the trace cases in which the seat is asked to open its share of an identity,
oldest first, as the running worker sees them at a confirmed block.`,
		Example: "  medveil seat cases --dir /srv/medveil/worker",
		Args:    positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			cases, err := daemon.Dial(dir).Cases(cmd.Context())
			if err != nil {
				return err
			}
			return sh.print(cases, func(w io.Writer) {
				for i := range cases {
					cases[i].Write(w)
				}
			})
		},
	}, "dir")
	workerDir(cmd, &dir)
	return cmd
}

func workerDir(cmd *cobra.Command, dir *string) {
	cmd.Flags().StringVar(dir, "dir", "", "`DIR` of the running worker")
}

func newSeatApproveCommand(sh *shell) *cobra.Command {
	return newDecisionCommand(sh, true, &cobra.Command{
		Use:   "approve CASE --dir DIR",
		Short: "Approve a trace case",
		Long: `Approve that the identity behind a case's pseudonym is revealed, for this seat. It
cannot be taken back. The running worker sends the approval, and the seat's share
by itself once as many seats as are needed have approved: not before.`,
		Example: "  medveil seat approve 0x1f6c...e0 --dir /srv/medveil/worker --reason \"court order 7 C 12/26\"",
	})
}

func newSeatRefuseCommand(sh *shell) *cobra.Command {
	return newDecisionCommand(sh, false, &cobra.Command{
		Use:   "refuse CASE --dir DIR",
		Short: "Refuse a trace case",
		Long: `Refuse, for this seat, to reveal the identity behind a case's pseudonym. Nothing is
sent: the refusal is in the worker's log. It can be changed into an approval while
the case is open.`,
		Example: "  medveil seat refuse 0x1f6c...e0 --dir /srv/medveil/worker --reason \"no evidence was shown\"",
	})
}

// newDecisionCommand completes a command that decides a case.
func newDecisionCommand(sh *shell, approve bool, cmd *cobra.Command) *cobra.Command {
	var dir, reason string
	cmd.Args = positional("CASE")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		parsed, err := parseCase(args[0])
		if err != nil {
			return err
		}
		id := api.Word(parsed)
		if err := daemon.Dial(dir).Decide(cmd.Context(), id, approve, reason); err != nil {
			return err
		}
		said := map[bool]string{true: "approved", false: "refused"}[approve]
		return sh.print(struct {
			Case     api.Word `json:"case"`
			Decision string   `json:"decision"`
		}{id, said}, func(w io.Writer) { fmt.Fprintf(w, "%s %s\n", said, id) })
	}
	cmd = required(cmd, "dir")
	workerDir(cmd, &dir)
	cmd.Flags().StringVar(&reason, "reason", "", "`TEXT` for the worker's log, at most 400 bytes")
	return cmd
}
