package ipfs

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"strings"

	"github.com/ipfs/boxo/files"
	"github.com/ipfs/go-cid"
	"github.com/ipfs/kubo/client/rpc"
	"github.com/ipfs/kubo/core/coreiface/options"
	"github.com/multiformats/go-multihash"

	"github.com/medveil/medveil/worker/content"
)

// pinName is what pins are named, so that whoever shares the node knows them.
const pinName = "medveil"

// The form of package content's hashes, as the node is told it.
var chunker = fmt.Sprintf("size-%d", content.ChunkSize)

// add has the node add what r yields, pinned, and returns what the node names it.
func (s *Store) add(ctx context.Context, r io.Reader) (cid.Cid, error) {
	if s.daemon != nil {
		return addTo(ctx, s.daemon, r)
	}
	p, err := s.api.Unixfs().Add(ctx, files.NewReaderFile(r),
		options.Unixfs.CidVersion(1),
		options.Unixfs.RawLeaves(false),
		options.Unixfs.Hash(multihash.SHA2_256),
		options.Unixfs.Chunker(chunker),
		options.Unixfs.MaxFileLinks(content.Fanout),
		options.Unixfs.Inline(false),
		options.Unixfs.Pin(true, pinName),
	)
	if err != nil {
		return cid.Undef, err
	}
	return p.RootCid(), nil
}

// addTo is add for a daemon. kubo's own client drops the name of the pin, and to
// pin again under a name has the daemon read the whole object back.
func addTo(ctx context.Context, daemon *rpc.HttpApi, r io.Reader) (cid.Cid, error) {
	body, contentType := newForm(r)
	resp, err := daemon.Request("add").
		Option("cid-version", 1).
		Option("raw-leaves", false).
		Option("hash", "sha2-256").
		Option("chunker", chunker).
		Option("max-file-links", content.Fanout).
		Option("inline", false).
		Option("pin", true).
		Option("pin-name", pinName).
		Option("progress", false).
		Header("Content-Type", contentType).
		Body(body).
		Send(ctx)
	if err != nil {
		return cid.Undef, err
	}
	if resp.Error != nil {
		return cid.Undef, resp.Error
	}
	defer resp.Output.Close()
	// The daemon names the object before it pins it, and says at the end whether
	// that failed.
	answer, err := io.ReadAll(io.LimitReader(resp.Output, maxAnswer))
	if err != nil {
		return cid.Undef, err
	}
	var added struct{ Hash string }
	if err := json.Unmarshal(answer, &added); err != nil {
		return cid.Undef, fmt.Errorf("the daemon's answer: %w", err)
	}
	return cid.Parse(added.Hash)
}

// maxAnswer bounds what is read of a daemon's answer, in bytes: it is one object.
const maxAnswer = 64 << 10

// A form is the body of a request with one file. It hands on large pieces: each
// costs the transport several calls of the system, whatever its size.
type form struct{ io.Reader }

// pieceSize is the size of a form's pieces in bytes.
const pieceSize = 256 << 10

// newForm returns the body for a file and its content type.
func newForm(file io.Reader) (form, string) {
	var edge bytes.Buffer
	w := multipart.NewWriter(&edge)
	_, _ = w.CreatePart(map[string][]string{ // writing to a buffer does not fail
		"Content-Disposition": {`form-data; name="file"; filename=""`},
		"Content-Type":        {"application/octet-stream"},
	})
	start := edge.String()
	edge.Reset()
	_ = w.Close()
	return form{io.MultiReader(strings.NewReader(start), file, strings.NewReader(edge.String()))}, w.FormDataContentType()
}

// WriteTo implements [io.WriterTo].
func (f form) WriteTo(w io.Writer) (int64, error) {
	return io.CopyBuffer(struct{ io.Writer }{w}, struct{ io.Reader }{f.Reader}, make([]byte, pieceSize))
}
