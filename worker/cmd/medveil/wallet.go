package main

import (
	"encoding/hex"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/zk/credential"
)

func newWalletCommand(sh *shell) *cobra.Command {
	return group(&cobra.Command{
		Use:   "wallet",
		Short: "Keep a person's secrets",
		Long: `A wallet holds what one person owns: the holder secret, credentials, and any
number of pseudonyms with their accounts and keys. It is one file in the home
folder, wallet.age, encrypted with a passphrase. Its backup is two phrases of 24
words: keep them in different places.`,
	}, newWalletCreateCommand(sh), newWalletRestoreCommand(sh), newWalletShowCommand(sh), newWalletPhrasesCommand(sh), newWalletReplaceKeysCommand(sh),
		newWalletPersonCommand(sh), newWalletApplyCommand(sh), newWalletAddCredentialCommand(sh))
}

// walletResult is how a wallet shows: nothing secret, but the person's name and
// how their pseudonyms belong together.
type walletResult struct {
	Path        string             `json:"path"`
	Holder      string             `json:"holder"`
	Credentials []credentialResult `json:"credentials"`
	Pseudonyms  []nymResult        `json:"pseudonyms"`
}

type credentialResult struct {
	Seat     int    `json:"issuerSeat"`
	Role     string `json:"role"`
	Identity string `json:"identity"`
	Expires  string `json:"lastDay"` // year-month-day
}

func (sh *shell) describeWallet(w *medveil.Wallet) (*walletResult, error) {
	path, err := sh.walletPath()
	if err != nil {
		return nil, err
	}
	holder, err := w.Holder()
	if err != nil {
		return nil, err
	}
	bytes := holder.Bytes()
	r := &walletResult{Path: path, Holder: hex.EncodeToString(bytes[:]), Credentials: []credentialResult{}}
	for _, c := range w.Credentials() {
		r.Credentials = append(r.Credentials, describeCredential(&c))
	}
	r.Pseudonyms, err = describeNyms(w)
	return r, err
}

func describeCredential(c *credential.Credential) credentialResult {
	return credentialResult{c.IssuerSeat, c.Role.String(), c.Identity.String(), dateOf(c.ExpiryDay)}
}

// dateOf writes a day as counted since 1970 as year-month-day.
func dateOf(day uint32) string {
	return time.Unix(int64(day)*86400, 0).UTC().Format(time.DateOnly)
}

func (r *walletResult) write(w io.Writer) {
	fmt.Fprintf(w, "wallet %s\nholder %s\n", r.Path, r.Holder)
	for _, c := range r.Credentials {
		fmt.Fprintf(w, "credential: %s, %s, by seat %d, until %s\n", c.Identity, c.Role, c.Seat, c.Expires)
	}
	for _, n := range r.Pseudonyms {
		n.write(w)
	}
}

func newWalletCreateCommand(sh *shell) *cobra.Command {
	return &cobra.Command{
		Use:   "create",
		Short: "Make a wallet with fresh secrets",
		Long: `Make a wallet with fresh secrets in the home folder, encrypted with a passphrase.
Write down its two phrases with "medveil wallet phrases" before using it: without
them nobody can restore it. A wallet that is there is never overwritten.`,
		Example: `  medveil wallet create
  medveil wallet create --home ~/medveil-work --passphrase-file passphrase.txt`,
		Args: positional(),
		RunE: func(*cobra.Command, []string) error {
			w := medveil.NewWallet()
			if err := sh.keepWallet(w); err != nil {
				return err
			}
			r, err := sh.describeWallet(w)
			if err != nil {
				return err
			}
			return sh.print(r, func(out io.Writer) {
				fmt.Fprintf(out, "made a wallet at %s\nnext: write down its phrases, \"medveil wallet phrases\"\n", r.Path)
			})
		},
	}
}

func newWalletShowCommand(sh *shell) *cobra.Command {
	return &cobra.Command{
		Use:   "show",
		Short: "Show what the wallet has, without its secrets",
		Long: `Show the wallet's credentials and pseudonyms, without its secrets. What it shows
is not for others: it names the person and says which pseudonyms belong together.
No network is asked: see "medveil nym list" for what the chain says.`,
		Example: "  medveil wallet show --json",
		Args:    positional(),
		RunE: func(*cobra.Command, []string) error {
			w, err := sh.openWallet()
			if err != nil {
				return err
			}
			r, err := sh.describeWallet(w)
			if err != nil {
				return err
			}
			return sh.print(r, r.write)
		},
	}
}
