package content

import "runtime"

// Pipeline computes the content hash of the bytes written to it as [Hasher]
// does, but hashes chunks on other goroutines, so that who writes, and encrypts
// or sends what it writes, does not wait for it unless it is much faster. It
// copies what is written. Its memory is a few chunks. It may be given up at any
// time: its goroutines end by themselves.
type Pipeline struct {
	tree    *Hasher
	chunk   *chunkJob
	pending []*chunkJob // under way, the oldest first
	free    []*chunkJob
}

// chunkJob is one chunk on its way.
type chunkJob struct {
	data []byte
	leaf chan link
}

// NewPipeline returns a Pipeline of no bytes.
func NewPipeline() *Pipeline {
	p := &Pipeline{tree: NewHasher()}
	for range max(2, runtime.GOMAXPROCS(0)) + 2 {
		p.free = append(p.free, &chunkJob{leaf: make(chan link, 1)})
	}
	p.next()
	return p
}

// next takes an empty chunk, waiting for the oldest one under way if none is.
func (p *Pipeline) next() {
	if len(p.free) == 0 {
		p.collect()
	}
	p.chunk, p.free = p.free[len(p.free)-1], p.free[:len(p.free)-1]
	if p.chunk.data == nil {
		p.chunk.data = make([]byte, 0, ChunkSize)
	}
	p.chunk.data = p.chunk.data[:0]
}

// collect puts the oldest chunk under way into the tree.
func (p *Pipeline) collect() {
	oldest := p.pending[0]
	p.pending = append(p.pending[:0], p.pending[1:]...)
	p.tree.push(0, <-oldest.leaf)
	p.free = append(p.free, oldest)
}

// Write appends b to the object. It never fails.
func (p *Pipeline) Write(b []byte) (int, error) {
	n := len(b)
	for len(b) > 0 {
		if len(p.chunk.data) == ChunkSize { // not before more comes: the last chunk may be full
			p.dispatch()
			p.next()
		}
		k := min(ChunkSize-len(p.chunk.data), len(b))
		p.chunk.data = append(p.chunk.data, b[:k]...)
		b = b[k:]
	}
	return n, nil
}

// dispatch has the current chunk hashed.
func (p *Pipeline) dispatch() {
	job := p.chunk
	p.pending = append(p.pending, job)
	go func() { job.leaf <- leaf(job.data) }()
}

// Sum returns the hash of everything written so far. It ends the Pipeline: no
// Write or Sum may follow.
func (p *Pipeline) Sum() Hash {
	for len(p.pending) > 0 {
		p.collect()
	}
	p.tree.Write(p.chunk.data)
	return p.tree.Sum()
}
