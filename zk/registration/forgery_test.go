package registration

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/test"

	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
	"github.com/medveil/medveil/zk/pvss"
)

// A forgery is an assignment that breaks one rule and, but for it, is as good
// as honest: without that rule the circuit accepts it.
type forgery struct {
	rule  string
	forge func(*testing.T, *world) *Circuit
}

// forgeries by the lie that they tell.
var forgeries = map[string]forgery{
	"degree t": {"degree", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w)
		c.Coefficients[w.committee.Threshold] = 7
		return c
	}},
	"degree N-1": {"degree", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w)
		c.Coefficients[pvss.N-1] = 7
		return c
	}},
	"threshold misdeclared with a gap": {"threshold", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w)
		c.Below[2], c.Below[3] = 0, 1 // the same sum, but a_3 may be anything
		c.Coefficients[2], c.Coefficients[3] = 0, 7
		return c
	}},
	"threshold misdeclared by a negative": {"threshold", func(t *testing.T, w *world) *Circuit {
		w.committee.Threshold = 2
		c := honest(t, w)
		c.Below[pvss.N-2], c.Below[pvss.N-1] = -1, 1
		c.Coefficients[pvss.N-1] = 7
		return c
	}},
	"threshold misdeclared by a negative at the end": {"threshold", func(t *testing.T, w *world) *Circuit {
		w.committee.Threshold = 2
		c := honest(t, w)
		c.Below[2], c.Below[3] = 1, -1 // ones until the last, and the sum is 2
		c.Coefficients[2] = 7
		return c
	}},
	"threshold in one place": {"threshold", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w) // its threshold is 3
		c.Below[1], c.Below[2] = 2, 0
		c.Coefficients[1], c.Coefficients[2] = 0, 0
		return c
	}},
	"threshold without a secret": {"threshold", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w)
		c.Below[0], c.Below[3] = 0, 1
		c.Coefficients[0], c.Coefficients[3] = 0, 7
		return c
	}},
	"share key off the curve": {"keys", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w)
		c.Share[1].X = 5
		return c
	}},
	"issuer key off the curve":     {"keys", signedByNobody},
	"issuer key mixed from others": {"one issuer", mixedIssuer},
	"issuer keys summed": {"one issuer", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w)
		x, y := w.committee.Seats[issuerSeat-1].Issuer.Coordinates()
		c.Issuer[0], c.Issuer[1] = curve.PointVar{X: 0, Y: y}, curve.PointVar{X: x, Y: 0}
		c.IssuerSeat = [pvss.N]frontend.Variable{0: 1, 1: 1}
		for i := 2; i < pvss.N; i++ {
			c.IssuerSeat[i] = 0
		}
		return c
	}},
	"issuer of an empty seat": {"active issuer", func(t *testing.T, w *world) *Circuit {
		thief := newKey(t)
		w.issuers[pvss.N-1] = thief
		w.cred = w.issue(t, pvss.N, expiryDay)
		c := unchecked(t, w)
		c.Issuer[pvss.N-1] = curve.NewPointVar(curve.Point(thief.Public()))
		return c
	}},
	"issuer of an empty seat, key (0, 0)": {"signature, keys, active issuer", func(t *testing.T, w *world) *Circuit {
		w.cred = w.issue(t, issuerSeat, expiryDay)
		w.cred.IssuerSeat = pvss.N
		return unchecked(t, w)
	}},
	"two issuers": {"signature, keys, one issuer", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w)
		c.IssuerSeat[0] = 1
		return c
	}},
	"no issuer": {"signature, keys, one issuer", func(t *testing.T, w *world) *Circuit {
		c := honest(t, w)
		c.IssuerSeat[issuerSeat-1] = 0
		return c
	}},
	"wrong issuer": {"signature", func(t *testing.T, w *world) *Circuit {
		w.issuers[issuerSeat-1] = newKey(t) // not the key in the committee
		w.cred = w.issue(t, issuerSeat, expiryDay)
		return unchecked(t, w)
	}},
	"another seat's issuer": {"signature", func(t *testing.T, w *world) *Circuit {
		w.cred.IssuerSeat = issuerSeat - 1
		return unchecked(t, w)
	}},
	"another identity": {"signature", func(t *testing.T, w *world) *Circuit {
		w.cred.Identity, _ = credential.NewIdentity("somebody else")
		return unchecked(t, w)
	}},
	"another role": {"signature", func(t *testing.T, w *world) *Circuit {
		w.cred.Role = credential.RoleClinician
		return unchecked(t, w)
	}},
	"another expiry": {"signature", func(t *testing.T, w *world) *Circuit {
		w.cred.ExpiryDay += 1000
		return unchecked(t, w)
	}},
	"another holder secret": {"signature", func(t *testing.T, w *world) *Circuit {
		w.secret, _ = credential.GenerateHolderSecret()
		return unchecked(t, w)
	}},
	"another consortium's credential": {"signature", func(t *testing.T, w *world) *Circuit {
		w.committee.ConsortiumID = poseidon2.Element(78)
		return unchecked(t, w)
	}},
	"signature with another R.x": {"signature", func(t *testing.T, w *world) *Circuit {
		return signedOver(t, w, func(r *curve.PointVar) { r.X = fr.One() })
	}},
	"signature with another R.y": {"signature", func(t *testing.T, w *world) *Circuit {
		return signedOver(t, w, func(r *curve.PointVar) {
			y := r.Y.(fr.Element)
			r.Y = *y.Neg(&y)
		})
	}},
	"negated signature": {"signature", func(t *testing.T, w *world) *Circuit {
		w.cred.Signature.S.Neg(&w.cred.Signature.S)
		return unchecked(t, w)
	}},
	"expired by a day": {"expiry", func(t *testing.T, w *world) *Circuit {
		w.terms.ValidUntil = expiryDay + 1
		return unchecked(t, w)
	}},
	"negative expiry": {"expiry", func(t *testing.T, w *world) *Circuit {
		c := unchecked(t, w)
		c.ValidUntil = -1 // r - 1 is "before" every expiry
		return c
	}},
	"slot at the limit": {"slot", func(t *testing.T, w *world) *Circuit {
		w.terms.Slot = w.terms.MaxNyms
		return unchecked(t, w)
	}},
	"negative slot": {"slot", func(t *testing.T, w *world) *Circuit {
		c := unchecked(t, w)
		c.Slot = -1
		return c
	}},
	"slot beyond 16 bits": {"slot", func(t *testing.T, w *world) *Circuit {
		c := unchecked(t, w)
		c.Slot, c.MaxNyms = 1<<16, 1<<16+1
		return c
	}},
	"generation beyond 32 bits": {"generation", func(t *testing.T, w *world) *Circuit {
		c := unchecked(t, w)
		c.Generation = 1 << 32
		return c
	}},
	"generation a fraction": {"generation", func(t *testing.T, w *world) *Circuit {
		c := unchecked(t, w)
		var g fr.Element // then i' of seat 2 is that of seat 1, one generation on
		g.SetUint64(256)
		c.Generation = *g.Inverse(&g)
		return c
	}},
}

func honest(t *testing.T, w *world) *Circuit { return assign(t, w.witness(t)) }

// unchecked assigns a witness of the world as it is, without any check; public
// inputs are for [complete].
func unchecked(t *testing.T, w *world) *Circuit {
	t.Helper()
	secrets, err := pvss.NewWitness(w.committee.Threshold)
	if err != nil {
		t.Fatal(err)
	}
	return assign(t, &Witness{
		Credential: w.cred, Secret: w.secret, Slot: w.terms.Slot, Committee: w.committee, Dealing: secrets,
		Statement: &pvss.Statement{
			Domain: w.terms.Domain, ID: pvss.ID{Generation: w.terms.Generation}, Role: w.cred.Role,
			ValidUntil: w.terms.ValidUntil, MaxNyms: w.terms.MaxNyms,
		},
	})
}

// signedOver has the issuer sign with a challenge over another R than that of
// its nonce.
func signedOver(t *testing.T, w *world, lie func(*curve.PointVar)) *Circuit {
	t.Helper()
	key, nonce := w.issuers[issuerSeat-1], newKey(t)
	r := curve.NewPointVar(curve.Point(nonce.Public()))
	lie(&r)
	x, y := key.Public().Coordinates()
	challenge := curve.Reduce(poseidon2.Hash(poseidon2.TagSignature,
		r.X.(fr.Element), r.Y.(fr.Element), x, y, w.cred.Message()))
	secret, rho := key.Scalar(), nonce.Scalar()
	digits, err := curve.NewUnitScalar(*challenge.Mul(&challenge, &secret).Add(&challenge, &rho))
	if err != nil {
		t.Fatal(err)
	}
	c := honest(t, w)
	c.SignatureR, c.SignatureS = r, digits
	return c
}

// signedByNobody selects an active seat with the issuer key (5, 0). It is no
// point: those with y = 0 have order two, and the group has none. The formulas
// take it for its own negative, so R depends on the last bit of the challenge
// only, and signatures need no secret.
func signedByNobody(t *testing.T, w *world) *Circuit {
	t.Helper()
	c := unchecked(t, w)
	c.Issuer[issuerSeat-1] = curve.PointVar{X: 5, Y: 0}
	for {
		digits, err := curve.NewUnitScalar(newKey(t).Scalar())
		if err != nil {
			t.Fatal(err)
		}
		var rx, ry fr.Element
		sign := &signatureProbe{S: digits, C: 1, Key: curve.PointVar{X: 5, Y: 0}}
		if err := test.IsSolved(&signatureProbe{rx: &rx, ry: &ry}, sign, ecc.BN254.ScalarField()); err != nil {
			t.Fatal(err)
		}
		challenge := poseidon2.Hash(poseidon2.TagSignature, rx, ry, poseidon2.Element(5), fr.Element{}, w.cred.Message())
		if integer := curve.Reduce(challenge); integer.Bytes()[curve.ScalarSize-1]&1 == 1 {
			c.SignatureR, c.SignatureS = curve.PointVar{X: rx, Y: ry}, digits
			return c
		}
	}
}

// signatureProbe evaluates [s]G - [c]I with the circuit's own code.
type signatureProbe struct {
	S      curve.UnitScalar
	C      frontend.Variable
	Key    curve.PointVar
	rx, ry *fr.Element
}

func (p *signatureProbe) Define(api frontend.API) error {
	r := curve.SchnorrCommitment(api, p.S.Constrain(api), p.C, p.Key)
	_, err1 := p.rx.SetInterface(r.X) // integers in the test engine
	_, err2 := p.ry.SetInterface(r.Y)
	return errors.Join(err1, err2)
}

// mixedIssuer selects three seats with weights whose sum is 1 and that mix their
// issuer keys into the forger's own.
func mixedIssuer(t *testing.T, w *world) *Circuit {
	thief := newKey(t)
	w.issuers[issuerSeat-1], w.cred = thief, nil
	w.cred = w.issue(t, issuerSeat, expiryDay)
	c := unchecked(t, w)
	var rows [3][3]fr.Element
	for j := range 3 {
		rows[0][j].SetOne()
		rows[1][j], rows[2][j] = w.committee.Seats[j].Issuer.Coordinates()
	}
	x, y := thief.Public().Coordinates()
	weights := cramer(rows, [3]fr.Element{fr.One(), x, y})
	for i := range c.IssuerSeat {
		c.IssuerSeat[i] = 0
		if i < 3 {
			c.IssuerSeat[i] = weights[i]
		}
	}
	return c
}

// cramer solves a linear system.
func cramer(m [3][3]fr.Element, v [3]fr.Element) (out [3]fr.Element) {
	whole := determinant(m)
	for j := range out {
		replaced := m
		for i := range v {
			replaced[i][j] = v[i]
		}
		d := determinant(replaced)
		out[j].Div(&d, &whole)
	}
	return out
}

func determinant(m [3][3]fr.Element) (sum fr.Element) {
	for j := range 3 {
		var left, right fr.Element
		left.Mul(&m[1][(j+1)%3], &m[2][(j+2)%3])
		right.Mul(&m[1][(j+2)%3], &m[2][(j+1)%3])
		left.Sub(&left, &right).Mul(&left, &m[0][j])
		sum.Add(&sum, &left)
	}
	return sum
}

// probe evaluates the public vector of an assignment, however dishonest, with
// the circuit's own code, and asserts no rule.
type probe struct {
	Circuit
	vector *pvss.PublicVector
}

func (p *probe) Define(api frontend.API) error {
	for j, word := range derive(api, &p.Circuit).vector() {
		if _, err := p.vector[j].SetInterface(word); err != nil { // an integer in the test engine
			return err
		}
	}
	return nil
}

func vectorOf(t *testing.T, c *Circuit) *pvss.PublicVector {
	t.Helper()
	x := new(pvss.PublicVector)
	if err := test.IsSolved(&probe{vector: x}, &probe{Circuit: *c}, ecc.BN254.ScalarField()); err != nil {
		t.Fatal(err)
	}
	return x
}

// complete gives c the public inputs that belong to its vector.
func complete(t *testing.T, c *Circuit) *Circuit {
	t.Helper()
	in := vectorOf(t, c).Compress()
	c.H, c.Z, c.Y = in.H, in.Z, in.Y
	return c
}

// lenient is the circuit without some rules.
type lenient struct {
	Circuit
	without []string
}

func (l *lenient) Define(api frontend.API) error {
	s := derive(api, &l.Circuit)
	for _, r := range rules {
		if !slices.Contains(l.without, r.name) {
			r.assert(s)
		}
	}
	return nil
}

func TestProbeAgreesWithNativeVector(t *testing.T) {
	w := newWorld(t).witness(t)
	if *vectorOf(t, assign(t, w)) != w.Statement.Vector() {
		t.Error("the circuit computes another vector than the native code")
	}
}

func TestForgedWitnessesAreUnsatisfiable(t *testing.T) {
	for name, f := range forgeries {
		if solves(t, system(t), complete(t, f.forge(t, newWorld(t)))) {
			t.Errorf("%s: accepted", name)
		}
	}
}

// Each rule is needed: without it, or them, the forgery is accepted. So the
// forgeries fail for the reason they should, and no rule is idle.
func TestForgeriesPassWithoutTheRule(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the circuit many times")
	}
	byRule := make(map[string][]string)
	for name, f := range forgeries {
		byRule[f.rule] = append(byRule[f.rule], name)
	}
	idle := make(map[string]bool)
	for _, r := range rules {
		idle[r.name] = r.name != "vector" // see TestPublicInputsAreBound
	}
	for rule, names := range byRule {
		ccs := compile(t, &lenient{without: splitRules(rule)})
		for _, name := range names {
			c := complete(t, forgeries[name].forge(t, newWorld(t)))
			if !solves(t, ccs, &lenient{Circuit: *c}) {
				t.Errorf("%s: refused even without %s: the forgery shows nothing", name, rule)
			}
		}
		delete(idle, rule)
	}
	maps.DeleteFunc(idle, func(_ string, unused bool) bool { return !unused })
	if len(idle) > 0 {
		t.Errorf("no forgery needs the rules %v", idle)
	}
}

func splitRules(s string) []string { return strings.Split(s, ", ") }

// H and Y are bound to the vector: neither may be that of another.
func TestPublicInputsAreBound(t *testing.T) {
	w := newWorld(t)
	c := honest(t, w)
	other := w.witness(t).Statement.Vector() // another dealing
	in, one := other.Compress(), fr.One()
	var next fr.Element
	for name, change := range map[string]func(*Circuit){
		"another vector":       func(c *Circuit) { c.H, c.Z, c.Y = in.H, in.Z, in.Y },
		"another H":            func(c *Circuit) { c.H = in.H },
		"another Y":            func(c *Circuit) { c.Y = in.Y },
		"another Z":            func(c *Circuit) { c.Z = in.Z },
		"Z and Y of another":   func(c *Circuit) { c.Z, c.Y = in.Z, in.Y },
		"H one more":           func(c *Circuit) { h := c.H.(fr.Element); c.H = *next.Add(&h, &one) },
		"Z zero and Y not x_0": func(c *Circuit) { c.Z, c.Y = 0, 0 },
	} {
		forged := *c
		change(&forged)
		if solves(t, system(t), &forged) {
			t.Errorf("%s: accepted", name)
		}
	}
}

// A dishonest dealer who publishes a vector in which any word is not the one
// the circuit computes is refused: a ciphertext or leaf of another polynomial,
// the digest of another committee, another nym.
func TestEveryWordOfTheVectorIsBound(t *testing.T) {
	w := newWorld(t)
	witness := w.witness(t)
	other := w.witness(t).Statement.Vector()
	c, honest := assign(t, witness), witness.Statement.Vector()
	for j := range honest {
		x := honest
		if x[j] = other[j]; x[j] == honest[j] {
			x[j].SetInt64(-2)
		}
		in := x.Compress()
		forged := *c
		forged.H, forged.Z, forged.Y = in.H, in.Z, in.Y
		if solves(t, system(t), &forged) {
			t.Errorf("word %d: accepted", j)
		}
		if testing.Short() && j > 12 {
			break
		}
	}
}
