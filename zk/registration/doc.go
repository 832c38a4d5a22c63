// Package registration proves that a pseudonym's dealing is right: that every
// seat's encrypted share is one of a polynomial below the threshold, and that
// its secret hides the identity in a credential signed by a member
// (zk/SPEC.md, section 9).
//
// A wallet makes a [NewWitness] from its credential and the terms of the
// registry, proves it with [Prove], sends the public vector and the proof to
// the registry, and erases the witness. Anyone may [Verify].
//
// The capacity, [pvss.N], is fixed when the circuit is compiled; keys belong to
// one capacity. The only keys so far are [UnsafeKeys].
package registration
