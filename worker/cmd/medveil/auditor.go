package main

import (
	"crypto/ecdsa"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/spf13/cobra"
)

// auditorKeyFile is where a home keeps an auditor's account key.
const auditorKeyFile = "auditor.age"

func newAuditorCommand(sh *shell) *cobra.Command {
	return group(&cobra.Command{
		Use:   "auditor",
		Short: "Ask the institutions who is behind a pseudonym",
		Long: `An auditor, appointed by the consortium, may open a case on a pseudonym. If a
threshold of the institutions approves it and opens its shares, the auditor alone
reads the identity, or in a public case everybody does. Opening a case reveals
nothing.`,
	}, newAuditorKeyCommand(sh), newAuditorOpenCommand(sh), newAuditorFollowCommand(sh), newAuditorReadCommand(sh),
		newAuditorConcludeCommand(sh), newAuditorStatsCommand(sh), newAuditorTrailCommand(sh))
}

func newAuditorKeyCommand(sh *shell) *cobra.Command {
	return &cobra.Command{
		Use:   "key",
		Short: "Make the auditor's account, or show its address",
		Long: `Show the address of the auditor's account, for the consortium to appoint and for
somebody to give gas to. If the home has none, its key is made first, encrypted
with a passphrase. The keys of sealed cases come from it: without it nobody reads
what they revealed, and whoever gets it does.`,
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
