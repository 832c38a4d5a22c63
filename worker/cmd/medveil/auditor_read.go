package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
)

func newAuditorReadCommand(sh *shell) *cobra.Command {
	return &cobra.Command{
		Use:   "read CASE",
		Short: "Show the state of a case, and the identity to whom may read it",
		Long: `Show the state of a case: which seats approved or refused, and whose shares are
there. Once enough are, it shows the identity and the institution that issued its
credential: of a public case to anyone, of a sealed one with the key of the auditor
who opened it. Every share is checked against what was dealt.`,
		Example: "  medveil auditor read 0a33...9d --json",
		Args:    positional("CASE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := parseCase(args[0])
			if err != nil {
				return err
			}
			r, err := sh.readCase(cmd.Context(), id)
			if r == nil {
				return err
			}
			return errors.Join(sh.print(r, r.write), err)
		},
	}
}

// readCase reads a case. Of a complete sealed one the identity is in it if the
// home has the auditor's key; another auditor's key is no error.
func (sh *shell) readCase(ctx context.Context, id medveil.CaseID) (*caseResult, error) {
	client, done, err := sh.client(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	state, err := client.Case(ctx, id)
	if err != nil {
		return nil, err
	}
	r := describeCase(state)
	if !state.Sealed || !state.Done || !sh.hasAuditorKey() {
		return r, nil
	}
	key, err := sh.auditorKey()
	if err != nil {
		return nil, err
	}
	caseKey, err := client.CaseKey(ctx, key, id)
	if errors.Is(err, medveil.ErrWrongCaseKey) {
		return r, nil
	}
	if err != nil {
		return nil, err
	}
	traced, err := client.OpenSealedCase(ctx, id, caseKey)
	if traced != nil {
		r.Identity = describeTraced(traced)
	}
	return r, err
}

// hasAuditorKey reports whether the home has an auditor's key.
func (sh *shell) hasAuditorKey() bool {
	path, err := sh.inHome(auditorKeyFile)
	return err == nil && !errors.Is(sh.requireFile(path), fs.ErrNotExist)
}

func newAuditorFollowCommand(sh *shell) *cobra.Command {
	var timeout time.Duration
	cmd := &cobra.Command{
		Use:   "follow CASE",
		Short: "Wait until a case reveals an identity",
		Long: `Show each approval, refusal and share as it comes, and the identity once it can be
read, as "medveil auditor read" does. It fails when the case expires or too many
seats refuse it, after --timeout, and for a sealed case of another auditor.`,
		Example: "  medveil auditor follow 0a33...9d --timeout 1h",
		Args:    positional("CASE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := parseCase(args[0])
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			if timeout > 0 {
				var cancel context.CancelFunc
				ctx, cancel = context.WithTimeout(ctx, timeout)
				defer cancel()
			}
			return sh.follow(ctx, id)
		},
	}
	cmd.Flags().DurationVar(&timeout, "timeout", 0, "give up after that long (default: never)")
	return cmd
}

func (sh *shell) follow(ctx context.Context, id medveil.CaseID) error {
	client, done, err := sh.client(ctx)
	if err != nil {
		return err
	}
	defer done()
	state, err := client.Case(ctx, id)
	if err != nil {
		return err
	}
	progress := func(state *medveil.Case) {
		if !sh.json {
			describeCase(state).writeProgress(sh.stdout)
		}
	}
	follow := client.FollowCase
	if state.Sealed {
		follow = sh.followSealed(client)
	}
	traced, err := follow(ctx, id, progress)
	if err != nil && traced == nil {
		return err
	}
	r := describeTraced(traced)
	return errors.Join(err, sh.print(r, r.write))
}

// followSealed follows a sealed case with the home's key.
func (sh *shell) followSealed(client *medveil.Client) func(context.Context, medveil.CaseID, func(*medveil.Case)) (*medveil.TracedIdentity, error) {
	return func(ctx context.Context, id medveil.CaseID, progress func(*medveil.Case)) (*medveil.TracedIdentity, error) {
		key, err := sh.auditorKey()
		if err != nil {
			return nil, err
		}
		caseKey, err := client.CaseKey(ctx, key, id)
		if err != nil {
			return nil, err
		}
		return client.FollowSealedCase(ctx, id, caseKey, progress)
	}
}

func newAuditorStatsCommand(sh *shell) *cobra.Command {
	var auditor string
	cmd := &cobra.Command{
		Use:   "stats",
		Short: "Count cases and what became of them",
		Long: `Count the cases that an auditor opened, or all auditors did, and how far they came.
Everybody can: how often identities are asked for is no secret. It needs no key.`,
		Example: `  medveil auditor stats
  medveil auditor stats --auditor 0x5FbDB2315678afecb367f032d93F642f64180aa3 --json`,
		Args: positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if auditor != "" && !common.IsHexAddress(auditor) {
				return usageError(cmd, "--auditor %q is no address", auditor)
			}
			client, done, err := sh.client(cmd.Context())
			if err != nil {
				return err
			}
			defer done()
			s, err := client.CaseStatistics(cmd.Context(), common.HexToAddress(auditor))
			if err != nil {
				return err
			}
			r := statsResult(s)
			return sh.print(r, func(w io.Writer) {
				fmt.Fprintf(w, "%d cases opened: %d approved, %d refused, %d expired; %d revealed an identity, %d concluded\n",
					r.Opened, r.Approved, r.Refused, r.Expired, r.Completed, r.Concluded)
			})
		},
	}
	cmd.Flags().StringVar(&auditor, "auditor", "", "only cases of the auditor with this `ADDRESS`")
	return cmd
}

type statsResult struct {
	Opened    int `json:"opened"`
	Approved  int `json:"approved"`
	Refused   int `json:"refused"`
	Expired   int `json:"expired"`
	Completed int `json:"completed"`
	Concluded int `json:"concluded"`
}
