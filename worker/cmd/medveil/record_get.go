package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/worker/content"
)

// getting is what "record get" was told.
type getting struct {
	hash, grant, nym, out string
}

// getResult is the result of "record get".
type getResult struct {
	Hash   string        `json:"contentHash"`
	Out    string        `json:"out"`
	Served []workerState `json:"served,omitempty"` // by a grant: workers whose shares were used
	Faults []workerState `json:"faults,omitempty"` // and those at fault
}

type workerState struct {
	Seat   int    `json:"seat"`
	Reason string `json:"reason,omitempty"`
}

func newRecordGetCommand(sh *shell) *cobra.Command {
	var g getting
	cmd := required(&cobra.Command{
		Use:   "get HASH --out FILE [--grant ID]",
		Short: "Read a record",
		Long: `Read a record into a new file: one of one's own, or with --grant one that was
granted. Then a threshold of workers re-encrypts its key, each with a signed
receipt, and workers that answer falsely are named. The file is there only once
all of it is decrypted and known to be right; a file that is there is replaced.
--out - writes to standard output.`,
		Example: `  medveil record get 3f8a...01 --out results.json
  medveil record get 3f8a...01 --grant 9c11...7e --nym 55aa --out results.json`,
		Args: positional("HASH"),
		RunE: func(cmd *cobra.Command, args []string) error {
			g.hash = args[0]
			if g.out == "-" && sh.json {
				return usageError(cmd, "--out - and --json exclude each other")
			}
			r, err := sh.get(cmd.Context(), g)
			if err != nil {
				return err
			}
			if g.out == "-" {
				return nil
			}
			return sh.print(r, r.write)
		},
	}, "out")
	flags := cmd.Flags()
	flags.StringVar(&g.out, "out", "", "`FILE` to write; - is standard output")
	flags.StringVar(&g.grant, "grant", "", "`ID` of the grant, for a record of somebody else")
	flags.StringVar(&g.nym, "nym", "", "`NYM` of this wallet that reads, or its beginning (default: the only one)")
	return cmd
}

func (r *getResult) write(w io.Writer) {
	fmt.Fprintf(w, "read %s into %s\n", r.Hash, r.Out)
	for _, f := range r.Faults {
		fmt.Fprintf(w, "the worker of seat %d is at fault: %s\n", f.Seat, f.Reason)
	}
}

func (sh *shell) get(ctx context.Context, g getting) (*getResult, error) {
	hash, err := content.ParseHash(g.hash)
	if err != nil {
		return nil, fmt.Errorf("%w: HASH: %v", errUsage, err)
	}
	options, finish := sh.transfers("fetching")
	defer finish()
	client, done, err := sh.client(ctx, options...)
	if err != nil {
		return nil, err
	}
	defer done()
	w, err := sh.openWallet()
	if err != nil {
		return nil, err
	}
	nym, err := ownNym(w, g.nym)
	if err != nil {
		return nil, err
	}
	r := &getResult{Hash: g.hash, Out: g.out}
	fetch := func(dst io.Writer) error { return client.FetchOwn(ctx, w, nym, hash, dst) }
	if g.grant != "" {
		id, err := parseGrant(g.grant)
		if err != nil {
			return nil, err
		}
		fetch = func(dst io.Writer) error {
			report, err := client.Fetch(ctx, w, nym, id, hash, dst)
			r.add(report)
			return err
		}
	}
	if g.out == "-" {
		return r, fetch(sh.stdout)
	}
	if info, err := os.Stat(g.out); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file: name another", g.out)
	}
	return r, medveil.WriteFile(g.out, fetch)
}

// add notes who served and who is at fault.
func (r *getResult) add(report *medveil.FetchReport) {
	for _, answer := range report.Used {
		r.Served = append(r.Served, workerState{Seat: answer.Worker.Seat})
	}
	for _, answer := range report.Faults() {
		r.Faults = append(r.Faults, workerState{answer.Worker.Seat, answer.Err.Error()})
	}
}
