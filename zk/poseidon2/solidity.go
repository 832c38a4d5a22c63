package poseidon2

import (
	_ "embed"
	"fmt"
	"io"
	"text/template"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr/poseidon2"
)

//go:embed poseidon2.sol.tmpl
var soliditySource string

var solidityTemplate = template.Must(template.New("Poseidon2.sol").Parse(soliditySource))

// WriteSolidity writes the source of the library Poseidon2.sol, with the
// constants of [Permute] and the tags of this package. The same source comes
// out of every run.
func WriteSolidity(w io.Writer) error {
	parameters := poseidon2.NewParameters(Width, FullRounds, PartialRounds)
	if err := solidityTemplate.Execute(w, newSolidityData(parameters)); err != nil {
		return fmt.Errorf("write Poseidon2.sol: %w", err)
	}
	return nil
}

// solidityData is what the template reads. Opening and Closing are the two
// halves of the full rounds, four keys each round.
type solidityData struct {
	Modulus  string
	Diagonal []string
	Opening  [][]string
	Partial  []string
	Closing  [][]string
	Tags     []solidityTag
}

type solidityTag struct {
	Name  string
	Value string
	Use   string
}

func newSolidityData(p *poseidon2.Parameters) solidityData {
	d := solidityData{
		Modulus:  "0x" + fr.Modulus().Text(16),
		Diagonal: hexWords(p.DiagM1),
		Tags:     solidityTags(),
	}
	for round, keys := range p.RoundKeys {
		switch {
		case round < FullRounds/2:
			d.Opening = append(d.Opening, hexWords(keys))
		case round < FullRounds/2+PartialRounds:
			d.Partial = append(d.Partial, hexWords(keys[:1])[0])
		default:
			d.Closing = append(d.Closing, hexWords(keys))
		}
	}
	return d
}

func solidityTags() []solidityTag {
	tag := func(name string, t Tag, use string) solidityTag {
		return solidityTag{Name: name, Value: fmt.Sprintf("0x%x", uint64(t)), Use: use}
	}
	return []solidityTag{
		tag("COMMITTEE", TagCommittee, "committeeDigest"),
		tag("LEAF", TagLeaf, "share commitment"),
		tag("ID_PAD", TagIDPad, "pad of the identity ciphertext"),
	}
}

// hexWords writes elements as 32-byte words, which keeps the columns of the
// generated source aligned and every push of the same width.
func hexWords(elements []fr.Element) []string {
	words := make([]string, len(elements))
	for i, e := range elements {
		b := e.Bytes()
		words[i] = fmt.Sprintf("0x%x", b[:])
	}
	return words
}
