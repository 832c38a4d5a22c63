package grant

import (
	"errors"
	"fmt"

	"github.com/medveil/medveil/pre"
)

// Grant is an opened grant: what its id hides, checked against the id.
type Grant struct {
	Opening Opening
	Rekey   *pre.Rekey
}

// WorkerGrant is an opened grant with the worker's own fragment, verified and
// prepared.
type WorkerGrant struct {
	Grant
	Fragment *pre.PreparedFragment
	// FragmentID names rk_j, whatever grant it came in. A worker serves one
	// fragment under one grant id, ever: it remembers the pair and refuses the
	// fragment under another id.
	FragmentID [32]byte
}

// OpenAsWorker opens the bundle of grant id as worker j, from 1. It checks
// that the bundle opens the id, that fragment j was sealed for these terms,
// and that it belongs to the re-encryption key.
func OpenAsWorker(ctx Context, id ID, data []byte, j int, key SealingSecretKey) (*WorkerGrant, error) {
	g, err := openAsWorker(ctx, id, data, j, key)
	if err != nil {
		return nil, fmt.Errorf("opening grant %s as worker %d: %w", id, j, err)
	}
	return g, nil
}

func openAsWorker(ctx Context, id ID, data []byte, j int, key SealingSecretKey) (*WorkerGrant, error) {
	b, err := parseBundle(data)
	if err != nil {
		return nil, err
	}
	if j < 1 || j > len(b.fragments) {
		return nil, fmt.Errorf("the grant is for %d workers, counted from 1", len(b.fragments))
	}
	plain, err := hpkeOpen(key, workerInfo(ctx, j), b.envelopes[j-1])
	if err != nil {
		return nil, fmt.Errorf("envelope: %w", err)
	}
	d, grant, err := b.disclosed(ctx, id, plain)
	if err != nil {
		return nil, err
	}
	fragment, err := b.openFragment(ctx, d, j, key)
	if err != nil {
		return nil, fmt.Errorf("fragment: %w", err)
	}
	prepared, err := d.rekey.Prepare(fragment)
	if err != nil {
		return nil, err
	}
	return &WorkerGrant{*grant, prepared, fragmentID(fragment)}, nil
}

var typeFragment = keccak256([]byte("Medveil.Fragment.v1"))

// fragmentID hashes the point rk_j, without j. It may be stored in the clear:
// the point has as much entropy as a key.
func fragmentID(f pre.Fragment) [32]byte {
	return keccak256(typeFragment[:], f.Bytes()[1:])
}

func (b *bundle) openFragment(ctx Context, d *disclosure, j int, key SealingSecretKey) (pre.Fragment, error) {
	plain, err := hpkeOpen(key, d.fragmentInfo(ctx, j), b.fragments[j-1])
	if err != nil {
		return pre.Fragment{}, err
	}
	defer clear(plain)
	fragment, err := pre.ParseFragment(plain)
	if err != nil {
		return pre.Fragment{}, err
	}
	if fragment.Index() != j {
		return pre.Fragment{}, fmt.Errorf("it is fragment %d", fragment.Index())
	}
	return fragment, nil
}

// OpenAsGrantee opens the bundle of grant id with the grantee's key. It checks
// that the bundle opens the id and that the re-encryption key was made for the
// grantee's key.
func OpenAsGrantee(ctx Context, id ID, data []byte, key pre.SecretKey) (*Grant, error) {
	g, err := openAsGrantee(ctx, id, data, key)
	if err != nil {
		return nil, fmt.Errorf("opening grant %s as grantee: %w", id, err)
	}
	return g, nil
}

func openAsGrantee(ctx Context, id ID, data []byte, key pre.SecretKey) (*Grant, error) {
	b, err := parseBundle(data)
	if err != nil {
		return nil, err
	}
	plain, err := pre.Open(key, granteeInfo(ctx), b.grantee)
	if err != nil {
		return nil, err
	}
	d, grant, err := b.disclosed(ctx, id, plain)
	if err != nil {
		return nil, err
	}
	if err := d.rekey.CheckGrantee(key); err != nil {
		return nil, err
	}
	return grant, nil
}

// disclosed parses an envelope's content and checks it against the grant id,
// the only thing that the chain vouches for.
func (b *bundle) disclosed(ctx Context, id ID, plain []byte) (*disclosure, *Grant, error) {
	d, err := parseDisclosure(plain)
	if err != nil {
		return nil, nil, err
	}
	if d.rekey.Threshold() != b.threshold || d.rekey.Workers() != len(b.fragments) {
		return nil, nil, errors.New("the envelope holds another threshold or number of workers than the bundle")
	}
	opening := d.opening(b)
	if opening.ID(ctx) != id {
		return nil, nil, errors.New("the bundle does not open this grant id")
	}
	return d, &Grant{opening, d.rekey}, nil
}
