package pvss

import (
	"errors"
	"fmt"
	"math"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
)

// A Statement is everything public about a registration.
type Statement struct {
	Domain          fr.Element // see [Domain]
	CommitteeDigest fr.Element // see [Committee.Digest]
	ID
	Role       credential.Role
	ValidUntil uint32 // day
	MaxNyms    uint16
	Account    [20]byte
	PREKeyHash fr.Element // see [PREKeyHash]
	Dealing    Dealing
}

// headWords is the number of words before the share ciphertexts.
const headWords = 11

// Words is the length of the public vector: 48 at N = 16.
const Words = headWords + N + (N + 1) + escrowWords

// A PublicVector is x, the public vector of the registration proof.
type PublicVector [Words]fr.Element

// Vector returns x: domain, committeeDigest, nym, generation, role, validUntil,
// maxNyms, account, preKeyHash, E.x, E.y, c_1..c_N, leaf_0..leaf_N, d_0..d_3.
func (s *Statement) Vector() PublicVector {
	var account fr.Element
	account.SetBytes(s.Account[:]) // 160 bits, below r
	ex, ey := curve.Coordinates(s.Dealing.E)
	x := PublicVector{
		s.Domain, s.CommitteeDigest, s.Nym,
		poseidon2.Element(uint64(s.Generation)), poseidon2.Element(uint64(s.Role)),
		poseidon2.Element(uint64(s.ValidUntil)), poseidon2.Element(uint64(s.MaxNyms)),
		account, s.PREKeyHash, ex, ey,
	}
	rest := x[headWords:]
	rest = rest[copy(rest, s.Dealing.C[:]):]
	rest = rest[copy(rest, s.Dealing.Leaf[:]):]
	copy(rest, s.Dealing.D[:])
	return x
}

// Statement inverts [Statement.Vector] and refuses words that do not fit their
// types. It does not check that E is on the curve: [OpenShare] does.
func (x *PublicVector) Statement() (*Statement, error) {
	s := &Statement{
		Domain: x[0], CommitteeDigest: x[1], ID: ID{Nym: x[2]}, PREKeyHash: x[8],
		Dealing: Dealing{E: curve.PointAt(x[9], x[10])},
	}
	generation, err1 := small(x[3], math.MaxUint32, "generation")
	role, err2 := small(x[4], math.MaxUint8, "role")
	until, err3 := small(x[5], math.MaxUint32, "validUntil")
	nyms, err4 := small(x[6], math.MaxUint16, "maxNyms")
	account := x[7].Bytes()
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		return nil, fmt.Errorf("public vector: %w", err)
	}
	if [12]byte(account[:12]) != [12]byte{} {
		return nil, errors.New("public vector: account is out of range")
	}
	s.Generation, s.Role = uint32(generation), credential.Role(role)
	s.ValidUntil, s.MaxNyms = uint32(until), uint16(nyms)
	s.Account = [20]byte(account[12:])
	rest := x[headWords:]
	rest = rest[copy(s.Dealing.C[:], rest):]
	rest = rest[copy(s.Dealing.Leaf[:], rest):]
	copy(s.Dealing.D[:], rest)
	return s, nil
}

func small(x fr.Element, most uint64, name string) (uint64, error) {
	if !x.IsUint64() || x.Uint64() > most {
		return 0, fmt.Errorf("%s is out of range", name)
	}
	return x.Uint64(), nil
}
