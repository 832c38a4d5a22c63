package testnet

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// What a seat's nodes need at rest and a little beyond, in bytes; the README
// has the measurements.
const (
	validatorMemory = 160 << 20
	ipfsMemory      = 120 << 20
)

// checkMemory refuses a network that does not fit the memory that is free. It
// passes where the system does not tell.
func checkMemory(c Config) error {
	need := uint64(c.Validators) * validatorMemory
	if !c.WithoutIPFS {
		need += uint64(c.Validators) * ipfsMemory
	}
	free, ok := freeMemory("/proc/meminfo", "/sys/fs/cgroup")
	if ok && free < need {
		return fmt.Errorf("%d validators need about %d MB of memory, %d MB are free: choose fewer", c.Validators, need>>20, free>>20)
	}
	return nil
}

// freeMemory returns the lesser of what the machine and what the control group
// has left.
func freeMemory(meminfo, cgroup string) (uint64, bool) {
	free, ok := availableMemory(meminfo)
	limit, limited := readNumber(cgroup + "/memory.max")
	used, known := readNumber(cgroup + "/memory.current")
	if limited && known {
		left := limit - min(used, limit)
		if !ok || left < free {
			return left, true
		}
	}
	return free, ok
}

// availableMemory reads the line "MemAvailable: 123 kB" of a meminfo file.
func availableMemory(meminfo string) (uint64, bool) {
	text, err := os.ReadFile(meminfo)
	if err != nil {
		return 0, false
	}
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		if len(fields) == 3 && fields[0] == "MemAvailable:" {
			kib, err := strconv.ParseUint(fields[1], 10, 64)
			return kib << 10, err == nil
		}
	}
	return 0, false
}

func readNumber(path string) (uint64, bool) {
	text, err := os.ReadFile(path)
	if err != nil {
		return 0, false
	}
	number, err := strconv.ParseUint(strings.TrimSpace(string(text)), 10, 64)
	return number, err == nil
}
