package main

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/registration"
	"github.com/medveil/medveil/zk/setup"
)

func newNymCommand(sh *shell) *cobra.Command {
	return group(&cobra.Command{
		Use:   "nym",
		Short: "Register, renew and recover pseudonyms",
		Long: `A pseudonym (nym) is what others know a person by. Its identity is escrowed with
the institutions when it is registered, and comes out only if a threshold of them
agrees. A person's pseudonyms have nothing in common for anyone else.`,
	}, newNymRegisterCommand(sh), newNymListCommand(sh), newNymRenewCommand(sh), newNymRotateCommand(sh),
		newNymRecoverCommand(sh), newNymAttemptsCommand(sh), newNymExecuteRecoveryCommand(sh), newNymDisputeCommand(sh),
		newNymWithdrawCommand(sh), newNymWatchCommand(sh))
}

// nymResult is how a pseudonym of the wallet shows.
type nymResult struct {
	Nym        string `json:"nym"`
	Slot       uint16 `json:"slot"`
	Generation uint32 `json:"generation"`
	Role       string `json:"role"`
	Until      string `json:"lastDay"`
	Account    string `json:"account"`
	Active     *bool  `json:"active,omitempty"` // as the chain says, if it was asked
}

func describeNym(p medveil.Pseudonym) nymResult {
	return nymResult{Nym: hex.EncodeToString(p.Nym[:]), Slot: p.Slot, Generation: p.Generation,
		Role: p.Role.String(), Until: dateOf(p.ValidUntil), Account: p.Account.Hex()}
}

func describeNyms(w *medveil.Wallet) ([]nymResult, error) {
	all, err := w.Pseudonyms()
	if err != nil {
		return nil, err
	}
	results := make([]nymResult, 0, len(all))
	for _, p := range all {
		results = append(results, describeNym(p))
	}
	return results, nil
}

func (r nymResult) write(w io.Writer) {
	state := ""
	if r.Active != nil && *r.Active {
		state = ", active"
	} else if r.Active != nil {
		state = ", NOT ACTIVE"
	}
	fmt.Fprintf(w, "nym %s: slot %d, %s, until %s%s\n", r.Nym, r.Slot, r.Role, r.Until, state)
}

func newNymRegisterCommand(sh *shell) *cobra.Command {
	var slot uint16
	var role string
	cmd := required(&cobra.Command{
		Use:   "register --role ROLE",
		Short: "Register a pseudonym",
		Long: `Register the pseudonym of a slot in the role of a credential: prove in zero
knowledge that the identity dealt to the institutions is the credential's, and
have a worker submit it, which pays for it and gives the new account its first
gas. Returns when the workers act on it. If it is cut off, run it again or see
"medveil nym list --restore".`,
		Example: `  medveil nym register --role patient
  medveil nym register --role clinician --slot 1 --json`,
		Args: positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			parsed, err := credential.ParseRole(role)
			if err != nil {
				return usageError(cmd, "--role: %v", err)
			}
			p, err := sh.register(cmd.Context(), slot, parsed)
			if err != nil {
				return err
			}
			r := describeNym(p)
			return sh.print(r, r.write)
		},
	}, "role")
	cmd.Flags().StringVar(&role, "role", "", "`ROLE` of a credential: patient, clinician, researcher or institution")
	cmd.Flags().Uint16Var(&slot, "slot", 0, "which of the person's pseudonyms, from 0")
	return cmd
}

// prover returns what every registration takes: the proving keys, and a relay.
func (sh *shell) prover(ctx context.Context, client *medveil.Client) (*setup.Keys, medveil.Relay, error) {
	keys, err := registration.UnsafeKeys(ctx, sh.working)
	if err != nil {
		return nil, nil, err
	}
	relay, err := client.AnyRelay(ctx)
	return keys, relay, err
}

func (sh *shell) register(ctx context.Context, slot uint16, role credential.Role) (medveil.Pseudonym, error) {
	client, done, err := sh.client(ctx)
	if err != nil {
		return medveil.Pseudonym{}, err
	}
	defer done()
	w, err := sh.openWallet()
	if err != nil {
		return medveil.Pseudonym{}, err
	}
	keys, relay, err := sh.prover(ctx, client)
	if err != nil {
		return medveil.Pseudonym{}, err
	}
	sh.working("proving and registering")
	p, tx, err := client.Register(ctx, w, keys, relay, slot, role)
	if errors.Is(err, medveil.ErrRegistered) {
		err = hint(err, `"medveil nym list --restore" puts it into the wallet`)
	}
	if err != nil {
		return medveil.Pseudonym{}, err
	}
	return p, sh.await(ctx, client, tx)
}

// await waits until the workers act on a transaction.
func (sh *shell) await(ctx context.Context, client *medveil.Client, tx medveil.Transaction) error {
	sh.working("waiting for the workers to confirm")
	defer sh.working("")
	return client.AwaitWorkers(ctx, tx)
}

func newNymListCommand(sh *shell) *cobra.Command {
	var offline, restore bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the wallet's pseudonyms",
		Long: `List the wallet's pseudonyms and whether the chain has them active. With --restore
those that are on the chain but not in the wallet are looked for first, and put
into it.`,
		Example: `  medveil nym list
  medveil nym list --restore --json`,
		Args: positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if offline && restore {
				return usageError(cmd, "--offline and --restore exclude each other")
			}
			results, err := sh.listNyms(cmd.Context(), offline, restore)
			if err != nil {
				return err
			}
			return sh.print(results, func(w io.Writer) {
				for _, r := range results {
					r.write(w)
				}
			})
		},
	}
	cmd.Flags().BoolVar(&offline, "offline", false, "do not ask the chain")
	cmd.Flags().BoolVar(&restore, "restore", false, "look for the wallet's pseudonyms on the chain first")
	return cmd
}

func (sh *shell) listNyms(ctx context.Context, offline, restore bool) ([]nymResult, error) {
	if offline {
		w, err := sh.openWallet()
		if err != nil {
			return nil, err
		}
		return describeNyms(w)
	}
	client, done, err := sh.client(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	w, err := sh.openWallet()
	if err != nil {
		return nil, err
	}
	if restore {
		if _, err := client.Restore(ctx, w); err != nil {
			return nil, err
		}
	}
	all, err := w.Pseudonyms()
	if err != nil {
		return nil, err
	}
	results := make([]nymResult, 0, len(all))
	for _, p := range all {
		r := describeNym(p)
		registered, err := client.Lookup(ctx, p.Nym)
		if err != nil && !errors.Is(err, medveil.ErrNotRegistered) {
			return nil, err
		}
		active := err == nil && registered.Active
		r.Active = &active
		results = append(results, r)
	}
	return results, nil
}

// ownNym returns the wallet's pseudonym that --nym names, by any beginning of it
// that only one has; without --nym the only one that there is.
func ownNym(w *medveil.Wallet, name string) (grant.Nym, error) {
	all, err := w.Pseudonyms()
	if err != nil {
		return grant.Nym{}, err
	}
	var found []grant.Nym
	for _, p := range all {
		if strings.HasPrefix(hex.EncodeToString(p.Nym[:]), strings.TrimPrefix(strings.ToLower(name), "0x")) {
			found = append(found, p.Nym)
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(all) == 0:
		return grant.Nym{}, hint(errors.New("the wallet has no pseudonym"), `register one with "medveil nym register"`)
	case len(found) == 0:
		return grant.Nym{}, hint(fmt.Errorf("the wallet has no pseudonym %s", name), `see "medveil nym list"`)
	}
	return grant.Nym{}, hint(fmt.Errorf("%w: %d pseudonyms of the wallet are meant: say which with --nym", errUsage, len(found)), `see "medveil nym list"`)
}
