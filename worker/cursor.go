package worker

import (
	"encoding/binary"
	"fmt"
)

// The cursor is the last block that was followed. The ring holds earlier ones,
// to find where a reorganisation that went deeper than the confirmations began.

// maxRing blocks are kept in the ring.
const maxRing = 256

// A mark is a block that was followed.
type mark struct {
	number uint64
	hash   [32]byte
}

var keyCursor = []byte("cursor")

func ringKey(number uint64) []byte {
	return binary.BigEndian.AppendUint64([]byte{'r'}, number)
}

// getCursor returns the cursor; false if nothing was followed yet.
func getCursor(tx Tx) (mark, bool, error) {
	b := tx.Get(bucketChain, keyCursor)
	if b == nil {
		return mark{}, false, nil
	}
	if len(b) != 40 {
		return mark{}, false, fmt.Errorf("cursor: %w", errRow)
	}
	return mark{binary.BigEndian.Uint64(b), [32]byte(b[8:])}, true, nil
}

// putCursor moves the cursor forward and keeps where it is in the ring.
func putCursor(tx Tx, m mark) error {
	if err := tx.Put(bucketChain, keyCursor, append(binary.BigEndian.AppendUint64(nil, m.number), m.hash[:]...)); err != nil {
		return err
	}
	if err := tx.Put(bucketChain, ringKey(m.number), m.hash[:]); err != nil {
		return err
	}
	ring, err := getRing(tx)
	if err != nil {
		return err
	}
	for ; len(ring) > maxRing; ring = ring[1:] {
		if err := tx.Delete(bucketChain, ringKey(ring[0].number)); err != nil {
			return err
		}
	}
	return nil
}

// getRing returns the blocks of the ring, oldest first.
func getRing(tx Tx) ([]mark, error) {
	var ring []mark
	err := tx.Scan(bucketChain, []byte{'r'}, func(key, hash []byte) (bool, error) {
		if key[0] != 'r' {
			return false, nil
		}
		if len(key) != 9 || len(hash) != 32 {
			return false, fmt.Errorf("ring: %w", errRow)
		}
		ring = append(ring, mark{binary.BigEndian.Uint64(key[1:]), [32]byte(hash)})
		return true, nil
	})
	return ring, err
}

// rewindTo puts the cursor back to a mark of the ring, or to before the start
// if there is none in common.
func rewindTo(tx Tx, to *mark) error {
	ring, err := getRing(tx)
	if err != nil {
		return err
	}
	for _, m := range ring {
		if to != nil && m.number <= to.number {
			continue
		}
		if err := tx.Delete(bucketChain, ringKey(m.number)); err != nil {
			return err
		}
	}
	if to == nil {
		return tx.Delete(bucketChain, keyCursor)
	}
	return putCursor(tx, *to)
}
