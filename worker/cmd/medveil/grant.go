package main

import (
	"context"
	"encoding/hex"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/pre/grant"
)

func newGrantCommand(sh *shell) *cobra.Command {
	return group(&cobra.Command{
		Use:   "grant",
		Short: "Let others read, and end that",
		Long: `A grant lets another pseudonym read all records of one label, older and newer,
with the help of a threshold of workers, until it expires or is revoked. The
chain does not tell to whom it is.`,
	}, newGrantCreateCommand(sh), newGrantListCommand(sh), newGrantRevokeCommand(sh), newGrantRevokeAllCommand(sh))
}

// grantResult is how a grant shows to its owner.
type grantResult struct {
	ID      string `json:"id"`
	Grantee string `json:"grantee"`
	Label   string `json:"label"`
	Expiry  string `json:"expiry"`           // RFC 3339
	Status  string `json:"status,omitempty"` // as the chain says
}

func describeGrant(g medveil.Grant) grantResult {
	return grantResult{
		ID: g.ID.String(), Grantee: hex.EncodeToString(g.Opening.GranteeNym[:]),
		Label: hex.EncodeToString(g.Opening.Label[:]), Expiry: g.Expiry.UTC().Format(time.RFC3339),
	}
}

// granting is what "grant create" was told.
type granting struct {
	nym, to, label string
	lasts          time.Duration
}

func newGrantCreateCommand(sh *shell) *cobra.Command {
	var g granting
	cmd := required(&cobra.Command{
		Use:   "create --to NYM --label NAME",
		Short: "Let a pseudonym read the records of a label",
		Long: `Let a pseudonym read the records of a label, which must be there. Tell the reader
the grant's id and the records' content hashes. Returns when the workers act on the grant; they need
not be there when it is made.`,
		Example: `  medveil grant create --to 55aa...02 --label labs/2026-11
  medveil grant create --to 55aa...02 --label labs/2026-11 --for 48h --json`,
		Args: positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			made, err := sh.createGrant(cmd.Context(), g)
			if err != nil {
				return err
			}
			r := describeGrant(made)
			return sh.print(r, func(w io.Writer) { fmt.Fprintf(w, "grant %s until %s\n", r.ID, r.Expiry) })
		},
	}, "to", "label")
	flags := cmd.Flags()
	flags.StringVar(&g.to, "to", "", "`NYM` that may read")
	flags.StringVar(&g.label, "label", "", "`NAME` of the label")
	flags.DurationVar(&g.lasts, "for", 30*24*time.Hour, "how long, such as 48h")
	flags.StringVar(&g.nym, "nym", "", "`NYM` of this wallet that owns the records, or its beginning (default: the only one)")
	return cmd
}

func (sh *shell) createGrant(ctx context.Context, g granting) (medveil.Grant, error) {
	grantee, err := parseNym(g.to)
	if err != nil {
		return medveil.Grant{}, err
	}
	client, done, err := sh.client(ctx)
	if err != nil {
		return medveil.Grant{}, err
	}
	defer done()
	w, owner, err := sh.openAs(g.nym)
	if err != nil {
		return medveil.Grant{}, err
	}
	labels, err := w.Labels(owner, g.label) // a misspelt name must not be made
	if err != nil {
		return medveil.Grant{}, hint(err, `see "medveil record label"; with a name it makes one`)
	}
	made, tx, err := client.Grant(ctx, w, medveil.Terms{
		Owner: owner, Grantee: grantee, Label: labels[len(labels)-1], Expiry: time.Now().Add(g.lasts),
	})
	if err != nil {
		return medveil.Grant{}, err
	}
	return made, sh.await(ctx, client, tx)
}

// openAs opens the wallet and finds the pseudonym to act as.
func (sh *shell) openAs(name string) (*medveil.Wallet, grant.Nym, error) {
	w, err := sh.openWallet()
	if err != nil {
		return nil, grant.Nym{}, err
	}
	nym, err := ownNym(w, name)
	return w, nym, err
}

func newGrantListCommand(sh *shell) *cobra.Command {
	var nym string
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the grants that a pseudonym made",
		Long: `List the grants that a pseudonym of this wallet made, with what the chain says of
each: active, expired, revoked, or unknown when it never got there. Grants that
were made before a wallet was restored from its phrases are not known to it:
"medveil grant revoke-all" ends them too.`,
		Example: "  medveil grant list --json",
		Args:    positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			results, err := sh.listGrants(cmd.Context(), nym)
			if err != nil {
				return err
			}
			return sh.print(results, func(w io.Writer) {
				for _, r := range results {
					fmt.Fprintf(w, "grant %s: %-8s to %s, until %s\n", r.ID, r.Status, r.Grantee, r.Expiry)
				}
			})
		},
	}
	cmd.Flags().StringVar(&nym, "nym", "", "`NYM` of this wallet, or its beginning (default: the only one)")
	return cmd
}

func (sh *shell) listGrants(ctx context.Context, name string) ([]grantResult, error) {
	client, done, err := sh.client(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	w, owner, err := sh.openAs(name)
	if err != nil {
		return nil, err
	}
	grants, err := w.Grants(owner)
	if err != nil {
		return nil, err
	}
	results := make([]grantResult, 0, len(grants))
	for _, g := range grants {
		r := describeGrant(g)
		status, err := client.GrantStatus(ctx, g.ID)
		if err != nil {
			return nil, err
		}
		r.Status = status.String()
		results = append(results, r)
	}
	return results, nil
}

// revocation is the result of ending grants.
type revocation struct {
	Transaction string `json:"transaction,omitempty"` // absent if it was revoked already
	Block       uint64 `json:"block,omitempty"`
}

func newGrantRevokeCommand(sh *shell) *cobra.Command {
	var nym string
	cmd := &cobra.Command{
		Use:   "revoke ID",
		Short: "End a grant",
		Long: `End a grant: the chain refuses it at once, and the workers once the revocation is
confirmed, for which this waits. They then delete their fragments. The name of its
label moves to a fresh label, so that records put from now on are out of reach of
whoever kept the old key. Revoking twice succeeds.`,
		Example: "  medveil grant revoke 9c11...7e",
		Args:    positional("ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := parseGrant(args[0])
			if err != nil {
				return err
			}
			return sh.revoke(cmd.Context(), nym, func(ctx context.Context, client *medveil.Client, w *medveil.Wallet, owner grant.Nym) (medveil.Transaction, error) {
				return client.Revoke(ctx, w, owner, id)
			})
		},
	}
	cmd.Flags().StringVar(&nym, "nym", "", "`NYM` of this wallet that made it, or its beginning (default: the only one)")
	return cmd
}

func newGrantRevokeAllCommand(sh *shell) *cobra.Command {
	var nym string
	cmd := &cobra.Command{
		Use:   "revoke-all",
		Short: "End all grants that a pseudonym made so far",
		Long: `End all grants that a pseudonym of this wallet made so far, with one transaction,
also those that this wallet does not know. Every label that was granted moves on,
as with "medveil grant revoke".`,
		Example: "  medveil grant revoke-all",
		Args:    positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.revoke(cmd.Context(), nym, func(ctx context.Context, client *medveil.Client, w *medveil.Wallet, owner grant.Nym) (medveil.Transaction, error) {
				return client.RevokeAll(ctx, w, owner)
			})
		},
	}
	cmd.Flags().StringVar(&nym, "nym", "", "`NYM` of this wallet, or its beginning (default: the only one)")
	return cmd
}

// revoke has act revoke as a pseudonym of the wallet, and waits for the workers.
func (sh *shell) revoke(ctx context.Context, name string,
	act func(context.Context, *medveil.Client, *medveil.Wallet, grant.Nym) (medveil.Transaction, error)) error {
	client, done, err := sh.client(ctx)
	if err != nil {
		return err
	}
	defer done()
	w, owner, err := sh.openAs(name)
	if err != nil {
		return err
	}
	tx, err := act(ctx, client, w, owner)
	if err != nil {
		return err
	}
	r := revocation{}
	if tx.Block != 0 {
		r = revocation{tx.Hash.Hex(), tx.Block}
	}
	if err := sh.await(ctx, client, tx); err != nil {
		return err
	}
	return sh.print(r, func(w io.Writer) { fmt.Fprintln(w, "revoked; the workers refuse it") })
}
