package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
)

// auditorKeyFile is where a home keeps an auditor's account key.
const auditorKeyFile = "auditor.age"

func newAuditorCommand(sh *shell) *cobra.Command {
	return group(&cobra.Command{
		Use:   "auditor",
		Short: "Ask the institutions who is behind a pseudonym",
		Long: `An auditor, appointed by the consortium, may open a case on a pseudonym. If a
threshold of the institutions approves it and opens its shares, the identity
appears on the chain, for all to see. Opening a case reveals nothing.`,
	}, newAuditorKeyCommand(sh), newAuditorOpenCommand(sh), newAuditorFollowCommand(sh), newAuditorReadCommand(sh))
}

func newAuditorKeyCommand(sh *shell) *cobra.Command {
	return &cobra.Command{
		Use:   "key",
		Short: "Make the auditor's account, or show its address",
		Long: `Show the address of the auditor's account, for the consortium to appoint and for
somebody to give gas to. If the home has none, its key is made first, encrypted
with a passphrase.`,
		Example: "  medveil auditor key",
		Args:    positional(),
		RunE: func(*cobra.Command, []string) error {
			key, err := sh.makeAuditorKey()
			if err != nil {
				return err
			}
			address := crypto.PubkeyToAddress(key.PublicKey).Hex()
			return sh.print(struct {
				Address string `json:"address"`
			}{address}, func(w io.Writer) { fmt.Fprintln(w, address) })
		},
	}
}

// makeAuditorKey opens the home's auditor key, or makes it.
func (sh *shell) makeAuditorKey() (*ecdsa.PrivateKey, error) {
	path, err := sh.inHome(auditorKeyFile)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return sh.auditorKey()
	}
	if err := sh.makeHome(); err != nil {
		return nil, err
	}
	passphrase, err := sh.newPassphrase("the auditor's key")
	if err != nil {
		return nil, err
	}
	key, err := crypto.GenerateKey()
	if err != nil {
		return nil, fmt.Errorf("make the auditor's key: %w", err)
	}
	return key, createSealed(path, passphrase, crypto.FromECDSA(key))
}

// auditorKey opens the home's auditor key.
func (sh *shell) auditorKey() (*ecdsa.PrivateKey, error) {
	path, err := sh.inHome(auditorKeyFile)
	if err != nil {
		return nil, err
	}
	if err := sh.requireFile(path); errors.Is(err, fs.ErrNotExist) {
		return nil, hint(fmt.Errorf("there is no auditor's key at %s", path), `make one with "medveil auditor key"`)
	}
	passphrase, err := sh.passphrase("the auditor's key")
	if err != nil {
		return nil, err
	}
	secret, err := openSealed(path, passphrase)
	if err != nil {
		return nil, err
	}
	key, err := crypto.ToECDSA(secret)
	if err != nil {
		return nil, fmt.Errorf("%s is damaged: it holds no account key", path)
	}
	return key, nil
}

func newAuditorOpenCommand(sh *shell) *cobra.Command {
	var evidence string
	var reason uint32
	cmd := required(&cobra.Command{
		Use:   "open NYM --evidence FILE --reason N",
		Short: "Open a case on a pseudonym",
		Long: `Open a case on a pseudonym. The SHA-256 of the evidence file goes on the chain;
the file itself is for the members, to whom you show it by other means. Reasons
are numbers of the consortium's own list.`,
		Example: "  medveil auditor open 55aa...02 --evidence receipts.json --reason 1",
		Args:    positional("NYM"),
		RunE: func(cmd *cobra.Command, args []string) error {
			nym, err := parseNym(args[0])
			if err != nil {
				return err
			}
			request := medveil.CaseRequest{Nym: nym, Reason: reason}
			if request.Evidence, err = hashFile(evidence); err != nil {
				return err
			}
			id, err := sh.openCase(cmd.Context(), request)
			if err != nil {
				return err
			}
			return sh.print(struct {
				ID       string `json:"id"`
				Evidence string `json:"evidence"`
			}{id.String(), hex.EncodeToString(request.Evidence[:])},
				func(w io.Writer) { fmt.Fprintf(w, "case %s\n", id) })
		},
	}, "evidence", "reason")
	cmd.Flags().StringVar(&evidence, "evidence", "", "`FILE` that the members are shown")
	cmd.Flags().Uint32Var(&reason, "reason", 0, "reason `N` of the consortium's list")
	return cmd
}

func (sh *shell) openCase(ctx context.Context, request medveil.CaseRequest) (medveil.CaseID, error) {
	client, done, err := sh.client(ctx)
	if err != nil {
		return medveil.CaseID{}, err
	}
	defer done()
	key, err := sh.auditorKey()
	if err != nil {
		return medveil.CaseID{}, err
	}
	id, _, err := client.OpenCase(ctx, key, request)
	return id, err
}

// hashFile returns the SHA-256 of a file.
func hashFile(path string) (sum [32]byte, err error) {
	file, err := openInput(path)
	if err != nil {
		return sum, fmt.Errorf("evidence: %w", err)
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return sum, fmt.Errorf("read the evidence: %w", err)
	}
	return [32]byte(hash.Sum(nil)), nil
}

func newAuditorReadCommand(sh *shell) *cobra.Command {
	return &cobra.Command{
		Use:   "read CASE",
		Short: "Show the state of a case, with the identity if it is revealed",
		Long: `Show the state of a case: which seats approved, whose shares are there, and the
identity if it is revealed. Anyone can; it needs no key.`,
		Example: "  medveil auditor read 0a33...9d --json",
		Args:    positional("CASE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := parseCase(args[0])
			if err != nil {
				return err
			}
			client, done, err := sh.client(cmd.Context())
			if err != nil {
				return err
			}
			defer done()
			state, err := client.Case(cmd.Context(), id)
			if err != nil {
				return err
			}
			r := describeCase(state)
			return sh.print(r, r.write)
		},
	}
}

func newAuditorFollowCommand(sh *shell) *cobra.Command {
	var timeout time.Duration
	cmd := &cobra.Command{
		Use:   "follow CASE",
		Short: "Wait until a case reveals an identity",
		Long: `Show each approval and share as it comes, and the identity once it is revealed. It
fails when the case expires before enough seats approved it, or after --timeout.
Needs no key.`,
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
	traced, err := client.FollowCase(ctx, id, func(state *medveil.Case) {
		if !sh.json {
			describeCase(state).writeProgress(sh.stdout)
		}
	})
	if err != nil && traced == nil {
		return err
	}
	r := describeTraced(traced)
	return errors.Join(err, sh.print(r, r.write))
}
