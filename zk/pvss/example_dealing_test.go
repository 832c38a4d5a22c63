package pvss_test

import (
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"golang.org/x/crypto/sha3"

	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
	"github.com/medveil/medveil/zk/pvss"
)

// primed returns i' = i + 2^8 * generation.
func primed(i int) fr.Element { return small(i + 256*exampleGeneration) }

func (x *example) dealing() {
	w := &x.witness
	w.E = seedElement("e")
	w.Coefficients[0], w.Coefficients[1] = seedElement("a_0"), seedElement("a_1")
	e := curve.MulG(scalarOf(w.E))
	id := pvss.ID{Nym: x.nym, Generation: exampleGeneration}
	d, err := w.Deal(&x.committee, id, pvss.EscrowOf(&x.credential))
	if err != nil {
		x.t.Fatal(err)
	}
	if d.E != e {
		x.t.Errorf("E = %v, want %v", d.E, e)
	}
	leaf0 := hash(poseidon2.TagLeaf, words(w.Coefficients[0], x.nym, primed(0)))
	x.file.Dealing = []entry{
		named("slot", exampleSlot), named("nym", x.nym), named("generation", exampleGeneration),
		named("e", w.E), named("a_0 = s", w.Coefficients[0]), named("a_1", w.Coefficients[1]),
		named("E", e), named("leaf_0", x.same("leaf_0", d.Leaf[0], leaf0)),
	}
	for _, i := range exampleSeats {
		x.share(d, i)
	}
	for b := range d.D {
		x.escrow(d, b)
	}
	x.statement.ID, x.statement.Dealing = id, *d
}

func (x *example) share(d *pvss.Dealing, i int) {
	seat := small(i)
	p := sum(x.witness.Coefficients[0], *seat.Mul(&seat, &x.witness.Coefficients[1]))
	k := curve.Mul(curve.Point(x.committee.Seats[i-1].Share), scalarOf(x.witness.E))
	pad := hash(poseidon2.TagPad, xy(k)[:1], words(x.nym, primed(i)))
	leaf := hash(poseidon2.TagLeaf, words(p, x.nym, primed(i)))
	x.file.Shares = append(x.file.Shares, []entry{
		named("seat", i), named("i'", primed(i)), named("p(i)", p), named("K_i", k), named("pad", pad),
		named("c_i", x.same("c_i", d.C[i-1], sum(p, pad))), named("leaf_i", x.same("leaf_i", d.Leaf[i], leaf)),
	})
}

func (x *example) escrow(d *pvss.Dealing, b int) {
	v := pvss.EscrowOf(&x.credential).Words()[b]
	pad := hash(poseidon2.TagIDPad, words(x.witness.Coefficients[0], x.nym, primed(b)))
	x.file.Escrow = append(x.file.Escrow, []entry{
		named("b", b), named("v_b", v), named("pad", pad), named("d_b", x.same("d_b", d.D[b], sum(v, pad))),
	})
}

func (x *example) publicInputs() {
	var preKey [pvss.PREKeySize]byte
	copy(preKey[:], seed("PRE key").FillBytes(make([]byte, 64)))
	s := &x.statement
	s.Domain, s.CommitteeDigest, s.PREKeyHash = x.domain, x.committee.Digest(), pvss.PREKeyHash(preKey)
	s.Role, s.ValidUntil, s.MaxNyms = x.credential.Role, x.credential.ExpiryDay, 4
	s.Account = seedAddress("account")
	v := s.Vector()
	for _, word := range v {
		x.file.Public = append(x.file.Public, fmt.Sprintf("0x%x", word.Bytes()))
	}
	in, digest := v.Compress(), v.Digest()
	x.same("h", in.H, poseidon2.Hash(poseidon2.TagPublic, v[:]...))
	x.file.Inputs = []entry{
		named("account", s.Account[:]), named("PRE key", preKey[:]), named("preKeyHash", s.PREKeyHash),
		named("dealingDigest", digest[:]), named("h", in.H),
		named("z", x.same("z", in.Z, x.challenge(&v, in.H))), named("y", x.same("y", in.Y, power(&v, in.Z))),
	}
}

// challenge returns keccak256(x || h) mod r.
func (x *example) challenge(v *pvss.PublicVector, h fr.Element) fr.Element {
	k := sha3.NewLegacyKeccak256()
	for _, word := range append(words(v[:]...), h) {
		b := word.Bytes()
		k.Write(b[:])
	}
	return *new(fr.Element).SetBigInt(new(big.Int).SetBytes(k.Sum(nil)))
}

// power returns the sum of x_j z^j, lowest power first.
func power(v *pvss.PublicVector, z fr.Element) fr.Element {
	var y, term fr.Element
	p := fr.One()
	for _, word := range v {
		y.Add(&y, term.Mul(&word, &p))
		p.Mul(&p, &z)
	}
	return y
}

// trace opens the shares of seats 1 and 5 and reveals the identity.
func (x *example) trace() {
	d, id := &x.statement.Dealing, x.statement.ID
	var shares []pvss.Share
	for _, i := range []int{1, 5} {
		sk := seedScalar(fmt.Sprintf("share key %d", i))
		encoded := sk.Bytes()
		key, err := curve.ParseSecretKey(encoded[:])
		if err != nil {
			x.t.Fatal(err)
		}
		share, err := pvss.OpenShare(key, d, id, i)
		if err != nil {
			x.t.Fatal(err)
		}
		shares = append(shares, share)
	}
	secret, err := pvss.Reconstruct(shares, exampleThreshold)
	if err != nil {
		x.t.Fatal(err)
	}
	escrow, err := d.DecryptIdentity(id, x.same("s", secret, x.witness.Coefficients[0]))
	if err != nil || escrow != pvss.EscrowOf(&x.credential) {
		x.t.Fatalf("DecryptIdentity = %v, %v", escrow, err)
	}
	x.file.Trace = []entry{
		named("share of seat 1", shares[0].Value), named("share of seat 5", shares[1].Value), named("s", secret),
		named("identity", escrow.Identity.String()), named("issuer seat", escrow.IssuerSeat), named("holder", escrow.Holder),
	}
}
