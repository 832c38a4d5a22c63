package testnet

import (
	"fmt"
	"os"
	"strings"
	"syscall"
)

// attributes puts a node in a process group of its own, so that a Ctrl-C at the
// terminal reaches only the runner, and has the kernel ask the node to end when
// the runner dies. A validator that is asked to end closes its database.
func attributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGTERM}
}

// birth tells when a process started, in words that no later process of the
// same id shares: the boot and the clock tick. It is empty when there is no
// such process, or only its remains.
func birth(pid int) string {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return ""
	}
	// The second field, the command's name, may hold spaces and brackets.
	_, rest, ok := strings.Cut(string(stat[strings.LastIndexByte(string(stat), ')')+1:]), " ")
	fields := strings.Fields(rest)
	if !ok || len(fields) < 20 || fields[0] == "Z" || fields[0] == "X" {
		return ""
	}
	boot, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		boot = nil
	}
	return strings.TrimSpace(string(boot)) + "/" + fields[19]
}
