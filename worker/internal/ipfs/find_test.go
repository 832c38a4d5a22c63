package ipfs

import (
	"context"
	"errors"
	"testing"

	"github.com/ipfs/boxo/path"
	coreiface "github.com/ipfs/kubo/core/coreiface"
	"github.com/ipfs/kubo/core/coreiface/options"

	"github.com/medveil/medveil/worker/content"
)

func TestHasAndFind(t *testing.T) {
	s, _ := openTest(t)
	h, err := s.Add(t.Context(), pattern(3*content.ChunkSize+5))
	if err != nil {
		t.Fatal(err)
	}
	for want, object := range map[bool]content.Hash{true: h, false: {1}} {
		if has, err := s.Has(t.Context(), object); err != nil || has != want {
			t.Errorf("has %v, want %v, %v", has, want, err)
		}
	}
	if err := s.Find(t.Context(), h, 4*content.ChunkSize); err != nil {
		t.Errorf("find what is there: %v", err)
	}
	if err := s.Find(t.Context(), h, content.ChunkSize); err == nil {
		t.Error("found an object larger than asked for")
	}
	if err := s.Find(t.Context(), content.Hash{1}, content.ChunkSize); !errors.Is(err, content.ErrNotFound) {
		t.Errorf("find what is nowhere: %v", err)
	}
}

// What lies there without being pinned is not kept, until it is found.
func TestFindPins(t *testing.T) {
	s, _ := openTest(t)
	h, err := s.Add(t.Context(), pattern(content.ChunkSize))
	if err != nil {
		t.Fatal(err)
	}
	unpin(t, s, h)
	if has, err := s.Has(t.Context(), h); err != nil || has {
		t.Fatalf("has %v, %v", has, err)
	}
	if err := s.Find(t.Context(), h, content.ChunkSize); err != nil {
		t.Fatal(err)
	}
	if has, err := s.Has(t.Context(), h); err != nil || !has {
		t.Errorf("has %v after it was found, %v", has, err)
	}
}

func unpin(t *testing.T, s *Store, h content.Hash) {
	t.Helper()
	if err := s.api.Pin().Rm(t.Context(), path.FromCid(toCID(h))); err != nil {
		t.Fatal(err)
	}
}

// pinning is a node with blocks of its own, that pins whatever it is told to.
type pinning struct {
	*hostileNode
	coreiface.PinAPI
	pins int
}

func (p *pinning) Pin() coreiface.PinAPI { return p }

func (p *pinning) Add(context.Context, path.Path, ...options.PinAddOption) error {
	p.pins++
	return nil
}

// A tree that holds some bytes in another way than Add lays them out has not
// their content hash: nobody could ever read it, so it is not kept.
func TestFindKeepsWhatCanBeRead(t *testing.T) {
	n := &pinning{hostileNode: &hostileNode{blocks: make(map[content.Hash][]byte), answer: honest}}
	leaf := n.put(t, file("0123"))
	other := n.put(t, file("", 4, 4), leaf, leaf)
	if err := New(n).Find(t.Context(), other, 100); !errors.Is(err, content.ErrCorrupt) || n.pins > 0 {
		t.Errorf("another layout: %v, pinned %d times", err, n.pins)
	}
	if err := New(n).Find(t.Context(), leaf, 100); err != nil || n.pins != 1 || leaf != content.Of([]byte("0123")) {
		t.Errorf("our layout: %v, pinned %d times", err, n.pins)
	}
}
