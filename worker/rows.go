package worker

import (
	"encoding/binary"
	"errors"
	"slices"

	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/content"
)

// What a worker knows of the chain. It can all be found again by following the
// chain from the start, but for the fragments and the seat's decisions. Integers
// are big-endian.
const (
	// bucketChain: "cursor" -> number (8) || hash of the last block that was
	// followed; 'r' || number (8) -> hash, of earlier ones.
	bucketChain Bucket = "chain"
	// bucketGrants: grant id -> grantRow
	bucketGrants Bucket = "grants"
	// bucketOwners: owner's nym (32) || grant id -> nothing
	bucketOwners Bucket = "owners"
	// bucketWaiting: time of the next try (8) || grant id -> nothing
	bucketWaiting Bucket = "waiting"
	// bucketExpiries: expiry (8) || grant id -> nothing, of grants that are held or
	// waited for
	bucketExpiries Bucket = "expiries"
	// bucketFragments: grant id -> sealed bytes of a grant.WorkerGrant
	bucketFragments Bucket = "fragments"
	// bucketObjects: content hash -> objectRow
	bucketObjects Bucket = "objects"
	// bucketCases: case id -> caseRow
	bucketCases Bucket = "cases"
)

var errRow = errors.New("a row of the state is damaged")

// A phase says what this worker has of a grant.
type phase byte

const (
	phaseWaiting phase = 'w' // its bundle is still to be found
	phaseHeld    phase = 'h' // its fragment is in bucketFragments
	phaseForeign phase = 'f' // its bundle does not open for this worker
	phaseOver    phase = 'o' // revoked or expired
)

// A grantRow is a grant that was followed.
type grantRow struct {
	owner      grant.Nym
	commitment grant.Commitment
	bundle     content.Hash
	expiry     uint64
	block      uint64 // that made it
	phase      phase
	overAt     uint64 // block at which it was found to be over
	due        uint64 // Unix seconds of the next try, while waiting; 0 of the first
	tries      byte
}

const grantRowSize = 3*32 + 2*8 + 1 + 2*8 + 1

func (r *grantRow) bytes() []byte {
	b := make([]byte, 0, grantRowSize)
	b = append(append(append(b, r.owner[:]...), r.commitment[:]...), r.bundle[:]...)
	b = binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(b, r.expiry), r.block)
	b = append(b, byte(r.phase))
	b = binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(b, r.overAt), r.due)
	return append(b, r.tries)
}

// getGrant returns the row of a grant, nil if it was not followed.
func getGrant(tx Tx, id grant.ID) (*grantRow, error) {
	b := tx.Get(bucketGrants, id[:])
	if b == nil {
		return nil, nil
	}
	if len(b) != grantRowSize {
		return nil, errRow
	}
	return &grantRow{
		owner: grant.Nym(b[:32]), commitment: grant.Commitment(b[32:64]), bundle: content.Hash(b[64:96]),
		expiry: binary.BigEndian.Uint64(b[96:]), block: binary.BigEndian.Uint64(b[104:]), phase: phase(b[112]),
		overAt: binary.BigEndian.Uint64(b[113:]), due: binary.BigEndian.Uint64(b[121:]), tries: b[129],
	}, nil
}

// timed returns time || id, a key by which grants are found when their time
// comes.
func timed(time uint64, id grant.ID) []byte {
	return append(binary.BigEndian.AppendUint64(make([]byte, 0, 40), time), id[:]...)
}

// timedUntil returns the ids of a bucket of timed keys whose time is not after
// now, at most max.
func timedUntil(tx Tx, b Bucket, now uint64, max int) ([]grant.ID, error) {
	var ids []grant.ID
	err := tx.Scan(b, nil, func(key, _ []byte) (bool, error) {
		if len(key) != 40 {
			return false, errRow
		}
		if binary.BigEndian.Uint64(key) > now || len(ids) == max {
			return false, nil
		}
		ids = append(ids, grant.ID(key[8:]))
		return true, nil
	})
	return ids, err
}

// ownersGrants returns the ids of an owner's grants.
func ownersGrants(tx Tx, owner grant.Nym) ([]grant.ID, error) {
	var ids []grant.ID
	err := tx.Scan(bucketOwners, owner[:], func(key, _ []byte) (bool, error) {
		if len(key) != 64 {
			return false, errRow
		}
		if !slices.Equal(key[:32], owner[:]) {
			return false, nil
		}
		ids = append(ids, grant.ID(key[32:]))
		return true, nil
	})
	return ids, err
}

// putGrant files a grant under what it is looked up by. old is its row before,
// nil if it is new.
func putGrant(tx Tx, id grant.ID, old, row *grantRow) error {
	if old != nil && old.phase == phaseWaiting {
		if err := tx.Delete(bucketWaiting, timed(old.due, id)); err != nil {
			return err
		}
	}
	if old != nil && (old.phase == phaseWaiting || old.phase == phaseHeld) {
		if err := tx.Delete(bucketExpiries, timed(old.expiry, id)); err != nil {
			return err
		}
	}
	if row.phase == phaseWaiting {
		if err := tx.Put(bucketWaiting, timed(row.due, id), nil); err != nil {
			return err
		}
	}
	if row.phase == phaseWaiting || row.phase == phaseHeld {
		if err := tx.Put(bucketExpiries, timed(row.expiry, id), nil); err != nil {
			return err
		}
	}
	if old == nil {
		if err := tx.Put(bucketOwners, append(slices.Clone(row.owner[:]), id[:]...), nil); err != nil {
			return err
		}
	}
	return tx.Put(bucketGrants, id[:], row.bytes())
}
