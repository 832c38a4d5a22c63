package daemon

import (
	"context"
	"net"
	"net/http"
	"path/filepath"
	"testing"
	"time"
)

// An order in progress ends before what it uses is closed.
func TestServeWaitsForOrders(t *testing.T) {
	l, err := listenAdmin(filepath.Join(t.TempDir(), "admin.sock"))
	if err != nil {
		t.Fatal(err)
	}
	entered, leave, served := make(chan struct{}), make(chan struct{}), make(chan error, 1)
	ctx, stop := context.WithCancel(t.Context())
	go func() {
		served <- serve(ctx, l, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { close(entered); <-leave }))
	}()
	client := http.Client{Transport: &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) {
		return net.Dial("unix", l.Addr().String())
	}}}
	answered := make(chan struct{})
	go func() {
		defer close(answered)
		if resp, err := client.Get("http://worker/"); err == nil {
			resp.Body.Close()
		}
	}()
	<-entered
	stop()
	for { // until it takes no more
		conn, err := net.Dial("unix", l.Addr().String())
		if err != nil {
			break
		}
		conn.Close()
	}
	select {
	case err := <-served:
		t.Errorf("it ended with an order in progress (%v)", err)
	case <-time.After(100 * time.Millisecond):
	}
	close(leave)
	<-answered
}
