package testnet

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// runnerEnv has the test binary act as a runner: it starts a process in the
// folder that the variable names, and waits to be killed.
const runnerEnv = "TESTNET_TEST_RUNNER"

func TestMain(m *testing.M) {
	if dir := os.Getenv(runnerEnv); dir != "" {
		if _, err := startSleep(newSpawner(), dir, "exec sleep 60"); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		time.Sleep(time.Minute)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// startSleep starts a shell script as the node "sleep" of a folder.
func startSleep(s *spawner, dir, script string) (*process, error) {
	return startProcess(s, dir, nil, filepath.Join(dir, "sleep.pid"), filepath.Join(dir, "sleep.log"), "/bin/sh", "-c", script)
}

func mustStart(t *testing.T, dir, script string) *process {
	t.Helper()
	s := newSpawner()
	t.Cleanup(s.close)
	p, err := startSleep(s, dir, script)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.kill)
	return p
}

// eventually fails the test unless a condition holds within ten seconds.
func eventually(t *testing.T, what string, condition func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !condition(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("never: %s", what)
		}
	}
}

func TestProcessStopsWhenAsked(t *testing.T) {
	dir := t.TempDir()
	p := mustStart(t, dir, "exec sleep 60")
	pidFile := filepath.Join(dir, "sleep.pid")
	if got := readPID(pidFile); got != p.cmd.Process.Pid {
		t.Fatalf("the pid file names %d, not %d", got, p.cmd.Process.Pid)
	}
	p.stop(t.Context())
	if p.running() || p.failure() != nil {
		t.Errorf("running %v, failure %v", p.running(), p.failure())
	}
	if _, err := os.Stat(pidFile); !os.IsNotExist(err) {
		t.Errorf("the pid file stays: %v", err)
	}
	p.stop(t.Context()) // once more does no harm
}

func TestProcessGroupDies(t *testing.T) {
	dir := t.TempDir()
	p := mustStart(t, dir, "sleep 60 & echo $! > child; wait")
	var child int
	eventually(t, "the child starts", func() bool {
		text, _ := os.ReadFile(filepath.Join(dir, "child"))
		child, _ = strconv.Atoi(strings.TrimSpace(string(text)))
		return child != 0
	})
	p.kill()
	eventually(t, "the child ends", func() bool { return birth(child) == "" })
}

func TestProcessThatDiesShowsItsLastLines(t *testing.T) {
	p := mustStart(t, t.TempDir(), "for i in 1 2 3 4 5 6 7 8 9; do echo line $i; done; exit 3")
	<-p.exited
	err := p.failure()
	if err == nil || !strings.Contains(err.Error(), "exit status 3") || !strings.Contains(err.Error(), "line 9") {
		t.Fatalf("got %v", err)
	}
	if strings.Contains(err.Error(), "line 1\n") {
		t.Errorf("more than the last lines: %v", err)
	}
}

func TestOrphansAreEnded(t *testing.T) {
	dir := t.TempDir()
	p := mustStart(t, dir, "exec sleep 60")
	p.mu.Lock()
	p.expected = true
	p.mu.Unlock()
	ended, err := endOrphans(dir)
	if err != nil || len(ended) != 1 || ended[0] != "sleep" {
		t.Fatalf("ended %v (%v)", ended, err)
	}
	eventually(t, "it ends", func() bool { return !p.running() })
}

// TestOrphanWithAnothersIDIsSpared notes a living process with another birth,
// as when an id was given anew.
func TestOrphanWithAnothersIDIsSpared(t *testing.T) {
	dir := t.TempDir()
	p := mustStart(t, dir, "exec sleep 60")
	pidFile := filepath.Join(dir, "sleep.pid")
	for _, text := range []string{
		fmt.Sprintf("%d another birth\n", p.cmd.Process.Pid),
		fmt.Sprintf("%d\n", p.cmd.Process.Pid),
		fmt.Sprintf("-%d x\n", p.cmd.Process.Pid),
		"1 x\n", "0 \n", "x y\n", "",
	} {
		if err := os.WriteFile(pidFile, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if ended, err := endOrphans(dir); err != nil || len(ended) != 0 {
			t.Errorf("%q: ended %v (%v)", text, ended, err)
		}
	}
	if !p.running() {
		t.Error("a stranger was ended")
	}
}

// TestKilledRunnerTakesItsNodesAlong kills a runner without warning.
func TestKilledRunnerTakesItsNodesAlong(t *testing.T) {
	dir := t.TempDir()
	runner := exec.Command(os.Args[0])
	runner.Env = append(os.Environ(), runnerEnv+"="+dir)
	if err := runner.Start(); err != nil {
		t.Fatal(err)
	}
	pidFile := filepath.Join(dir, "sleep.pid")
	var pid int
	eventually(t, "the node starts", func() bool { pid = readPID(pidFile); return pid != 0 })
	runner.Process.Signal(syscall.SIGKILL)
	runner.Wait()
	eventually(t, "the node ends", func() bool { return readPID(pidFile) == 0 })
}
