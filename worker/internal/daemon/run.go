package daemon

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"
	"golang.org/x/sync/errgroup"
)

const defaultMemoryLimit = 200 << 20

// Run serves until ctx ends, then drains, and returns nil. ready, if not nil, is
// called with the API's address once it accepts connections.
func (d *Daemon) Run(ctx context.Context, ready func(address string)) error {
	listeners, err := d.listen()
	if err != nil {
		return fmt.Errorf("start the worker: %w", err)
	}
	d.limitMemory()
	// The duties go on while requests are drained, and end after them.
	duties, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	group, failed := errgroup.WithContext(duties)
	serving, end := context.WithCancel(ctx)
	defer end()
	context.AfterFunc(failed, end)
	group.Go(func() error {
		defer stop()
		return d.server.Serve(serving, listeners.api)
	})
	group.Go(func() error { return ended(failed, d.worker.Run(failed)) })
	group.Go(func() error { return serve(failed, listeners.admin, d.admin()) })
	if listeners.metrics != nil {
		group.Go(func() error { return serve(failed, listeners.metrics, d.metricsHandler()) })
	}
	group.Go(func() error { d.keepUp(failed); return nil })
	d.log.Info("serving", "address", listeners.api.Addr().String(), "tls", d.tls != nil)
	if ready != nil {
		ready(listeners.api.Addr().String())
	}
	err = group.Wait()
	d.log.Info("stopped")
	return err
}

// ended drops the error of a duty that was told to end.
func ended(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// limitMemory has the garbage collector keep to what an institution's machine
// has to spare beside a validator.
func (d *Daemon) limitMemory() {
	limit := d.config.MemoryLimit
	if limit == 0 {
		limit = defaultMemoryLimit
	}
	debug.SetMemoryLimit(int64(limit))
	debug.FreeOSMemory()
	releaseProgram()
}

type listeners struct{ api, metrics, admin net.Listener }

// listen opens all listeners, or none.
func (d *Daemon) listen() (l listeners, err error) {
	defer func() {
		if err != nil {
			for _, open := range []net.Listener{l.api, l.metrics, l.admin} {
				if open != nil {
					open.Close()
				}
			}
		}
	}()
	if l.api, err = net.Listen("tcp", d.config.Listen); err != nil {
		return l, err
	}
	if d.config.Metrics != "" {
		if l.metrics, err = net.Listen("tcp", d.config.Metrics); err != nil {
			return l, err
		}
	}
	l.admin, err = listenAdmin(d.config.adminPath())
	return l, err
}

// orderLimit is how long orders in progress have to finish when the worker ends.
const orderLimit = 5 * time.Second

// serve answers on a private listener until ctx ends, and returns when what is in
// progress is finished or cut off: the caller closes what it uses.
func serve(ctx context.Context, l net.Listener, h http.Handler) error {
	srv := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10}
	stopped := make(chan struct{})
	forget := context.AfterFunc(ctx, func() {
		defer close(stopped)
		stop, cancel := context.WithTimeout(context.Background(), orderLimit)
		defer cancel()
		if srv.Shutdown(stop) != nil {
			srv.Close()
		}
	})
	err := srv.Serve(l)
	if !forget() {
		<-stopped
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

func (d *Daemon) metricsHandler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(d.metrics, promhttp.HandlerOpts{MaxRequestsInFlight: 4, Timeout: 10 * time.Second}))
	return mux
}

// ResetLog declares on chain that the worker's log is lost; see
// worker.Worker.ResetLog.
func (d *Daemon) ResetLog(ctx context.Context) error { return d.worker.ResetLog(ctx) }
