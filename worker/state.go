package worker

// A State keeps what the worker remembers: buckets of ordered keys. Its methods
// may be called concurrently; a View sees one state throughout.
//
// What Update's function put is there, all of it or nothing, and on the disk
// when Update returns nil. After an error it may be there or not, and an
// implementation that cannot tell must fail every later Update, so that the
// worker stops answering. Concurrent Updates may share one sync. Update's
// function may be run more than once before it takes effect, each time on the
// state without what it did before: it must not have other effects. If it
// returns an error, so does Update, and nothing is put.
type State interface {
	View(fn func(Tx) error) error
	Update(fn func(Tx) error) error
}

// A Tx is a transaction of a [State]. Keys and values that it hands out are
// good until the transaction ends and must not be changed. A value that is
// damaged is not handed out: the transaction fails.
type Tx interface {
	// Get returns the value of a key, nil if there is none.
	Get(b Bucket, key []byte) []byte
	// Put sets the value of a key, which must not be empty.
	Put(b Bucket, key, value []byte) error
	// Delete removes a key, if it is there.
	Delete(b Bucket, key []byte) error
	// Scan hands fn the keys from the first that is not below from, in ascending
	// order of bytes, until fn returns false or an error, which Scan returns. fn
	// must not change the bucket.
	Scan(b Bucket, from []byte, fn func(key, value []byte) (more bool, err error)) error
}

// A Bucket names a set of keys. What a bucket holds is said where its name is
// declared.
type Bucket string
