package worker_test

import (
	"testing"

	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/ethchain"
	"github.com/medveil/medveil/worker/receipt"
)

// list asks for entries as p.
func (w *world) list(p *person, change func(*api.ReceiptsRequest)) (*api.ReceiptsResponse, api.Code) {
	w.t.Helper()
	r := &api.ReceiptsRequest{Worker: w.config.Operator, Limit: api.MaxReceipts}
	if err := r.Sign(testDomain, p.sign); err != nil {
		w.t.Fatal(err)
	}
	r.IssuedAt = uint64(w.clock.Unix())
	if change != nil {
		change(r)
	}
	var err error
	if r.Signature, err = p.sign(r.Digest(testDomain)); err != nil {
		w.t.Fatal(err)
	}
	resp, err := w.worker.Receipts(w.t.Context(), r)
	if err != nil {
		return nil, api.CodeOf(err)
	}
	return resp, ""
}

// verified checks an answer as whoever asked does, and returns its entries.
func (w *world) verified(resp *api.ReceiptsResponse) (all []receipt.Entry) {
	w.t.Helper()
	if err := receipt.VerifyCheckpoint(testDomain, &resp.Checkpoint, ethchain.Recover); err != nil {
		w.t.Error(err)
	}
	for _, p := range resp.Entries {
		e, err := receipt.VerifyEntry(&resp.Checkpoint, p.Index, p.Leaf, p.Proof)
		if err != nil {
			w.t.Fatal(err)
		}
		if e.Receipt != nil {
			if err := receipt.VerifyReceipt(testDomain, w.config.Operator, e.Receipt, ethchain.Recover); err != nil {
				w.t.Error(err)
			}
		}
		all = append(all, e)
	}
	return all
}

// eventful is a world in which the doctor got one answer, and the stranger was
// refused one and stored something.
func eventful(t *testing.T) (*world, deal) {
	t.Helper()
	w := newWorld(t)
	d := w.grant()
	w.clock = w.clock.Add(1e9)
	c := w.capsule(w.patient.key.PublicKey(), label)
	w.ask(w.request(w.doctor, d.id, c))
	w.ask(w.request(w.stranger, d.id, c))
	if _, err := w.worker.Put(t.Context(), w.permit(w.stranger, 6), text("record")); err != nil {
		t.Fatal(err)
	}
	return w, d
}

// Who asked and who owns the grant see an entry, others do not; an auditor sees
// what it names.
func TestWhoSeesReceipts(t *testing.T) {
	w, d := eventful(t)
	auditor := &person{account: fixedKeys(9)[8]}
	auditor.address = address(auditor.account)
	w.chain.auditors = map[api.Address]bool{auditor.address: true}
	grant, stranger, patient := api.Word(d.id), api.Word(w.stranger.nym), api.Word(w.patient.nym)
	byGrant := func(r *api.ReceiptsRequest) { r.GrantID = &grant }
	byNym := func(n *api.Word) func(*api.ReceiptsRequest) {
		return func(r *api.ReceiptsRequest) { r.Nym = n }
	}
	const released, refused, stored = receipt.Released, receipt.Refused, receipt.Stored
	for name, tt := range map[string]struct {
		who    *person
		change func(*api.ReceiptsRequest)
		code   api.Code
		want   []receipt.Kind
	}{
		"owner":                   {who: w.patient, want: []receipt.Kind{released, refused}},
		"owner of a grant":        {who: w.patient, change: byGrant, want: []receipt.Kind{released, refused}},
		"owner about a nym":       {who: w.patient, change: byNym(&stranger), want: []receipt.Kind{refused}},
		"grantee":                 {who: w.doctor, want: []receipt.Kind{released}},
		"grantee of a grant":      {who: w.doctor, change: byGrant, want: []receipt.Kind{released}},
		"grantee about the owner": {who: w.doctor, change: byNym(&patient), want: []receipt.Kind{released}},
		"stranger":                {who: w.stranger, want: []receipt.Kind{refused, stored}},
		"stranger of a grant":     {who: w.stranger, change: byGrant, want: []receipt.Kind{refused}},
		"from later on":           {who: w.patient, change: func(r *api.ReceiptsRequest) { r.From = 1 }, want: []receipt.Kind{refused}},
		"from behind the end":     {who: w.patient, change: func(r *api.ReceiptsRequest) { r.From = ^uint64(0) }},
		"auditor of a grant":      {who: auditor, change: byGrant, want: []receipt.Kind{released, refused}},
		"auditor of a nym":        {who: auditor, change: byNym(&stranger), want: []receipt.Kind{refused, stored}},
		"auditor of both": {who: auditor, change: func(r *api.ReceiptsRequest) { r.GrantID, r.Nym = &grant, &stranger },
			want: []receipt.Kind{refused}},
		"auditor of everything": {who: auditor, code: api.NotAllowed},
		"nobody":                {who: &person{account: fixedKeys(8)[7]}, change: byGrant, code: api.UnknownAccount},
		"another worker":        {who: w.patient, change: func(r *api.ReceiptsRequest) { r.Worker[0]++ }, code: api.WrongWorker},
		"stale":                 {who: w.patient, change: func(r *api.ReceiptsRequest) { r.IssuedAt -= 100 }, code: api.StaleRequest},
		"no limit":              {who: w.patient, change: func(r *api.ReceiptsRequest) { r.Limit = 0 }, code: api.BadRequest},
		"too high a limit":      {who: w.patient, change: func(r *api.ReceiptsRequest) { r.Limit++ }, code: api.BadRequest},
		"nym of zero":           {who: w.patient, change: byNym(new(api.Word)), code: api.BadRequest},
	} {
		t.Run(name, func(t *testing.T) {
			resp, code := w.list(tt.who, tt.change)
			if code != tt.code {
				t.Fatalf("got %q, want %q", code, tt.code)
			}
			if code != "" {
				return
			}
			var got []receipt.Kind
			for _, e := range w.verified(resp) {
				got = append(got, e.Kind)
			}
			if len(got) != len(tt.want) || resp.Next != nil {
				t.Fatalf("got %v, want %v", got, tt.want)
			}
			for i := range got {
				if got[i] != tt.want[i] {
					t.Errorf("got %v, want %v", got, tt.want)
				}
			}
		})
	}
}

// A lapsed or suspended pseudonym sees what it did; an account that was
// replaced does not.
func TestReceiptsOfInactive(t *testing.T) {
	w, _ := eventful(t)
	w.suspend(w.patient)
	if resp, code := w.list(w.patient, nil); code != "" || len(resp.Entries) != 2 {
		t.Errorf("suspended: %q", code)
	}
	p := w.chain.pseudonyms[w.patient.nym]
	p.Account = w.stranger.address
	w.chain.pseudonyms[w.patient.nym] = p
	if _, code := w.list(w.patient, nil); code != api.UnknownAccount {
		t.Errorf("replaced: %q", code)
	}
}

// A copy of a request is not answered, before and after a restart.
func TestReceiptsReplay(t *testing.T) {
	w, _ := eventful(t)
	var copied api.ReceiptsRequest
	if _, code := w.list(w.patient, func(r *api.ReceiptsRequest) { copied = *r }); code != "" {
		t.Fatal(code)
	}
	again := func(r *api.ReceiptsRequest) { *r = copied }
	if _, code := w.list(w.patient, again); code != api.ReplayedRequest {
		t.Errorf("at once: %q", code)
	}
	w.restart()
	if _, code := w.list(w.patient, again); code != api.ReplayedRequest {
		t.Errorf("after a restart: %q", code)
	}
}

// Pages follow each other without gaps, and no answer is larger than a client
// reads.
func TestReceiptsPages(t *testing.T) {
	w, d := eventful(t)
	c := w.capsule(w.patient.key.PublicKey(), label)
	for range 5 {
		w.ask(w.request(w.doctor, d.id, c))
	}
	var seen []uint64
	for from := uint64(0); ; {
		resp, code := w.list(w.patient, func(r *api.ReceiptsRequest) { r.From, r.Limit = from, 3 })
		if code != "" || len(resp.Entries) > 3 {
			t.Fatalf("%q, %d entries", code, len(resp.Entries))
		}
		for _, e := range resp.Entries {
			seen = append(seen, e.Index)
		}
		if resp.Next == nil {
			break
		}
		from = *resp.Next
	}
	if want := []uint64{0, 1, 3, 4, 5, 6, 7}; len(seen) != len(want) || seen[2] != want[2] || seen[6] != want[6] {
		t.Errorf("saw %v, want %v", seen, want)
	}
}

// A leaf that was changed behind the worker's back is not handed out.
func TestChangedLeafIsNoticed(t *testing.T) {
	w, _ := eventful(t)
	forged := w.leaves()[0]
	for i := range forged {
		if forged[i:i+6] == `"time"` {
			forged = forged[:i+7] + "1" + forged[i+17:]
			break
		}
	}
	if _, err := receipt.Parse([]byte(forged)); err != nil {
		t.Fatal(err) // it must be found by its hash, not by its form
	}
	w.change(func(tx worker.Tx) error { return tx.Put("leaves", make([]byte, 12), []byte(forged)) })
	if _, code := w.list(w.patient, nil); code != api.Internal {
		t.Errorf("got %q", code)
	}
}
