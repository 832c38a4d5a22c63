package ipfs

import (
	"errors"
	"testing"

	"github.com/ipfs/boxo/path"

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
