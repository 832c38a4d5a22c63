package pvss_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

const sealedFile = "../testdata/vectors/sealed.json"

// The values that the document quotes are those of the vector files.
func TestSpecQuotesTheVectors(t *testing.T) {
	document, err1 := os.ReadFile("../SPEC.md")
	vectors, err2 := os.ReadFile(vectorFile)
	shares, err3 := os.ReadFile(sealedFile)
	if err1 != nil || err2 != nil || err3 != nil {
		t.Fatal(err1, err2, err3)
	}
	vectors = append(vectors, shares...)
	_, section, found := strings.Cut(string(document), "## 14. Vectors")
	quoted := regexp.MustCompile(`0x[0-9a-f]{64}`).FindAllString(section, -1)
	if !found || len(quoted) < 24 {
		t.Fatalf("section 14 quotes %d values", len(quoted))
	}
	for _, value := range quoted {
		if !strings.Contains(string(vectors), value) {
			t.Errorf("the document quotes %s, which is in no vector file", value)
		}
	}
}
