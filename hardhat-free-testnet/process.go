package testnet

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// stopPatience is how long a process may take to end by itself.
const stopPatience = 10 * time.Second

// spawner starts processes from one operating system thread that lives until
// it is closed. The kernel takes the death of the thread that started a process
// for the death of its parent, and Go ends threads as it likes.
type spawner struct {
	work chan func()
}

func newSpawner() *spawner {
	s := &spawner{work: make(chan func())}
	go func() {
		// Never unlocked: the thread ends with the goroutine.
		runtime.LockOSThread()
		for f := range s.work {
			f()
		}
	}()
	return s
}

// start runs cmd.Start on the spawner's thread.
func (s *spawner) start(cmd *exec.Cmd) error {
	done := make(chan error)
	s.work <- func() { done <- cmd.Start() }
	return <-done
}

// close ends the thread, and with it every process that it started.
func (s *spawner) close() { close(s.work) }

// process is a node's running process.
type process struct {
	cmd     *exec.Cmd
	pidFile string
	logFile string
	exited  chan struct{}

	mu       sync.Mutex
	expected bool  // we asked for its end
	err      error // why it ended, set before exited closes
}

// startProcess runs a binary in a folder, its output appended to logFile and
// its identity noted in pidFile as long as it runs.
func startProcess(s *spawner, dir string, env []string, pidFile, logFile, binary string, args ...string) (*process, error) {
	log, err := os.OpenFile(logFile, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	cmd := exec.Command(binary, args...)
	cmd.Dir, cmd.Env = dir, nodeEnv(dir, env)
	cmd.Stdout, cmd.Stderr = log, log
	cmd.SysProcAttr = attributes()
	if err := s.start(cmd); err != nil {
		return nil, err
	}
	p := &process{cmd: cmd, pidFile: pidFile, logFile: logFile, exited: make(chan struct{})}
	err = writePID(pidFile, cmd.Process.Pid)
	go p.wait()
	if err != nil {
		p.kill()
		return nil, err
	}
	return p, nil
}

func (p *process) wait() {
	err := p.cmd.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	os.Remove(p.pidFile)
	if !p.expected {
		p.err = fmt.Errorf("ended by itself (%v); its last lines: %s", exitReason(err), lastLines(p.logFile, 8))
	}
	close(p.exited)
}

func exitReason(err error) string {
	if err == nil {
		return "exit status 0"
	}
	return err.Error()
}

// failure returns why the process ended although nobody asked it to, or nil.
func (p *process) failure() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.err
}

func (p *process) running() bool {
	select {
	case <-p.exited:
		return false
	default:
		return true
	}
}

// signal notes that the end is wanted and sends a signal to the process group.
func (p *process) signal(signal syscall.Signal) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.expected = true
	if p.running() { // not reaped, for wait holds the mutex to say so: the id is still its own
		syscall.Kill(-p.cmd.Process.Pid, signal)
	}
}

// kill ends the process at once, as a power cut would, and awaits its end.
func (p *process) kill() {
	p.signal(syscall.SIGKILL)
	<-p.exited
}

// stop asks the process to end, and kills it when it takes too long.
func (p *process) stop(ctx context.Context) {
	p.signal(syscall.SIGTERM)
	select {
	case <-p.exited:
	case <-time.After(stopPatience):
		p.kill()
	case <-ctx.Done():
		p.kill()
	}
}

func writePID(path string, pid int) error {
	return writeFile(path, fmt.Appendf(nil, "%d %s\n", pid, birth(pid)))
}

// readPID returns the process that a file notes, or 0 if the file is missing,
// damaged, or its process has ended. A process that got the same id later is
// told apart by its birth.
func readPID(path string) int {
	text, err := os.ReadFile(path)
	if err != nil {
		return 0
	}
	id, born, _ := strings.Cut(strings.TrimSpace(string(text)), " ")
	pid, err := strconv.Atoi(id)
	if err != nil || pid <= 1 || born == "" || born != birth(pid) {
		return 0
	}
	return pid
}

// endOrphans ends the processes that are noted in a folder of pid files and
// still run, and removes the files. It returns the names of those it ended.
func endOrphans(folder string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.pid"))
	if err != nil {
		return nil, err
	}
	var ended []string
	var failures []error
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".pid")
		if pid := readPID(file); pid != 0 {
			if !endOrphan(pid, func() bool { return readPID(file) == pid }) {
				failures = append(failures, fmt.Errorf("%s (process %d) of an earlier run does not end: end it yourself", name, pid))
				continue
			}
			ended = append(ended, name)
		}
		os.Remove(file)
	}
	return ended, errors.Join(failures...)
}

// endOrphan ends another runner's process group, politely at first.
func endOrphan(pid int, alive func() bool) bool {
	for _, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGKILL} {
		syscall.Kill(-pid, signal)
		for deadline := time.Now().Add(stopPatience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
			if !alive() {
				return true
			}
		}
	}
	return false
}

// lastLines returns the last lines of a log file, one below the other.
func lastLines(path string, lines int) string {
	file, err := os.Open(path)
	if err != nil {
		return "(no log)"
	}
	defer file.Close()
	const most = 8 << 10
	if info, err := file.Stat(); err == nil && info.Size() > most {
		file.Seek(-most, 2)
	}
	buffer := make([]byte, most)
	n, _ := file.Read(buffer)
	all := strings.Split(strings.TrimSpace(string(buffer[:n])), "\n")
	if len(all) == 1 && all[0] == "" {
		return "(it wrote nothing)"
	}
	return "\n    " + strings.Join(all[max(0, len(all)-lines):], "\n    ")
}
