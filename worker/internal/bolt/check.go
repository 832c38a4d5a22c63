package bolt

import (
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
)

// check reads a state file through and changes nothing. It returns nil if
// every page that is in use is well formed, is used once and has its keys in
// order, and every value has its checksum.
func check(path string) (err error) {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("%w: create it first, or check the path", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	switch {
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return errors.New("not a file")
	case info.Mode().Perm()&0o077 != 0:
		return fmt.Errorf("it is open to others (mode %o): chmod 600 it", info.Mode().Perm())
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_SH|syscall.LOCK_NB); err != nil {
		return fmt.Errorf("another process has it open: %w", err)
	}
	c := &checker{file: f, size: uint64(info.Size())}
	if err := c.all(); err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return nil
}

// A checker walks the pages of a file.
type checker struct {
	file io.ReaderAt
	size uint64
	meta meta
	seen []uint64 // bits by page
}

func (c *checker) all() error {
	var err error
	if c.meta, err = c.newest(); err != nil {
		return err
	}
	if c.meta.highWater < 3 || c.meta.highWater > c.size/pageSize {
		return fmt.Errorf("the file has %d pages, it should have %d", c.size/pageSize, c.meta.highWater)
	}
	c.seen = make([]uint64, c.meta.highWater/64+1)
	c.seen[0] = 3 // the meta pages
	return c.walk(c.meta.root, "", true, nil, nil, 0)
}

// newest returns the meta page that counts. Both must be sound: a crash leaves
// no half of one, as it lies in one sector, and without the newer one the
// state would go back by one transaction without a word.
func (c *checker) newest() (meta, error) {
	var metas [2]meta
	for i := range metas {
		p, err := c.read(uint64(i), 1)
		if err != nil {
			return meta{}, err
		}
		if metas[i], err = parseMeta(p); err != nil {
			return meta{}, fmt.Errorf("page %d: %w", i, err)
		}
	}
	if metas[0].transaction > metas[1].transaction {
		return metas[0], nil
	}
	return metas[1], nil
}

func (c *checker) read(id, pages uint64) (page, error) {
	p := make(page, pages*pageSize)
	if _, err := c.file.ReadAt(p, int64(id*pageSize)); err != nil {
		return nil, fmt.Errorf("page %d: %w", id, err)
	}
	return p, nil
}

// maxDepth is deeper than any tree of 2^64 pages that bbolt makes.
const maxDepth = 64

// walk checks a page of a bucket and all below it, whose keys must be at least
// low and below high, unless that is nil. In the root bucket, values are
// buckets.
func (c *checker) walk(id uint64, bucket string, root bool, low, high []byte, depth int) error {
	p, err := c.use(id)
	if err != nil {
		return err
	}
	if f := p.flags(); f != branchPage && f != leafPage || depth > maxDepth {
		return fmt.Errorf("page %d: not a page of a tree (flags %x)", id, f)
	}
	elements, err := p.elements()
	if err != nil {
		return fmt.Errorf("page %d: %w", id, err)
	}
	if n := len(elements); n > 0 && (string(elements[0].key) < string(low) || high != nil && string(elements[n-1].key) >= string(high)) {
		return fmt.Errorf("page %d: it holds keys of another page", id)
	}
	if p.flags() == leafPage {
		return at(id, c.leaf(elements, bucket, root))
	}
	if len(elements) == 0 {
		return fmt.Errorf("page %d: a branch without children", id)
	}
	for i, e := range elements {
		next := high
		if i+1 < len(elements) {
			next = elements[i+1].key
		}
		if err := c.walk(e.child, bucket, root, e.key, next, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// at says on which page an error is.
func at(id uint64, err error) error {
	if err != nil {
		return fmt.Errorf("page %d: %w", id, err)
	}
	return nil
}

// use reads a page, which nothing else may use.
func (c *checker) use(id uint64) (page, error) {
	if id >= c.meta.highWater {
		return nil, fmt.Errorf("page %d lies behind the end", id)
	}
	p, err := c.read(id, 1)
	if err != nil {
		return nil, err
	}
	if p.id() != id || p.overflow() >= c.meta.highWater-id {
		return nil, fmt.Errorf("page %d: its head is wrong", id)
	}
	for i := id; i <= id+p.overflow(); i++ {
		if c.seen[i/64]&(1<<(i%64)) != 0 {
			return nil, fmt.Errorf("page %d is used twice", i)
		}
		c.seen[i/64] |= 1 << (i % 64)
	}
	if p.overflow() == 0 {
		return p, nil
	}
	return c.read(id, p.overflow()+1)
}

// leaf checks the entries of a leaf page.
func (c *checker) leaf(elements []element, bucket string, root bool) error {
	for _, e := range elements {
		if e.bucket != root {
			return fmt.Errorf("key %x: a bucket where there is none, or none where there is one", e.key)
		}
		var err error
		if root {
			err = c.bucket(string(e.key), e.value)
		} else {
			_, err = unseal(bucket, e.key, e.value)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// bucket checks a bucket, which has pages of its own or, if it is small, a page
// within its entry.
func (c *checker) bucket(name string, value []byte) error {
	if len(value) < bucketSize {
		return fmt.Errorf("bucket %q is cut short", name)
	}
	if root := order.Uint64(value); root != 0 {
		return c.walk(root, name, false, nil, nil, 0)
	}
	p := page(value[bucketSize:])
	if len(p) < headSize || p.flags() != leafPage {
		return fmt.Errorf("bucket %q is cut short", name)
	}
	elements, err := p.elements()
	if err != nil {
		return fmt.Errorf("bucket %q: %w", name, err)
	}
	return c.leaf(elements, name, false)
}
