package worker_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
)

func (w *world) permit(p *person, size uint64) *api.UploadPermit {
	w.t.Helper()
	permit, err := api.NewUploadPermit(testDomain, w.config.Operator, size, p.sign)
	if err != nil {
		w.t.Fatal(err)
	}
	permit.IssuedAt = uint64(w.clock.Unix())
	if permit.Signature, err = p.sign(permit.Digest(testDomain)); err != nil {
		w.t.Fatal(err)
	}
	return permit
}

func (w *world) put(permit *api.UploadPermit, r io.Reader) api.Code {
	w.t.Helper()
	_, err := w.worker.Put(context.Background(), permit, r)
	return api.CodeOf(err)
}

func TestPutGet(t *testing.T) {
	w := newWorld(t)
	for _, object := range []string{"", "x", "a record"} {
		h, err := w.worker.Put(t.Context(), w.permit(w.patient, uint64(len(object))), strings.NewReader(object))
		if err != nil {
			t.Fatal(err)
		}
		r, size, err := w.worker.Get(t.Context(), h)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := io.ReadAll(r); string(got) != object || size != int64(len(object)) || h != content.Of(got) {
			t.Errorf("got %q of size %d", got, size)
		}
	}
	if _, _, err := w.worker.Get(t.Context(), content.Hash{}); api.CodeOf(err) != api.NotFound {
		t.Errorf("missing object: %v", err)
	}
}

func TestPutRefusals(t *testing.T) {
	body := func() io.Reader { return strings.NewReader("record") }
	for _, tt := range []struct {
		name string
		do   func(*world) api.Code
		want api.Code
	}{
		{"larger than its permit", func(w *world) api.Code { return w.put(w.permit(w.patient, 5), body()) }, api.TooLarge},
		{"permit over the limit", func(w *world) api.Code { return w.put(w.permit(w.patient, 1<<40), body()) }, api.TooLarge},
		{"permit of all bits", func(w *world) api.Code { return w.put(w.permit(w.patient, ^uint64(0)), body()) }, api.TooLarge},
		{"body breaks off", func(w *world) api.Code {
			return w.put(w.permit(w.patient, 9), iotest.ErrReader(errors.New("reset")))
		}, api.BadRequest},
		{"store fails after it stored", func(w *world) api.Code {
			w.store.fail = errors.New("sync failed")
			return w.put(w.permit(w.patient, 9), body())
		}, api.StoreUnavailable},
		{"used twice", func(w *world) api.Code {
			p := w.permit(w.patient, 9)
			w.put(p, body())
			w.restart()
			return w.put(p, body())
		}, api.ReplayedRequest},
		{"lapsed pseudonym", func(w *world) api.Code {
			p := w.chain.pseudonyms[w.patient.nym]
			p.ValidUntil = 1
			w.chain.pseudonyms[w.patient.nym] = p
			return w.put(w.permit(w.patient, 9), body())
		}, api.PseudonymInactive},
		{"size changed after signing", func(w *world) api.Code {
			p := w.permit(w.patient, 9)
			p.Size++
			return w.put(p, body())
		}, api.UnknownAccount},
		{"for another worker", func(w *world) api.Code {
			p := w.permit(w.patient, 9)
			p.Worker = address(w.operator[0])
			return w.put(p, body())
		}, api.WrongWorker},
		{"stale", func(w *world) api.Code {
			p := w.permit(w.patient, 9)
			w.clock = w.clock.Add(1 << 37)
			return w.put(p, body())
		}, api.StaleRequest},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.do(newWorld(t)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// The quota counts what was stored, not what was permitted or failed, and
// survives a restart.
func TestQuota(t *testing.T) {
	w := newWorld(t)
	w.worker.Close()
	w.config.DailyQuota = 10
	w.start()
	if got := w.put(w.permit(w.patient, 10), strings.NewReader("123456")); got != "" {
		t.Fatal(got)
	}
	if got := w.put(w.permit(w.patient, 4), iotest.ErrReader(errors.New("reset"))); got != api.BadRequest {
		t.Fatal(got)
	}
	w.restart()
	if got := w.put(w.permit(w.patient, 5), strings.NewReader("12345")); got != api.TooLarge {
		t.Errorf("over the quota: %q", got)
	}
	if got := w.put(w.permit(w.patient, 4), strings.NewReader("1234")); got != "" {
		t.Errorf("within the quota: %q", got)
	}
	if got := w.put(w.permit(w.doctor, 10), strings.NewReader("1234")); got != "" {
		t.Errorf("another's quota: %q", got)
	}
}

// One pseudonym's uploads that never end leave room for others'.
func TestSlowUploadsLeaveRoom(t *testing.T) {
	w := newWorld(t)
	end, body := io.Pipe()
	defer body.Close()
	codes := make(chan api.Code, 64)
	for range 64 {
		permit := w.permit(w.stranger, 1)
		go func() { codes <- w.put(permit, end) }()
	}
	for range 64 - 8 {
		if got := <-codes; got != api.Busy {
			t.Errorf("too many at once: %q", got)
		}
	}
	if got := w.put(w.permit(w.patient, 9), strings.NewReader("record")); got != "" {
		t.Errorf("another's upload: %q", got)
	}
	body.Close()
	for range 8 {
		if got := <-codes; got != "" {
			t.Errorf("in the end: %q", got)
		}
	}
}

// The body of a refused permit is not read.
func TestRefusedPermitReadsNothing(t *testing.T) {
	w := newWorld(t)
	p := w.permit(w.patient, 10)
	p.Signature = api.Signature{}
	body := bytes.NewReader([]byte("record"))
	if got := w.put(p, body); got != api.BadSignature || body.Len() != 6 {
		t.Errorf("%q with %d bytes left", got, body.Len())
	}
}

var _ worker.Store = (*memoryStore)(nil)

// swarm is a store whose node finds in its swarm what it does not keep.
type swarm struct{ *memoryStore }

func (swarm) Has(context.Context, content.Hash) (bool, error) { return false, nil }

// What this worker does not keep it does not serve, even if its node finds it
// elsewhere: members would count a copy that is not here, and strangers fetch
// anything in the swarm through this worker.
func TestGetServesWhatIsKept(t *testing.T) {
	w := newWorld(t)
	w.store.put([]byte("elsewhere"))
	w.worker.Close()
	w.config.Store = swarm{w.store}
	w.start()
	if _, _, err := w.worker.Get(t.Context(), content.Of([]byte("elsewhere"))); api.CodeOf(err) != api.NotFound {
		t.Errorf("got %v", err)
	}
}
