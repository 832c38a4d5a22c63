package pre

import "errors"

// ErrKeyCommitment is returned by [Rekey.Combine] when the combined key does
// not match the record's key commitment: at least one share is false. The
// caller asks the workers for proofs, drops those whose proof
// [Rekey.VerifyShare] refuses, and combines again with other shares. When it
// comes of shares that are all proven, no worker is at fault but the sender:
// anyone can encrypt a record whose commitment is of no key.
var ErrKeyCommitment = errors.New("combined key does not match the record's key commitment: a share is false, ask the workers for proofs")

// ErrNoStanza is returned by [ReadHeader] when a well-formed age file carries
// no stanza of this package: it is not a Medveil record.
var ErrNoStanza = errors.New("the age file has no " + StanzaType + " stanza: it was not encrypted as a record")
