// Package grant is what an owner, the workers and a grantee exchange about one
// grant (pre/SPEC.md, section 11). It does no I/O.
//
// The chain learns a commitment. It is opened by an [Opening], which travels
// sealed, together with the re-encryption key and its fragments, in one bundle
// of bytes that anyone may store:
//
//   - the owner makes it with [Seal], stores it, and sends the commitment;
//   - worker j opens its part with [OpenAsWorker];
//   - the grantee opens its part with [OpenAsGrantee].
//
// Both open functions take the grant id from the chain and refuse a bundle
// that does not open it. What only the chain knows is left to the caller: that
// the grant is active, that the keys A and B are the current, possessed ones
// of the two nyms, and that threshold and number of workers are those of the
// worker set's version.
package grant
