package registration

import (
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"strconv"
	"testing"

	"github.com/consensys/gnark/constraint"

	"github.com/medveil/medveil/zk/pvss"
)

const (
	sizeFile = "../testdata/constraints.csv"
	maxSize  = 65536 // at 16 seats; beyond it the FFT domain, and with it proving, doubles
)

var update = flag.Bool("update", false, "write the constraint count of this capacity to "+sizeFile)

// The size of the circuit is pinned: a change of it is a diff to review. Other
// capacities than the default are checked with their build tags.
func TestConstraintCountIsPinned(t *testing.T) {
	got := system(t).GetNbConstraints()
	rows := readSizes(t)
	name := fmt.Sprint("registration-", pvss.N)
	for i, row := range rows {
		if row[0] != name {
			continue
		}
		if want, err := strconv.Atoi(row[1]); *update || err == nil && want == got {
			rows[i][1] = strconv.Itoa(got)
			writeSizes(t, rows)
			return
		}
		t.Fatalf("%s has %d constraints, %s says %s; run with -update if the change is wanted", name, got, sizeFile, row[1])
	}
	t.Fatalf("%s has no row for %s", sizeFile, name)
}

func TestCircuitFitsTheDomain(t *testing.T) {
	if n := system(t).GetNbConstraints(); pvss.N == 16 && n > maxSize {
		t.Errorf("%d constraints, want at most %d", n, maxSize)
	}
}

// A commitment in the proof would cost 113k gas and a hash to the field.
func TestProofHasNoCommitment(t *testing.T) {
	commitments, ok := system(t).GetCommitments().(constraint.Groth16Commitments)
	if !ok || len(commitments) != 0 {
		t.Errorf("the proof has %d commitments", len(commitments))
	}
}

func readSizes(t *testing.T) [][]string {
	t.Helper()
	f, err := os.Open(sizeFile)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func writeSizes(t *testing.T, rows [][]string) {
	t.Helper()
	if !*update {
		return
	}
	f, err := os.Create(sizeFile)
	if err != nil {
		t.Fatal(err)
	}
	w := csv.NewWriter(f)
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
