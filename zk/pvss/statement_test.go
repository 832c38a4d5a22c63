package pvss_test

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"golang.org/x/crypto/sha3"

	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/poseidon2"
	"github.com/medveil/medveil/zk/pvss"
)

func newStatement(t testing.TB) *pvss.Statement {
	t.Helper()
	m := newMembers(t, 2, 1, 2, 3)
	s := &pvss.Statement{
		Domain:          randomElement(t),
		CommitteeDigest: m.Digest(),
		ID:              pvss.ID{Nym: randomElement(t), Generation: 1<<32 - 1},
		Role:            credential.RoleClinician,
		ValidUntil:      20747,
		MaxNyms:         1<<16 - 1,
		Account:         [20]byte{0xff, 2, 19: 3},
		PREKeyHash:      randomElement(t),
	}
	d, _, err := pvss.Deal(&m.Committee, s.ID, newEscrow(t, "Ada", 2))
	if err != nil {
		t.Fatal(err)
	}
	s.Dealing = *d
	return s
}

func TestVectorOrder(t *testing.T) {
	s := newStatement(t)
	want := []fr.Element{s.Domain, s.CommitteeDigest, s.Nym, poseidon2.Element(1<<32 - 1), poseidon2.Element(2),
		poseidon2.Element(20747), poseidon2.Element(1<<16 - 1)}
	var account fr.Element
	account.SetBigInt(new(big.Int).SetBytes(s.Account[:]))
	want = append(want, account, s.PREKeyHash, fr.Element(s.Dealing.E.X), fr.Element(s.Dealing.E.Y))
	want = append(want, s.Dealing.C[:]...)
	want = append(want, s.Dealing.Leaf[:]...)
	want = append(want, s.Dealing.D[:]...)
	got := s.Vector()
	if len(want) != len(got) {
		t.Fatalf("%d words, want %d", len(got), len(want))
	}
	for j := range want {
		if got[j] != want[j] {
			t.Errorf("word %d = %v, want %v", j, got[j], want[j])
		}
	}
	if pvss.N == 16 && pvss.Words != 48 {
		t.Errorf("%d words at 16 seats, want 48", pvss.Words)
	}
}

func TestStatementFromVector(t *testing.T) {
	s := newStatement(t)
	x := s.Vector()
	if got, err := x.Statement(); err != nil || *got != *s {
		t.Fatalf("Statement = %+v, %v, want %+v", got, err, s)
	}
	for word, bits := range map[int]uint{3: 32, 4: 8, 5: 32, 6: 16, 7: 160} {
		y := x
		y[word].SetBigInt(new(big.Int).Lsh(big.NewInt(1), bits))
		if _, err := y.Statement(); err == nil {
			t.Errorf("word %d = 2^%d: accepted", word, bits)
		}
	}
}

// The compression, written out: y = sum x_j z^j with big integers.
func TestCompress(t *testing.T) {
	x := newStatement(t).Vector()
	in := x.Compress()
	if want := poseidon2.Hash(poseidon2.TagPublic, x[:]...); in.H != want {
		t.Errorf("H = %v, want %v", in.H, want)
	}
	h := in.H.Bytes()
	k := sha3.NewLegacyKeccak256()
	k.Write(x.Bytes())
	k.Write(h[:])
	z := new(big.Int).SetBytes(k.Sum(nil))
	if z.Mod(z, fr.Modulus()).Cmp(in.Z.BigInt(new(big.Int))) != 0 {
		t.Errorf("Z = %v, want %v", in.Z, z)
	}
	y, power := new(big.Int), big.NewInt(1)
	for _, word := range x {
		term := word.BigInt(new(big.Int))
		y.Add(y, term.Mul(term, power))
		power.Mod(power.Mul(power, z), fr.Modulus())
	}
	if y.Mod(y, fr.Modulus()).Cmp(in.Y.BigInt(new(big.Int))) != 0 {
		t.Errorf("Y = %v, want %v", in.Y, y)
	}
}

// Every word of x changes the digest and all three inputs.
func TestEveryWordCounts(t *testing.T) {
	x := newStatement(t).Vector()
	digest, in, one := x.Digest(), x.Compress(), fr.One()
	for j := range x {
		changed := x
		changed[j].Add(&changed[j], &one)
		got := changed.Compress()
		if changed.Digest() == digest || got.H == in.H || got.Z == in.Z || got.Y == in.Y {
			t.Errorf("word %d does not count", j)
		}
	}
}

// The contexts, with abi.encode written out.
func TestContexts(t *testing.T) {
	address := [20]byte{19: 1}
	for _, tc := range []struct {
		name string
		id   func(uint64, [20]byte) fr.Element
	}{{"Medveil.Consortium.v1", pvss.ConsortiumID}, {"Medveil.PseudonymRegistry.v1", pvss.Domain}} {
		name := sha3.NewLegacyKeccak256()
		name.Write([]byte(tc.name))
		encoded := name.Sum(nil)
		encoded = binary.BigEndian.AppendUint64(append(encoded, make([]byte, 24)...), 1337)
		encoded = append(append(encoded, make([]byte, 12)...), address[:]...)
		h := sha3.NewLegacyKeccak256()
		h.Write(encoded)
		want := new(big.Int).SetBytes(h.Sum(nil))
		want.Mod(want, fr.Modulus())
		got := tc.id(1337, address)
		if got.BigInt(new(big.Int)).Cmp(want) != 0 {
			t.Errorf("%s = %v, want %v", tc.name, got, want)
		}
		if got == tc.id(1338, address) || got == tc.id(1337, [20]byte{19: 2}) {
			t.Errorf("%s does not separate chains and contracts", tc.name)
		}
	}
}

func FuzzPublicVector(f *testing.F) {
	x := newStatement(f).Vector()
	f.Add(x.Bytes())
	f.Add(make([]byte, pvss.VectorSize))
	f.Add(bytes.Repeat([]byte{0xff}, pvss.VectorSize))
	f.Add(append(x.Bytes(), 0))
	modulus, _ := hex.DecodeString(fr.Modulus().Text(16))
	f.Add(append(modulus, x.Bytes()[32:]...))
	f.Fuzz(func(t *testing.T, b []byte) {
		x, err := pvss.ParsePublicVector(b)
		if err != nil {
			return
		}
		if !bytes.Equal(x.Bytes(), b) {
			t.Fatal("parse then marshal changes the bytes")
		}
		s, err := x.Statement()
		if err != nil {
			return
		}
		if s.Vector() != *x {
			t.Fatal("statement and back changes the words")
		}
	})
}

func BenchmarkCompress(b *testing.B) {
	x := newStatement(b).Vector()
	one := fr.One()
	for b.Loop() {
		x[0].Add(&x[0], &one)
		x.Compress()
	}
}
