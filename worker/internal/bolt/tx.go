package bolt

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"

	"go.etcd.io/bbolt"

	"github.com/medveil/medveil/worker"
)

// tx is a [worker.Tx]. Values end with a checksum.
type tx struct {
	tx      *bbolt.Tx
	buckets map[worker.Bucket]*bbolt.Bucket
	damage  error // found on the way
}

// sumSize is the size of a value's checksum in bytes.
const sumSize = 4

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// checksum is CRC-32C over bucket || 0 || key || value. It finds accidents; it
// keeps nobody from writing.
func checksum(bucket string, key, value []byte) uint32 {
	var name [64]byte
	sum := crc32.Update(0, castagnoli, append(append(name[:0], bucket...), 0))
	return crc32.Update(crc32.Update(sum, castagnoli, key), castagnoli, value)
}

// unseal returns a stored value without its checksum.
func unseal(bucket string, key, stored []byte) ([]byte, error) {
	n := len(stored) - sumSize
	if n < 0 || binary.BigEndian.Uint32(stored[n:]) != checksum(bucket, key, stored[:n]) {
		return nil, fmt.Errorf("%w: value of key %x in bucket %q", ErrDamaged, key, bucket)
	}
	return stored[:n:n], nil
}

func (t *tx) bucket(name worker.Bucket) *bbolt.Bucket {
	b, ok := t.buckets[name]
	if !ok {
		if b = t.tx.Bucket([]byte(name)); b != nil {
			t.buckets[name] = b
		}
	}
	return b
}

// Get implements [worker.Tx].
func (t *tx) Get(name worker.Bucket, key []byte) []byte {
	b := t.bucket(name)
	if b == nil {
		return nil
	}
	stored := b.Get(key)
	if stored == nil {
		return nil
	}
	value, err := unseal(string(name), key, stored)
	if err != nil {
		t.damage = err
	}
	return value
}

// Put implements [worker.Tx].
func (t *tx) Put(name worker.Bucket, key, value []byte) (err error) {
	b := t.bucket(name)
	if b == nil {
		if b, err = t.tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
		t.buckets[name] = b
	}
	stored := make([]byte, 0, len(value)+sumSize)
	stored = binary.BigEndian.AppendUint32(append(stored, value...), checksum(string(name), key, value))
	return b.Put(key, stored)
}

// Delete implements [worker.Tx].
func (t *tx) Delete(name worker.Bucket, key []byte) error {
	b := t.bucket(name)
	if b == nil {
		return nil
	}
	return b.Delete(key)
}

// Scan implements [worker.Tx].
func (t *tx) Scan(name worker.Bucket, from []byte, fn func(key, value []byte) (bool, error)) error {
	b := t.bucket(name)
	if b == nil {
		return nil
	}
	c := b.Cursor()
	for k, stored := c.Seek(from); k != nil; k, stored = c.Next() {
		value, err := unseal(string(name), k, stored)
		if err != nil {
			t.damage = err
			return err
		}
		if more, err := fn(k, value); err != nil || !more {
			return err
		}
	}
	return nil
}
