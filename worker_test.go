package medveil_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
)

// testWorker is a worker as a client sees one: it speaks the API, relays,
// stores in memory, and re-encrypts with its own sealed fragment after looking
// up signer and grant on the chain. The daemon's own checks are tested with the
// daemon. Its hooks make it lie.
type testWorker struct {
	world  *world
	self   *institution
	server *httptest.Server
	client *medveil.Client

	mu      sync.Mutex
	objects map[content.Hash][]byte
	lies    hooks
	log     *testLog
}

// hooks make a testWorker misbehave, where they are set.
type hooks struct {
	alter   func(*api.ReencryptRequest, *api.ReencryptResponse)    // before the receipt is signed
	spoil   func(http.ResponseWriter, *api.ReencryptResponse) bool // after it; false: spoil has answered itself
	hang    string                                                 // path at which it takes a request and answers nothing
	forked  bool                                                   // sees another chain
	lag     uint64                                                 // blocks behind the head
	corrupt func([]byte)                                           // changes an object on its way out
	endless func()                                                 // called before each byte of an object without end
}

// setHooks starts or, with none set, ends the misbehaviour.
func (s *testWorker) setHooks(set func(*hooks)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lies = hooks{}
	set(&s.lies)
}

func (s *testWorker) hooks() hooks {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.lies
}

func newTestWorker(t testing.TB, w *world, self *institution) *testWorker {
	t.Helper()
	worker := &testWorker{world: w, self: self, objects: make(map[content.Hash][]byte), log: new(testLog)}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/registrations", worker.register)
	mux.HandleFunc("POST /v1/recoveries", worker.executeRecovery)
	mux.HandleFunc("POST /v1/objects", worker.upload)
	mux.HandleFunc("GET /v1/objects/{hash}", worker.download)
	mux.HandleFunc("POST /v1/reencrypt", worker.reencrypt)
	mux.HandleFunc("GET /v1/info", worker.info)
	mux.HandleFunc("GET /v1/checkpoint", worker.newest)
	mux.HandleFunc("GET /v1/consistency", worker.consistency)
	mux.HandleFunc("POST /v1/receipts", worker.receipts)
	worker.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if hang := worker.hooks().hang; hang != "" && strings.HasPrefix(r.URL.Path, hang) {
			io.Copy(io.Discard, r.Body)
			<-r.Context().Done()
			return
		}
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(worker.server.Close)
	return worker
}

// info says how far the worker is: at the head, unless a hook holds it back.
func (s *testWorker) info(w http.ResponseWriter, r *http.Request) {
	head, err := s.world.backend.BlockNumber(r.Context())
	if err != nil {
		answer(w, nil, err, api.ChainUnavailable)
		return
	}
	at := head - min(head, s.hooks().lag)
	header, err := s.world.backend.HeaderByNumber(r.Context(), new(big.Int).SetUint64(at))
	if err != nil {
		answer(w, nil, err, api.ChainUnavailable)
		return
	}
	hash := header.Hash()
	if s.hooks().forked {
		hash[0] ^= 1
	}
	answer(w, api.Info{ConfirmedBlock: at, ConfirmedHash: api.Word(hash)}, nil, api.ChainUnavailable)
}

func (s *testWorker) domain() api.Domain {
	return api.Domain{ChainID: s.world.network.ChainID, GrantLog: api.Address(s.world.network.GrantLog)}
}

// register relays a registration and gives the account some gas.
func (s *testWorker) register(w http.ResponseWriter, r *http.Request) {
	var request api.RegisterRequest
	if !read(w, r, &request) {
		return
	}
	response, err := s.client.DirectRelay(s.self.operator).Register(r.Context(), &request)
	if err == nil {
		err = s.world.chain.Fund(r.Context(), common.Address(request.Account), big.NewInt(1e17))
	}
	answer(w, response, err, api.RegistrationRefused)
}

// executeRecovery relays the end of a recovery and gives its account some gas.
func (s *testWorker) executeRecovery(w http.ResponseWriter, r *http.Request) {
	var request api.RecoveryRequest
	if !read(w, r, &request) {
		return
	}
	response, err := s.client.DirectRelay(s.self.operator).ExecuteRecovery(r.Context(), &request)
	if err == nil {
		err = s.giveGas(r.Context(), grant.Nym(request.Nym))
	}
	answer(w, response, err, api.RegistrationRefused)
}

func (s *testWorker) giveGas(ctx context.Context, nym grant.Nym) error {
	found, err := s.client.Lookup(ctx, nym)
	if err != nil {
		return err
	}
	return s.world.chain.Fund(ctx, found.Account, big.NewInt(1e17))
}

// upload stores an object that an active pseudonym signed for.
func (s *testWorker) upload(w http.ResponseWriter, r *http.Request) {
	permit, err := api.ParseUploadPermit(r.Header.Get(api.HeaderUpload))
	if err != nil {
		answer(w, nil, err, api.BadRequest)
		return
	}
	if _, err := s.signer(r.Context(), permit.Digest(s.domain()), permit.Signature); err != nil {
		answer(w, nil, err, api.UnknownAccount)
		return
	}
	object, err := io.ReadAll(io.LimitReader(r.Body, int64(permit.Size)+1))
	if err != nil || uint64(len(object)) > permit.Size {
		answer(w, nil, errors.New("object is larger than its permit"), api.TooLarge)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	hash := content.Of(object)
	s.objects[hash] = object
	answer(w, api.UploadResponse{ContentHash: api.Word(hash)}, nil, "")
}

func (s *testWorker) download(w http.ResponseWriter, r *http.Request) {
	if endless := s.hooks().endless; endless != nil {
		for err := error(nil); err == nil; _, err = w.Write(make([]byte, 1)) {
			w.(http.Flusher).Flush()
			endless()
		}
		return
	}
	hash, err := content.ParseHash(r.PathValue("hash"))
	s.mu.Lock()
	object, ok := s.objects[hash]
	s.mu.Unlock()
	if err != nil || !ok {
		answer(w, nil, errors.New("no such object"), api.NotFound)
		return
	}
	if corrupt := s.hooks().corrupt; corrupt != nil {
		object = bytes.Clone(object)
		corrupt(object)
	}
	w.Write(object)
}

// reencrypt answers with a share, proof and receipt.
func (s *testWorker) reencrypt(w http.ResponseWriter, r *http.Request) {
	var request api.ReencryptRequest
	if !read(w, r, &request) {
		return
	}
	response, owner, code, err := s.share(r.Context(), &request)
	if err != nil {
		answer(w, nil, err, code)
		return
	}
	lies := s.hooks()
	if lies.alter != nil {
		lies.alter(&request, response)
	}
	response.Receipt.ShareHash = api.ShareHash(response.Share)
	response.Receipt.Signature = s.sign(response.Receipt.Digest(s.domain()))
	if lies.alter == nil && lies.spoil == nil { // the log of a liar is not looked at
		err = s.log.add(released(grant.Nym(response.Receipt.GranteeNym), owner, &response.Receipt))
	}
	if err != nil {
		answer(w, nil, err, api.Internal)
		return
	}
	if lies.spoil != nil && !lies.spoil(w, response) {
		return
	}
	answer(w, response, nil, "")
}

// share re-encrypts, if the chain allows it, and says whose grant it is.
func (s *testWorker) share(ctx context.Context, request *api.ReencryptRequest) (*api.ReencryptResponse, grant.Nym, api.Code, error) {
	grantee, err := s.signer(ctx, request.Digest(s.domain()), request.Signature)
	if err != nil {
		return nil, grant.Nym{}, api.UnknownAccount, err
	}
	status, err := s.client.GrantStatus(ctx, grant.ID(request.GrantID))
	if err != nil || status != medveil.GrantActive {
		codes := map[medveil.GrantStatus]api.Code{medveil.GrantRevoked: api.GrantRevoked, medveil.GrantExpired: api.GrantExpired}
		return nil, grant.Nym{}, codes[status], errors.Join(errors.New("grant is "+status.String()), err)
	}
	opened, err := s.open(ctx, grant.ID(request.GrantID))
	if err != nil {
		return nil, grant.Nym{}, api.BadBundle, err
	}
	if opened.Opening.GranteeNym != grantee {
		return nil, grant.Nym{}, api.NotGrantee, errors.New("the grant is to somebody else")
	}
	capsule, err := pre.ParseCapsule(request.Capsule)
	if err != nil {
		return nil, grant.Nym{}, api.BadCapsule, err
	}
	share, err := opened.Fragment.Reencrypt(capsule)
	if err != nil {
		return nil, grant.Nym{}, api.WrongLabel, err
	}
	header, err := s.world.backend.HeaderByNumber(ctx, nil)
	if err != nil {
		return nil, grant.Nym{}, api.ChainUnavailable, err
	}
	response := &api.ReencryptResponse{Share: share.Bytes(), Receipt: api.Receipt{
		Index: uint8(s.self.seat), GrantID: request.GrantID, CapsuleID: request.CapsuleID, GranteeNym: api.Word(grantee),
		BlockNumber: header.Number.Uint64(), BlockHash: api.Word(header.Hash()), Time: request.IssuedAt,
	}}
	if request.Prove {
		proof, err := opened.Fragment.Prove(capsule, share, request.GrantID)
		if err != nil {
			return nil, grant.Nym{}, api.Internal, err
		}
		response.Proof = proof.Bytes()
	}
	return response, opened.Opening.OwnerNym, "", nil
}

// open opens the worker's part of a grant's bundle, wherever it is stored.
func (s *testWorker) open(ctx context.Context, id grant.ID) (*grant.WorkerGrant, error) {
	grantLog := bindings.NewGrantLog()
	found, err := bind.FilterEvents(grantLog.Instance(s.world.backend, s.world.network.GrantLog),
		&bind.FilterOpts{Context: ctx}, grantLog.UnpackGrantedEvent, []any{[32]byte(id)})
	if err != nil {
		return nil, err
	}
	defer found.Close()
	if !found.Next() {
		return nil, errors.New("no such grant")
	}
	for _, other := range s.world.seats {
		other.worker.mu.Lock()
		bundle, ok := other.worker.objects[found.Value().Bundle]
		other.worker.mu.Unlock()
		if ok {
			ctx := grant.Context{ChainID: s.world.network.ChainID, Contract: grant.Address(s.world.network.GrantLog)}
			return grant.OpenAsWorker(ctx, id, bundle, s.self.seat, s.self.sealing)
		}
	}
	return nil, errors.New("no such bundle")
}

// signer returns the active nym whose account signed digest.
func (s *testWorker) signer(ctx context.Context, digest api.Word, signature api.Signature) (grant.Nym, error) {
	raw := slices.Clone(signature[:])
	raw[64] -= 27
	key, err := crypto.SigToPub(digest[:], raw)
	if err != nil {
		return grant.Nym{}, err
	}
	registry := bindings.NewPseudonymRegistry()
	nym, err := bind.Call(registry.Instance(s.world.backend, s.world.network.Registry), &bind.CallOpts{Context: ctx},
		registry.PackActiveNymOf(crypto.PubkeyToAddress(*key)), registry.UnpackActiveNymOf)
	if err != nil {
		return grant.Nym{}, bindings.Explain(err)
	}
	return grant.Nym(nym.FillBytes(make([]byte, 32))), nil
}

func read(w http.ResponseWriter, r *http.Request, request any) bool {
	body, err := io.ReadAll(io.LimitReader(r.Body, api.MaxJSON))
	if err == nil {
		err = api.Unmarshal(body, request)
	}
	if err != nil {
		answer(w, nil, err, api.BadRequest)
	}
	return err == nil
}

func answer(w http.ResponseWriter, response any, err error, code api.Code) {
	if err != nil {
		w.WriteHeader(code.Status())
		json.NewEncoder(w).Encode(map[string]*api.Error{"error": {Code: code, Message: err.Error()}})
		return
	}
	json.NewEncoder(w).Encode(response)
}
