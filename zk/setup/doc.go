// Package setup makes, caches and loads the UNSAFE development keys of
// Medveil's circuits, and exports their verifier contracts.
//
// A Groth16 setup has a trapdoor, and whoever knows it can prove anything. The
// trapdoor of these keys is public: it follows from a constant in this package,
// so that anyone regenerates, byte for byte, the keys that belong to a verifier
// under version control, and nobody mistakes them for real ones. Everything
// that touches them says unsafe. They are for development chains only; keys for
// anything else come from a ceremony.
//
// # Which call
//
// A circuit's package calls [LoadUnsafe] with the name under which its keys are
// pinned in unsafe_pins.json, and offers the keys under a name of its own.
// Loading takes some 100 ms from the cache and some ten seconds without.
//
// # How keys are generated
//
// groth16.Setup reads crypto/rand.Reader and takes no other source. Replacing
// that variable would hand predictable bytes to whatever else the process
// generates meanwhile, such as secret keys. So generation runs in a process of
// its own: this package starts the running executable again, under a name that
// only its init function looks at, and the child writes the keys into files and
// exits before main. Only the child replaces the Reader.
//
// # The cache
//
// Keys live in <user cache>/medveil/<name>-unsafe-<hash>. A file is used only
// if its SHA-256 is the pinned one; whatever else is found there is replaced.
// Directories appear by an atomic rename after everything in them is on disk.
// The proving key is a memory dump: reading it is fast and checks nothing, which
// is what the hash is for, and it fits little-endian machines only.
package setup

//go:generate go run ./pin
