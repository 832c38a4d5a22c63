package ipfs

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"

	"github.com/ipfs/boxo/ipld/merkledag"
	"github.com/ipfs/boxo/ipld/unixfs"
	"github.com/ipfs/boxo/path"
	ipld "github.com/ipfs/go-ipld-format"
	coreiface "github.com/ipfs/kubo/core/coreiface"
	"github.com/multiformats/go-multihash"

	"github.com/medveil/medveil/worker/content"
)

const (
	maxBlock = 1 << 20 // a leaf is 256 KiB and a branch about 9 KiB
	maxDepth = 16      // Fanout^5 chunks are more than 2^55 bytes

	// readAhead is how many blocks are fetched and checked at once: asking a
	// daemon for a block is a request, and hashing one takes a core's time.
	readAhead = 8
)

// Get opens the object h for reading and returns its size. Blocks are fetched
// a few ahead of what is read, so memory is [readAhead] leaves and a path of
// branches. Errors of Get and of Read wrap [content.ErrNotFound] or [content.ErrCorrupt]
// where they apply. Every byte that Read returns belongs to h; that it returned
// all of them is known only at io.EOF.
//
// ctx governs the reader until it is closed.
func (s *Store) Get(ctx context.Context, h content.Hash) (io.ReadCloser, int64, error) {
	r := &reader{blocks: s.api.Block()}
	r.ctx, r.cancel = context.WithCancel(ctx)
	root, err := r.fetch(h, 0)
	if err == nil {
		r.left = 16 + root.size/content.ChunkSize*2
		err = r.enter(root, 0)
	}
	if err != nil {
		r.cancel()
		return nil, 0, err
	}
	if s.remote && len(root.children) > 0 {
		r.feed = s.newFeed(r.ctx, h)
	}
	return r, int64(root.size), nil
}

// reader walks a UnixFS file depth first.
type reader struct {
	ctx    context.Context
	cancel context.CancelFunc // ends fetches under way
	blocks coreiface.BlockAPI
	feed   *feed   // where leaves come from, nil if they are asked for as blocks
	block  *node   // the current one
	data   []byte  // of it, not yet read
	todo   []child // a stack: the next one is the last
	left   uint64  // how many more blocks an object of this size may have, generously
	err    error   // sticky
}

// A child is a block that a verified parent named.
type child struct {
	digest content.Hash
	size   uint64 // object bytes below it
	depth  int
	coming chan fetched // nil until it is asked for
}

// fetched is what became of asking for a block.
type fetched struct {
	node *node
	err  error
}

// Read implements io.Reader.
func (r *reader) Read(p []byte) (int, error) {
	if err := r.fill(); err != nil {
		return 0, err
	}
	n := copy(p, r.data)
	r.data = r.data[n:]
	return n, nil
}

// WriteTo implements io.WriterTo, a block at a time.
func (r *reader) WriteTo(w io.Writer) (written int64, err error) {
	for {
		if err := r.fill(); err == io.EOF {
			return written, nil
		} else if err != nil {
			return written, err
		}
		n, err := w.Write(r.data)
		written += int64(n)
		r.data = r.data[n:]
		if err != nil {
			return written, err
		}
	}
}

// fill sees to it that there is data, or returns why there will be none.
func (r *reader) fill() error {
	for len(r.data) == 0 && r.err == nil {
		r.err = r.next()
	}
	if len(r.data) == 0 {
		return r.err
	}
	return nil
}

// Close implements io.Closer.
func (r *reader) Close() error {
	r.cancel()
	r.data, r.todo, r.err = nil, nil, errors.New("read of a closed object")
	return nil
}

// next makes the following block the current one.
func (r *reader) next() error {
	if len(r.todo) == 0 {
		return io.EOF
	}
	if r.left--; r.left == 0 { // two blocks, one of a byte, can unfold to any size
		return fmt.Errorf("%w: it has far more blocks than it needs", content.ErrCorrupt)
	}
	r.askAhead()
	c := r.todo[len(r.todo)-1]
	r.todo = r.todo[:len(r.todo)-1]
	var came fetched
	select {
	case came = <-c.coming:
	case <-r.ctx.Done(): // a feed that has ended answers no more
		return r.ctx.Err()
	}
	if came.err == errNoFeed {
		r.dropFeed()
		came.node, came.err = r.fetch(c.digest, c.size)
	}
	if came.err != nil {
		return came.err
	}
	n := came.node
	if n.size != c.size {
		return fmt.Errorf("%w: block %s holds %d bytes, its parent says %d", content.ErrCorrupt, c.digest, n.size, c.size)
	}
	return r.enter(n, c.depth)
}

// dropFeed has what the feed was asked for asked for as blocks.
func (r *reader) dropFeed() {
	r.feed = nil
	for i := range r.todo {
		if isLeaf(&r.todo[i]) {
			r.todo[i].coming = nil
		}
	}
}

// askAhead asks for the blocks that are read next. A feed is asked for leaves in
// order, so not for any behind a branch that is not there yet.
func (r *reader) askAhead() {
	inOrder := true
	for i := len(r.todo) - 1; i >= max(0, len(r.todo)-readAhead); i-- {
		c := &r.todo[i]
		inOrder = inOrder && isLeaf(c)
		if c.coming != nil || r.feed != nil && isLeaf(c) && !inOrder {
			continue
		}
		coming := make(chan fetched, 1) // nobody waits for it once the reader is closed
		c.coming = coming
		if r.feed != nil && isLeaf(c) {
			r.feed.ask(*c, coming)
			continue
		}
		go func(digest content.Hash, size uint64) {
			n, err := r.fetch(digest, size)
			coming <- fetched{n, err}
		}(c.digest, c.size)
	}
}

// enter makes n the current block and puts its children on the stack.
func (r *reader) enter(n *node, depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("%w: more than %d levels", content.ErrCorrupt, maxDepth)
	}
	if r.block != nil && r.block.feed != nil {
		r.block.feed.recycle(r.block.data) // all of it was read
	}
	r.block, r.data = n, n.data
	for i := len(n.children) - 1; i >= 0; i-- {
		c := n.children[i]
		c.depth = depth + 1
		r.todo = append(r.todo, c)
	}
	return nil
}

// fetch returns the block whose dag-pb CID has digest h, verified. It holds about
// size bytes if it is a leaf.
func (r *reader) fetch(h content.Hash, size uint64) (*node, error) {
	src, err := r.blocks.Get(r.ctx, path.FromCid(toCID(h)))
	if err != nil {
		return nil, fetchError(h, err)
	}
	if c, ok := src.(io.Closer); ok {
		defer c.Close()
	}
	var block bytes.Buffer
	block.Grow(int(min(size, content.ChunkSize)) + 2*bytes.MinRead) // with its head and tail, and room to see the end
	if _, err := block.ReadFrom(io.LimitReader(src, maxBlock+1)); err != nil {
		return nil, fetchError(h, err)
	}
	raw := block.Bytes()
	if len(raw) > maxBlock {
		return nil, fmt.Errorf("%w: block %s has more than %d bytes", content.ErrCorrupt, h, maxBlock)
	}
	if sha256.Sum256(raw) != h {
		return nil, fmt.Errorf("%w: the node returned other bytes for block %s", content.ErrCorrupt, h)
	}
	return parseNode(h, raw)
}

func fetchError(h content.Hash, err error) error {
	if ipld.IsNotFound(err) {
		return fmt.Errorf("%w: block %s", content.ErrNotFound, h)
	}
	return fmt.Errorf("fetch block %s from ipfs: %w", h, err)
}

// A node is a parsed block of a UnixFS file.
type node struct {
	data     []byte
	size     uint64
	children []child
	feed     *feed // where data goes back to, if it is a feed's
}

// parseNode accepts only what [Store.Add] makes: a file, data in leaves and
// links in branches. Sizes must add up and no child may be empty, so that the
// size at the root bounds the work of reading (a small directed graph can
// otherwise unfold to any number of visits).
func parseNode(h content.Hash, raw []byte) (*node, error) {
	pb, err := merkledag.DecodeProtobuf(raw)
	if err != nil {
		return nil, fmt.Errorf("%w: block %s: %v", content.ErrCorrupt, h, err)
	}
	fs, err := unixfs.FSNodeFromBytes(pb.Data())
	if err != nil {
		return nil, fmt.Errorf("%w: block %s: %v", content.ErrCorrupt, h, err)
	}
	n := &node{data: fs.Data(), size: fs.FileSize()}
	if fs.Type() != unixfs.TFile || fs.NumChildren() != len(pb.Links()) {
		return nil, fmt.Errorf("%w: block %s is no part of a plain file", content.ErrCorrupt, h)
	}
	sum := uint64(len(n.data))
	for i, l := range pb.Links() {
		c := child{size: fs.BlockSize(i)}
		if sum += c.size; c.size == 0 || sum < c.size {
			return nil, fmt.Errorf("%w: block %s has an empty or oversized child", content.ErrCorrupt, h)
		}
		if l.Cid.Defined() && l.Cid.Prefix().MhType == multihash.SHA2_256 {
			copy(c.digest[:], l.Cid.Hash()[2:])
		}
		if !l.Cid.Equals(toCID(c.digest)) {
			return nil, fmt.Errorf("%w: block %s links to a block of another kind", content.ErrCorrupt, h)
		}
		n.children = append(n.children, c)
	}
	if sum != n.size || sum > 1<<62 {
		return nil, fmt.Errorf("%w: block %s: sizes do not add up", content.ErrCorrupt, h)
	}
	return n, nil
}
