package medveil_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/receipt"
)

// testReceipts: after a read, the owner learns from the workers' logs who read
// what and when, and every part of what they gave is needed to believe it.
func testReceipts(t *testing.T, w *world, client *medveil.Client, owner, reader, stranger *party, made medveil.Grant, record medveil.Record) {
	ctx := context.Background()
	logs, err := client.Receipts(ctx, owner.wallet, owner.nym, medveil.ReceiptFilter{})
	must(t, err)
	for _, i := range w.seats {
		i.worker.anchor(t)
	}
	_, err = client.Fetch(ctx, reader.wallet, reader.nym, made.ID, record.ContentHash, new(bytes.Buffer))
	must(t, err)
	given := func() (shares int) {
		for _, i := range w.seats {
			i.worker.log.mu.Lock()
			shares += len(i.worker.log.leaves)
			i.worker.log.mu.Unlock()
		}
		return shares
	}
	for name, again := range map[string]func() ([]*medveil.ReceiptLog, error){
		"owner": func() ([]*medveil.ReceiptLog, error) {
			return client.Receipts(ctx, owner.wallet, owner.nym, medveil.ReceiptFilter{Grant: &made.ID})
		},
		"reader": func() ([]*medveil.ReceiptLog, error) {
			return client.Receipts(ctx, reader.wallet, reader.nym, medveil.ReceiptFilter{})
		},
		"auditor": func() ([]*medveil.ReceiptLog, error) {
			return client.Auditor(w.auditor).Receipts(ctx, medveil.ReceiptFilter{Nym: &reader.nym})
		},
	} {
		logs, err = again()
		must(t, err)
		entries := verified(t, client, logs)
		reads, err := client.Reads(ctx, entries)
		must(t, err)
		shares, anchored := 0, 0
		for _, read := range reads {
			if read.Reader != reader.nym || read.Owner != owner.nym || read.Grant != made.ID || len(read.Records) != 1 ||
				read.Records[0] != record.ContentHash || time.Since(read.Time) > time.Minute {
				t.Errorf("%s: somebody read %+v", name, read)
			}
			shares, anchored = shares+len(read.Seats), anchored+read.Anchored
		}
		if len(reads) < 2 || len(reads[0].Seats) < worldThreshold || shares < 2*worldThreshold || shares > given() || anchored == 0 || anchored == shares {
			t.Errorf("%s: %d reads with %d shares of %d, %d of them anchored", name, len(reads), shares, given(), anchored)
		}
	}
	if _, err := client.Auditor(w.auditor).Receipts(ctx, medveil.ReceiptFilter{}); err == nil {
		t.Error("an auditor asked for everything")
	}
	t.Run("forged", func(t *testing.T) { testForgedReceipts(t, client, logs) })
	t.Run("others' entries", func(t *testing.T) {
		w.seats[0].worker.log.all = true
		defer func() { w.seats[0].worker.log.all = false }()
		logs, err := client.Receipts(ctx, stranger.wallet, stranger.nym, medveil.ReceiptFilter{})
		must(t, err)
		if !errors.Is(logs[0].Err, medveil.ErrFault) || logs[1].Err != nil {
			t.Errorf("a worker that gives away others' entries: %v; another: %v", logs[0].Err, logs[1].Err)
		}
	})
	t.Run("rewritten log", func(t *testing.T) { testRewrittenLog(t, w, client, owner, reader) })
}

// verified keeps logs as JSON, as a user would, and verifies what is read back.
func verified(t *testing.T, client *medveil.Client, logs []*medveil.ReceiptLog) (all []medveil.LoggedEntry) {
	t.Helper()
	kept, err := json.Marshal(logs)
	must(t, err)
	var back []*medveil.ReceiptLog
	must(t, json.Unmarshal(kept, &back))
	for i, log := range back {
		must(t, logs[i].Err)
		entries, err := client.VerifyReceipts(context.Background(), log)
		must(t, err)
		all = append(all, entries...)
	}
	return all
}

// testForgedReceipts changes every value in what a worker gave, one at a time,
// and drops each word of each proof: none of it verifies.
func testForgedReceipts(t *testing.T, client *medveil.Client, logs []*medveil.ReceiptLog) {
	for _, log := range logs {
		if len(log.Pages) == 0 || len(log.Pages[0].Entries) == 0 || len(log.Pages[0].Extends) == 0 {
			continue
		}
		kept, err := json.Marshal(log)
		must(t, err)
		twice := *log
		twice.Pages = append(append([]medveil.ReceiptPage{}, log.Pages...), log.Pages[0])
		if _, err := client.VerifyReceipts(context.Background(), &twice); err == nil {
			t.Error("an entry that is given twice counts twice")
		}
		forged := 0
		forge(kept, func(path string, encoded []byte) {
			forged++
			var log medveil.ReceiptLog
			if json.Unmarshal(encoded, &log) != nil {
				return
			}
			if _, err := client.VerifyReceipts(context.Background(), &log); err == nil {
				t.Errorf("%s is not looked at", path)
			}
		})
		if forged < 12 {
			t.Errorf("only %d values of %s were forged", forged, kept)
		}
		return
	}
	t.Fatal("no worker gave an entry beside an anchor")
}

// forge calls try with each JSON in which one value differs from that of
// encoded, and each that lacks one word of a proof.
func forge(encoded []byte, try func(path string, encoded []byte)) {
	var root any
	decoder := json.NewDecoder(bytes.NewReader(encoded))
	decoder.UseNumber()
	if err := decoder.Decode(&root); err != nil {
		panic(err)
	}
	send := func(path string) {
		b, err := json.Marshal(root)
		if err != nil {
			panic(err)
		}
		try(path, b)
	}
	var walk func(path string, v any, set func(any))
	walk = func(path string, v any, set func(any)) {
		switch v := v.(type) {
		case map[string]any:
			for name, member := range v {
				walk(path+"."+name, member, func(x any) { v[name] = x })
			}
		case []any:
			if strings.HasSuffix(path, "proof") || strings.HasSuffix(path, "extends") {
				for i := range v {
					set(append(append([]any{}, v[:i]...), v[i+1:]...))
					send(fmt.Sprintf("%s without [%d]", path, i))
				}
				set(v)
			}
			for i, member := range v {
				walk(fmt.Sprintf("%s[%d]", path, i), member, func(x any) { v[i] = x })
			}
		case json.Number:
			n, _ := v.Int64()
			set(n + 1)
			send(path)
			set(v)
		case string:
			flipped := []byte(v)
			flipped[len(flipped)/2] = map[bool]byte{true: '1', false: '0'}[flipped[len(flipped)/2] == '0']
			set(string(flipped))
			send(path)
			set(v)
		}
	}
	walk("", root, func(any) {})
}

// testRewrittenLog: a worker that drops an entry which it has anchored is found
// out, and one that begins a new log unasked as well.
func testRewrittenLog(t *testing.T, w *world, client *medveil.Client, owner, reader *party) {
	liar := w.seats[2].worker
	other := grant.Nym{31: 7}
	for range 2 {
		must(t, liar.log.add(receipt.Entry{Kind: receipt.Dripped, Nym: (*api.Word)(&other)}))
	}
	liar.anchor(t)
	whole := liar.log
	defer func() { liar.log = whole }()
	liar.log = &testLog{}
	for _, leaf := range whole.leaves {
		entry, err := receipt.Parse(leaf)
		must(t, err)
		must(t, liar.log.add(entry)) // salted anew: another tree
	}
	wantNothing := func(what string) {
		t.Helper()
		logs, err := client.Receipts(context.Background(), owner.wallet, owner.nym, medveil.ReceiptFilter{})
		must(t, err)
		if logs[2].Err == nil || logs[0].Err != nil {
			t.Errorf("%s: %v; an honest worker: %v", what, logs[2].Err, logs[0].Err)
		}
	}
	wantNothing("a rewritten log")
	liar.log = &testLog{}
	wantNothing("a log cut short")
	liar.log = &testLog{number: 1}
	wantNothing("a log that was not declared")
	liar.log = whole
	whole.hidden = 1
	wantNothing("a log without what was anchored last")
	whole.hidden = 0
	testForkedLog(t, client, liar)
	must(t, w.send(w.seats[2].operator, w.network.GrantLog, bindings.NewGrantLog().PackResetReceipts()))
	logs, err := client.Receipts(context.Background(), owner.wallet, owner.nym, medveil.ReceiptFilter{})
	must(t, err)
	must(t, logs[2].Err) // the lost log's anchors are still on chain
	verified(t, client, logs)
}

// testForkedLog: a checkpoint that extends an early anchor, and not the one that
// came between, is refused.
func testForkedLog(t *testing.T, client *medveil.Client, liar *testWorker) {
	early, earlyRoot := liar.log.size(), liar.log.root()
	fork := &testLog{number: liar.log.number, leaves: slices.Clone(liar.log.leaves), hashes: slices.Clone(liar.log.hashes)}
	entry := receipt.Entry{Kind: receipt.Dripped, Nym: &api.Word{31: 8}}
	must(t, liar.log.add(entry))
	liar.anchor(t)
	whole := liar.log
	defer func() { liar.log = whole }()
	liar.log = fork
	for _, more := range []int{1, 2} { // as long as the anchored log, and longer
		must(t, fork.add(entry))
		proof, err := tlog.ProveTree(int64(fork.size()), int64(early), fork)
		must(t, err)
		page := medveil.ReceiptPage{
			Checkpoint: liar.checkpoint(), Extends: words(proof),
			Anchor: &medveil.ReceiptAnchor{Size: uint64(early), Root: earlyRoot},
		}
		if _, err := client.VerifyReceipts(context.Background(), &medveil.ReceiptLog{Seat: 3, Pages: []medveil.ReceiptPage{page}}); err == nil {
			t.Errorf("a log that forks %d entries before its end is verified", more)
		}
	}
}
