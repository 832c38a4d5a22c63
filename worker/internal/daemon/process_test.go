package daemon_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/ethclient/simulated"
	gethnode "github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/params"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/daemon"
	"github.com/medveil/medveil/worker/internal/keyfile"
	"github.com/medveil/medveil/zk/curve"
)

// binary is the command under test, built once.
var binary string

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(func() int {
		if testing.Short() { // nothing is started then
			return m.Run()
		}
		dir, err := os.MkdirTemp("", "medveil-daemon-")
		if err != nil {
			panic(err)
		}
		defer os.RemoveAll(dir)
		binary = filepath.Join(dir, "medveil")
		if out, err := exec.Command("go", "build", "-o", binary, "../../cmd/medveil").CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "build the command: %v\n%s", err, out)
			return 1
		}
		return m.Run()
	}())
}

const passphrase = "correct horse battery staple"

func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// institution is one seat's secrets in files.
type institution struct {
	keys   *keyfile.Keys
	issuer curve.SecretKey
	file   string
}

// site is a chain behind a JSON-RPC port with a founded consortium of two
// institutions.
type site struct {
	commit     func() // seals a block
	chainID    int64
	rpc        string
	client     *ethclient.Client
	network    medveil.Network
	file       string // network file
	passphrase string // file
	members    [2]*institution
	newcomer   *institution // with gas and without a seat
}

// newSite founds a consortium on a development chain.
func newSite(t *testing.T) *site { return newSiteOn(t, 1337) }

func newSiteOn(t *testing.T, chainID int64) *site {
	t.Helper()
	if testing.Short() {
		t.Skip("starts a chain and processes")
	}
	s := &site{chainID: chainID}
	deployer := must[*ecdsa.PrivateKey](t)(crypto.GenerateKey())
	dir := t.TempDir()
	rich := []common.Address{crypto.PubkeyToAddress(deployer.PublicKey)}
	for i := range s.members {
		s.members[i] = newInstitution(t, filepath.Join(dir, fmt.Sprintf("keys-%d.age", i+1)))
		rich = append(rich, s.members[i].operator())
	}
	s.newcomer = newInstitution(t, filepath.Join(dir, "keys-3.age"))
	s.startChain(t, append(rich, s.newcomer.operator())...)
	s.deploy(t, deployer)
	s.passphrase = filepath.Join(dir, "passphrase")
	write(t, s.passphrase, passphrase+"\n", 0o600)
	s.file = filepath.Join(dir, "network.json")
	if err := s.network.Save(s.file); err != nil {
		t.Fatal(err)
	}
	founding := medveil.Founding{
		Threshold: 2, Workers: []int{1, 2}, WorkerThreshold: 2, MaxNyms: 4, GracePeriod: 86400, CaseLifetime: 86400,
		Timelock: 1, AttestationPeriod: attestationPeriod,
		Auditors: map[common.Address]uint8{{19: 7}: 2},
	}
	for i, m := range s.members {
		card := must[medveil.IssuerCard](t)(medveil.NewIssuerCard(s.network, m.operator(), m.issuer))
		founding.Seats = append(founding.Seats, must[medveil.FoundingSeat](t)(medveil.NewFoundingSeatOf(
			s.network, i+1, card, m.keys.Shares[1], m.keys.Sealing.PublicKey(), "http://127.0.0.1:1")))
	}
	if err := medveil.Found(t.Context(), s.client, deployer, s.network, founding, nil); err != nil {
		t.Fatal(err)
	}
	return s
}

func newInstitution(t *testing.T, file string) *institution {
	t.Helper()
	m := &institution{keys: must[*keyfile.Keys](t)(keyfile.Generate(1)), file: file}
	m.issuer = must[curve.SecretKey](t)(curve.GenerateKey())
	if err := m.keys.Create(file, passphrase, 2); err != nil {
		t.Fatal(err)
	}
	return m
}

func (m *institution) operator() common.Address {
	return crypto.PubkeyToAddress(m.keys.Operator.PublicKey)
}

// startChain starts a chain under the consortium's rules that seals a block soon
// after a transaction, and every second. (A block is at least a second later than
// its parent: more of them would be in the future.)
func (s *site) startChain(t *testing.T, rich ...common.Address) {
	t.Helper()
	l := must[net.Listener](t)(net.Listen("tcp", "127.0.0.1:0"))
	port := l.Addr().(*net.TCPAddr).Port
	l.Close()
	alloc := make(types.GenesisAlloc)
	for _, account := range rich {
		alloc[account] = types.Account{Balance: new(big.Int).Lsh(big.NewInt(1), 100)}
	}
	backend := simulated.NewBackend(alloc, func(node *gethnode.Config, eth *ethconfig.Config) {
		node.HTTPHost, node.HTTPPort, node.HTTPModules = "127.0.0.1", port, []string{"eth"}
		rules := *params.AllDevChainProtocolChanges
		rules.ChainID = big.NewInt(s.chainID)
		rules.ShanghaiTime, rules.CancunTime, rules.PragueTime = nil, nil, nil
		rules.OsakaTime, rules.BogotaTime, rules.BlobScheduleConfig = nil, nil, nil
		eth.Genesis.Config = &rules
	})
	s.commit = func() { backend.Commit() }
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for last := time.Now(); ; {
			select {
			case <-stop:
				return
			case <-time.After(50 * time.Millisecond):
			}
			pending, err := backend.Client().PendingTransactionCount(context.Background())
			if err == nil && pending > 0 || time.Since(last) > time.Second {
				backend.Commit()
				last = time.Now()
			}
		}
	}()
	t.Cleanup(func() { close(stop); <-stopped; backend.Close() })
	s.rpc = fmt.Sprintf("http://127.0.0.1:%d", port)
	s.client = must[*ethclient.Client](t)(ethclient.Dial(s.rpc))
	t.Cleanup(s.client.Close)
}

func (s *site) deploy(t *testing.T, deployer *ecdsa.PrivateKey) {
	t.Helper()
	d := must[bindings.Deployment](t)(bindings.PlanDeployment(t.Context(), s.client, crypto.PubkeyToAddress(deployer.PublicKey), bindings.Verifiers{}))
	opts := bind.NewKeyedTransactor(deployer, big.NewInt(s.chainID))
	opts.Context = t.Context()
	if err := d.Run(t.Context(), s.client, opts, nil); err != nil {
		t.Fatal(err)
	}
	at := d.Addresses()
	s.network = medveil.Network{
		ChainID: uint64(s.chainID), Consortium: at.Consortium, Registry: at.Registry, GrantLog: at.GrantLog, Trace: at.Trace,
		DeploymentBlock: d.FirstBlock, UnsafeDevelopmentVerifier: true,
	}
}

// place is a worker's folder.
type place struct {
	*site
	dir string
}

func (p *place) config() string { return filepath.Join(p.dir, daemon.ConfigFile) }

// init makes the folder of a member's worker, by command.
func (s *site) init(t *testing.T, m *institution, flags ...string) *place {
	t.Helper()
	p := &place{s, filepath.Join(t.TempDir(), "worker")}
	args := append([]string{"worker", "init", "--dir", p.dir, "--network", s.file, "--keys", m.file, "--passphrase-file", s.passphrase,
		"--rpc", s.rpc, "--listen", "127.0.0.1:0", "--metrics", "", "--confirmations", "2"}, flags...)
	if out, err := exec.Command(binary, args...).CombinedOutput(); err != nil {
		t.Fatalf("worker init: %v\n%s", err, out)
	}
	return p
}

// edit changes the configuration.
func (p *place) edit(t *testing.T, change func(map[string]any)) {
	t.Helper()
	var c map[string]any
	if err := json.Unmarshal(must[[]byte](t)(os.ReadFile(p.config())), &c); err != nil {
		t.Fatal(err)
	}
	change(c)
	write(t, p.config(), string(must[[]byte](t)(json.Marshal(c))), 0o600)
}

// process is a worker that runs.
type process struct {
	cmd            *exec.Cmd
	stdout, stderr buffer
	address        string
	done           chan error
}

// buffer may be read while a process writes to it.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// run starts the worker and returns when it serves.
func (p *place) run(t *testing.T) *process {
	t.Helper()
	w := p.start(t)
	deadline := time.Now().Add(60 * time.Second)
	for time.Now().Before(deadline) {
		if _, after, ok := strings.Cut(w.stderr.String(), "serves on "); ok && strings.Contains(after, "\n") {
			w.address, _, _ = strings.Cut(after, "\n")
			return w
		}
		select {
		case err := <-w.done:
			t.Fatalf("the worker ended: %v\n%s\n%s", err, w.stderr.String(), w.stdout.String())
		case <-time.After(10 * time.Millisecond):
		}
	}
	t.Fatalf("the worker does not serve:\n%s", w.stdout.String())
	return nil
}

func (p *place) start(t *testing.T) *process {
	t.Helper()
	w := &process{cmd: exec.Command(binary, "worker", "run", "--config", p.config()), done: make(chan error, 1)}
	w.cmd.Stdout, w.cmd.Stderr = &w.stdout, &w.stderr
	if err := w.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	exited := make(chan struct{})
	go func() { w.done <- w.cmd.Wait(); close(exited) }()
	t.Cleanup(func() { w.cmd.Process.Kill(); <-exited })
	return w
}

// fails starts the worker, which must refuse, and returns what it says.
func (p *place) fails(t *testing.T) string {
	t.Helper()
	w := p.start(t)
	select {
	case err := <-w.done:
		if err == nil {
			t.Fatal("the worker ended as if all were well")
		}
		return w.stderr.String()
	case <-time.After(60 * time.Second):
		t.Fatalf("the worker runs on:\n%s\n%s", w.stderr.String(), w.stdout.String())
	}
	return ""
}

// end sends a signal and returns how the process ended.
func (w *process) end(t *testing.T, signal syscall.Signal) error {
	t.Helper()
	if err := w.cmd.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-w.done:
		return err
	case <-time.After(60 * time.Second):
		t.Fatal("the worker does not end")
		return nil
	}
}

func (w *process) client() *api.Client { return &api.Client{BaseURL: "http://" + w.address} }

// says waits until the worker's log says something.
func (w *process) says(t *testing.T, what string) {
	t.Helper()
	for range 600 {
		if strings.Contains(w.stdout.String(), what) {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("the worker does not say %q:\n%s", what, w.stdout.String())
}

// ready waits until the worker says that it serves.
func (w *process) ready(t *testing.T) *api.Readiness {
	t.Helper()
	var last *api.Readiness
	for range 600 { // busy machines take their time
		var err error
		if last, err = w.client().Ready(t.Context()); err == nil && last.Ready {
			return last
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("the worker is not ready: %+v\n%s", last, w.stdout.String())
	return nil
}

func write(t *testing.T, path, content string, mode os.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), mode); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

func get(t *testing.T, url string) string {
	t.Helper()
	req := must[*http.Request](t)(http.NewRequestWithContext(context.Background(), http.MethodGet, url, nil))
	resp := must[*http.Response](t)(http.DefaultClient.Do(req))
	defer resp.Body.Close()
	return string(must[[]byte](t)(io.ReadAll(resp.Body)))
}
