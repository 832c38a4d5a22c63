package grant

import (
	"errors"
	"fmt"

	"github.com/medveil/medveil/pre"
)

const (
	bundleMagic = "medveil.dev/grant-v1\n"

	sealedFragmentSize = pre.FragmentSize + hpkeOverhead
	termsSize          = 32 + 32 + 32 + 4
	rekeyFixedSize     = 48 + 48 + 32 + 48 + 2

	// MaxBundleSize is the size in bytes of the largest bundle.
	MaxBundleSize = len(bundleMagic) + 2 + pre.MaxWorkers*(sealedFragmentSize+maxDisclosureSize+hpkeOverhead) +
		maxDisclosureSize + pre.EnvelopeOverhead

	maxDisclosureSize = termsSize + rekeyFixedSize + 48*pre.MaxWorkers
)

// bundle is a parsed, still sealed bundle. Its encoding is the magic line ||
// threshold (1) || workers n (1) || n sealed fragments (145 each) || n workers'
// envelopes || the grantee's envelope; the threshold gives the envelopes' size.
type bundle struct {
	threshold int
	fragments [][]byte // HPKE: enc (32) || ciphertext
	envelopes [][]byte // HPKE, each of one disclosure
	grantee   []byte   // pre envelope of the same disclosure
}

// disclosureSize returns the size of what an envelope holds.
func disclosureSize(threshold int) int { return termsSize + rekeyFixedSize + 48*threshold }

func (b *bundle) Bytes() []byte {
	out := []byte(bundleMagic)
	out = append(out, byte(b.threshold), byte(len(b.fragments)))
	for _, f := range b.fragments {
		out = append(out, f...)
	}
	for _, e := range b.envelopes {
		out = append(out, e...)
	}
	return append(out, b.grantee...)
}

func parseBundle(data []byte) (*bundle, error) {
	const head = len(bundleMagic) + 2
	if len(data) < head || string(data[:len(bundleMagic)]) != bundleMagic {
		return nil, errors.New("not a grant bundle of this version")
	}
	threshold, workers := int(data[head-2]), int(data[head-1])
	if workers < pre.MinThreshold || workers > pre.MaxWorkers || threshold < pre.MinThreshold || threshold > workers {
		return nil, fmt.Errorf("threshold %d of %d workers is out of range", threshold, workers)
	}
	size := disclosureSize(threshold)
	want := head + workers*(sealedFragmentSize+size+hpkeOverhead) + size + pre.EnvelopeOverhead
	if len(data) != want {
		return nil, fmt.Errorf("%d bytes, want %d", len(data), want)
	}
	b := &bundle{threshold: threshold}
	rest := data[head:]
	b.fragments, rest = cut(rest, workers, sealedFragmentSize)
	b.envelopes, rest = cut(rest, workers, size+hpkeOverhead)
	b.grantee = rest
	return b, nil
}

// cut takes n fields of the given size off data.
func cut(data []byte, n, size int) (fields [][]byte, rest []byte) {
	for range n {
		fields = append(fields, data[:size:size])
		data = data[size:]
	}
	return fields, data
}

var typeRekey = keccak256([]byte("Medveil.Rekey.v1"))

// rekeyHash covers A, B, L, Y, Gamma, t, n, all in rekey, which says its own
// size, and every sealed fragment, each of one size.
func (b *bundle) rekeyHash(rekey *pre.Rekey) [32]byte {
	parts := [][]byte{typeRekey[:], rekey.Bytes()}
	return keccak256(append(parts, b.fragments...)...)
}
