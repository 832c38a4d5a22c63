package testnet

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFreeMemory(t *testing.T) {
	const meminfo = "MemTotal:  8000 kB\nMemFree: 1 kB\nMemAvailable:   4096 kB\n"
	for name, test := range map[string]struct {
		files map[string]string
		want  uint64
		ok    bool
	}{
		"machine":                {map[string]string{"meminfo": meminfo}, 4096 << 10, true},
		"unlimited group":        {map[string]string{"meminfo": meminfo, "memory.max": "max\n", "memory.current": "5\n"}, 4096 << 10, true},
		"tighter group":          {map[string]string{"meminfo": meminfo, "memory.max": "2000\n", "memory.current": "500\n"}, 1500, true},
		"group beyond its limit": {map[string]string{"meminfo": meminfo, "memory.max": "2000\n", "memory.current": "2500\n"}, 0, true},
		"group alone":            {map[string]string{"memory.max": "2000\n", "memory.current": "500\n"}, 1500, true},
		"nothing told":           {nil, 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range test.files {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			got, ok := freeMemory(filepath.Join(dir, "meminfo"), dir)
			if got != test.want || ok != test.ok {
				t.Errorf("got %d, %v, want %d, %v", got, ok, test.want, test.ok)
			}
		})
	}
}
