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
			phrases, err := allPhrases(w)
			if err != nil {
				return err
			}
			if out == "" {
				fmt.Fprintf(sh.stdout, "holder phrase:\n%s\n\nkey phrase:\n%s\n", phrases[0], phrases[1])
				for _, former := range phrases[2:] {
					fmt.Fprintf(sh.stdout, "\nkey phrase that was replaced:\n%s\n", former)
				}
				return nil
			}
			if err := createSecret(out, []byte(strings.Join(phrases, "\n")+"\n")); err != nil {
				return fmt.Errorf("write the phrases: %w", err)
			}
			return sh.print(struct {
				Out string `json:"out"`
			}{out}, func(w io.Writer) { fmt.Fprintf(w, "wrote %d phrases to %s\n", len(phrases), out) })
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "new `FILE` to write them to, a line each")
	return cmd
}

// allPhrases returns holder phrase, key phrase, and those that it replaced.
func allPhrases(w *medveil.Wallet) ([]string, error) {
	holder, keys, err := w.Phrases()
	if err != nil {
		return nil, err
	}
	former, err := w.FormerPhrases()
	return append([]string{holder, keys}, former...), err
}

func newWalletRestoreCommand(sh *shell) *cobra.Command {
	var file string
	var offline, fresh bool
	cmd := &cobra.Command{
		Use:   "restore",
		Short: "Make a wallet from the two backup phrases",
		Long: `Make a wallet from its two backup phrases, asked on the terminal without showing
them, or read from a file with a line each. Then its pseudonyms are looked for on
the chain, unless --offline is given. Credentials are asked from issuers anew;
names of labels are gone, and old records are read all the same.

A file may have key phrases that were replaced on further lines. If the key phrase
is lost, --fresh-keys makes a new one: then the file has the holder phrase alone,
and "medveil nym recover" gives each pseudonym an account of the new phrase.`,
		Example: `  medveil wallet restore --network lab
  medveil wallet restore --fresh-keys
  medveil wallet restore --phrases-file phrases.txt --offline`,
		Args: positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			phrases, err := sh.phrases(file, fresh)
			if err != nil {
				return err
			}
			w, err := medveil.RestoreWallet(phrases[0], phrases[1], phrases[2:]...)
			if err != nil {
				return err
			}
			return sh.restore(cmd.Context(), w, offline || fresh)
		},
	}
	cmd.Flags().StringVar(&file, "phrases-file", "", "`FILE` with holder phrase and key phrase, a line each")
	cmd.Flags().BoolVar(&offline, "offline", false, "do not look for pseudonyms on the chain")
	cmd.Flags().BoolVar(&fresh, "fresh-keys", false, "make a new key phrase, for the lost one")
	return cmd
}

// phrases asks for the phrases, or reads them from a file: the holder phrase, the
// key phrase, which with fresh is a new one, and those that it replaced.
func (sh *shell) phrases(file string, fresh bool) ([]string, error) {
	known, err := sh.knownPhrases(file, fresh)
	if err != nil || !fresh {
		return known, err
	}
	_, keys, err := medveil.NewWallet().Phrases()
	return append([]string{known[0], keys}, known[1:]...), err
}

func (sh *shell) knownPhrases(file string, fresh bool) ([]string, error) {
	if file != "" {
		return readPhrases(file, fresh)
	}
	holder, err := sh.ask("Holder phrase (24 words)")
	if err != nil || fresh {
		return []string{holder}, err
	}
	keys, err := sh.ask("Key phrase (24 words)")
	return []string{holder, keys}, err
}

// maxPhrases is the size of a file of phrases in bytes: a phrase is at most 216
// with its line feed, and a wallet has at most 256 key phrases.
const maxPhrases = 64 << 10

// readPhrases reads a line for each phrase.
func readPhrases(file string, fresh bool) ([]string, error) {
	content, err := readOwn(file, maxPhrases)
	if err != nil {
		return nil, fmt.Errorf("phrases: %w", err)
	}
	lines := strings.Split(strings.TrimSpace(string(content)), "\n")
	if len(lines) < 2 && !fresh {
		return nil, fmt.Errorf("phrases: %s has %d lines, want 2 or more: the holder phrase, the key phrase, and those that it replaced", file, len(lines))
	}
	return lines, nil
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

func newWalletReplaceKeysCommand(sh *shell) *cobra.Command {
	return &cobra.Command{
		Use:   "replace-keys",
		Short: "Give the wallet a fresh key phrase, for one that was stolen",
		Long: `Give the wallet a fresh key phrase, for when others may know the one that it has:
what "medveil nym recover", rotate and register make from then on comes from the
new one. Recover each pseudonym afterwards: until then it keeps its account, which
the thief has too. The old phrase stays in the wallet, for old records. Write down
the new one with "medveil wallet phrases".`,
		Example: "  medveil wallet replace-keys",
		Args:    positional(),
		RunE: func(*cobra.Command, []string) error {
			w, err := sh.openWallet()
			if err != nil {
				return err
			}
			if err := w.ReplaceKeys(); err != nil {
				return err
			}
			former, err := w.FormerPhrases()
			if err != nil {
				return err
			}
			return sh.print(struct {
				Former int `json:"formerPhrases"`
			}{len(former)}, func(w io.Writer) {
				fmt.Fprintln(w, "the wallet has a fresh key phrase\nnext: write it down, \"medveil wallet phrases\"; then recover each pseudonym, \"medveil nym recover\"")
			})
		},
	}
}
