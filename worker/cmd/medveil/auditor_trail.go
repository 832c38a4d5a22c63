package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/receipt"
)

// trailing is what "auditor trail" was told.
type trailing struct {
	nym, grant, id string
	refresh        bool
}

func newAuditorTrailCommand(sh *shell) *cobra.Command {
	var t trailing
	cmd := &cobra.Command{
		Use:   "trail RECEIPT",
		Short: "Follow a receipt to the identity behind it, and verify every link",
		Long: `Print the chain from a misuse to who is behind it: receipts, the anchors of the logs
that hold them, the grant, the pseudonym that used it, the case about it, the seats
that approved, the shares that they opened, the identity and the institution that
issued its credential. Each link is verified against the chain and says what it
rests on. It fails at the first that does not hold, after those that do.

RECEIPT is the file that "medveil auditor open --out" or "medveil receipts list
--out" wrote. Of a sealed case the home's auditor key reads the identity; without
it the trail ends at the shares. With --refresh the workers are asked, with that
key, for newer proofs of the same entries: their logs may be anchored only now.`,
		Example: `  medveil auditor trail evidence.json
  medveil auditor trail evidence.json --refresh --json`,
		Args: positional("RECEIPT"),
		RunE: func(cmd *cobra.Command, args []string) error {
			trail, err := sh.trail(cmd.Context(), args[0], &t)
			if trail == nil {
				return err
			}
			return errors.Join(sh.print(trail, func(w io.Writer) { fmt.Fprint(w, trail) }), err)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&t.nym, "nym", "", "`NYM` that used the grant (default: the only one in the file)")
	flags.StringVar(&t.grant, "grant", "", "`ID` of the grant (default: the only one in the file)")
	flags.StringVar(&t.id, "case", "", "`CASE` to follow (default: the last complete one with this evidence)")
	flags.BoolVar(&t.refresh, "refresh", false, "ask the workers for newer proofs")
	return cmd
}

func (sh *shell) trail(ctx context.Context, path string, t *trailing) (*medveil.Trail, error) {
	var request medveil.TrailRequest
	if t.id != "" {
		id, err := parseCase(t.id)
		if err != nil {
			return nil, err
		}
		request.Case = &id
	}
	evidence, err := sh.readEvidence(path, t.nym, t.grant)
	if err != nil {
		return nil, err
	}
	client, done, err := sh.client(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	if request.Evidence = evidence; t.refresh {
		if request.Evidence, err = sh.refresh(ctx, client, evidence); err != nil {
			return nil, err
		}
	}
	trail, err := client.Trail(ctx, request)
	if errors.Is(err, medveil.ErrSealedCase) && trail != nil && trail.Case != nil && sh.hasAuditorKey() {
		trail, err = sh.sealedTrail(ctx, client, request, medveil.CaseID(trail.Case.ID))
	}
	if errors.Is(err, medveil.ErrNotAnchored) {
		err = hint(err, "try again with --refresh, or later")
	}
	return trail, err
}

// sealedTrail follows the trail with the key of a sealed case.
func (sh *shell) sealedTrail(ctx context.Context, client *medveil.Client, request medveil.TrailRequest, id medveil.CaseID) (*medveil.Trail, error) {
	auditor, err := sh.auditorKey()
	if err != nil {
		return nil, err
	}
	key, err := client.CaseKey(ctx, auditor, id)
	if err != nil {
		return nil, err
	}
	request.Case, request.Key = &id, &key
	return client.Trail(ctx, request)
}

// use is a pseudonym's use of a grant.
type use struct{ nym, grant api.Word }

// readEvidence picks from a file of receipts those of one pseudonym's use of one
// grant; either may be left open if there is only one.
func (sh *shell) readEvidence(path, nymText, grantText string) (medveil.Evidence, error) {
	logs, err := sh.readReceipts(path)
	if err != nil {
		return nil, err
	}
	var found []use
	eachLeaf(logs, func(leaf api.ProvenLeaf) {
		e, err := receipt.Parse(leaf.Leaf)
		if err != nil || e.Kind != receipt.Released {
			return
		}
		if u := (use{*e.Nym, e.Receipt.GrantID}); !slices.Contains(found, u) {
			found = append(found, u)
		}
	})
	if nymText != "" {
		nym, err := parseNym(nymText)
		if err != nil {
			return nil, err
		}
		found = slices.DeleteFunc(found, func(u use) bool { return u.nym != api.Word(nym) })
	}
	if grantText != "" {
		id, err := parseGrant(grantText)
		if err != nil {
			return nil, err
		}
		found = slices.DeleteFunc(found, func(u use) bool { return u.grant != api.Word(id) })
	}
	switch len(found) {
	case 0:
		return nil, fmt.Errorf("%s has no receipt that says so", path)
	case 1:
		return medveil.EvidenceOf(logs, grant.Nym(found[0].nym), grant.ID(found[0].grant))
	}
	return nil, fmt.Errorf("%w: %s has receipts of %d pseudonyms or grants: say which are meant", errUsage, path, len(found))
}

func eachLeaf(logs []*medveil.ReceiptLog, do func(api.ProvenLeaf)) {
	for _, log := range logs {
		for _, page := range log.Pages {
			for _, leaf := range page.Entries {
				do(leaf)
			}
		}
	}
}

// refresh asks the workers for the same entries with newer proofs.
func (sh *shell) refresh(ctx context.Context, client *medveil.Client, old medveil.Evidence) (medveil.Evidence, error) {
	key, err := sh.auditorKey()
	if err != nil {
		return nil, err
	}
	var wanted [][]byte
	var of use
	eachLeaf(old, func(leaf api.ProvenLeaf) {
		wanted = append(wanted, leaf.Leaf)
		if e, err := receipt.Parse(leaf.Leaf); err == nil {
			of = use{*e.Nym, e.Receipt.GrantID}
		}
	})
	id := grant.ID(of.grant)
	logs, err := client.Auditor(key).Receipts(ctx, medveil.ReceiptFilter{Grant: &id})
	if err != nil {
		return nil, err
	}
	fresh, err := medveil.EvidenceOf(answered(logs), grant.Nym(of.nym), id)
	if err != nil {
		return nil, err
	}
	kept := 0
	for _, log := range fresh {
		for i := range log.Pages {
			log.Pages[i].Entries = slices.DeleteFunc(log.Pages[i].Entries, func(leaf api.ProvenLeaf) bool {
				return !slices.ContainsFunc(wanted, func(w []byte) bool { return bytes.Equal(w, leaf.Leaf) })
			})
			kept += len(log.Pages[i].Entries)
		}
	}
	if kept != len(wanted) {
		return nil, fmt.Errorf("the workers give %d of the %d entries now: use the file without --refresh", kept, len(wanted))
	}
	return slices.DeleteFunc(fresh, func(log *medveil.ReceiptLog) bool {
		log.Pages = slices.DeleteFunc(log.Pages, func(p medveil.ReceiptPage) bool { return len(p.Entries) == 0 })
		return len(log.Pages) == 0
	}), nil
}
