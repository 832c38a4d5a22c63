package pre

import (
	"errors"
	"fmt"

	bls "github.com/consensys/gnark-crypto/ecc/bls12-381"
	"github.com/consensys/gnark-crypto/ecc/bls12-381/fr"
)

// ShareProofSize is the size of an encoded [ShareProof] in bytes.
const ShareProofSize = scalarSize + g2Size

// ShareProof shows that a share was made with the committed fragment
// (SPEC.md, section 9). It proves knowledge of X = rk_j in G2 with
// e(g1, X) = e(A, Q) * e(Gamma(j), g2) and e(U, X) = F_j, and reveals nothing
// else about X. The zero value is NOT valid.
type ShareProof struct {
	c fr.Element
	z bls.G2Affine // response K + [c]X
}

// Prove proves that share is this fragment's re-encryption of c. The proof is
// bound to context, the grant id. Proving costs three pairings; a worker does
// it on demand.
func (p *PreparedFragment) Prove(c *Capsule, share *Share, context [32]byte) (*ShareProof, error) {
	honest, err := p.Reencrypt(c)
	if err != nil {
		return nil, err
	}
	if *honest != *share {
		return nil, errors.New("proving share: it is not this fragment's re-encryption of the capsule")
	}
	q := hashToG2(p.rekey.owner, p.rekey.label)
	statement := p.rekey.shareStatement(&q, c, share, context)
	nonce := hedgedNonce(p.fragment.Bytes(), []byte(dstShare), statement)
	defer nonce.SetZero()
	k := mulSecretG2(&g2, &nonce)
	r1 := pair([]bls.G1Affine{g1.aff}, []bls.G2Affine{k})
	r2 := pair([]bls.G1Affine{c.u.aff}, []bls.G2Affine{k})
	proof := &ShareProof{c: shareChallenge(statement, &r1, &r2)}
	proof.z.ScalarMultiplication(&p.fragment.x, bigInt(&proof.c))
	proof.z.Add(&proof.z, &k)
	return proof, nil
}

// VerifyShare checks a worker's proof that share is the right re-encryption of
// c under k and context, the grant id. A share without a valid proof names a
// worker at fault; the error carries its number. A nil proof, for a worker that
// gave none, is an error too.
func (k *Rekey) VerifyShare(c *Capsule, share *Share, proof *ShareProof, context [32]byte) error {
	if err := k.checkIndex(share.index); err != nil {
		return fmt.Errorf("verifying share: %w", err)
	}
	if err := k.checkCapsule(c); err != nil {
		return fmt.Errorf("verifying share of worker %d: %w", share.index, err)
	}
	if proof == nil {
		return fmt.Errorf("verifying share of worker %d: no proof", share.index)
	}
	q := hashToG2(k.owner, k.label)
	statement := k.shareStatement(&q, c, share, context)
	r1, r2 := k.shareCommitments(&q, c, share, proof)
	want := shareChallenge(statement, &r1, &r2)
	if !want.Equal(&proof.c) {
		return fmt.Errorf("verifying share of worker %d: proof does not hold", share.index)
	}
	return nil
}

// shareCommitments recomputes e(g1, Z) * V^-c and e(U, Z) * F_j^-c, where
// V = e(A, Q) * e(Gamma(j), g2); c goes into G1 where it can.
func (k *Rekey) shareCommitments(q *bls.G2Affine, c *Capsule, share *Share, proof *ShareProof) (r1, r2 bls.GT) {
	var minusC fr.Element
	minusC.Neg(&proof.c)
	gamma := k.commitmentAt(share.index)
	owner, gamma := mul(&k.owner.p, &minusC), mul(&gamma, &minusC)
	r1 = pair(
		[]bls.G1Affine{g1.aff, owner.aff, gamma.aff},
		[]bls.G2Affine{proof.z, *q, g2})
	r2 = pair([]bls.G1Affine{c.u.aff}, []bls.G2Affine{proof.z})
	var power bls.GT
	power.ExpGLV(share.f, bigInt(&minusC))
	r2.Mul(&r2, &power)
	return r1, r2
}

// shareStatement returns what the challenge covers besides the commitments:
// A, B, L, Y, Gamma, n (all in the re-encryption key), Q, j, the context, the
// capsule id, U and F_j. Only the key varies in size, and says its own.
func (k *Rekey) shareStatement(q *bls.G2Affine, c *Capsule, share *Share, context [32]byte) []byte {
	id, qBytes := c.ID(), q.Bytes()
	b := k.Bytes()
	b = append(b, qBytes[:]...)
	b = append(b, context[:]...)
	b = append(b, id[:]...)
	b = append(b, c.u.Bytes()...)
	return append(b, share.Bytes()...)
}

func shareChallenge(statement []byte, r1, r2 *bls.GT) fr.Element {
	b1, b2 := r1.Bytes(), r2.Bytes()
	return hashToScalar(dstShare, b1[:], b2[:], statement)
}

// Bytes returns c (32, big-endian) || Z (96, compressed G2).
func (p *ShareProof) Bytes() []byte {
	c, z := p.c.Bytes(), p.z.Bytes()
	return append(c[:], z[:]...)
}

// ParseShareProof decodes the bytes of [ShareProof.Bytes].
func ParseShareProof(b []byte) (*ShareProof, error) {
	if len(b) != ShareProofSize {
		return nil, fmt.Errorf("parsing share proof: %d bytes, want %d", len(b), ShareProofSize)
	}
	c, err := parseScalar(b[:scalarSize])
	if err != nil {
		return nil, fmt.Errorf("parsing share proof: %w", err)
	}
	z, err := parseG2(b[scalarSize:])
	if err != nil {
		return nil, fmt.Errorf("parsing share proof: %w", err)
	}
	return &ShareProof{c, z}, nil
}
