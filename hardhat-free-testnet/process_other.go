//go:build unix && !linux

package testnet

import (
	"os/exec"
	"strconv"
	"strings"
	"syscall"
)

// attributes puts a node in a process group of its own, so that a Ctrl-C at the
// terminal reaches only the runner. This system cannot end a node when its
// runner dies: such nodes are ended at the next start.
func attributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true}
}

// birth tells when a process started, to the second. It is empty when there is
// no such process.
func birth(pid int) string {
	out, err := exec.Command("ps", "-o", "lstart=", "-p", strconv.Itoa(pid)).Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}
