package pre

import (
	"encoding/binary"
	"math/bits"
)

// The records of one upload are the leaves of a hash tree whose root the
// capsule's proof covers (SPEC.md, section 6). The tree has depth
// ceil(log2 m); places beyond m hold 32 zero bytes, to which nobody knows a
// preimage, so an index not below m has no path.

// treeDepth returns ceil(log2 m) for m >= 1: the length of every path.
func treeDepth(m uint32) int { return bits.Len32(m - 1) }

// leafHash returns keccak256(0x00 || index || nonce || commitment), of 53
// bytes. A node hashes 65 bytes: no leaf can be read as a node.
func leafHash(index uint32, nonce [nonceSize]byte, commitment [32]byte) [32]byte {
	return keccak256([]byte{prefixLeaf}, binary.BigEndian.AppendUint32(nil, index), nonce[:], commitment[:])
}

func nodeHash(left, right [32]byte) [32]byte {
	return keccak256([]byte{prefixNode}, left[:], right[:])
}

// treeLevels returns all levels of the tree over leaves, from the leaves,
// padded, to the root.
func treeLevels(leaves [][32]byte) [][][32]byte {
	level := make([][32]byte, 1<<treeDepth(uint32(len(leaves))))
	copy(level, leaves)
	levels := [][][32]byte{level}
	for len(level) > 1 {
		next := make([][32]byte, len(level)/2)
		for i := range next {
			next[i] = nodeHash(level[2*i], level[2*i+1])
		}
		levels = append(levels, next)
		level = next
	}
	return levels
}

// treePath returns the siblings of the leaf at index, from the leaf upward.
func treePath(levels [][][32]byte, index uint32) [][32]byte {
	path := make([][32]byte, len(levels)-1)
	for d := range path {
		path[d] = levels[d][(index>>d)^1]
	}
	return path
}

// treeRoot returns the root that the path gives the leaf at index. Only the
// low len(path) bits of index are used: the caller has checked that it is
// below m and that the path has treeDepth(m) entries.
func treeRoot(leaf [32]byte, index uint32, path [][32]byte) [32]byte {
	for d, sibling := range path {
		if index>>d&1 == 0 {
			leaf = nodeHash(leaf, sibling)
		} else {
			leaf = nodeHash(sibling, leaf)
		}
	}
	return leaf
}
