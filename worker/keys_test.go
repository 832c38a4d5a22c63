package worker_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/medveil/medveil/worker"
)

// A configuration that somebody logs shows no key, in whatever form.
func TestKeysDoNotPrint(t *testing.T) {
	config := worker.Config{Keys: worker.Keys{Storage: [32]byte{31: 0xab}}}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%d"} {
		for _, value := range []any{config, &config, config.Keys} {
			if text := fmt.Sprintf(verb, value); !strings.Contains(text, "(a worker's keys)") || strings.Contains(text, "171") || strings.Contains(text, "0xab") {
				t.Errorf("%s prints %s", verb, text)
			}
		}
	}
}
