package worker_test

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/bolt"
	"github.com/medveil/medveil/worker/internal/ethchain"
	"github.com/medveil/medveil/worker/receipt"
)

const stateToWrite = "MEDVEIL_TEST_STATE"

// TestMain lets the test binary be the process that TestKilledWorker kills.
func TestMain(m *testing.M) {
	if path := os.Getenv(stateToWrite); path != "" {
		if err := answerForEver(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// answerForEver is a worker under load: it names each acknowledged upload on
// standard output, from several goroutines, so that commits are shared.
func answerForEver(path string) error {
	w, err := mortalWorker(path)
	if err != nil {
		return err
	}
	failed := make(chan error)
	for i := range mortals {
		go func() {
			for n := uint64(0); ; n++ {
				nym := api.Word{0: byte(i), 31: 1}
				if err := w.RecordUpload(nym, newNonce(), n); err != nil {
					failed <- err
					return
				}
				fmt.Printf("%d %d\n", i, n)
			}
		}()
	}
	return <-failed
}

// mortals goroutines record uploads at once.
const mortals = 8

func newNonce() (n api.Word) {
	for i := range n {
		n[i] = byte(rand.Uint32())
	}
	return n
}

// mortalWorker opens the worker of a state file.
func mortalWorker(path string) (*worker.Worker, error) {
	state, err := bolt.Open(path)
	if err != nil {
		return nil, err
	}
	return worker.Open(mortalConfig(state))
}

func mortalConfig(state worker.State) worker.Config {
	w := &world{operator: fixedKeys(1)}
	return worker.Config{
		Domain: testDomain, Operator: address(w.operator[0]), State: state,
		Keys:  worker.Keys{Sealing: fixedSealing(), Sign: ethchain.Signer(w.operator[0]), Storage: [32]byte{1}},
		Chain: newFakeChain(nil, startTime), Store: &memoryStore{}, Recover: ethchain.Recover, InstantSeal: true,
	}
}

// What was acknowledged before kill -9 is there after it, the log's tree is
// whole, and it extends what it was before, however often and whenever.
func TestKilledWorker(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.db")
	if err := bolt.Create(path); err != nil {
		t.Fatal(err)
	}
	state, err := bolt.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(worker.Create(state, testDomain, mortalConfig(state).Operator), state.Close()); err != nil {
		t.Fatal(err)
	}
	kills := 12
	if testing.Short() {
		kills = 3
	}
	acknowledged := make(map[string]int)
	before := &api.Checkpoint{Root: receipt.EmptyRoot()}
	for range kills {
		killedWorker(t, path, acknowledged)
		before = checkSurvivor(t, path, acknowledged, before)
	}
}

// killedWorker kills a worker at some moment under load and counts what it
// acknowledged.
func killedWorker(t *testing.T, path string, acknowledged map[string]int) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), stateToWrite+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines, n := bufio.NewScanner(out), 0
	for lines.Scan() {
		var nym, at int
		if _, err := fmt.Sscan(lines.Text(), &nym, &at); err == nil {
			acknowledged[fmt.Sprint(nym)]++
		}
		if n++; n == 20 {
			time.AfterFunc(time.Duration(rand.IntN(40_000))*time.Microsecond, func() { cmd.Process.Kill() })
		}
	}
	cmd.Wait()
	if n < 20 {
		t.Fatalf("the worker stopped after %d uploads", n)
	}
}

// checkSurvivor opens the state of a killed worker, and returns its checkpoint.
func checkSurvivor(t *testing.T, path string, acknowledged map[string]int, before *api.Checkpoint) *api.Checkpoint {
	t.Helper()
	state, err := bolt.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer state.Close()
	w, err := worker.Open(mortalConfig(state))
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	now, err := w.Checkpoint(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	proof, err := w.Consistency(t.Context(), before.Size, now.Size)
	if err != nil {
		t.Fatal(err)
	}
	before.Worker = now.Worker
	if err := receipt.VerifyConsistency(before, now, proof); err != nil {
		t.Error(err)
	}
	found := make(map[string]int)
	for i, leaf := range allLeaves(t, state) {
		e, err := receipt.Parse(leaf)
		if err != nil {
			t.Fatalf("entry %d: %v", i, err)
		}
		found[fmt.Sprint(e.Nym[0])]++
	}
	total := 0
	for nym, n := range acknowledged {
		if got := found[nym]; got < n || got > n+1 {
			t.Errorf("nym %s: %d entries after %d acknowledged", nym, got, n)
		}
		acknowledged[nym] = found[nym]
		total += found[nym]
	}
	if uint64(total) != now.Size || rootOf(t, allLeaves(t, state)) != now.Root {
		t.Errorf("%d entries in a log of %d, or another root", total, now.Size)
	}
	checkUsed(t, state, found)
	return now
}

// checkUsed checks that nonces and quotas are those of the entries: they are
// put in one transaction.
func checkUsed(t *testing.T, state worker.State, found map[string]int) {
	t.Helper()
	nonces := make(map[string]int)
	err := state.View(func(tx worker.Tx) error {
		return tx.Scan("nonces", nil, func(row, _ []byte) (bool, error) {
			nonces[fmt.Sprint(row[8])]++
			return true, nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	for nym, n := range found {
		if nonces[nym] != n {
			t.Errorf("nym %s: %d nonces, %d entries", nym, nonces[nym], n)
		}
	}
}

func allLeaves(t testing.TB, s worker.State) (all [][]byte) {
	t.Helper()
	err := s.View(func(tx worker.Tx) error {
		return tx.Scan("leaves", nil, func(_, leaf []byte) (bool, error) {
			all = append(all, append([]byte(nil), leaf...))
			return true, nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// rootOf computes the root of a tree of leaves from nothing but them, as RFC
// 6962 defines it.
func rootOf(t testing.TB, leaves [][]byte) api.Word {
	t.Helper()
	switch n := len(leaves); n {
	case 0:
		return receipt.EmptyRoot()
	case 1:
		return api.Word(tlog.RecordHash(leaves[0]))
	default:
		k := 1
		for 2*k < n {
			k *= 2
		}
		return api.Word(tlog.NodeHash(tlog.Hash(rootOf(t, leaves[:k])), tlog.Hash(rootOf(t, leaves[k:]))))
	}
}
