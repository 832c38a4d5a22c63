package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/receipt"
)

// maxReceiptsFile bounds a file of receipts: an entry with its proof takes about
// 3 kB.
const maxReceiptsFile = 1 << 30

func newReceiptsCommand(sh *shell) *cobra.Command {
	return group(&cobra.Command{
		Use:   "receipts",
		Short: "See who read what and when, and prove it",
		Long: `Every worker keeps a log of what it released and what it refused, and anchors it
on the chain: it can add to it and take nothing back. Owners and readers see what
concerns them, and an auditor what concerns a grant or a pseudonym. What a worker
did not log, no one can see from its log.`,
	}, newReceiptsListCommand(sh), newReceiptsVerifyCommand(sh))
}

// receiptsResult is the result of the commands about receipts.
type receiptsResult struct {
	Reads    []readResult  `json:"reads"`
	Refusals []refusal     `json:"refusals"`
	Workers  []logResult   `json:"workers"`
	Failed   []workerState `json:"failed"` // workers that gave nothing, or what does not verify
}

// readResult is one reading.
type readResult struct {
	Time     string   `json:"time"` // RFC 3339, by a worker's clock
	Reader   string   `json:"reader"`
	Owner    string   `json:"owner"`
	Grant    string   `json:"grant"`
	Capsule  string   `json:"capsuleId"`
	Records  []string `json:"records"`  // content hashes anchored under the capsule
	Seats    []int    `json:"seats"`    // whose workers gave a share
	Anchored int      `json:"anchored"` // how many of their entries the chain holds
}

// refusal is one request that a worker refused.
type refusal struct {
	Time  string `json:"time"`
	Seat  int    `json:"seat"`
	Nym   string `json:"nym"` // who asked
	Code  string `json:"code"`
	Grant string `json:"grant,omitempty"`
}

// logResult is how much of a worker's log was verified.
type logResult struct {
	Seat     int `json:"seat"`
	Entries  int `json:"entries"`
	Anchored int `json:"anchored"` // of them, how many the chain holds
}

// listing is what "receipts list" was told.
type listing struct {
	nym, grant, out string
	about           string // nym
	auditor         bool
}

func newReceiptsListCommand(sh *shell) *cobra.Command {
	var l listing
	cmd := &cobra.Command{
		Use:   "list",
		Short: "Ask the workers who read what and when",
		Long: `Ask every worker for what its log says of a pseudonym of this wallet: what it
asked for, and what others asked for under its grants. With --auditor ask as an
appointed auditor, about a grant or a pseudonym. Everything is verified against
the chain before it is shown. --out keeps all that it takes to verify it again,
in years and without the workers: "medveil receipts verify".`,
		Example: `  medveil receipts list
  medveil receipts list --grant 9c11...7e --out receipts.json
  medveil receipts list --auditor --about 55aa...02 --json`,
		Args: positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if l.auditor && l.grant == "" && l.about == "" {
				return usageError(cmd, "--auditor needs --grant or --about")
			}
			r, err := sh.listReceipts(cmd.Context(), l)
			if err != nil {
				return err
			}
			return sh.print(r, r.write)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&l.nym, "nym", "", "`NYM` of this wallet that asks, or its beginning (default: the only one)")
	flags.StringVar(&l.grant, "grant", "", "only what is about the grant of this `ID`")
	flags.StringVar(&l.about, "about", "", "only what this `NYM` asked for, or is about its grants")
	flags.BoolVar(&l.auditor, "auditor", false, "ask with the auditor's key instead of the wallet")
	flags.StringVar(&l.out, "out", "", "`FILE` to keep the receipts and their proofs in")
	return cmd
}

func (sh *shell) listReceipts(ctx context.Context, l listing) (*receiptsResult, error) {
	filter, err := l.filter()
	if err != nil {
		return nil, err
	}
	client, done, err := sh.client(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	logs, err := sh.askReceipts(ctx, client, l, filter)
	if err != nil {
		return nil, err
	}
	if l.out != "" {
		keep := func(w io.Writer) error { return writeJSON(w, answered(logs)) }
		if err := medveil.WriteFile(l.out, keep); err != nil {
			return nil, fmt.Errorf("keep the receipts: %w", err)
		}
	}
	return verifyLogs(ctx, client, logs)
}

// answered returns the logs of the workers that gave what verifies.
func answered(logs []*medveil.ReceiptLog) []*medveil.ReceiptLog {
	return slices.DeleteFunc(slices.Clone(logs), func(log *medveil.ReceiptLog) bool { return log.Err != nil })
}

func (l listing) filter() (filter medveil.ReceiptFilter, err error) {
	if l.grant != "" {
		id, err := parseGrant(l.grant)
		if err != nil {
			return filter, err
		}
		filter.Grant = &id
	}
	if l.about != "" {
		nym, err := parseNym(l.about)
		if err != nil {
			return filter, err
		}
		filter.Nym = &nym
	}
	return filter, nil
}

// askReceipts asks the workers as the wallet's pseudonym or as the auditor.
func (sh *shell) askReceipts(ctx context.Context, client *medveil.Client, l listing, filter medveil.ReceiptFilter) ([]*medveil.ReceiptLog, error) {
	if l.auditor {
		key, err := sh.auditorKey()
		if err != nil {
			return nil, err
		}
		return client.Auditor(key).Receipts(ctx, filter)
	}
	w, nym, err := sh.openAs(l.nym)
	if err != nil {
		return nil, err
	}
	return client.Receipts(ctx, w, nym, filter)
}

// verifyLogs verifies what the workers gave and sums it up. A worker whose log
// does not verify is named and its entries do not count.
func verifyLogs(ctx context.Context, client *medveil.Client, logs []*medveil.ReceiptLog) (*receiptsResult, error) {
	r := &receiptsResult{Reads: []readResult{}, Refusals: []refusal{}, Workers: []logResult{}, Failed: []workerState{}}
	var entries []medveil.LoggedEntry
	for _, log := range logs {
		verified, err := client.VerifyReceipts(ctx, log)
		if err := errors.Join(log.Err, err); err != nil {
			r.Failed = append(r.Failed, workerState{log.Seat, err.Error()})
			continue
		}
		r.addLog(log.Seat, verified)
		entries = append(entries, verified...)
	}
	reads, err := client.Reads(ctx, entries)
	if err != nil {
		return nil, err
	}
	for _, read := range reads {
		r.Reads = append(r.Reads, describeRead(read))
	}
	return r, nil
}

// addLog counts a worker's verified entries and lists its refusals.
func (r *receiptsResult) addLog(seat int, entries []medveil.LoggedEntry) {
	counted := logResult{Seat: seat, Entries: len(entries)}
	for _, e := range entries {
		if e.Anchored {
			counted.Anchored++
		}
		if e.Entry.Kind != receipt.Refused {
			continue
		}
		refused := refusal{Time: timeOf(e.Entry.Time), Seat: seat, Nym: hex.EncodeToString(e.Entry.Nym[:]), Code: string(e.Entry.Refusal.Code)}
		if id := e.Entry.Grant(); id != nil {
			refused.Grant = grant.ID(*id).String()
		}
		r.Refusals = append(r.Refusals, refused)
	}
	r.Workers = append(r.Workers, counted)
}

func timeOf(seconds uint64) string { return time.Unix(int64(seconds), 0).UTC().Format(time.RFC3339) }

func describeRead(read medveil.Read) readResult {
	r := readResult{
		Time: read.Time.UTC().Format(time.RFC3339), Grant: read.Grant.String(),
		Reader: hex.EncodeToString(read.Reader[:]), Owner: hex.EncodeToString(read.Owner[:]),
		Capsule: hex.EncodeToString(read.Capsule[:]), Records: []string{}, Seats: read.Seats, Anchored: read.Anchored,
	}
	for _, record := range read.Records {
		r.Records = append(r.Records, record.String())
	}
	return r
}

func (r *receiptsResult) write(w io.Writer) {
	for _, read := range r.Reads {
		fmt.Fprintf(w, "%s  nym %s read, under grant %s\n", read.Time, read.Reader, read.Grant)
		for _, record := range read.Records {
			fmt.Fprintf(w, "    record %s\n", record)
		}
		fmt.Fprintf(w, "    with shares of seats %v; the chain holds %d of %d receipts\n", read.Seats, read.Anchored, len(read.Seats))
	}
	for _, refused := range r.Refusals {
		fmt.Fprintf(w, "%s  nym %s was refused by seat %d: %s\n", refused.Time, refused.Nym, refused.Seat, refused.Code)
	}
	for _, log := range r.Workers {
		fmt.Fprintf(w, "ok    seat %d: %d entries verified, %d of them held by the chain\n", log.Seat, log.Entries, log.Anchored)
	}
	for _, failed := range r.Failed {
		fmt.Fprintf(w, "FAIL  seat %d: %s\n", failed.Seat, failed.Reason)
	}
}

func newReceiptsVerifyCommand(sh *shell) *cobra.Command {
	return &cobra.Command{
		Use:   "verify FILE",
		Short: "Verify kept receipts against the chain alone",
		Long: `Verify receipts that "medveil receipts list --out" kept, against the chain alone
and without any worker: each log's checkpoint is signed by the operator whom the
chain names for its seat and is consistent with what that operator anchored; each
entry is in the log; each receipt is signed. Anyone with the file can. It fails if
any worker's part does not verify.`,
		Example: "  medveil receipts verify receipts.json",
		Args:    positional("FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			logs, err := sh.readReceipts(args[0])
			if err != nil {
				return err
			}
			client, done, err := sh.client(cmd.Context())
			if err != nil {
				return err
			}
			defer done()
			r, err := verifyLogs(cmd.Context(), client, logs)
			if err != nil {
				return err
			}
			if err := sh.print(r, r.write); err != nil {
				return err
			}
			if len(r.Failed) > 0 {
				return fmt.Errorf("receipts of %d workers do not verify", len(r.Failed))
			}
			return nil
		},
	}
}

// readReceipts reads kept receipts strictly.
func (sh *shell) readReceipts(path string) ([]*medveil.ReceiptLog, error) {
	content, err := sh.readFile(path, maxReceiptsFile)
	if err != nil {
		return nil, err
	}
	var logs []*medveil.ReceiptLog
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&logs); err != nil {
		return nil, fmt.Errorf("%s holds no receipts: %w", path, err)
	}
	for _, log := range logs {
		if log == nil {
			return nil, fmt.Errorf("%s holds no receipts: an entry is null", path)
		}
	}
	if len(logs) == 0 || len(bytes.TrimSpace(content[decoder.InputOffset():])) != 0 {
		return nil, fmt.Errorf("%s holds no receipts, or more than that", path)
	}
	return logs, nil
}
