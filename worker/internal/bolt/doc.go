// Package bolt keeps a worker's state in one bbolt file.
//
// [Create] makes the file and [Open] opens it; they are separate acts. Open
// reads the whole file first, by code of its own that trusts nothing in it:
// bbolt itself follows page numbers from the disk without a check and dies of a
// bad one. Each value carries a checksum over its bucket, its key and itself,
// which is compared whenever it is read. Neither is protection against somebody
// who writes to the file; see package worker for what is sealed.
//
// Updates that wait for the disk together are committed together, with one
// sync.
package bolt
