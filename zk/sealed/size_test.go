package sealed

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/consensys/gnark/constraint"
)

const (
	sizeFile = "../testdata/constraints.csv"
	maxSize  = 12_000
)

// The size of the circuit is pinned: a change of it is a diff to review.
func TestConstraintCountIsPinned(t *testing.T) {
	got := system(t).GetNbConstraints()
	if got > maxSize {
		t.Errorf("%d constraints, want at most %d", got, maxSize)
	}
	b, err := os.ReadFile(sizeFile)
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("%s,%d", KeyName, got); !slices.Contains(strings.Fields(string(b)), want) {
		t.Errorf("%s lacks the line %s; write it there if the change is wanted", sizeFile, want)
	}
}

// A commitment in the proof would cost 113k gas and a hash to the field.
func TestProofHasNoCommitment(t *testing.T) {
	commitments, ok := system(t).GetCommitments().(constraint.Groth16Commitments)
	if !ok || len(commitments) != 0 {
		t.Errorf("the proof has %d commitments", len(commitments))
	}
}
