package daemon

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"slices"
	"syscall"
	"time"

	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
)

// listenAdmin opens the socket for the institution's own orders, which only the
// worker's account can connect to. What an earlier run left is replaced: the
// state is open, so no other worker runs in this folder.
func listenAdmin(path string) (net.Listener, error) {
	if info, err := os.Lstat(path); err == nil && info.Mode()&os.ModeSocket != 0 {
		if err := os.Remove(path); err != nil {
			return nil, err
		}
	}
	// There is no moment in which others can connect. The mask is the process's:
	// folders that its IPFS node makes meanwhile must stay the owner's to enter.
	old := syscall.Umask(0o077)
	l, err := net.Listen("unix", path)
	syscall.Umask(old)
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return &own{l}, nil
}

// own is a listener on a unix socket that turns away other accounts than the
// process's own and root, whatever the socket's permissions became.
type own struct{ net.Listener }

func (o *own) Accept() (net.Conn, error) {
	for {
		conn, err := o.Listener.Accept()
		if err != nil {
			return nil, err
		}
		if uid, err := peer(conn); err == nil && (uid == 0 || uid == os.Getuid()) {
			return conn, nil
		}
		conn.Close()
	}
}

// admin answers the institution's own orders.
func (d *Daemon) admin() http.Handler {
	mux := http.NewServeMux()
	handle := func(pattern string, f func(*http.Request) (any, error)) {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			v, err := f(r)
			if err != nil {
				d.log.Warn("an order failed", "order", r.Pattern, "cause", err)
				reply(w, http.StatusConflict, adminError{err.Error(), errors.Is(err, worker.ErrRefused)})
				return
			}
			reply(w, http.StatusOK, v)
		})
	}
	handle("GET /status", func(r *http.Request) (any, error) { return d.status(r.Context()) })
	handle("GET /cases", func(r *http.Request) (any, error) { return d.cases(r.Context()) })
	handle("POST /decisions", d.decide)
	handle("GET /proposals", func(r *http.Request) (any, error) { return d.proposals(r.Context()) })
	handle("POST /votes", d.vote)
	return mux
}

type adminError struct {
	Error   string `json:"error"`
	Refused bool   `json:"refused"` // by a contract
}

func reply(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v)
}

// Status is what a worker tells its own institution.
type Status struct {
	Operator  api.Address   `json:"operator"`
	Epochs    []uint32      `json:"shareKeyEpochs"`
	Readiness api.Readiness `json:"readiness"`
	Worker    worker.Status `json:"worker"`
}

func (d *Daemon) status(ctx context.Context) (any, error) {
	readiness, err := d.server.Readiness(ctx)
	if err != nil {
		return nil, err
	}
	keys := d.keys.Load()
	return Status{Operator: operatorOf(keys), Epochs: keys.Epochs(), Readiness: *readiness, Worker: d.worker.Status()}, nil
}

// Write shows the status to people.
func (s *Status) Write(w io.Writer) {
	fmt.Fprintf(w, "operator   %s\n", s.Operator)
	for _, c := range s.Readiness.Checks {
		if c.OK {
			fmt.Fprintf(w, "ok         %s\n", c.Name)
		} else {
			fmt.Fprintf(w, "failing    %s: %s\n", c.Name, c.Detail)
		}
	}
	k := &s.Worker
	fmt.Fprintf(w, "chain      head %d, confirmed %d, followed %d\n", k.Head, k.Confirmed, k.Followed)
	fmt.Fprintf(w, "fragments  %d held, %d waiting\n", k.Fragments, k.Waiting)
	fmt.Fprintf(w, "log        %d with %d entries, %d of them anchored\n", k.LogNumber, k.LogSize, k.LogAnchored)
	fmt.Fprintf(w, "objects    %d under-replicated\n", k.UnderReplicated)
	for i := range k.Epochs {
		writeEpoch(w, &k.Epochs[i])
	}
	for _, duty := range slices.Sorted(maps.Keys(k.Faults)) {
		fmt.Fprintf(w, "fault      %s: %s\n", duty, k.Faults[duty])
	}
}

func writeEpoch(w io.Writer, e *worker.EpochStatus) {
	key := "share key held"
	if !e.Held {
		key = "NO SHARE KEY: restore it from the backup, or have it handed over"
	}
	fmt.Fprintf(w, "epoch      %d, seat %d, %s", e.Epoch, e.Seat, key)
	if e.Superseded != 0 {
		fmt.Fprintf(w, ", counts until %s unless it attests", time.Unix(int64(e.Until), 0).UTC().Format(time.DateTime))
	}
	fmt.Fprintln(w)
}
