package bolt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
)

// The file format of bbolt, version 2, as far as the check reads it. Integers
// are little-endian here: bbolt writes them in the machine's order, and the
// machines that this project builds for are little-endian.
//
//	page    id 8, flags 2, count 2, overflow 4, then elements of 16 bytes
//	branch  position 4, key size 4, page 8
//	leaf    flags 4, position 4, key size 4, value size 4
//	bucket  root page 8, sequence 8; if the root page is 0, a leaf page follows
//	meta    after a page's head: magic 4, version 4, page size 4, flags 4,
//	        root bucket 16, free list 8, high-water mark 8, transaction 8,
//	        FNV-1a 64 of all that 8
//
// A position counts from the element's own start.
const (
	headSize    = 16
	elementSize = 16
	bucketSize  = 16
	metaSize    = 64

	branchPage = 0x01
	leafPage   = 0x02
	metaPage   = 0x04

	bucketElement = 0x01

	magic   = 0xED0CDAED
	version = 2
)

var order = binary.LittleEndian

// A page is the bytes of one page with those it flows over to.
type page []byte

func (p page) id() uint64       { return order.Uint64(p) }
func (p page) flags() uint16    { return order.Uint16(p[8:]) }
func (p page) count() int       { return int(order.Uint16(p[10:])) }
func (p page) overflow() uint64 { return uint64(order.Uint32(p[12:])) }

// An element is one entry of a page: a key, and a child page, a bucket or a
// value.
type element struct {
	key, value []byte
	child      uint64
	bucket     bool
}

// elements returns a page's entries, which lie within it and have ascending
// keys.
func (p page) elements() ([]element, error) {
	if headSize+elementSize*p.count() > len(p) {
		return nil, fmt.Errorf("%d entries are too many", p.count())
	}
	all := make([]element, p.count())
	for i := range all {
		e, err := p.element(headSize + elementSize*i)
		if err != nil {
			return nil, fmt.Errorf("entry %d: %w", i, err)
		}
		if i > 0 && string(all[i-1].key) >= string(e.key) {
			return nil, fmt.Errorf("entry %d: keys are not in order", i)
		}
		all[i] = e
	}
	return all, nil
}

func (p page) element(at int) (e element, err error) {
	var position, keySize, valueSize uint64
	if p.flags() == branchPage {
		position, keySize = uint64(order.Uint32(p[at:])), uint64(order.Uint32(p[at+4:]))
		e.child = order.Uint64(p[at+8:])
	} else {
		e.bucket = order.Uint32(p[at:]) == bucketElement
		if f := order.Uint32(p[at:]); f > bucketElement {
			return e, fmt.Errorf("unknown flags %x", f)
		}
		position, keySize = uint64(order.Uint32(p[at+4:])), uint64(order.Uint32(p[at+8:]))
		valueSize = uint64(order.Uint32(p[at+12:]))
	}
	start := uint64(at) + position
	if start < headSize || start+keySize+valueSize > uint64(len(p)) {
		return e, errors.New("it lies outside its page")
	}
	e.key, e.value = p[start:start+keySize], p[start+keySize:start+keySize+valueSize]
	return e, nil
}

// A meta is the page that says where everything begins. There are two, written
// in turn.
type meta struct {
	root, highWater, transaction uint64
}

func parseMeta(p page) (meta, error) {
	m := p[headSize:]
	sum := fnv.New64a()
	sum.Write(m[:metaSize-8])
	switch {
	case p.flags() != metaPage, order.Uint32(m) != magic, order.Uint32(m[4:]) != version:
		return meta{}, errors.New("not a bbolt file of a known version")
	case order.Uint32(m[8:]) != pageSize:
		return meta{}, fmt.Errorf("its pages have %d bytes, want %d", order.Uint32(m[8:]), pageSize)
	case order.Uint64(m[metaSize-8:]) != sum.Sum64():
		return meta{}, errors.New("its checksum is wrong")
	}
	return meta{root: order.Uint64(m[16:]), highWater: order.Uint64(m[40:]), transaction: order.Uint64(m[48:])}, nil
}
