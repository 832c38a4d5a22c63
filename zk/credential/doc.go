// Package credential is what a member institution signs about a person, and
// what the person's wallet keeps (zk/SPEC.md, section 6).
//
// A wallet makes a [HolderSecret] once, asks an issuer with a [HolderRequest],
// and gets a [Credential], which [Credential.Verify] checks. The issuer learns
// the holder commitment H(HOLD; k), never k and never a pseudonym.
package credential
