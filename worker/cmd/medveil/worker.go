package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil/worker/internal/daemon"
)

func newWorkerCommand(sh *shell) *cobra.Command {
	return group(&cobra.Command{
		Use:   "worker",
		Short: "Run an institution's worker",
		Long: `The worker of an institution re-encrypts for grantees as the chain allows, keeps
records on IPFS, opens the seat's shares in trace cases that were approved, and
relays registrations. It runs beside the institution's validator and IPFS node.`,
	}, newWorkerInitCommand(sh), newWorkerRunCommand(sh), newWorkerStatusCommand(sh), newWorkerResetCommand(sh))
}

func newWorkerInitCommand(sh *shell) *cobra.Command {
	k := seatKeys{sh: sh}
	var dir string
	var c daemon.Config
	var tls daemon.TLS
	var period, anchor time.Duration
	cmd := required(&cobra.Command{
		Use:   "init --dir DIR --confirmations N",
		Short: "Make a worker's folder",
		Long: `Make the folder of a worker: its configuration, its empty state, and with
--ipfs embedded the repository of an IPFS node. The folder must be absent or
empty. It is for one seat of one network. config.json in it can be edited
afterwards; "medveil worker run" checks it, and the keys against the chain.

With --passphrase-file the configuration names that file, and the worker reads it
at each start. Without, "worker run" takes the systemd credential
medveil-passphrase.

Listening on another address than loopback needs --tls-cert and --tls-key, or
--tls-elsewhere if a proxy in front of the worker encrypts.`,
		Example: `  medveil worker init --dir /srv/medveil/worker --network network.json --keys /srv/medveil/keys.age \
    --passphrase-file /etc/medveil/passphrase --rpc http://127.0.0.1:8545 --ipfs http://127.0.0.1:5001 \
    --listen 0.0.0.0:8470 --tls-cert /etc/medveil/cert.pem --tls-key /etc/medveil/key.pem --confirmations 4`,
		Args: positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if tls != (daemon.TLS{}) {
				c.TLS = &tls
			}
			c.Period, c.AnchorEvery = daemon.Duration(period), daemon.Duration(anchor)
			return sh.initWorker(dir, k, c)
		},
	}, "dir")
	k.flags(cmd)
	flags := cmd.Flags()
	flags.StringVar(&dir, "dir", "", "`DIR` to make")
	flags.StringVar(&c.IPFS, "ipfs", daemon.Embedded, "`embedded`, or the URL of a kubo daemon's RPC API")
	flags.StringVar(&c.Listen, "listen", "127.0.0.1:8470", "`HOST:PORT` of the API")
	flags.StringVar(&c.Metrics, "metrics", "127.0.0.1:8471", "`HOST:PORT` of the private listener with /metrics; empty for none")
	flags.StringVar(&tls.Certificate, "tls-cert", "", "`FILE` with the certificate chain (PEM)")
	flags.StringVar(&tls.Key, "tls-key", "", "`FILE` with its key (PEM)")
	flags.BoolVar(&tls.TerminatedElsewhere, "tls-elsewhere", false, "a proxy in front of the worker encrypts")
	flags.Uint64Var(&c.Confirmations, "confirmations", 0, "`BLOCKS` behind the head to act at: n/2 + 1 for n sealers")
	flags.DurationVar(&period, "period", 0, "`TIME` between blocks (default 5s)")
	flags.BoolVar(&c.InstantSeal, "instant-seal", false, "the chain is a development chain that seals on demand")
	flags.DurationVar(&anchor, "anchor-every", 0, "`TIME` after which the log's new entries are anchored on the chain, at the latest (default 1h)")
	flags.StringVar(&c.Rules, "rules", "", "`FILE` with rules for refusing trace cases without asking")
	return cmd
}

func (sh *shell) initWorker(dir string, k seatKeys, c daemon.Config) error {
	n, err := sh.loadNetwork()
	if err != nil {
		return err
	}
	if c.Keys, err = k.file(); err != nil {
		return err
	}
	keys, err := k.open()
	if err != nil {
		return err
	}
	c.RPC, c.PassphraseFile = n.rpc, sh.passphraseFile
	if err := daemon.Init(dir, c, n.network, keys); err != nil {
		return err
	}
	path := filepath.Join(dir, daemon.ConfigFile)
	return sh.print(struct {
		Config string `json:"config"`
	}{path}, func(w io.Writer) { fmt.Fprintf(w, "made %s\nnext: medveil worker run --config %s\n", dir, path) })
}

func newWorkerRunCommand(sh *shell) *cobra.Command {
	var config string
	cmd := required(&cobra.Command{
		Use:   "run --config FILE",
		Short: "Run the worker",
		Long: `Run the worker of a folder that "medveil worker init" made, until SIGTERM or
SIGINT. Then it goes on answering for a while as not ready, lets requests in
progress finish, and exits with 0; a second signal ends it at once, which loses
nothing that was acknowledged. SIGHUP has it read the TLS certificate and the
keys again; share keys that are added are read by themselves.

It refuses to start with keys that are not those of the chain, files that others
can read, a state that is damaged or another worker's, or an unsafe verifier
outside a development chain.

Standard output is a log in JSON lines, without a secret in it. /healthz says
that the process answers, /readyz whether it serves, /metrics on the private
listener the rest.`,
		Example: "  medveil worker run --config /srv/medveil/worker/config.json",
		Args:    positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.runWorker(cmd.Context(), config)
		},
	}, "config")
	cmd.Flags().StringVar(&config, "config", "", "configuration `FILE`")
	return cmd
}

func (sh *shell) runWorker(ctx context.Context, config string) error {
	// The first signal ends ctx; from then on signals act as they do by default.
	defer context.AfterFunc(ctx, func() { signal.Reset(syscall.SIGINT, syscall.SIGTERM) })()
	d, err := sh.openWorker(ctx, config)
	if err != nil {
		return err
	}
	err = d.Run(ctx, func(address string) { fmt.Fprintf(sh.stderr, "medveil: the worker serves on %s\n", address) })
	return errors.Join(err, d.Close())
}

func (sh *shell) openWorker(ctx context.Context, config string) (*daemon.Daemon, error) {
	c, err := daemon.LoadConfig(config)
	if err != nil {
		return nil, err
	}
	level := slog.LevelInfo
	if c.Debug {
		level = slog.LevelDebug
	}
	return daemon.Open(ctx, c, slog.New(slog.NewJSONHandler(sh.stdout, &slog.HandlerOptions{Level: level})))
}

func newWorkerStatusCommand(sh *shell) *cobra.Command {
	var dir string
	cmd := required(&cobra.Command{
		Use:   "status --dir DIR",
		Short: "Ask a running worker how it is",
		Long: `Ask the worker that runs in a folder how it is, by the socket in it, which only
its own account can use. Exit code 1 means that it does not serve.`,
		Example: "  medveil worker status --dir /srv/medveil/worker --json",
		Args:    positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := daemon.Dial(dir).Status(cmd.Context())
			if err != nil {
				return err
			}
			if err := sh.print(s, s.Write); err != nil {
				return err
			}
			if !s.Readiness.Ready {
				return errors.New("the worker does not serve")
			}
			return nil
		},
	}, "dir")
	cmd.Flags().StringVar(&dir, "dir", "", "`DIR` of the worker")
	return cmd
}

func newWorkerResetCommand(sh *shell) *cobra.Command {
	var config string
	var declare bool
	cmd := required(&cobra.Command{
		Use:   "reset-log --config FILE --declare-lost",
		Short: "Declare the worker's log lost",
		Long: `Declare on chain, for everyone to see, that this worker's log of receipts is lost,
and begin the next one. A worker whose log is not the one that it anchored
refuses to serve. Restore its state from a backup if you can: patients see that a
log was lost, and not what was in it. The worker must be stopped. A log that is
whole is not reset.`,
		Example: "  medveil worker reset-log --config /srv/medveil/worker/config.json --declare-lost",
		Args:    positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !declare {
				return usageError(cmd, "missing --declare-lost")
			}
			d, err := sh.openWorker(cmd.Context(), config)
			if err != nil {
				return err
			}
			if err := errors.Join(d.ResetLog(cmd.Context()), d.Close()); err != nil {
				return err
			}
			fmt.Fprintln(sh.stdout, "the log is declared lost, the next one has begun")
			return nil
		},
	}, "config")
	cmd.Flags().StringVar(&config, "config", "", "configuration `FILE`")
	cmd.Flags().BoolVar(&declare, "declare-lost", false, "yes, the log cannot be restored")
	return cmd
}
