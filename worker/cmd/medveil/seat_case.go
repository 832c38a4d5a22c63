package main

import (
	"context"
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

func newSeatRefuseCommand(sh *shell) *cobra.Command {
	var dir, reason string
	cmd := required(&cobra.Command{
		Use:   "refuse CASE --dir DIR",
		Short: "Refuse a trace case",
		Long: `Refuse, for this seat, to reveal the identity behind a case's pseudonym. The running
worker sends the refusal, which is final for the case: with better evidence the
auditor opens another. The reason stays in the worker's log.`,
		Example: "  medveil seat refuse 0x1f6c...e0 --dir /srv/medveil/worker --reason \"no evidence was shown\"",
		Args:    positional("CASE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := parseCase(args[0])
			if err != nil {
				return err
			}
			decided, err := decide(cmd.Context(), dir, api.Word(id), false, reason)
			if err != nil {
				return err
			}
			return sh.print(decided, func(w io.Writer) { fmt.Fprintf(w, "%s %s\n", decided.Decision, decided.Case) })
		},
	}, "dir")
	workerDir(cmd, &dir)
	cmd.Flags().StringVar(&reason, "reason", "", "`TEXT` for the worker's log, at most 400 bytes")
	return cmd
}

// decidedCase is a case that the seat decided.
type decidedCase struct {
	Case     api.Word `json:"case"`
	Decision string   `json:"decision"`
}

// decide has the running worker approve or refuse a case.
func decide(ctx context.Context, dir string, id api.Word, approve bool, reason string) (*decidedCase, error) {
	if err := daemon.Dial(dir).Decide(ctx, id, approve, reason); err != nil {
		return nil, err
	}
	return &decidedCase{id, map[bool]string{true: "approved", false: "refused"}[approve]}, nil
}
