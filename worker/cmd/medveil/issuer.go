package main

import (
	"fmt"
	"io"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/zk/credential"
)

func newIssuerCommand(sh *shell) *cobra.Command {
	return group(&cobra.Command{
		Use:   "issuer",
		Short: "Run an institution's registration desk",
		Long: `The registration desk of an institution says who people are: it signs credentials.
It keeps, in the folder "issuer" of the home, its key encrypted with a passphrase,
its outstanding challenges, and a ledger of whom it enrolled. The ledger names
persons: keep it as a register of patients is kept. A desk never learns a
pseudonym.`,
	}, newIssuerKeyCommand(sh), newIssuerCardCommand(sh), newIssuerChallengeCommand(sh), newIssuerIssueCommand(sh))
}

func newIssuerKeyCommand(sh *shell) *cobra.Command {
	return &cobra.Command{
		Use:   "key",
		Short: "Make the desk's key",
		Long: `Make the key with which the desk signs credentials, encrypted with a passphrase,
and print its public half. A key that is there is never overwritten.`,
		Example: "  medveil issuer key --home /srv/medveil-desk",
		Args:    positional(),
		RunE: func(*cobra.Command, []string) error {
			key, err := sh.newIssuerKey()
			if err != nil {
				return err
			}
			public := key.Public().String()
			return sh.print(struct {
				Key string `json:"issuerKey"`
			}{public}, func(w io.Writer) { fmt.Fprintln(w, public) })
		},
	}
}

func newIssuerCardCommand(sh *shell) *cobra.Command {
	var operator string
	cmd := required(&cobra.Command{
		Use:   "card --operator ADDRESS",
		Short: "Make the desk's card for the founding",
		Long: `Print the desk's public key with the proof that the desk possesses it, always as
JSON, for "medveil seat card --issuer". The proof is bound to the network's
contracts and to the seat's operator account. The chosen network's file is read,
no node is asked.`,
		Example: "  medveil issuer card --network network.json --operator 0x5FbDB2315678afecb367f032d93F642f64180aa3 > issuer.json",
		Args:    positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !common.IsHexAddress(operator) {
				return usageError(cmd, "--operator %q is no address", operator)
			}
			n, err := sh.loadNetwork()
			if err != nil {
				return err
			}
			key, err := sh.issuerKey()
			if err != nil {
				return err
			}
			card, err := medveil.NewIssuerCard(n.network, common.HexToAddress(operator), key)
			if err != nil {
				return err
			}
			return writeJSON(sh.stdout, card)
		},
	}, "operator")
	cmd.Flags().StringVar(&operator, "operator", "", "`ADDRESS` of the seat's operator account")
	return cmd
}

func newIssuerChallengeCommand(sh *shell) *cobra.Command {
	return &cobra.Command{
		Use:   "challenge",
		Short: "Hand out a challenge for one application",
		Long: `Print a challenge for one application, always as JSON. It is good for 15 minutes
and one try.`,
		Example: "  medveil issuer challenge > challenge.json",
		Args:    positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			d, err := sh.openDesk(cmd.Context(), nil)
			if err != nil {
				return err
			}
			defer d.close()
			challenge, err := d.challenges.Challenge(d.Issuer)
			if err != nil {
				return err
			}
			return writeJSON(sh.stdout, medveil.ChallengeFile{Challenge: challenge})
		},
	}
}

func newIssuerIssueCommand(sh *shell) *cobra.Command {
	var in issuing
	cmd := required(&cobra.Command{
		Use:   "issue --application FILE --name-file FILE --role ROLE --person-key KEY",
		Short: "Sign a credential for a person",
		Long: `Sign a credential for the person at the desk, printed as JSON. That they are who
they say, and that the person key is theirs, is for the desk to establish before.
Checked here: the challenge is outstanding, the application's proof and the
person's signature verify, and neither person nor holder is in the ledger with
another. The enrolment is in the ledger, with the person's signature, before the
credential is.

` + nameLong,
		Example: `  medveil issuer issue --application application.json --name-file name.txt \
    --role patient --person-key 1f6c...e0 > credential.json`,
		Args: positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := in.name.check(cmd); err != nil {
				return err
			}
			cred, err := sh.issue(cmd.Context(), in)
			if err != nil {
				return err
			}
			return writeJSON(sh.stdout, cred)
		},
	}, "application", "role", "person-key")
	flags := cmd.Flags()
	flags.StringVar(&in.application, "application", "", "`FILE` that the person handed in; - is standard input")
	in.name.flags(cmd, "of the person, at most 60 bytes: a trace reveals just this")
	flags.StringVar(&in.role, "role", "", "`ROLE`: patient, clinician, researcher or institution")
	flags.StringVar(&in.personKey, "person-key", "", "the person's public `KEY`, as \"medveil wallet person\" shows it")
	return cmd
}

// today is the day by this machine's clock.
func today() uint32 { return credential.Day(time.Now()) }
