package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	testnet "github.com/medveil/medveil/hardhat-free-testnet"
)

const upDoes = `Starts the network of the data folder, which is made if it is new, and keeps it
until Ctrl-C. On a terminal the network's status is shown meanwhile.

A COMMAND is run once the network is up, with MEDVEIL_NETWORK naming the file
that describes it; if it fails, the network is stopped.`

const upExample = `  $ testnet up --validators 7 --period 2
  $ testnet up --detach -- sh -c 'echo ready: $MEDVEIL_NETWORK'`

// readyFD is the descriptor on which a detached runner tells its starter that
// the network is up; its environment variable says that there is one.
const (
	readyFD  = 3
	readyEnv = "MEDVEIL_TESTNET_READY_FD"
)

type upFlags struct {
	config testnet.Config
	detach bool
	then   []string
}

func parseUp(args []string, stdout io.Writer) (upFlags, error) {
	var f upFlags
	flags, dir := newFlags("up", "[-- COMMAND...]", upDoes, upExample, stdout)
	c := &f.config
	flags.IntVar(&c.Validators, "validators", testnet.DefaultValidators, "`number` of institutions, each with a validator and an IPFS node")
	flags.IntVar(&c.Period, "period", testnet.DefaultPeriod, "`seconds` between blocks")
	flags.Uint64Var(&c.ChainID, "chain-id", testnet.DefaultChainID, "chain `id`")
	flags.Uint64Var(&c.GasLimit, "gas-limit", testnet.DefaultGasLimit, "`gas` in a block")
	flags.Uint64Var(&c.PriceFloor, "price-floor", testnet.DefaultPriceFloor, "least tip a validator takes, in `wei` per gas")
	flags.IntVar(&c.BasePort, "base-port", 0, "first of 4 `port`s per institution (default: free ones are chosen)")
	flags.StringVar(&c.Host, "host", "127.0.0.1", "`address` on which validators and IPFS nodes listen for peers")
	flags.StringVar(&c.Geth, "geth", "", "geth `binary` (default: built and cached)")
	flags.StringVar(&c.IPFS, "ipfs", "", "kubo `binary` (default: built and cached)")
	flags.BoolVar(&c.WithoutIPFS, "no-ipfs", false, "leave the IPFS nodes out")
	flags.DurationVar(&c.Timeout, "timeout", testnet.DefaultTimeout, "how long the nodes may take to come up")
	flags.BoolVar(&f.detach, "detach", false, "return once the network is up, and leave it running")
	if err := parse(flags, args, -1); err != nil {
		return f, err
	}
	c.Dir, f.then = *dir, flags.Args()
	for _, flag := range setToZero(flags) {
		return f, fmt.Errorf("%w: up: --%s cannot be 0", errUsage, flag)
	}
	if err := c.Validate(); err != nil {
		return f, fmt.Errorf("%w: up: %w", errUsage, err)
	}
	return f, nil
}

// setToZero lists the flags that were given as 0 although 0 would be taken for
// the default.
func setToZero(flags *flag.FlagSet) (names []string) {
	flags.Visit(func(f *flag.Flag) {
		if (f.Value.String() == "0" || f.Value.String() == "0s") && f.Name != "base-port" {
			names = append(names, f.Name)
		}
	})
	return names
}

func up(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	f, err := parseUp(args, stdout)
	if err != nil {
		return err
	}
	if f.detach {
		return detach(ctx, args, stderr)
	}
	f.config.Progress = stderr
	ready := starter()
	start := time.Now()
	network, err := testnet.Start(ctx, f.config)
	if err != nil {
		return err
	}
	fmt.Fprintf(stderr, "the network is up after %.1f s: %s\n", time.Since(start).Seconds(), describe(network.Info()))
	if err = runThen(ctx, network.Info(), f.then, stdout, stderr); err == nil {
		err = watch(ctx, network, ready, stdout)
	}
	fmt.Fprintln(stderr, "stopping")
	return errors.Join(err, network.Close())
}

// watch shows the network until ctx is done. A detached runner tells its
// starter that all is well, and from then on writes to a log of its own.
func watch(ctx context.Context, network *testnet.Network, ready *os.File, stdout io.Writer) error {
	if ready == nil {
		network.Watch(ctx, stdout, isTerminal(stdout))
		return nil
	}
	log, err := os.OpenFile(network.Info().Log("runner"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	if _, err := ready.WriteString("ready\n"); err != nil {
		return err
	}
	if err := ready.Close(); err != nil {
		return err
	}
	network.Watch(ctx, log, false)
	return nil
}

func describe(info testnet.Info) string {
	return fmt.Sprintf("chain %d, %d validators, first RPC %s, described in %s",
		info.ChainID, len(info.Seats), info.Seats[0].HTTP, filepath.Join(info.Dir, "network.json"))
}

func runThen(ctx context.Context, info testnet.Info, then []string, stdout, stderr io.Writer) error {
	if len(then) == 0 {
		return nil
	}
	cmd := exec.CommandContext(ctx, then[0], then[1:]...)
	cmd.Stdout, cmd.Stderr = stdout, stderr
	cmd.Env = append(os.Environ(), "MEDVEIL_NETWORK="+filepath.Join(info.Dir, "network.json"))
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("the command %q: %w", strings.Join(then, " "), err)
	}
	return nil
}

// starter returns the pipe to the process that started this runner detached, or
// nil. No node inherits it.
func starter() *os.File {
	if os.Getenv(readyEnv) == "" {
		return nil
	}
	os.Unsetenv(readyEnv)
	syscall.CloseOnExec(readyFD)
	return os.NewFile(readyFD, "ready")
}

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb"
}

// detach starts a runner in a session of its own and returns once its network
// is up. What the runner says until then goes to stderr.
func detach(ctx context.Context, args []string, stderr io.Writer) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	ready, theirs, err := os.Pipe()
	if err != nil {
		return err
	}
	defer ready.Close()
	said, err := os.CreateTemp("", "testnet-*.log")
	if err != nil {
		return err
	}
	defer said.Close()
	defer os.Remove(said.Name())
	cmd := exec.Command(self, append([]string{"up"}, withoutDetach(args)...)...)
	cmd.Stdout, cmd.Stderr = said, said
	cmd.ExtraFiles = []*os.File{theirs}
	cmd.Env = append(os.Environ(), readyEnv+"=1")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	err = cmd.Start()
	theirs.Close()
	if err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, func() { cmd.Process.Signal(syscall.SIGTERM) })
	defer stop()
	word, _ := bufio.NewReader(ready).ReadString('\n')
	said.Seek(0, io.SeekStart)
	io.Copy(stderr, said)
	if word == "ready\n" && ctx.Err() == nil {
		return cmd.Process.Release()
	}
	cmd.Wait()
	return errors.New("the network did not come up")
}

// withoutDetach drops the flag --detach, but nothing of a command to run.
func withoutDetach(args []string) []string {
	var rest []string
	for i, arg := range args {
		if arg == "--" {
			return append(rest, args[i:]...)
		}
		if name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "="); name != "detach" || !strings.HasPrefix(arg, "-") {
			rest = append(rest, arg)
		}
	}
	return rest
}
