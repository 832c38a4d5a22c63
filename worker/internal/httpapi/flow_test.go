package httpapi_test

import (
	"bytes"
	"errors"
	"io"
	"math/big"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"filippo.io/age"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/bindings/devchain"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
	"github.com/medveil/medveil/worker/internal/ethchain"
	"github.com/medveil/medveil/zk/credential"
)

// The main job over HTTP, with real contracts, proofs, records and IPFS.
func TestReadRevokeTrace(t *testing.T) {
	if testing.Short() {
		t.Skip("proves registrations")
	}
	c := newConsortium(t, nil)
	patient := c.enrol("Ada Lovelace", credential.RolePatient)
	doctor := c.enrol("Florence Nightingale", credential.RoleClinician)
	stranger := c.enrol("Charles Babbage", credential.RoleResearcher)
	for i, p := range []*person{patient, doctor, stranger} {
		c.register(c.members[i], p)
	}
	s := &sharing{consortium: c, patient: patient, doctor: doctor, label: pre.Label{1}}
	s.store()
	s.large()
	before := s.head()
	s.grant()
	s.read(c.members[1:3])
	s.refused(doctor, s.otherLabel(), api.WrongLabel)
	s.refused(stranger, s.stanza, api.NotGrantee)
	granted := s.head()
	s.revoke()
	s.refused(doctor, s.stanza, api.GrantRevoked)
	s.history(before, granted)
	c.trace(doctor)
}

// register relays a registration twice: the second time nothing is sent.
func (c *consortium) register(via *member, p *person) {
	c.t.Helper()
	ctx := c.t.Context()
	resp := must[*api.RegisterResponse](c.t)(via.client.Register(ctx, p.request))
	if !resp.Dripped || resp.Transaction == (api.Word{}) {
		c.t.Errorf("registration: %+v", resp)
	}
	again := must[*api.RegisterResponse](c.t)(via.client.Register(ctx, p.request))
	if again.Dripped || again.Transaction != (api.Word{}) {
		c.t.Errorf("registration again: %+v", again)
	}
	stolen := *p.request
	stolen.Account[0]++
	if _, err := via.client.Register(ctx, &stolen); api.CodeOf(err) != api.RegistrationRefused {
		c.t.Errorf("registration for another account: %v", err)
	}
	forged := *p.request
	forged.Identity[0][31] ^= 1
	if _, err := via.client.Register(ctx, &forged); api.CodeOf(err) != api.RegistrationRefused {
		c.t.Errorf("registration with another identity: %v", err)
	}
}

// sharing is one record and its grant.
type sharing struct {
	*consortium
	patient, doctor *person
	label           pre.Label
	record          content.Hash
	stanza          *pre.Stanza
	opening         grant.Opening
	id              grant.ID
}

const plaintext = "haemoglobin 13.5 g/dL\n"

func (s *sharing) encrypt(label pre.Label) []byte {
	s.t.Helper()
	recipient := must[*pre.Recipient](s.t)(pre.NewRecipient(s.patient.key.PublicKey(), label))
	var file bytes.Buffer
	w := must[io.WriteCloser](s.t)(age.Encrypt(&file, recipient))
	io.WriteString(w, strings.Repeat(plaintext, 40_000)) // several IPFS blocks
	if err := w.Close(); err != nil {
		s.t.Fatal(err)
	}
	return file.Bytes()
}

func (s *sharing) upload(p *person, m *member, object []byte) content.Hash {
	s.t.Helper()
	permit := must[*api.UploadPermit](s.t)(api.NewUploadPermit(s.api(), m.address(), uint64(len(object)), p.sign))
	return must[content.Hash](s.t)(m.client.Upload(s.t.Context(), permit, bytes.NewReader(object)))
}

// store uploads a record.
func (s *sharing) store() {
	s.t.Helper()
	file := s.encrypt(s.label)
	s.record = s.upload(s.patient, s.members[0], file)
	s.stanza = s.header(file)
}

// large stores and reads an object of 96 MiB; the live heap must not grow with
// it, on the client's side or the worker's.
func (s *sharing) large() {
	s.t.Helper()
	const size, room = 96 << 20, 24 << 20
	m := s.members[0]
	base := liveHeap()
	up := &heapWatch{r: io.LimitReader(rand.NewChaCha8([32]byte{1}), size), from: size / 2}
	permit := must[*api.UploadPermit](s.t)(api.NewUploadPermit(s.api(), m.address(), size, s.patient.sign))
	h := must[content.Hash](s.t)(m.client.Upload(s.t.Context(), permit, up))
	body, _, err := s.members[1].client.Download(s.t.Context(), h)
	if err != nil {
		s.t.Fatal(err)
	}
	defer body.Close()
	down := &heapWatch{r: body, from: size / 2}
	if n, err := io.Copy(io.Discard, down); err != nil || n != size {
		s.t.Fatalf("read %d bytes: %v", n, err)
	}
	for what, watch := range map[string]*heapWatch{"stored": up, "read": down} {
		if watch.least > base+room {
			s.t.Errorf("while the second half of %d MiB was %s the live heap was never below %d MiB, before it was %d MiB", size>>20, what, watch.least>>20, base>>20)
		}
	}
}

// heapWatch samples the live heap every 4 MiB once from bytes went by. It keeps
// the least: whoever held the object in memory would hold those bytes at every
// sample, and what else runs in the process makes single samples larger.
type heapWatch struct {
	r          io.Reader
	from       int
	n, sampled int
	least      uint64
}

func (w *heapWatch) Read(p []byte) (int, error) {
	n, err := w.r.Read(p)
	if w.n += n; w.n >= w.from && w.n-w.sampled >= 4<<20 {
		heap := liveHeap()
		if w.sampled == 0 || heap < w.least {
			w.least = heap
		}
		w.sampled = w.n
	}
	return n, err
}

// liveHeap collects twice: what a pool holds survives the first time.
func liveHeap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func (s *sharing) header(file []byte) *pre.Stanza {
	s.t.Helper()
	stanzas, _, err := pre.ReadHeader(bytes.NewReader(file))
	if err != nil {
		s.t.Fatal(err)
	}
	return stanzas[0]
}

func (s *sharing) otherLabel() *pre.Stanza { return s.header(s.encrypt(pre.Label{2})) }

// grant grants the label to the doctor, on chain.
func (s *sharing) grant() {
	s.t.Helper()
	rekey, fragments, err := pre.NewRekey(s.patient.key, s.doctor.key.PublicKey(), s.label, workerThreshold, seats)
	if err != nil {
		s.t.Fatal(err)
	}
	var keys []grant.SealingPublicKey
	for _, m := range s.members {
		keys = append(keys, m.sealing.PublicKey())
	}
	terms := grant.Terms{OwnerNym: s.patient.nym, GranteeNym: s.doctor.nym, SetVersion: 1}
	bundle, opening, err := grant.Seal(s.context(), terms, rekey, fragments, keys)
	if err != nil {
		s.t.Fatal(err)
	}
	s.opening, s.id = opening, opening.ID(s.context())
	h := s.upload(s.patient, s.members[3], bundle)
	log := bindings.NewGrantLog()
	expiry := uint64(time.Now().Add(time.Hour).Unix())
	s.send(s.patient.account, log.Instance(s.client, s.at.GrantLog), log.PackGrant(opening.Commitment(), expiry, h))
}

func (s *sharing) revoke() {
	s.t.Helper()
	log := bindings.NewGrantLog()
	s.send(s.patient.account, log.Instance(s.client, s.at.GrantLog), log.PackRevoke(s.opening.Commitment()))
}

func (s *sharing) ask(p *person, m *member, stanza *pre.Stanza) (*api.ReencryptResponse, error) {
	s.t.Helper()
	capsule := stanza.Capsule()
	req := must[*api.ReencryptRequest](s.t)(api.NewReencryptRequest(
		s.api(), m.address(), api.Word(s.id), api.Word(capsule.ID()), capsule.Bytes(), p.sign))
	req.Prove = true
	return m.client.Reencrypt(s.t.Context(), req)
}

func (s *sharing) refused(p *person, stanza *pre.Stanza, want api.Code) {
	s.t.Helper()
	for i, m := range s.members {
		if _, err := s.ask(p, m, stanza); api.CodeOf(err) != want {
			s.t.Errorf("worker %d: %v, want %s", i+1, err, want)
		}
	}
}

// read has the doctor read the record through a threshold of workers, knowing
// only its hash and the grant's id.
func (s *sharing) read(through []*member) {
	s.t.Helper()
	body, _, err := s.members[2].client.Download(s.t.Context(), s.record)
	if err != nil {
		s.t.Fatal(err)
	}
	defer body.Close()
	stanzas, file, err := pre.ReadHeader(body)
	if err != nil {
		s.t.Fatal(err)
	}
	opened := s.openGrant()
	var shares []*pre.Share
	for _, m := range through {
		resp := must[*api.ReencryptResponse](s.t)(s.ask(s.doctor, m, stanzas[0]))
		shares = append(shares, s.check(opened, m, stanzas[0], resp))
	}
	key := must[*pre.CapsuleKey](s.t)(opened.Rekey.Combine(s.doctor.key, stanzas[0], shares))
	r := must[io.Reader](s.t)(age.Decrypt(file, key))
	if got := must[[]byte](s.t)(io.ReadAll(r)); string(got) != strings.Repeat(plaintext, 40_000) {
		s.t.Error("read another record")
	}
}

// adapter is a view of the chain of its own.
func (c *consortium) adapter() *ethchain.Chain {
	c.t.Helper()
	return must[*ethchain.Chain](c.t)(ethchain.New(c.t.Context(), ethchain.Config{
		Backend: c.client, ChainID: devchain.ChainID, Addresses: c.at, Operator: c.deployer,
	}))
}

func (c *consortium) head() worker.Block {
	c.t.Helper()
	return must[worker.Block](c.t)(c.adapter().Head(c.t.Context()))
}

// history reads the grant as it was at older blocks, whatever is kept of it:
// that is what confirmations rest on.
func (s *sharing) history(before, granted worker.Block) {
	s.t.Helper()
	chain, now := s.adapter(), s.head()
	for range 2 {
		if g := must[worker.Grant](s.t)(chain.Grant(s.t.Context(), now, s.id)); !g.Revoked {
			s.t.Error("now: not revoked")
		}
		if g := must[worker.Grant](s.t)(chain.Grant(s.t.Context(), granted, s.id)); g.Revoked {
			s.t.Error("when it was granted: revoked")
		}
		if _, err := chain.Grant(s.t.Context(), before, s.id); !errors.Is(err, worker.ErrUnknown) {
			s.t.Errorf("before it was granted: %v", err)
		}
	}
	genesis := worker.Block{}
	if _, err := chain.NymOf(s.t.Context(), genesis, api.Address(s.doctor.address())); err == nil {
		s.t.Error("registered before there were contracts")
	}
}

// openGrant opens the bundle that the chain names, as the doctor.
func (s *sharing) openGrant() *grant.Grant {
	s.t.Helper()
	g := must[worker.Grant](s.t)(s.adapter().Grant(s.t.Context(), s.head(), s.id))
	body, _, err := s.members[1].client.Download(s.t.Context(), g.Bundle)
	if err != nil {
		s.t.Fatal(err)
	}
	bundle := must[[]byte](s.t)(io.ReadAll(body))
	return must[*grant.Grant](s.t)(grant.OpenAsGrantee(s.context(), s.id, bundle, s.doctor.key))
}

// check verifies a worker's proof and receipt.
func (s *sharing) check(g *grant.Grant, m *member, stanza *pre.Stanza, resp *api.ReencryptResponse) *pre.Share {
	s.t.Helper()
	share := must[*pre.Share](s.t)(pre.ParseShare(resp.Share))
	proof := must[*pre.ShareProof](s.t)(pre.ParseShareProof(resp.Proof))
	if err := g.Rekey.VerifyShare(stanza.Capsule(), share, proof, s.id); err != nil {
		s.t.Error(err)
	}
	signer := must[api.Address](s.t)(ethchain.Recover(resp.Receipt.Digest(s.api()), resp.Receipt.Signature))
	if signer != m.address() {
		s.t.Errorf("receipt signed by %s", signer)
	}
	return share
}

// trace opens a case on a person and has the seats reveal who it is.
func (c *consortium) trace(p *person) {
	c.t.Helper()
	trace := bindings.NewTrace()
	contract := trace.Instance(c.client, c.at.Trace)
	request := bindings.ITraceCaseRequest{Nym: nymWord(p.nym), AuditorKeyX: new(big.Int), AuditorKeyY: new(big.Int), Mode: 1}
	opened := c.send(c.auditor, contract, trace.PackOpenCase(request, nil))
	event := must[*bindings.TraceCaseOpened](c.t)(trace.UnpackCaseOpenedEvent(opened.Logs[0]))
	var id worker.CaseID
	event.CaseId.FillBytes(id[:])
	for i, m := range c.members[:seatThreshold] {
		if err := m.worker.OpenShare(c.t.Context(), id); !errors.Is(err, worker.ErrNotApproved) {
			c.t.Errorf("seat %d before it approved: %v", i+1, err)
		}
		for range 2 {
			if err := m.worker.ApproveCase(c.t.Context(), id); err != nil {
				c.t.Fatal(err)
			}
		}
		if i+1 < seatThreshold {
			if err := m.worker.OpenShare(c.t.Context(), id); !errors.Is(err, worker.ErrTooFewApprovals) {
				c.t.Errorf("seat %d after %d approvals: %v", i+1, i+1, err)
			}
		}
	}
	for _, m := range c.members[:seatThreshold] {
		for range 2 {
			if err := m.worker.OpenShare(c.t.Context(), id); err != nil {
				c.t.Fatal(err)
			}
		}
	}
	c.checkRevealed(id, p.name)
	c.traceSealed(p)
	if err := c.members[0].worker.ApproveCase(c.t.Context(), worker.CaseID{1}); !errors.Is(err, worker.ErrUnknown) {
		c.t.Errorf("a case that does not exist: %v", err)
	}
}

// checkRevealed reads the identity that the chain shows.
func (c *consortium) checkRevealed(id worker.CaseID, name string) {
	c.t.Helper()
	identity := must[credential.Identity](c.t)(credential.NewIdentity(name))
	head := must[uint64](c.t)(c.client.BlockNumber(c.t.Context()))
	block, err := c.client.BlockByNumber(c.t.Context(), new(big.Int).SetUint64(head))
	if err != nil {
		c.t.Fatal(err)
	}
	receipt, err := c.client.TransactionReceipt(c.t.Context(), block.Transactions()[0].Hash())
	if err != nil {
		c.t.Fatal(err)
	}
	for _, l := range receipt.Logs {
		if e, err := bindings.NewTrace().UnpackIdentityRevealedEvent(l); err == nil {
			words := identity.Words()
			if e.CaseId.Cmp(new(big.Int).SetBytes(id[:])) != 0 || e.Id0.Cmp(words[0].BigInt(new(big.Int))) != 0 || e.IssuerSeat.Int64() != 1 {
				c.t.Errorf("revealed another identity: %+v", e)
			}
			return
		}
	}
	c.t.Error("no identity was revealed")
}
