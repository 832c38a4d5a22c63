package ipfs

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"
	"time"

	"github.com/ipfs/boxo/files"
	"github.com/ipfs/boxo/path"
	coreiface "github.com/ipfs/kubo/core/coreiface"

	"github.com/medveil/medveil/worker/content"
)

// streaming is a node whose stream of an object is what change makes of it; its
// blocks are right.
type streaming struct {
	coreiface.CoreAPI
	coreiface.UnixfsAPI
	change func([]byte) ([]byte, error)
	asked  int
}

func (s *streaming) Unixfs() coreiface.UnixfsAPI { return s }

func (s *streaming) Get(ctx context.Context, p path.Path) (files.Node, error) {
	s.asked++
	node, err := s.CoreAPI.Unixfs().Get(ctx, p)
	if err != nil {
		return nil, err
	}
	whole, err := io.ReadAll(files.ToFile(node))
	if err != nil {
		return nil, err
	}
	if whole, err = s.change(whole); err != nil {
		return nil, err
	}
	return files.NewBytesFile(whole), nil
}

// Whatever a daemon's stream holds, what is read is the object.
func TestFeedIsNotBelieved(t *testing.T) {
	honest, _ := openTest(t)
	const size = 200*content.ChunkSize + 9 // more than one branch below the root
	h, err := honest.Add(t.Context(), pattern(size))
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func([]byte) ([]byte, error){
		"right":           func(b []byte) ([]byte, error) { return b, nil },
		"first bit wrong": func(b []byte) ([]byte, error) { b[0] ^= 1; return b, nil },
		"last bit wrong":  func(b []byte) ([]byte, error) { b[len(b)-1] ^= 1; return b, nil },
		"cut short":       func(b []byte) ([]byte, error) { return b[:len(b)/2], nil },
		"empty":           func(b []byte) ([]byte, error) { return nil, nil },
		"longer":          func(b []byte) ([]byte, error) { return append(b, 1), nil },
		"chunks swapped": func(b []byte) ([]byte, error) {
			return append(bytes.Clone(b[content.ChunkSize:2*content.ChunkSize]), b...), nil
		},
		"none": func(b []byte) ([]byte, error) { return nil, errors.New("no stream") },
	} {
		t.Run(name, func(t *testing.T) {
			node := &streaming{CoreAPI: honest.api, change: change}
			checkObject(t, &Store{api: node, remote: true}, h, size)
			if node.asked == 0 {
				t.Error("no stream was asked for")
			}
		})
	}
}

// A reader that is closed early ends its stream.
func TestFeedEndsWithReader(t *testing.T) {
	honest, _ := openTest(t)
	h, err := honest.Add(t.Context(), pattern(40*content.ChunkSize))
	if err != nil {
		t.Fatal(err)
	}
	r, _, err := (&Store{api: honest.api, remote: true}).Get(t.Context(), h)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Read(make([]byte, 10)); err != nil {
		t.Fatal(err)
	}
	f := r.(*reader).feed
	r.Close()
	select {
	case <-f.ctx.Done():
	default:
		t.Error("the stream goes on")
	}
	if _, err := r.Read(make([]byte, 10)); err == nil {
		t.Error("read of a closed object")
	}
}

// Reading on after the request's end fails; it does not wait for a stream that
// has ended.
func TestFeedEndsWithContext(t *testing.T) {
	honest, _ := openTest(t)
	h, err := honest.Add(t.Context(), pattern(40*content.ChunkSize))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	r, _, err := (&Store{api: honest.api, remote: true}).Get(ctx, h)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := r.Read(make([]byte, 10)); err != nil {
		t.Fatal(err)
	}
	time.Sleep(100 * time.Millisecond) // what is read ahead is there, and the stream waits for more to be asked of it
	cancel()
	ended := make(chan error, 1)
	go func() {
		_, err := io.Copy(io.Discard, r)
		ended <- err
	}()
	select {
	case err := <-ended:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("read on: %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("the reader hangs")
	}
}
