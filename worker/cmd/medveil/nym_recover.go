package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"io"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/pre/grant"
)

func newNymRecoverCommand(sh *shell) *cobra.Command {
	var slot uint16
	cmd := &cobra.Command{
		Use:   "recover --slot N",
		Short: "Propose a new account for a pseudonym whose account is lost or stolen",
		Long: `Propose a new account and a new key, both of the wallet's key phrase, for the
pseudonym of a slot. It takes the holder phrase and a credential of the person: if
that is gone, an issuer gives a new one.

If the key phrase was stolen, replace it first ("medveil wallet replace-keys"). If
it was lost, make a wallet of the holder phrase and a fresh key phrase ("medveil
wallet restore --fresh-keys").

Nothing changes yet: the pseudonym's account can dispute the recovery for the delay
that the members set. Then "medveil nym execute-recovery" puts it into effect.
Grants to the pseudonym are not served any more afterwards, because a thief may
have the old key: have them made anew.`,
		Example: "  medveil nym recover --slot 0",
		Args:    positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			attempt, err := sh.recover(cmd.Context(), slot)
			if err != nil {
				return err
			}
			r := describeAttempt(attempt)
			return sh.print(r, r.write)
		},
	}
	cmd.Flags().Uint16Var(&slot, "slot", 0, "which of the person's pseudonyms, from 0")
	return required(cmd, "slot")
}

func (sh *shell) recover(ctx context.Context, slot uint16) (medveil.Attempt, error) {
	client, done, err := sh.client(ctx)
	if err != nil {
		return medveil.Attempt{}, err
	}
	defer done()
	w, err := sh.openWallet()
	if err != nil {
		return medveil.Attempt{}, err
	}
	keys, relay, err := sh.prover(ctx, client)
	if err != nil {
		return medveil.Attempt{}, err
	}
	sh.working("proving and proposing")
	defer sh.working("")
	attempt, _, err := client.RecoverAccount(ctx, w, keys, relay, slot)
	return attempt, err
}

func newNymAttemptsCommand(sh *shell) *cobra.Command {
	return &cobra.Command{
		Use:   "attempts NYM",
		Short: "List the pending recoveries of a pseudonym",
		Long: `List the pending recoveries of a pseudonym, anybody's: which account it would get,
and from when on. Several, or one that its account disputed, only the members
decide over. It needs no key. "medveil nym watch" finds those that are not yours.`,
		Example: "  medveil nym attempts 55aa...02 --json",
		Args:    positional("NYM"),
		RunE: func(cmd *cobra.Command, args []string) error {
			nym, err := parseNym(args[0])
			if err != nil {
				return err
			}
			client, done, err := sh.client(cmd.Context())
			if err != nil {
				return err
			}
			defer done()
			pending, err := client.Attempts(cmd.Context(), nym)
			if err != nil {
				return err
			}
			results := make([]attemptResult, 0, len(pending))
			for _, attempt := range pending {
				results = append(results, describeAttempt(attempt))
			}
			return sh.print(results, func(w io.Writer) {
				for _, r := range results {
					r.write(w)
				}
			})
		},
	}
}

// errSeveralAttempts asks which recovery is meant.
var errSeveralAttempts = fmt.Errorf("%w: several recoveries are pending: say which with --generation", errUsage)

// pendingAttempt returns the pending recovery of that generation, or with 0 the
// only one.
func pendingAttempt(ctx context.Context, client *medveil.Client, nym grant.Nym, generation uint32) (medveil.Attempt, error) {
	pending, err := client.Attempts(ctx, nym)
	if err != nil {
		return medveil.Attempt{}, err
	}
	if generation == 0 && len(pending) == 1 {
		return pending[0], nil
	}
	if generation == 0 && len(pending) > 1 {
		return medveil.Attempt{}, errSeveralAttempts
	}
	for _, attempt := range pending {
		if attempt.Generation == generation {
			return attempt, nil
		}
	}
	return medveil.Attempt{}, medveil.ErrNoAttempt
}

func newNymExecuteRecoveryCommand(sh *shell) *cobra.Command {
	var generation uint32
	var payer string
	cmd := &cobra.Command{
		Use:   "execute-recovery NYM",
		Short: "Put a recovery into effect",
		Long: `Put a recovery of this wallet's holder into effect that has waited long enough, and
take the pseudonym into the wallet. A member's worker pays, and gives the new
account its first gas.

If no worker does, pay with --payer-key. Whose account that is does not matter, but
do not take another of your own pseudonyms' accounts, or everybody sees that they
belong together. The new account then gets no gas.`,
		Example: "  medveil nym execute-recovery 55aa...02",
		Args:    positional("NYM"),
		RunE: func(cmd *cobra.Command, args []string) error {
			nym, err := parseNym(args[0])
			if err != nil {
				return err
			}
			var key *ecdsa.PrivateKey
			if payer != "" {
				if key, err = readAccountKey(payer); err != nil {
					return err
				}
			}
			p, err := sh.executeRecovery(cmd.Context(), key, nym, generation)
			if err != nil {
				return err
			}
			r := describeNym(p)
			return sh.print(r, func(w io.Writer) { fmt.Fprintf(w, "nym %s has account %s\n", r.Nym, r.Account) })
		},
	}
	cmd.Flags().Uint32Var(&generation, "generation", 0, "`NUMBER` of the recovery (default: the only one)")
	cmd.Flags().StringVar(&payer, "payer-key", "", "`FILE` with the secret key of the account that pays, 64 hexadecimal digits (default: a worker pays)")
	return cmd
}

// executeRecovery has payer pay, or without one a worker.
func (sh *shell) executeRecovery(ctx context.Context, payer *ecdsa.PrivateKey, nym grant.Nym, generation uint32) (medveil.Pseudonym, error) {
	client, done, err := sh.client(ctx)
	if err != nil {
		return medveil.Pseudonym{}, err
	}
	defer done()
	w, err := sh.openWallet()
	if err != nil {
		return medveil.Pseudonym{}, err
	}
	if generation == 0 {
		attempt, err := pendingAttempt(ctx, client, nym, 0)
		if err != nil {
			return medveil.Pseudonym{}, err
		}
		generation = attempt.Generation
	}
	relay := client.DirectRelay(payer)
	if payer == nil {
		if relay, err = client.AnyRelay(ctx); err != nil {
			return medveil.Pseudonym{}, err
		}
	}
	sh.working("executing")
	defer sh.working("")
	p, tx, err := client.FinishRecovery(ctx, w, relay, nym, generation)
	if err != nil {
		return medveil.Pseudonym{}, err
	}
	return p, sh.await(ctx, client, tx)
}

// maxKeyFile is the size of an account key's file in bytes.
const maxKeyFile = 256

// readAccountKey reads an account's secret key from a file of its owner alone.
func readAccountKey(path string) (*ecdsa.PrivateKey, error) {
	content, err := readOwn(path, maxKeyFile)
	if err != nil {
		return nil, fmt.Errorf("payer's key: %w", err)
	}
	key, err := crypto.HexToECDSA(string(bytes.TrimPrefix(bytes.TrimSpace(content), []byte("0x"))))
	if err != nil { // the error could quote the key
		return nil, errors.New("payer's key: " + path + " is not a secret key: want 64 hexadecimal digits")
	}
	return key, nil
}

func newNymDisputeCommand(sh *shell) *cobra.Command {
	var nym string
	cmd := &cobra.Command{
		Use:   "dispute",
		Short: "Stop the recoveries of a pseudonym until the members decide",
		Long: `Freeze a pseudonym of this wallet until the members have decided over its pending
recoveries: somebody else proposed one, who has the holder phrase. Tell the members
by other means who you are: they vote for one recovery, or for none. Meanwhile the
pseudonym neither grants nor reads; it can revoke.`,
		Example: "  medveil nym dispute --nym 55aa",
		Args:    positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			client, done, err := sh.client(cmd.Context())
			if err != nil {
				return err
			}
			defer done()
			w, own, err := sh.openAs(nym)
			if err != nil {
				return err
			}
			tx, err := client.Dispute(cmd.Context(), w, own)
			if err != nil {
				return err
			}
			return sh.printSent(own, tx, "disputed all recoveries of nym %x\n")
		},
	}
	cmd.Flags().StringVar(&nym, "nym", "", "`NYM` of this wallet, or its beginning (default: the only one)")
	return cmd
}

// sentResult is a transaction about a pseudonym.
type sentResult struct {
	Nym         string `json:"nym"`
	Transaction string `json:"transaction"`
	Block       uint64 `json:"block"`
}

func (sh *shell) printSent(nym grant.Nym, tx medveil.Transaction, words string) error {
	r := sentResult{fmt.Sprintf("%x", nym), tx.Hash.Hex(), tx.Block}
	return sh.print(r, func(w io.Writer) { fmt.Fprintf(w, words, nym) })
}

func newNymWithdrawCommand(sh *shell) *cobra.Command {
	var generation uint32
	cmd := &cobra.Command{
		Use:   "withdraw NYM",
		Short: "Withdraw a recovery that this wallet proposed",
		Long: `Withdraw a pending recovery that this wallet proposed: the account comes back, or
another attempt should stand alone. The account that it would have given sends
the transaction, and needs gas for it.`,
		Example: "  medveil nym withdraw 55aa...02 --generation 250",
		Args:    positional("NYM"),
		RunE: func(cmd *cobra.Command, args []string) error {
			nym, err := parseNym(args[0])
			if err != nil {
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
			attempt, err := pendingAttempt(cmd.Context(), client, nym, generation)
			if err != nil {
				return err
			}
			tx, err := client.WithdrawRecovery(cmd.Context(), w, attempt)
			if err != nil {
				return err
			}
			return sh.printSent(nym, tx, "withdrew the recovery of nym %x\n")
		},
	}
	cmd.Flags().Uint32Var(&generation, "generation", 0, "`NUMBER` of the recovery (default: the only one)")
	return cmd
}
