package main

import (
	"encoding/hex"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
)

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
