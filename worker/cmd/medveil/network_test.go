package main

import (
	"bytes"
	"context"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil"
	testnet "github.com/medveil/medveil/hardhat-free-testnet"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/worker/api"
)

// networkEnv asks for the tests on real nodes, which take minutes, and more
// when the nodes have to be built first.
const networkEnv = "MEDVEIL_TEST_NETWORK"

func needNodes(t testing.TB) {
	t.Helper()
	if testing.Short() || os.Getenv(networkEnv) == "" {
		t.Skipf("runs real nodes: set %s=1, or make test-network", networkEnv)
	}
	if _, _, err := testnet.Build(t.Context(), os.Stderr); err != nil {
		t.Fatal(err)
	}
}

// The demo on four validators and four kubo nodes, with the report of any demo.
func TestDemoOnTestnet(t *testing.T) {
	needNodes(t)
	options := demoOptions{seats: 4, threshold: 3, workers: 4, workerThreshold: 2}
	path := filepath.Join(t.TempDir(), "report.json")
	args := append(options.args(), "--testnet", "--report", path)
	if err := run(within(t, 10*time.Minute), append([]string{"demo"}, args...), t.Output(), t.Output()); err != nil {
		t.Fatal(err)
	}
	checkReport(t, path, options)
}

// within bounds a test's step, also one that cleans up.
func within(t testing.TB, limit time.Duration) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), limit)
	t.Cleanup(cancel)
	return ctx
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// institutions of the network for faults. With six, a partition of two can seal
// two blocks of its own and the other four go on; and n/2 - 1 = 2 may die.
const institutions = 6

// A consortium on real nodes, whose faults tests bring about. Between a worker
// and its validator lies a fuse.
type faulty struct {
	*demo
	testnet *testnet.Network
	fuses   []*fuse

	mu    sync.Mutex
	users []user // that measurements registered
}

func newFaulty(t testing.TB, institutions int) *faulty {
	t.Helper()
	network, err := testnet.Start(within(t, 5*time.Minute), testnet.Config{
		Dir: filepath.Join(t.TempDir(), "testnet"), Validators: institutions, Progress: t.Output(),
	})
	must(t, err)
	t.Cleanup(func() { network.Close() })
	f := &faulty{testnet: network}
	info := network.Info()
	for i, seat := range info.Seats {
		f.fuses = append(f.fuses, newFuse(t, seat.HTTP))
		info.Seats[i].HTTP = f.fuses[i].URL
	}
	in, err := openInput("")
	must(t, err)
	f.demo = &demo{input: in, out: newTranscript(t.Output(), t.Output(), false),
		options: demoOptions{seats: institutions, threshold: institutions/2 + 1, workers: institutions, workerThreshold: institutions / 2}}
	ctx := within(t, 5*time.Minute)
	_, err = f.setupOn(ctx, func(string) (platform, error) { return connect(info) })
	if f.world != nil {
		t.Cleanup(func() { f.world.close() })
	}
	must(t, err)
	for _, act := range []func(*demo, context.Context) (string, error){
		(*demo).deploy, (*demo).enrol, (*demo).registerPatient, (*demo).registerClinician,
	} {
		said, err := act(f.demo, ctx)
		must(t, err)
		t.Log(said)
	}
	return f
}

// A fuse is a node's JSON-RPC that can be made to die in the middle of things.
type fuse struct {
	*httptest.Server
	mu   sync.Mutex
	left int // requests until it blows; negative: never
}

func newFuse(t testing.TB, rpc string) *fuse {
	t.Helper()
	// Each request has a connection of its own: a network before this one may have
	// had the same ports.
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: time.Minute}
	f := &fuse{left: -1}
	f.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !f.pass() {
			panic(http.ErrAbortHandler) // the connection breaks without an answer
		}
		if err := forward(client, rpc, w, r); err != nil {
			panic(http.ErrAbortHandler)
		}
	}))
	t.Cleanup(f.Close)
	return f
}

// forward puts a request to the node and passes its answer on, once it is whole.
func forward(client *http.Client, rpc string, w http.ResponseWriter, r *http.Request) error {
	answer, err := client.Post(rpc, r.Header.Get("Content-Type"), r.Body)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", answer.Header.Get("Content-Type"))
	w.WriteHeader(answer.StatusCode)
	_, err = w.Write(body)
	return err
}

func (f *fuse) pass() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.left > 0 {
		f.left--
	}
	return f.left != 0
}

// blowAfter has the node die after so many requests more; -1 mends it.
func (f *fuse) blowAfter(requests int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.left = requests
}

func (f *fuse) blown() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.left == 0
}

// client is a client by way of a seat's node.
func (f *faulty) client(t testing.TB, seat int, options ...medveil.Option) *medveil.Client {
	t.Helper()
	w := f.world
	c, err := medveil.NewClient(t.Context(), w.platform.node(seat), w.network, append(options, medveil.WithStaging(w.dir))...)
	must(t, err)
	return c
}

// A parcel is a record of the patient's under a label of its own.
type parcel struct {
	content []byte
	label   pre.Label
	record  medveil.Record
	capsule *pre.Capsule
}

// put stores a record under a name.
func (f *faulty) put(t testing.TB, c *medveil.Client, name string, size int) parcel {
	t.Helper()
	w := f.world
	p := parcel{content: bytes.Repeat([]byte(name), size/len(name)+1)[:size]}
	var err error
	p.label, err = w.patient.wallet.Label(w.patient.nym, name)
	must(t, err)
	var encrypted bytes.Buffer
	p.record, err = c.Encrypt(t.Context(), &encrypted, bytes.NewReader(p.content), w.patient.nym, p.label)
	must(t, err)
	file := bytes.NewReader(encrypted.Bytes())
	must(t, c.Store(within(t, 2*time.Minute), w.patient.wallet, w.patient.nym, file, p.record.Size, p.record.ContentHash))
	stanzas, _, err := pre.ReadHeader(&encrypted)
	must(t, err)
	p.capsule = stanzas[0].Capsule()
	return p
}

// grant grants a parcel's label to the clinician and returns when it is mined.
func (f *faulty) grant(t testing.TB, c *medveil.Client, p parcel) (medveil.Grant, medveil.Transaction) {
	t.Helper()
	w := f.world
	g, tx, err := c.Grant(within(t, time.Minute), w.patient.wallet, medveil.Terms{
		Owner: w.patient.nym, Grantee: w.clinician.nym, Label: p.label, Expiry: time.Now().Add(time.Hour),
	})
	must(t, err)
	return g, tx
}

// granted is a parcel with a grant that all workers know.
func (f *faulty) granted(t testing.TB, c *medveil.Client, name string, size int) (parcel, medveil.Grant) {
	t.Helper()
	p := f.put(t, c, name, size)
	g, tx := f.grant(t, c, p)
	must(t, c.AwaitWorkers(within(t, 2*time.Minute), tx))
	return p, g
}

// revoke revokes a grant and returns when it is mined.
func (f *faulty) revoke(t testing.TB, c *medveil.Client, g medveil.Grant) medveil.Transaction {
	t.Helper()
	w := f.world
	tx, err := c.Revoke(within(t, time.Minute), w.patient.wallet, w.patient.nym, g.ID)
	must(t, err)
	return tx
}

// read fetches a parcel as the clinician and compares it.
func (f *faulty) read(t testing.TB, c *medveil.Client, p parcel, g medveil.Grant) {
	t.Helper()
	var got bytes.Buffer
	_, err := c.Fetch(within(t, 2*time.Minute), f.world.clinician.wallet, f.world.clinician.nym, g.ID, p.record.ContentHash, &got)
	must(t, err)
	if !bytes.Equal(got.Bytes(), p.content) {
		t.Error("the clinician reads something else than what was stored")
	}
}

// ask asks every worker for a share.
func (f *faulty) ask(ctx context.Context, c *medveil.Client, p parcel, g medveil.Grant) ([]medveil.Answer, error) {
	set, err := c.CurrentWorkers(ctx)
	if err != nil {
		return nil, err
	}
	w := f.world
	return c.RequestShares(ctx, w.clinician.wallet, w.clinician.nym, g.ID, p.capsule, set, false)
}

// heal joins the validators again.
func (f *faulty) heal(t testing.TB) {
	t.Helper()
	must(t, f.testnet.Heal(within(t, 3*time.Minute)))
}

// block returns the hash of a seat's block of a number.
func (f *faulty) block(t testing.TB, seat int, number uint64) common.Hash {
	t.Helper()
	block, err := f.world.platform.node(seat).BlockByNumber(t.Context(), new(big.Int).SetUint64(number))
	must(t, err)
	return block.Hash()
}

// A hook sees the client's requests to workers, and may change them.
type hook func(seat int, r *http.Request)

// hooked is a client's HTTP client that calls before each request, and after
// each answer.
func (f *faulty) hooked(before hook, after func(seat int, r *http.Response)) *http.Client {
	seats := make(map[string]int)
	for _, m := range f.world.members {
		seats[strings.TrimPrefix(m.endpoint, "http://")] = m.seat
	}
	return &http.Client{Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
		seat := seats[r.URL.Host]
		if before != nil {
			r = r.Clone(r.Context())
			before(seat, r)
		}
		answer, err := http.DefaultTransport.RoundTrip(r)
		if err == nil && after != nil {
			after(seat, answer)
		}
		return answer, err
	})}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// tripwire is a body that calls act once so many bytes have been read.
type tripwire struct {
	io.ReadCloser
	left int
	act  func()
}

func (w *tripwire) Read(p []byte) (int, error) {
	n, err := w.ReadCloser.Read(p)
	if w.left > 0 && w.left <= n {
		w.act()
	}
	w.left -= n
	return n, err
}

// refusedFor reports whether an answer is a refusal for one of the reasons.
func refusedFor(answer medveil.Answer, reasons ...api.Code) bool {
	code := api.CodeOf(answer.Err)
	for _, reason := range reasons {
		if code == reason {
			return true
		}
	}
	return false
}
