package pvss_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// The values that the document quotes are those of the vector file.
func TestSpecQuotesTheVectors(t *testing.T) {
	document, err1 := os.ReadFile("../SPEC.md")
	vectors, err2 := os.ReadFile(vectorFile)
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	_, section, found := strings.Cut(string(document), "## 13. Vectors")
	quoted := regexp.MustCompile(`0x[0-9a-f]{64}`).FindAllString(section, -1)
	if !found || len(quoted) < 15 {
		t.Fatalf("section 13 quotes %d values", len(quoted))
	}
	for _, value := range quoted {
		if !strings.Contains(string(vectors), value) {
			t.Errorf("the document quotes %s, which is not in %s", value, vectorFile)
		}
	}
}
