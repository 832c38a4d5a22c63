package credential_test

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/poseidon2"
)

const issueDay = 20600

func newKey(t testing.TB) curve.SecretKey {
	t.Helper()
	key, err := curve.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func newIdentity(t testing.TB, text string) credential.Identity {
	t.Helper()
	id, err := credential.NewIdentity(text)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func newClaims(t testing.TB) credential.Claims {
	t.Helper()
	secret, err := credential.GenerateHolderSecret()
	if err != nil {
		t.Fatal(err)
	}
	return credential.Claims{
		ConsortiumID: fr.NewElement(42),
		Identity:     newIdentity(t, "Grace Hopper, 1906-12-09"),
		Role:         credential.RoleClinician,
		ExpiryDay:    credential.ExpiryDay(issueDay),
		Holder:       secret.Holder(),
	}
}

func issue(t testing.TB, key curve.SecretKey, claims credential.Claims) *credential.Credential {
	t.Helper()
	c, err := credential.Issue(key, 3, claims)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func expect(c credential.Claims) credential.Expectation {
	return credential.Expectation{ConsortiumID: c.ConsortiumID, Holder: c.Holder, Day: issueDay}
}

func TestVerify(t *testing.T) {
	key := newKey(t)
	c := issue(t, key, newClaims(t))
	want := expect(c.Claims)
	if err := c.Verify(key.Public(), want); err != nil {
		t.Fatal(err)
	}
	want.Day = c.ExpiryDay
	if err := c.Verify(key.Public(), want); err != nil {
		t.Errorf("on its last day: %v", err)
	}
}

func TestVerifyRefusesAnotherContext(t *testing.T) {
	key := newKey(t)
	c := issue(t, key, newClaims(t))
	for want, change := range map[error]func(*credential.Expectation){
		credential.ErrOtherConsortium: func(e *credential.Expectation) { e.ConsortiumID = fr.NewElement(43) },
		credential.ErrOtherHolder:     func(e *credential.Expectation) { e.Holder = fr.NewElement(1) },
		credential.ErrExpired:         func(e *credential.Expectation) { e.Day = c.ExpiryDay + 1 },
	} {
		e := expect(c.Claims)
		change(&e)
		if err := c.Verify(key.Public(), e); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
	if err := c.Verify(newKey(t).Public(), expect(c.Claims)); err == nil {
		t.Error("another issuer: accepted")
	}
	if err := c.Verify(curve.PublicKey{}, expect(c.Claims)); err == nil {
		t.Error("an empty seat's key (0, 0): accepted")
	}
}

// What is signed cannot be changed, even when the reader expects the change.
func TestVerifyRefusesChangedClaims(t *testing.T) {
	key := newKey(t)
	honest := issue(t, key, newClaims(t))
	one := fr.One()
	for name, change := range map[string]func(*credential.Credential){
		"consortium": func(c *credential.Credential) { c.ConsortiumID.Add(&c.ConsortiumID, &one) },
		"identity":   func(c *credential.Credential) { c.Identity = newIdentity(t, "Grace Hopper, 1906-12-08") },
		"role":       func(c *credential.Credential) { c.Role = credential.RoleResearcher },
		"expiry":     func(c *credential.Credential) { c.ExpiryDay += credential.PeriodDays },
		"holder":     func(c *credential.Credential) { c.Holder.Add(&c.Holder, &one) },
		"s":          func(c *credential.Credential) { c.Signature.S.Add(&c.Signature.S, &one) },
		"s negated":  func(c *credential.Credential) { c.Signature.S.Neg(&c.Signature.S) },
		"s zero":     func(c *credential.Credential) { c.Signature.S.SetZero() },
		"R":          func(c *credential.Credential) { c.Signature.R.Double(&c.Signature.R) },
		"R negated":  func(c *credential.Credential) { c.Signature.R.Neg(&c.Signature.R) },
		"R infinity": func(c *credential.Credential) { c.Signature.R.SetInfinity() },
		"R off":      func(c *credential.Credential) { c.Signature.R.X.Double(&c.Signature.R.X) },
		"no role":    func(c *credential.Credential) { c.Role = 0 },
		"seat 0":     func(c *credential.Credential) { c.IssuerSeat = 0 },
	} {
		c := *honest
		change(&c)
		if err := c.Verify(key.Public(), expect(c.Claims)); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

// Under the key (0, 0) of an empty seat [c]I vanishes, and whoever picks s
// could sign anything with R = [s]G.
func TestVerifyRefusesForgeryUnderEmptySeat(t *testing.T) {
	s := fr.NewElement(12345)
	c := credential.Credential{Claims: newClaims(t), IssuerSeat: 4}
	c.Signature = credential.Signature{R: curve.MulG(curve.Reduce(s)), S: s}
	if err := c.Verify(curve.PublicKey{}, expect(c.Claims)); err == nil {
		t.Error("accepted")
	}
}

// R = infinity with s = c*x satisfies the equation; only the issuer can make
// it, and no registration could use it.
func TestVerifyRefusesInfiniteR(t *testing.T) {
	key := newKey(t)
	c := credential.Credential{Claims: newClaims(t), IssuerSeat: 4}
	x, y := key.Public().Coordinates()
	challenge := curve.Reduce(poseidon2.Hash(poseidon2.TagSignature, fr.Element{}, fr.Element{}, x, y, c.Message()))
	secret := key.Scalar()
	b := challenge.Mul(&challenge, &secret).Bytes()
	if err := c.Signature.S.SetBytesCanonical(b[:]); err != nil {
		t.Skip("s happens to be r or more")
	}
	if err := c.Verify(key.Public(), expect(c.Claims)); err == nil {
		t.Error("accepted")
	}
}

func TestIssueRefuses(t *testing.T) {
	for name, change := range map[string]func(*credential.Claims, *int){
		"no identity": func(c *credential.Claims, _ *int) { c.Identity = credential.Identity{} },
		"no role":     func(c *credential.Claims, _ *int) { c.Role = 0 },
		"role 9":      func(c *credential.Claims, _ *int) { c.Role = 9 },
		"seat 0":      func(_ *credential.Claims, seat *int) { *seat = 0 },
		"seat 256":    func(_ *credential.Claims, seat *int) { *seat = 256 },
	} {
		claims, seat := newClaims(t), 1
		change(&claims, &seat)
		if _, err := credential.Issue(newKey(t), seat, claims); err == nil {
			t.Errorf("%s: issued", name)
		}
	}
}

// The equation is the formula's: [s]G = R + [c]I with c = H(SIG; R, I, m).
func TestSignatureFormula(t *testing.T) {
	key := newKey(t)
	c := issue(t, key, newClaims(t))
	id := c.Identity.Words()
	m := poseidon2.Hash(poseidon2.TagCredential, c.ConsortiumID, id[0], id[1],
		fr.NewElement(2), fr.NewElement(uint64(c.ExpiryDay)), c.Holder)
	r, pk := c.Signature.R, key.Public()
	challenge := poseidon2.Hash(poseidon2.TagSignature, fr.Element(r.X), fr.Element(r.Y), fr.Element(pk.X), fr.Element(pk.Y), m)
	g, i := curve.G(), curve.Point(pk)
	var left, right curve.Point
	left.ScalarMultiplication(&g, c.Signature.S.BigInt(new(big.Int)))
	right.ScalarMultiplication(&i, challenge.BigInt(new(big.Int)))
	right.Add(&right, &r)
	if left != right {
		t.Errorf("[s]G = %v, R + [c]I = %v", left, right)
	}
}

func TestHolderSecret(t *testing.T) {
	k, err := credential.GenerateHolderSecret()
	if err != nil {
		t.Fatal(err)
	}
	b := k.Bytes()
	if back, err := credential.ParseHolderSecret(b[:]); err != nil || back != k {
		t.Errorf("ParseHolderSecret: %v", err)
	}
	for name, bad := range map[string][]byte{
		"empty": {}, "zero": make([]byte, 32), "r": fr.Modulus().Bytes(), "long": append(b[:32:32], 0),
	} {
		if _, err := credential.ParseHolderSecret(bad); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	e := k.Element()
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%d", "%x"} {
		if text := fmt.Sprintf(verb, k) + fmt.Sprintf(verb, &k); strings.Contains(text, fmt.Sprint(e[0])) || strings.Contains(text, fmt.Sprintf("%x", e[0])) || strings.Contains(text, e.String()) {
			t.Errorf("%s prints k", verb)
		}
	}
}

func TestNyms(t *testing.T) {
	k, err1 := credential.GenerateHolderSecret()
	other, err2 := credential.GenerateHolderSecret()
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	domain := fr.NewElement(5)
	nym := k.Nym(domain, 1)
	if nym != k.Nym(domain, 1) {
		t.Error("nym is not deterministic")
	}
	if nym == k.Nym(domain, 2) || nym == k.Nym(fr.NewElement(6), 1) || nym == other.Nym(domain, 1) || nym == k.Holder() {
		t.Error("nym does not separate slots, domains or holders")
	}
}

func TestPeriods(t *testing.T) {
	for _, tc := range []struct{ day, period, end, expiry uint32 }{
		{0, 0, 90, 181},
		{90, 0, 90, 181},
		{91, 1, 181, 272},
		{20600, 226, 20656, 20747},
		{20656, 226, 20656, 20747},
		{20657, 227, 20747, 20838},
	} {
		if p := credential.Period(tc.day); p != tc.period || credential.PeriodEnd(p) != tc.end {
			t.Errorf("day %d: period %d ends on %d, want %d, %d", tc.day, p, credential.PeriodEnd(p), tc.period, tc.end)
		}
		if e := credential.ExpiryDay(tc.day); e != tc.expiry {
			t.Errorf("ExpiryDay(%d) = %d, want %d", tc.day, e, tc.expiry)
		}
		if now, next := credential.ValidUntil(tc.day); now != tc.end || next != tc.expiry {
			t.Errorf("ValidUntil(%d) = %d, %d", tc.day, now, next)
		}
	}
}

func TestRoles(t *testing.T) {
	for r := credential.RolePatient; r <= credential.RoleInstitution; r++ {
		if back, err := credential.ParseRole(r.String()); err != nil || back != r || r.Check() != nil {
			t.Errorf("role %d: %v, %v", uint8(r), back, err)
		}
	}
	if _, err := credential.ParseRole("role 9"); err == nil {
		t.Error("role 9 has a name")
	}
}

func BenchmarkIssue(b *testing.B) {
	key, claims := newKey(b), newClaims(b)
	for b.Loop() {
		issue(b, key, claims)
	}
}

func BenchmarkVerify(b *testing.B) {
	key := newKey(b)
	credentials := make([]*credential.Credential, 16)
	for i := range credentials {
		credentials[i] = issue(b, key, newClaims(b))
	}
	i := 0
	for b.Loop() {
		i = (i + 1) % len(credentials)
		if err := credentials[i].Verify(key.Public(), expect(credentials[i].Claims)); err != nil {
			b.Fatal(err)
		}
	}
}
