package grant

import (
	"fmt"

	"github.com/medveil/medveil/pre"
)

// Bytes returns the opening (164) || the fragment (97) || the re-encryption
// key, for a worker to keep. They are as secret as the fragment.
func (g *WorkerGrant) Bytes() []byte {
	return append(append(g.Opening.Bytes(), g.Fragment.Fragment().Bytes()...), g.Rekey.Bytes()...)
}

// ParseWorkerGrant decodes the bytes of [WorkerGrant.Bytes]. It checks that the
// opening has the grant id and that the fragment belongs to the re-encryption
// key. That the two belong to the opening was checked when the bundle was
// opened, and cannot be without it: keep the bytes where nobody changes them.
func ParseWorkerGrant(ctx Context, id ID, b []byte) (*WorkerGrant, error) {
	g, err := parseWorkerGrant(ctx, id, b)
	if err != nil {
		return nil, fmt.Errorf("parsing kept grant %s: %w", id, err)
	}
	return g, nil
}

func parseWorkerGrant(ctx Context, id ID, b []byte) (*WorkerGrant, error) {
	if len(b) < OpeningSize+pre.FragmentSize {
		return nil, fmt.Errorf("%d bytes", len(b))
	}
	opening, err := ParseOpening(b[:OpeningSize])
	if err != nil {
		return nil, err
	}
	if opening.ID(ctx) != id {
		return nil, fmt.Errorf("it is grant %s", opening.ID(ctx))
	}
	fragment, err := pre.ParseFragment(b[OpeningSize : OpeningSize+pre.FragmentSize])
	if err != nil {
		return nil, err
	}
	rekey, err := pre.ParseRekey(b[OpeningSize+pre.FragmentSize:])
	if err != nil {
		return nil, err
	}
	prepared, err := rekey.Prepare(fragment)
	if err != nil {
		return nil, err
	}
	return &WorkerGrant{Grant{opening, rekey}, prepared, fragmentID(fragment)}, nil
}
