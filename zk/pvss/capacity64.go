//go:build seats64

package pvss

// N is the capacity of a committee, the number of its seats, active or not. It
// is fixed when the circuit is compiled; the build tags seats4, seats32 and
// seats64 choose another. Keys, verifier and contracts belong to one capacity.
const N = 64
