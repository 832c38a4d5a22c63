package main

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/zk/credential"
)

// maxFormFile bounds a challenge, application or credential, in bytes.
const maxFormFile = 64 << 10

func newWalletPersonCommand(sh *shell) *cobra.Command {
	return &cobra.Command{
		Use:   "person",
		Short: "Show the public key that the person signs with",
		Long: `Show the public key with which the person signs applications by their real name,
and make the key if there is none: show it to the registration desk in person. It
has nothing to do with any pseudonym.`,
		Example: "  medveil wallet person",
		Args:    positional(),
		RunE: func(*cobra.Command, []string) error {
			_, passphrase, err := sh.unlockWallet()
			if err != nil {
				return err
			}
			key, err := sh.personKey("", passphrase)
			if err != nil {
				return err
			}
			public := hex.EncodeToString(key.Public().(ed25519.PublicKey))
			return sh.print(struct {
				Key string `json:"personKey"`
			}{public}, func(w io.Writer) { fmt.Fprintln(w, public) })
		},
	}
}

// applying is what "wallet apply" was told.
type applying struct {
	challenge, personKey string
	name                 personName
	seat                 int
}

func newWalletApplyCommand(sh *shell) *cobra.Command {
	var a applying
	cmd := required(&cobra.Command{
		Use:   "apply --challenge FILE --seat N --name-file FILE",
		Short: "Answer a registration desk's challenge",
		Long: `Answer the challenge of a registration desk with an application on standard
output, always JSON: a proof that this wallet knows the secret behind its holder,
and the person's signature that the holder is theirs. A desk never learns a
pseudonym.

--seat says at whose desk you are. A challenge of another desk is refused: who
passes it on wants to enrol you there under their own name.

` + nameLong,
		Example: `  medveil wallet apply --challenge challenge.json --seat 2 --name-file name.txt > application.json
  medveil wallet apply --challenge challenge.json --seat 2 --name-file - > application.json`,
		Args: positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.name.check(cmd); err != nil {
				return err
			}
			application, err := sh.apply(cmd.Context(), a)
			if err != nil {
				return err
			}
			return writeJSON(sh.stdout, application)
		},
	}, "challenge", "seat")
	flags := cmd.Flags()
	flags.StringVar(&a.challenge, "challenge", "", "`FILE` that the desk handed out")
	flags.IntVar(&a.seat, "seat", 0, "seat `N` of the institution at whose desk you are")
	a.name.flags(cmd, "by which the desk knows you, letter for letter")
	flags.StringVar(&a.personKey, "person-key", "", "PEM `FILE` with another Ed25519 key than the home's to sign with")
	return cmd
}

func (sh *shell) apply(ctx context.Context, a applying) (*medveil.ApplicationFile, error) {
	var challenge medveil.ChallengeFile
	if err := sh.readForm(a.challenge, &challenge); err != nil {
		return nil, err
	}
	identity, err := sh.readName(a.name)
	if err != nil {
		return nil, err
	}
	client, done, err := sh.client(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	desk, err := memberOf(ctx, client, a.seat)
	if err != nil {
		return nil, err
	}
	w, passphrase, err := sh.unlockWallet()
	if err != nil {
		return nil, err
	}
	key, err := sh.personKey(a.personKey, passphrase)
	if err != nil {
		return nil, err
	}
	keys, err := sh.holderKeys(ctx, client.Network())
	if err != nil {
		return nil, err
	}
	request, err := w.RequestCredential(client.ConsortiumID(), desk, challenge.Challenge, keys)
	if err != nil {
		return nil, err
	}
	message := medveil.EnrolmentMessage(client.ConsortiumID(), request.Holder, identity)
	return &medveil.ApplicationFile{
		Challenge:   challenge.Challenge,
		Application: medveil.Application{Request: request, Signature: ed25519.Sign(key, message)},
	}, nil
}

// memberOf returns the member at a seat of the verified committee.
func memberOf(ctx context.Context, client *medveil.Client, seat int) (medveil.Member, error) {
	committee, err := client.CurrentCommittee(ctx)
	if err != nil {
		return medveil.Member{}, err
	}
	return committee.Member(seat)
}

// readForm reads a JSON file; "-" is standard input.
func (sh *shell) readForm(path string, form json.Unmarshaler) error {
	content, err := sh.readFile(path, maxFormFile)
	if err != nil {
		return err
	}
	if !json.Valid(content) { // else Unmarshal would not ask form
		return fmt.Errorf("%s is not JSON", path)
	}
	if err := form.UnmarshalJSON(content); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func newWalletAddCredentialCommand(sh *shell) *cobra.Command {
	return &cobra.Command{
		Use:   "add-credential FILE",
		Short: "Put a credential into the wallet",
		Long: `Verify what a registration desk issued (that it is this consortium's, this
wallet's, not expired, and signed with the key that the chain has for its seat)
and put it into the wallet.`,
		Example: "  medveil wallet add-credential credential.json",
		Args:    positional("FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			var cred credential.Credential
			if err := sh.readForm(args[0], &cred); err != nil {
				return err
			}
			client, done, err := sh.client(cmd.Context())
			if err != nil {
				return err
			}
			defer done()
			w, err := sh.openWallet()
			if err != nil {
				return err
			}
			err = client.AddCredential(cmd.Context(), w, &cred)
			if errors.Is(err, credential.ErrOtherHolder) {
				err = hint(err, "it was issued to another wallet")
			}
			if err != nil {
				return err
			}
			r := describeCredential(&cred)
			return sh.print(r, func(w io.Writer) {
				fmt.Fprintf(w, "added a credential of seat %d: %s until %s\n", r.Seat, r.Role, r.Expires)
			})
		},
	}
}
