//go:build !linux

package daemon

// releaseProgram does nothing: see the one for Linux.
func releaseProgram() {}
