package medveil_test

import (
	"os"
	"strings"
	"testing"
)

// The README's Go is cut from the examples, so it compiles.
func TestReadmeSnippetsCompile(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	must(t, err)
	examples, err := os.ReadFile("example_test.go")
	must(t, err)
	source := unindented(string(examples))
	blocks := strings.Split(string(readme), "```go\n")[1:]
	if len(blocks) == 0 {
		t.Fatal("the README has no Go")
	}
	for _, block := range blocks {
		snippet, _, _ := strings.Cut(block, "```")
		for _, part := range strings.Split(snippet, "// ...\n") {
			if !strings.Contains(source, unindented(part)) {
				t.Errorf("not in example_test.go:\n%s", part)
			}
		}
	}
}

// unindented drops the white space at the start of each line.
func unindented(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimLeft(lines[i], "\t ")
	}
	return strings.Join(lines, "\n")
}
