package content

import (
	"crypto/sha256"
	"encoding/binary"
)

// A link is what a parent block says of a child: its digest, the bytes of the
// object below it, and the bytes of all blocks below it, its own included.
type link struct {
	digest Hash
	size   uint64
	blocks uint64
}

// cidPrefix makes a CIDv1 of a digest: version 1, codec dag-pb, multihash
// sha2-256 of 32 bytes.
var cidPrefix = []byte{0x01, 0x70, 0x12, 0x20}

// Protobuf keys (field number << 3 | wire type) of the two messages.
const (
	dagData  = 1<<3 | 2
	dagLinks = 2<<3 | 2

	linkHash  = 1<<3 | 2
	linkName  = 2<<3 | 2
	linkTsize = 3 << 3

	unixType       = 1 << 3
	unixData       = 2<<3 | 2
	unixFileSize   = 3 << 3
	unixBlockSizes = 4 << 3

	unixFile = 2 // UnixFS type "file"
)

// leaf returns the link to the leaf block of data: dagData, and in it the type,
// the data and its size. It is hashed piece by piece, not built.
func leaf(data []byte) link {
	head := []byte{unixType, unixFile}
	if len(data) > 0 {
		head = binary.AppendUvarint(append(head, unixData), uint64(len(data)))
	}
	tail := appendVarint(nil, unixFileSize, uint64(len(data)))
	start := binary.AppendUvarint([]byte{dagData}, uint64(len(head)+len(data)+len(tail)))
	h := sha256.New()
	for _, piece := range [][]byte{start, head, data, tail} {
		h.Write(piece)
	}
	l := link{size: uint64(len(data)), blocks: uint64(len(start) + len(head) + len(data) + len(tail))}
	h.Sum(l.digest[:0])
	return l
}

// LeafHash returns the digest of the leaf block that holds data, a chunk of an
// object.
func LeafHash(data []byte) Hash { return leaf(data).digest }

// branch returns the link to the block that joins children. In dag-pb the
// links stand before the data, although their field number is larger.
func branch(children []link) link {
	var l link
	for _, c := range children {
		l.size += c.size
		l.blocks += c.blocks
	}
	unix := appendVarint([]byte{unixType, unixFile}, unixFileSize, l.size)
	var block []byte
	for _, c := range children {
		block = appendBytes(block, dagLinks, encodeLink(c))
		unix = appendVarint(unix, unixBlockSizes, c.size)
	}
	block = appendBytes(block, dagData, unix)
	l.digest = sum(block)
	l.blocks += uint64(len(block))
	return l
}

func encodeLink(l link) []byte {
	cid := append(append([]byte(nil), cidPrefix...), l.digest[:]...)
	b := appendBytes(nil, linkHash, cid)
	b = appendBytes(b, linkName, nil)
	return appendVarint(b, linkTsize, l.blocks)
}

func appendBytes(b []byte, key byte, v []byte) []byte {
	b = binary.AppendUvarint(append(b, key), uint64(len(v)))
	return append(b, v...)
}

func appendVarint(b []byte, key byte, v uint64) []byte {
	return binary.AppendUvarint(append(b, key), v)
}
