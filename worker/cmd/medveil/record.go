package main

import (
	"context"
	"encoding/hex"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/content"
)

func newRecordCommand(sh *shell) *cobra.Command {
	return group(&cobra.Command{
		Use:   "record",
		Short: "Share, read and list records",
		Long: `A record is a file of any kind, encrypted to its owner under a label before it
leaves this machine, stored by the institutions' workers, and anchored on the
chain by its content hash. A grant covers one label: all its records, older and
newer.`,
	}, newRecordPutCommand(sh), newRecordGetCommand(sh), newRecordListCommand(sh), newRecordLabelCommand(sh))
}

// recordResult is how a record shows.
type recordResult struct {
	Hash    string `json:"contentHash"`
	Capsule string `json:"capsuleId"`
	Size    int64  `json:"size,omitempty"` // bytes, encrypted; absent from lists
	Block   uint64 `json:"block,omitempty"`
}

// putting is what "record put" was told.
type putting struct {
	file, nym, label, owner, ownerLabel string
}

func newRecordPutCommand(sh *shell) *cobra.Command {
	var p putting
	cmd := &cobra.Command{
		Use:   "put FILE (--label NAME | --owner NYM --owner-label LABEL)",
		Short: "Encrypt, store and anchor a file",
		Long: `Encrypt a file, have workers store it, and anchor it on the chain. It is encrypted
to the pseudonym --nym of this wallet under one of its labels, or to another
--owner, who told you a label value of theirs ("medveil record label"): then you
vouch for it and only they can read it. Names of labels stay in the wallet.`,
		Example: `  medveil record put --label labs/2026-11 results.json
  medveil record put --owner 1a2b...ff --owner-label 77c0...19 letter.pdf`,
		Args: positional("FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			p.file = args[0]
			if (p.label == "") == (p.ownerLabel == "") || (p.owner == "") != (p.ownerLabel == "") {
				return usageError(cmd, "give --label, or --owner with --owner-label")
			}
			record, err := sh.put(cmd.Context(), p)
			if err != nil {
				return err
			}
			r := recordResult{Hash: record.ContentHash.String(), Capsule: hex.EncodeToString(record.CapsuleID[:]), Size: record.Size}
			return sh.print(r, func(w io.Writer) { fmt.Fprintf(w, "record %s, %d bytes encrypted\n", r.Hash, r.Size) })
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&p.nym, "nym", "", "`NYM` of this wallet that vouches for it, or its beginning (default: the only one)")
	flags.StringVar(&p.label, "label", "", "`NAME` of a label of that pseudonym, made if it is new")
	flags.StringVar(&p.owner, "owner", "", "`NYM` of another owner")
	flags.StringVar(&p.ownerLabel, "owner-label", "", "`LABEL` value that the owner told you")
	return cmd
}

func (sh *shell) put(ctx context.Context, p putting) (medveil.Record, error) {
	file, err := openInput(p.file)
	if err != nil {
		return medveil.Record{}, err
	}
	defer file.Close()
	options, finish := sh.transfers("storing")
	defer finish()
	client, done, err := sh.client(ctx, options...)
	if err != nil {
		return medveil.Record{}, err
	}
	defer done()
	w, err := sh.openWallet()
	if err != nil {
		return medveil.Record{}, err
	}
	author, err := ownNym(w, p.nym)
	if err != nil {
		return medveil.Record{}, err
	}
	owner, label, err := p.to(w, author)
	if err != nil {
		return medveil.Record{}, err
	}
	return client.Put(ctx, w, author, owner, label, file)
}

// to returns to whom, under which label, the record is encrypted.
func (p putting) to(w *medveil.Wallet, author grant.Nym) (grant.Nym, pre.Label, error) {
	if p.owner == "" {
		label, err := w.Label(author, p.label)
		return author, label, err
	}
	owner, err := parseNym(p.owner)
	if err != nil {
		return grant.Nym{}, pre.Label{}, err
	}
	label, err := parseID("label", p.ownerLabel)
	return owner, label, err
}

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

func newRecordListCommand(sh *shell) *cobra.Command {
	var nym string
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the records that a pseudonym anchored",
		Long: `List the records that a pseudonym of this wallet anchored on the chain, oldest
first. The chain says neither to whom a record is encrypted nor under which label.`,
		Example: "  medveil record list --json",
		Args:    positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			results, err := sh.listRecords(cmd.Context(), nym)
			if err != nil {
				return err
			}
			return sh.print(results, func(w io.Writer) {
				for _, r := range results {
					fmt.Fprintf(w, "record %s, anchored in block %d\n", r.Hash, r.Block)
				}
			})
		},
	}
	cmd.Flags().StringVar(&nym, "nym", "", "`NYM` of this wallet, or its beginning (default: the only one)")
	return cmd
}

func (sh *shell) listRecords(ctx context.Context, name string) ([]recordResult, error) {
	client, done, err := sh.client(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	w, err := sh.openWallet()
	if err != nil {
		return nil, err
	}
	nym, err := ownNym(w, name)
	if err != nil {
		return nil, err
	}
	records, err := client.Anchored(ctx, nym)
	if err != nil {
		return nil, err
	}
	results := make([]recordResult, 0, len(records))
	for _, r := range records {
		results = append(results, recordResult{Hash: r.ContentHash.String(), Capsule: hex.EncodeToString(r.CapsuleID[:]), Block: r.Block})
	}
	return results, nil
}

// labelResult is how a label shows. Its value tells nobody the name.
type labelResult struct {
	Name  string `json:"name"`
	Label string `json:"label"`
}

func newRecordLabelCommand(sh *shell) *cobra.Command {
	var nym string
	var fresh bool
	cmd := &cobra.Command{
		Use:   "label [NAME]",
		Short: "Show the value of a label, or list labels",
		Long: `Show the value of the label of that name, which is made if it is new: tell it to
whoever shall put records under it. Without a name, list all. With --fresh the
name moves to a new value: records from now on are out of reach of older grants.
Revoking a grant does that by itself.`,
		Example: `  medveil record label labs/2026-11
  medveil record label labs/2026-11 --fresh
  medveil record label --json`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError(cmd, "unexpected argument %q", args[1])
			}
			if fresh && len(args) == 0 {
				return usageError(cmd, "--fresh needs a NAME")
			}
			w, err := sh.openWallet()
			if err != nil {
				return err
			}
			results, err := labels(w, nym, args, fresh)
			if err != nil {
				return err
			}
			return sh.print(results, func(out io.Writer) {
				for _, r := range results {
					fmt.Fprintf(out, "%s  %s\n", r.Label, r.Name)
				}
			})
		},
	}
	cmd.Flags().StringVar(&nym, "nym", "", "`NYM` of this wallet, or its beginning (default: the only one)")
	cmd.Flags().BoolVar(&fresh, "fresh", false, "move the name to a fresh label")
	return cmd
}

// labels returns the labels of the names given, or of all that there are.
func labels(w *medveil.Wallet, nymName string, names []string, fresh bool) ([]labelResult, error) {
	nym, err := ownNym(w, nymName)
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		if names, err = w.LabelNames(nym); err != nil {
			return nil, err
		}
	}
	get := w.Label
	if fresh {
		get = w.FreshLabel
	}
	results := make([]labelResult, 0, len(names))
	for _, name := range names {
		label, err := get(nym, name)
		if err != nil {
			return nil, err
		}
		results = append(results, labelResult{name, hex.EncodeToString(label[:])})
	}
	return results, nil
}
