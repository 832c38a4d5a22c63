package content

import "errors"

// Errors of object stores that callers branch on.
var (
	// ErrNotFound: the object, or a part of it, is not there.
	ErrNotFound = errors.New("object not found")
	// ErrCorrupt: what is there does not match the content hash, or is no plain
	// object.
	ErrCorrupt = errors.New("stored object is corrupt")
)
