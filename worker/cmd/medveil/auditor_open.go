package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
)

// opening is what "auditor open" was told.
type opening struct {
	evidence, receipts, grant, out string
	reason                         uint32
	public                         bool
}

func newAuditorOpenCommand(sh *shell) *cobra.Command {
	var o opening
	cmd := &cobra.Command{
		Use:   "open NYM --receipts FILE --reason N",
		Short: "Open a case on a pseudonym",
		Long: `Open a case on a pseudonym. It is sealed: the auditor alone reads the identity, once
a threshold of seats has approved. With --public it appears on the chain, for all
to see. Reasons are numbers of the consortium's own list.

What the case rests on is hashed onto the chain, and for the members, to whom you
show it by other means. With --receipts these are the receipts, in a file that
"medveil receipts list --out" wrote, of the pseudonym's use of one grant: those and
nothing else are written to --out, and "medveil auditor trail" starts from there.
With --evidence it is any file, by its SHA-256.`,
		Example: `  medveil auditor open 55aa...02 --receipts receipts.json --out evidence.json --reason 1
  medveil auditor open 55aa...02 --evidence complaint.pdf --reason 2 --public`,
		Args: positional("NYM"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if (o.evidence == "") == (o.receipts == "") {
				return usageError(cmd, "give --receipts, or --evidence")
			}
			if (o.receipts == "") && (o.grant != "" || o.out != "") {
				return usageError(cmd, "--grant and --out go with --receipts")
			}
			request, err := sh.caseRequest(args[0], &o)
			if err != nil {
				return err
			}
			id, err := sh.openCase(cmd.Context(), request)
			if err != nil {
				return err
			}
			return sh.print(struct {
				ID       string `json:"id"`
				Evidence string `json:"evidence"`
				Sealed   bool   `json:"sealed"`
			}{id.String(), hex.EncodeToString(request.Evidence[:]), !o.public},
				func(w io.Writer) { fmt.Fprintf(w, "case %s\n", id) })
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.receipts, "receipts", "", "`FILE` of receipts that show the misuse")
	flags.StringVar(&o.grant, "grant", "", "`ID` of the grant that was used (default: the only one in the receipts)")
	flags.StringVar(&o.out, "out", "", "new `FILE` for the receipts that count, to show the members")
	flags.StringVar(&o.evidence, "evidence", "", "any `FILE` that the members are shown")
	flags.Uint32Var(&o.reason, "reason", 0, "reason `N` of the consortium's list")
	flags.BoolVar(&o.public, "public", false, "the identity is for everybody to see")
	return required(cmd, "reason")
}

// caseRequest gathers what the case says, and keeps the evidence.
func (sh *shell) caseRequest(nymText string, o *opening) (request medveil.CaseRequest, err error) {
	request.Reason, request.Public = o.reason, o.public
	if request.Nym, err = parseNym(nymText); err != nil {
		return request, err
	}
	if o.evidence != "" {
		request.Evidence, err = hashFile(o.evidence)
		return request, err
	}
	evidence, err := sh.readEvidence(o.receipts, nymText, o.grant)
	if err != nil {
		return request, err
	}
	if request.Evidence, err = evidence.Hash(); err != nil || o.out == "" {
		return request, err
	}
	keep := func(w io.Writer) error { return writeJSON(w, evidence) }
	if err := medveil.WriteFile(o.out, keep); err != nil {
		return request, fmt.Errorf("keep the evidence: %w", err)
	}
	return request, nil
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
		return sum, fmt.Errorf("hash a file: %w", err)
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return sum, fmt.Errorf("hash %s: %w", path, err)
	}
	return [32]byte(hash.Sum(nil)), nil
}

func newAuditorConcludeCommand(sh *shell) *cobra.Command {
	var findings string
	cmd := required(&cobra.Command{
		Use:   "conclude CASE --findings FILE",
		Short: "Close a complete case with a hash of the findings",
		Long: `Close a complete case, once, with the SHA-256 of a file with your findings. The file
itself goes nowhere: keep it. If it can be guessed, such as "guilty", anybody finds
it by its hash: write more, or something random, into it.`,
		Example: "  medveil auditor conclude 0a33...9d --findings report.pdf",
		Args:    positional("CASE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := parseCase(args[0])
			if err != nil {
				return err
			}
			hash, err := hashFile(findings)
			if err != nil {
				return err
			}
			client, done, err := sh.client(cmd.Context())
			if err != nil {
				return err
			}
			defer done()
			key, err := sh.auditorKey()
			if err != nil {
				return err
			}
			tx, err := client.Conclude(cmd.Context(), key, id, hash)
			if err != nil {
				return err
			}
			return sh.print(struct {
				ID          string `json:"id"`
				Findings    string `json:"findings"`
				Transaction string `json:"transaction"`
			}{id.String(), hex.EncodeToString(hash[:]), tx.Hash.Hex()},
				func(w io.Writer) { fmt.Fprintf(w, "concluded %s with findings %x\n", id, hash) })
		},
	}, "findings")
	cmd.Flags().StringVar(&findings, "findings", "", "`FILE` with the findings")
	return cmd
}
