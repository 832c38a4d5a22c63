package pre

import (
	"errors"
	"fmt"
	"math/big"

	bls "github.com/consensys/gnark-crypto/ecc/bls12-381"
	"github.com/consensys/gnark-crypto/ecc/bls12-381/fr"
)

// FragmentSize is the size of an encoded [Fragment] in bytes.
const FragmentSize = 1 + g2Size

// Fragment is worker j's secret part of a re-encryption key,
// rk_j = [a]Q + [f(j)]g2 in G2. It prints as "redacted". The zero value is NOT
// valid.
type Fragment struct {
	index uint8
	x     bls.G2Affine
}

// makeFragments evaluates f at 1..workers and hides [a]q under it.
func makeFragments(owner SecretKey, q bls.G2Affine, f []fr.Element, workers int) []Fragment {
	aq := mulSecretG2(&q, owner.scalar())
	fragments := make([]Fragment, workers)
	for i := range fragments {
		value := evaluate(f, uint64(i+1))
		x := mulSecretG2(&g2, &value)
		x.Add(&x, &aq)
		fragments[i] = Fragment{uint8(i + 1), x}
	}
	return fragments
}

// evaluate returns f(j) by Horner's rule.
func evaluate(f []fr.Element, j uint64) fr.Element {
	at := fr.NewElement(j)
	var sum fr.Element
	for m := len(f) - 1; m >= 0; m-- {
		sum.Mul(&sum, &at).Add(&sum, &f[m])
	}
	return sum
}

// Index returns j, from 1.
func (f Fragment) Index() int { return int(f.index) }

// Bytes returns j (1) || rk_j (96, compressed G2).
func (f Fragment) Bytes() []byte {
	x := f.x.Bytes()
	return append([]byte{f.index}, x[:]...)
}

// ParseFragment decodes the bytes of [Fragment.Bytes].
func ParseFragment(b []byte) (Fragment, error) {
	if len(b) != FragmentSize {
		return Fragment{}, fmt.Errorf("parsing fragment: %d bytes, want %d", len(b), FragmentSize)
	}
	if b[0] < 1 || b[0] > MaxWorkers {
		return Fragment{}, fmt.Errorf("parsing fragment: index %d, want 1 to %d", b[0], MaxWorkers)
	}
	x, err := parseG2(b[1:])
	if err != nil {
		return Fragment{}, errors.New("parsing fragment: not a canonical point of G2") // the bytes are secret
	}
	return Fragment{b[0], x}, nil
}

// Format redacts the fragment whatever the verb.
func (Fragment) Format(f fmt.State, _ rune) { redact(f, "pre.Fragment") }

// VerifyFragment checks e(g1, rk_j) = e(A, Q) * e(Gamma(j), g2): that f is the
// j-th fragment of k.
func (k *Rekey) VerifyFragment(f Fragment) error {
	if err := k.checkIndex(f.index); err != nil {
		return fmt.Errorf("verifying fragment: %w", err)
	}
	gamma := k.commitmentAt(f.index)
	var minusG1 bls.G1Affine
	minusG1.Neg(&g1.aff)
	ok, err := bls.PairingCheck(
		[]bls.G1Affine{minusG1, k.owner.p.aff, gamma.aff},
		[]bls.G2Affine{f.x, hashToG2(k.owner, k.label), g2})
	if err != nil || !ok {
		return fmt.Errorf("verifying fragment %d: it does not belong to this re-encryption key", f.index)
	}
	return nil
}

func (k *Rekey) checkIndex(j uint8) error {
	if j < 1 || int(j) > k.workers {
		return fmt.Errorf("index %d, want 1 to %d", j, k.workers)
	}
	return nil
}

// commitmentAt returns Gamma(j) = [f(j)]g1 by Horner's rule. It may be the
// identity, which an owner can arrange and gains nothing by.
func (k *Rekey) commitmentAt(j uint8) point {
	at := big.NewInt(int64(j))
	var sum bls.G1Jac
	for m := len(k.gamma) - 1; m >= 0; m-- {
		sum.ScalarMultiplication(&sum, at)
		sum.AddMixed(&k.gamma[m].aff)
	}
	var out point
	out.aff.FromJacobian(&sum)
	return out
}
