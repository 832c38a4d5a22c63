//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package medveil

import "os"

// lock does nothing where files cannot be locked: keep to one process at a time.
func lock(*os.File, bool) error { return nil }
