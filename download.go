package medveil

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/medveil/medveil/worker/content"
)

// download stages a stored object, whole and matching its content hash, from
// the first worker that has it. The caller discards it.
func (c *Client) download(ctx context.Context, object content.Hash) (*stagedFile, error) {
	staged, err := c.stage()
	if err != nil {
		return nil, err
	}
	limited := &limitedWriter{dst: staged}
	reset := func() error { limited.left = c.maxRecord; return staged.reset() }
	if err := c.fromAnyWorker(ctx, object, reset, limited); err != nil {
		staged.discard()
		return nil, err
	}
	if _, err := staged.Seek(0, io.SeekStart); err != nil {
		staged.discard()
		return nil, err
	}
	return staged, nil
}

// readObject reads a whole stored object of at most limit bytes.
func (c *Client) readObject(ctx context.Context, object content.Hash, limit int) ([]byte, error) {
	var buffer bytes.Buffer
	limited := &limitedWriter{dst: &buffer}
	reset := func() error { limited.left = int64(limit); buffer.Reset(); return nil }
	err := c.fromAnyWorker(ctx, object, reset, limited)
	return buffer.Bytes(), err
}

// errTooLarge ends a download that a worker would let go on for ever.
var errTooLarge = errors.New("object is larger than it may be")

// limitedWriter refuses to write more than what is left.
type limitedWriter struct {
	dst  io.Writer
	left int64
}

func (w *limitedWriter) Write(p []byte) (int, error) {
	if w.left -= int64(len(p)); w.left < 0 {
		return 0, errTooLarge
	}
	return w.dst.Write(p)
}

// fromAnyWorker copies an object to dst from the first worker that sends bytes
// of that content hash; it calls reset before each try.
func (c *Client) fromAnyWorker(ctx context.Context, object content.Hash, reset func() error, dst io.Writer) error {
	committee, err := c.CurrentCommittee(ctx)
	if err != nil {
		return err
	}
	search := &search{client: c, object: object, members: c.objectPace.sorted(committee.Members)}
	for source := search.next(ctx); source != nil; source = search.next(ctx) {
		if err := reset(); err != nil {
			source.stop()
			return err
		}
		err := source.copyTo(dst)
		if err == nil {
			return nil
		}
		search.failed(source, err)
	}
	return fmt.Errorf("no worker has object %s: %w", object, errors.Join(search.failures...))
}

// search finds workers that have an object.
type search struct {
	client   *Client
	object   content.Hash
	members  []Member // that have not failed
	failures []error
}

func (s *search) failed(source *source, err error) {
	source.stop()
	s.members = slices.DeleteFunc(s.members, func(m Member) bool { return m.Seat == source.member.Seat })
	s.failures = append(s.failures, fmt.Errorf("worker of seat %d: %w", source.member.Seat, err))
}

// next returns the first worker that begins to answer, nil if none does. It asks
// one after another, and one more each time that nobody has answered for longer
// than workers lately took, so that silent workers cost little time.
func (s *search) next(ctx context.Context) *source {
	members := slices.Clone(s.members)
	answers := make(chan *source, len(members))
	var asked []*source
	askNext := func() {
		if len(asked) < len(members) {
			source := s.client.newSource(ctx, members[len(asked)])
			asked = append(asked, source)
			go func() { source.open(s.object); answers <- source }()
		}
	}
	askNext()
	pace := &s.client.objectPace
	usual := pace.hedge(s.client.patience.hedge)
	hedge := time.NewTicker(usual)
	defer hedge.Stop()
	for answered := 0; answered < len(asked); {
		select {
		case source := <-answers:
			answered++
			if source.err == nil {
				pace.answered(source.member.Operator, time.Since(source.asked))
				source.alone(asked, usual)
				return source
			}
			if s.failed(source, source.err); outage(source.err) {
				pace.missed(source.member.Operator)
			}
			askNext()
		case <-hedge.C:
			askNext()
		}
	}
	return nil
}

// alone ends the requests to the others that were asked, and remembers who of
// them is late.
func (s *source) alone(asked []*source, usual time.Duration) {
	for _, other := range asked {
		if other == s {
			continue
		}
		other.stop()
		if time.Since(other.asked) >= usual {
			s.client.objectPace.missed(other.member.Operator)
		}
	}
}

// source is a download from one worker.
type source struct {
	client *Client
	member Member
	asked  time.Time
	moving *moving
	stop   func() // ends it, body and all
	body   io.ReadCloser
	err    error
}

func (c *Client) newSource(ctx context.Context, member Member) *source {
	s := &source{client: c, member: member, asked: time.Now()}
	s.moving, s.stop = watch(ctx, c.patience.download)
	return s
}

// open sets body or err.
func (s *source) open(object content.Hash) {
	var err error
	s.body, _, err = s.client.worker(s.member.Endpoint).Download(s.moving, object)
	s.err = s.moving.explain(err)
}

// copySize is how much is read from a worker at once.
const copySize = 256 << 10

// copyTo copies the object; nil means that every byte matches the content hash.
func (s *source) copyTo(dst io.Writer) error {
	defer s.stop()
	defer s.body.Close()
	_, err := io.CopyBuffer(dst, &movingReader{Reader: s.body, moving: s.moving}, make([]byte, copySize))
	return s.moving.explain(err)
}
