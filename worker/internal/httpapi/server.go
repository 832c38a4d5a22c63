package httpapi

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/medveil/medveil/worker"
)

// grace is how long requests in progress may go on after a shutdown began.
const grace = 10 * time.Second

// Serve answers on the listener until ctx ends, then lets requests in progress
// finish for a while. It returns nil after such a shutdown.
func Serve(ctx context.Context, l net.Listener, w *worker.Worker, log *slog.Logger) error {
	srv := &http.Server{
		Handler:           NewHandler(w, log),
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       idle, // moved forward while an object is read
		WriteTimeout:      2 * idle,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	done := make(chan error, 1)
	go func() { done <- srv.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	if err := srv.Shutdown(stop); err != nil {
		return errors.Join(err, srv.Close())
	}
	return nil
}
