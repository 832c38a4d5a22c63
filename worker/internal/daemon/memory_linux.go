package daemon

import (
	"debug/elf"
	"syscall"
)

// releaseProgram gives back the memory that the program's own read-only pages
// take. Linux may map an executable in pages of 2 MiB, and then counts all of
// it, most of which only ever ran to initialise packages, as the process's. From
// here on it is mapped in small pages, those that are used. The pages are those
// of the file: nothing is lost by dropping them. Whatever fails here only costs
// memory.
func releaseProgram() {
	exe, err := elf.Open("/proc/self/exe")
	if err != nil || exe.Type != elf.ET_EXEC { // of others the address is not in the file
		return
	}
	defer exe.Close()
	page := uint64(syscall.Getpagesize())
	for _, p := range exe.Progs {
		if p.Type != elf.PT_LOAD || p.Flags&elf.PF_W != 0 {
			continue // what can be written has contents of its own
		}
		start := (p.Vaddr + page - 1) / page * page
		end := (p.Vaddr + p.Filesz) / page * page
		if end > start {
			for _, advice := range []uintptr{syscall.MADV_NOHUGEPAGE, syscall.MADV_DONTNEED} {
				_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, uintptr(start), uintptr(end-start), advice)
			}
		}
	}
}
