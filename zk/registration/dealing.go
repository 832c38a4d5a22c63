package registration

import (
	"math/big"

	"github.com/consensys/gnark/frontend"

	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
	"github.com/medveil/medveil/zk/pvss"
)

// committeeDigest returns H(COMM; ...) as [pvss.Committee.Digest] does, with t
// as the sum of Below and the mask as the number its bits make.
func (s *statement) committeeDigest() frontend.Variable {
	var t, mask frontend.Variable = 0, 0
	for i := range pvss.N {
		t = s.api.Add(t, s.Below[i])
		mask = s.api.Add(mask, s.api.Mul(s.Active[i], new(big.Int).Lsh(big.NewInt(1), uint(i))))
	}
	words := []frontend.Variable{s.ConsortiumID, s.Epoch, t, mask}
	for i := range pvss.N {
		words = append(words, s.Share[i].X, s.Share[i].Y, s.Issuer[i].X, s.Issuer[i].Y)
	}
	return poseidon2.HashCircuit(s.api, poseidon2.TagCommittee, words...)
}

// filler takes the place of the share key of an empty seat, which is no point.
// What it yields is masked. Nobody knows its logarithm, to G or to the offsets.
var filler = curve.NewPointVar(curve.HashToPoint("circuit filler: empty seat"))

// shareKey returns PK_(i+1), or the filler if that seat is empty. Select asserts
// that Active[i] is a bit.
func (s *statement) shareKey(i int) curve.PointVar {
	return curve.PointVar{
		X: s.api.Select(s.Active[i], s.Share[i].X, filler.X),
		Y: s.api.Select(s.Active[i], s.Share[i].Y, filler.Y),
	}
}

// index returns i' = i + 2^8 * generation.
func (s *statement) index(i int) frontend.Variable {
	return s.api.Add(i, s.api.Mul(s.Generation, 1<<8))
}

// share returns p(i), a linear combination of the coefficients, so free.
func (s *statement) share(i int) frontend.Variable {
	var p frontend.Variable = 0
	power := big.NewInt(1)
	for _, a := range s.Coefficients {
		p = s.api.Add(p, s.api.Mul(a, new(big.Int).Set(power)))
		power.Mul(power, big.NewInt(int64(i)))
	}
	return p
}

// ciphertexts returns (d) c_i = p(i) + H(PAD; K_i.x, nym, i'), zero for empty
// seats, i = 1..N.
func (s *statement) ciphertexts() []frontend.Variable {
	out := make([]frontend.Variable, pvss.N)
	for i := range out {
		k := curve.ExchangeX(s.api, s.e, s.shareKeys[i])
		pad := poseidon2.HashCircuit(s.api, poseidon2.TagPad, k, s.nym, s.index(i+1))
		out[i] = s.api.Mul(s.Active[i], s.api.Add(s.share(i+1), pad))
	}
	return out
}

// leaves returns (d) leaf_i = H(LEAF; p(i), nym, i'), zero for empty seats,
// i = 0..N.
func (s *statement) leaves() []frontend.Variable {
	out := make([]frontend.Variable, pvss.N+1)
	for i := range out {
		out[i] = poseidon2.HashCircuit(s.api, poseidon2.TagLeaf, s.share(i), s.nym, s.index(i))
		if i > 0 {
			out[i] = s.api.Mul(s.Active[i-1], out[i])
		}
	}
	return out
}

// escrow returns (f) d_b = v_b + H(IDPA; p(0), nym, b').
func (s *statement) escrow() []frontend.Variable {
	v := []frontend.Variable{s.Identity[0], s.Identity[1], s.issuerSeat, s.holder}
	for b := range v {
		pad := poseidon2.HashCircuit(s.api, poseidon2.TagIDPad, s.share(0), s.nym, s.index(b))
		v[b] = s.api.Add(v[b], pad)
	}
	return v
}
