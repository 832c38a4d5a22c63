package sealed

import (
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
	"github.com/medveil/medveil/zk/pvss"
)

// Terms name the case that a share is sealed for.
type Terms struct {
	Domain  fr.Element      // see [pvss.TraceDomain]
	Case    fr.Element      // caseId
	Auditor curve.PublicKey // A, the key that the case pins
}

// A Statement is everything public about a sealed share.
type Statement struct {
	Terms
	pvss.ID             // the dealing
	Seat     int        // i, counted from 1
	Leaf     fr.Element // leaf_i of the dealing
	Envelope Envelope
}

// An Envelope is a share that only the auditor can read.
type Envelope struct {
	E          curve.Point // E' = [e']G
	Ciphertext fr.Element  // ct = p(i) + H(SEAL; ([e']A).x, caseId, i)
}

// Words is the length of the public vector.
const Words = 11

// Vector returns x: domain, caseId, A.x, A.y, nym, generation, i, leaf_i, E'.x,
// E'.y, ct.
func (s *Statement) Vector() [Words]fr.Element {
	ax, ay := s.Auditor.Coordinates()
	ex, ey := curve.Coordinates(s.Envelope.E)
	return [Words]fr.Element{
		s.Domain, s.Case, ax, ay, s.Nym, poseidon2.Element(uint64(s.Generation)), poseidon2.Element(uint64(s.Seat)),
		s.Leaf, ex, ey, s.Envelope.Ciphertext,
	}
}

// Compress returns the public inputs that stand for [Statement.Vector].
func (s *Statement) Compress() pvss.Inputs {
	x := s.Vector()
	return pvss.Compress(poseidon2.TagSealVector, x[:])
}

// Open decrypts the share with the auditor's key of the case and holds it
// against leaf_i, so that it need not trust the proof: an error that wraps
// [pvss.ErrWrongShare] means that the key is not that of the case, or that the
// seat sent another value than its share, which a valid proof rules out. It
// checks that E' is on the curve before the key touches it.
func (s *Statement) Open(key curve.SecretKey) (pvss.Share, error) {
	if s.Seat < 1 || s.Seat > pvss.N {
		return pvss.Share{}, fmt.Errorf("open sealed share: seat %d is not within 1..%d", s.Seat, pvss.N)
	}
	if err := curve.CheckPoint(s.Envelope.E); err != nil {
		return pvss.Share{}, fmt.Errorf("open sealed share of seat %d: E': %w", s.Seat, err)
	}
	mask := s.pad(key.Exchange(s.Envelope.E))
	share := pvss.Share{Seat: s.Seat}
	share.Value.Sub(&s.Envelope.Ciphertext, &mask)
	if share.Commitment(s.ID) != s.Leaf {
		return pvss.Share{}, fmt.Errorf("open sealed share of seat %d: %w", s.Seat, pvss.ErrWrongShare)
	}
	return share, nil
}

// pad returns H(SEAL; K.x, caseId, i) for K = [e']A.
func (s *Statement) pad(k curve.Point) fr.Element {
	x, _ := curve.Coordinates(k)
	return poseidon2.Hash(poseidon2.TagSeal, x, s.Case, poseidon2.Element(uint64(s.Seat)))
}
