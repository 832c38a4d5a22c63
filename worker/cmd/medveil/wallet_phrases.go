package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
)

func newWalletPhrasesCommand(sh *shell) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "phrases",
		Short: "Show the two backup phrases",
		Long: `Show the wallet's two backup phrases of 24 words, on a terminal only, or write
them to a new file that only its owner can read. The first is the holder phrase:
whoever has it can recover every pseudonym. The second is the key phrase: whoever
has it can act and read at once. Keep them in different places.`,
		Example: `  medveil wallet phrases
  medveil wallet phrases --out phrases.txt`,
		Args: positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if out == "" && !terminal(sh.stdout) {
				return usageError(cmd, "phrases are shown on a terminal only: name a file with --out")
			}
			w, err := sh.openWallet()
			if err != nil {
				return err
			}
			holder, keys, err := w.Phrases()
			if err != nil {
				return err
			}
			if out == "" {
				fmt.Fprintf(sh.stdout, "holder phrase:\n%s\n\nkey phrase:\n%s\n", holder, keys)
				return nil
			}
			if err := createSecret(out, []byte(holder+"\n"+keys+"\n")); err != nil {
				return fmt.Errorf("write the phrases: %w", err)
			}
			return sh.print(struct {
				Out string `json:"out"`
			}{out}, func(w io.Writer) { fmt.Fprintf(w, "wrote the two phrases to %s\n", out) })
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "new `FILE` to write them to, a line each")
	return cmd
}

func newWalletRestoreCommand(sh *shell) *cobra.Command {
	var file string
	var offline bool
	cmd := &cobra.Command{
		Use:   "restore",
		Short: "Make a wallet from the two backup phrases",
		Long: `Make a wallet from its two backup phrases, asked on the terminal without showing
them, or read from a file with a line each. Then its pseudonyms are looked for on
the chain, unless --offline is given. Credentials are asked from issuers anew;
names of labels are gone, and old records are read all the same.`,
		Example: `  medveil wallet restore --network lab
  medveil wallet restore --phrases-file phrases.txt --offline`,
		Args: positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			holder, keys, err := sh.phrases(file)
			if err != nil {
				return err
			}
			w, err := medveil.RestoreWallet(holder, keys)
			if err != nil {
				return err
			}
			return sh.restore(cmd.Context(), w, offline)
		},
	}
	cmd.Flags().StringVar(&file, "phrases-file", "", "`FILE` with holder phrase and key phrase, a line each")
	cmd.Flags().BoolVar(&offline, "offline", false, "do not look for pseudonyms on the chain")
	return cmd
}

// phrases asks for the two phrases, or reads them from a file.
func (sh *shell) phrases(file string) (holder, keys string, err error) {
	if file == "" {
		if holder, err = sh.ask("Holder phrase (24 words)"); err != nil {
			return "", "", err
		}
		keys, err = sh.ask("Key phrase (24 words)")
		return holder, keys, err
	}
	content, err := readOwn(file, maxPassphrase)
	if err != nil {
		return "", "", fmt.Errorf("phrases: %w", err)
	}
	lines := strings.Split(strings.TrimSpace(string(content)), "\n")
	if len(lines) != 2 {
		return "", "", fmt.Errorf("phrases: %s has %d lines, want 2: the holder phrase and the key phrase", file, len(lines))
	}
	return lines[0], lines[1], nil
}

// restore keeps the wallet and finds its pseudonyms.
func (sh *shell) restore(ctx context.Context, w *medveil.Wallet, offline bool) error {
	var client *medveil.Client
	if !offline { // refused before anything is written
		var done func()
		var err error
		if client, done, err = sh.client(ctx); err != nil {
			return hint(err, "with --offline the wallet is made without looking for its pseudonyms")
		}
		defer done()
	}
	if err := sh.keepWallet(w); err != nil {
		return err
	}
	if client != nil {
		if _, err := client.Restore(ctx, w); err != nil {
			return hint(errors.Join(errors.New("the wallet is made, but not all of its pseudonyms are found"), err),
				`try again with "medveil nym list --restore"`)
		}
	}
	r, err := sh.describeWallet(w)
	if err != nil {
		return err
	}
	return sh.print(r, func(out io.Writer) {
		fmt.Fprintf(out, "restored a wallet at %s with %d pseudonyms\n", r.Path, len(r.Pseudonyms))
	})
}
