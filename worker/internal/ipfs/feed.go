package ipfs

import (
	"context"
	"errors"
	"io"

	"github.com/ipfs/boxo/files"
	"github.com/ipfs/boxo/path"

	"github.com/medveil/medveil/worker/content"
)

// A feed reads an object's bytes from a daemon as one stream, which is many times
// faster than a request for each block, and cuts it into the leaves that verified
// branches name. A leaf is handed on only if it has the digest that its branch
// says, as if it had come as a block. Where the stream has something else, a feed
// gives up, and the reader asks for blocks.
type feed struct {
	ctx    context.Context
	stream io.ReadCloser
	wanted chan wantedLeaf
	spare  chan []byte // buffers of leaves that were read
}

type wantedLeaf struct {
	child
	coming chan<- fetched
}

// errNoFeed is what a feed gives for a leaf that it does not have.
var errNoFeed = errors.New("the stream has other bytes than the block")

// newFeed opens the stream of an object; nil if the node gives none. It ends with
// ctx.
func (s *Store) newFeed(ctx context.Context, h content.Hash) *feed {
	node, err := s.api.Unixfs().Get(ctx, path.FromCid(toCID(h)))
	if err != nil {
		return nil // asking for blocks says why
	}
	file := files.ToFile(node)
	if file == nil {
		node.Close()
		return nil
	}
	f := &feed{ctx: ctx, stream: file, wanted: make(chan wantedLeaf, readAhead), spare: make(chan []byte, readAhead)}
	go f.run()
	return f
}

// isLeaf reports whether a child is a leaf if the object was cut as ours are.
func isLeaf(c *child) bool { return c.size <= content.ChunkSize }

// ask puts a leaf, the next one of the stream, on the list. At most readAhead may
// be on it.
func (f *feed) ask(c child, coming chan<- fetched) { f.wanted <- wantedLeaf{c, coming} }

// buffer returns one of size bytes, at most content.ChunkSize.
func (f *feed) buffer(size uint64) []byte {
	select {
	case b := <-f.spare:
		return b[:size]
	default:
		return make([]byte, size, content.ChunkSize)
	}
}

// recycle takes back the data of a leaf that came from the feed, which nobody
// reads any more.
func (f *feed) recycle(data []byte) {
	select {
	case f.spare <- data:
	default:
	}
}

// run serves leaves in the order in which they are asked for. They are hashed
// beside reading on.
func (f *feed) run() {
	defer f.stream.Close()
	for {
		select {
		case <-f.ctx.Done():
			return
		case w := <-f.wanted:
			data := f.buffer(w.size)
			if _, err := io.ReadFull(f.stream, data); err != nil {
				w.coming <- fetched{err: errNoFeed}
				continue
			}
			go func() {
				if content.LeafHash(data) != w.digest {
					w.coming <- fetched{err: errNoFeed}
					return
				}
				w.coming <- fetched{node: &node{data: data, size: w.size, feed: f}}
			}()
		}
	}
}
