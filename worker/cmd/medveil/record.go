package main

import (
	"context"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
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
