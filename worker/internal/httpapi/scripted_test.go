package httpapi_test

import (
	"bytes"
	"context"
	"io"

	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
)

// scripted is a worker that answers what a test says, for what cannot be
// brought about with a real one at will.
type scripted struct {
	err    error // of every method, if not nil
	object []byte
	wait   func(context.Context) // before every answer, if not nil
}

func (s *scripted) ask(ctx context.Context) error {
	if s.wait != nil {
		s.wait(ctx)
	}
	return s.err
}

func (s *scripted) Reencrypt(ctx context.Context, r *api.ReencryptRequest) (*api.ReencryptResponse, error) {
	share := bytes.Repeat([]byte{7}, 576)
	return &api.ReencryptResponse{Share: share, Receipt: api.Receipt{
		Index: 1, GrantID: r.GrantID, CapsuleID: r.CapsuleID, ShareHash: api.ShareHash(share),
	}}, s.ask(ctx)
}

func (s *scripted) Put(ctx context.Context, _ *api.UploadPermit, r io.Reader) (content.Hash, error) {
	if err := s.ask(ctx); err != nil {
		return content.Hash{}, err
	}
	h := content.NewHasher()
	if _, err := io.Copy(h, r); err != nil {
		return content.Hash{}, api.Hide(api.BadRequest, "the object broke off", err)
	}
	return h.Sum(), nil
}

func (s *scripted) Get(ctx context.Context, h content.Hash) (io.ReadCloser, int64, error) {
	return io.NopCloser(bytes.NewReader(s.object)), int64(len(s.object)), s.ask(ctx)
}

func (s *scripted) Register(ctx context.Context, _ *api.RegisterRequest) (*api.RegisterResponse, error) {
	return &api.RegisterResponse{Transaction: api.Word{1}, Block: 9, Dripped: true}, s.ask(ctx)
}

func (s *scripted) ExecuteRecovery(ctx context.Context, _ *api.RecoveryRequest) (*api.RegisterResponse, error) {
	return &api.RegisterResponse{Transaction: api.Word{1}, Block: 9, Dripped: true}, s.ask(ctx)
}

func (s *scripted) Info(ctx context.Context) (*api.Info, error) {
	return &api.Info{ChainID: 1337, MaxObject: 4 << 30}, s.ask(ctx)
}

func (s *scripted) Checkpoint(ctx context.Context) (*api.Checkpoint, error) {
	return &api.Checkpoint{Log: 1, Size: 3}, s.ask(ctx)
}

func (s *scripted) Consistency(ctx context.Context, old, new uint64) ([]api.Word, error) {
	return nil, s.ask(ctx)
}

func (s *scripted) Receipts(ctx context.Context, _ *api.ReceiptsRequest) (*api.ReceiptsResponse, error) {
	next := uint64(3)
	return &api.ReceiptsResponse{
		Entries: []api.ProvenLeaf{{Index: 2, Leaf: []byte("{}"), Proof: []api.Word{{1}}}}, Next: &next,
	}, s.ask(ctx)
}
