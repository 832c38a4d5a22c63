// Package sealed hands a share of an identity to the auditor of one trace case
// and to nobody else, and proves that it did (zk/SPEC.md, section 10).
//
// A seat makes a [NewWitness] from the share that it opened and the case,
// proves it with [Prove], submits what the statement says with the proof, and
// drops the witness. Anyone may [Verify]; the auditor calls [Statement.Open]
// with the key of the case. The only keys so far are [UnsafeKeys].
package sealed
