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

var solidityTemplate = template.Must(template.New("Poseidon2.sol").
	Funcs(template.FuncMap{"plus": plus}).Parse(soliditySource))

// plus returns the Yul sum of an expression and a key, if there is one.
func plus(expression, key string) string {
	if key == "" {
		return expression
	}
	return fmt.Sprintf("add(%s, %s)", expression, key)
}

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

// solidityData is what the template reads.
type solidityData struct {
	Modulus  string
	Diagonal []string
	Initial  solidityRound // the matrix before the first round
	Rounds   []solidityRound
	Tags     []solidityTag
}

// A solidityRound is a round without the addition of its keys.
type solidityRound struct {
	Full  bool
	Lanes string        // prefix of the variables that its matrix reads
	Next  [Width]string // keys of the round that follows, added to its result; "" for none
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
		Initial:  solidityRound{Lanes: "a", Next: solidityKeys(p, 0)},
		Tags:     solidityTags(),
	}
	for round := range p.RoundKeys {
		d.Rounds = append(d.Rounds, solidityRound{Full: isFull(round), Lanes: "s", Next: solidityKeys(p, round+1)})
	}
	return d
}

func isFull(round int) bool {
	return round < FullRounds/2 || round >= FullRounds/2+PartialRounds
}

// solidityKeys returns the keys of a round: of all lanes, of lane 0 if the round
// is partial, of none after the last round.
func solidityKeys(p *poseidon2.Parameters, round int) (keys [Width]string) {
	switch {
	case round >= len(p.RoundKeys):
	case isFull(round):
		copy(keys[:], hexWords(p.RoundKeys[round]))
	default:
		keys[0] = hexWords(p.RoundKeys[round][:1])[0]
	}
	return keys
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
