package medveil

import (
	"context"
	"fmt"
	"io"

	"filippo.io/age"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/content"
)

// A Record names an encrypted record.
type Record struct {
	ContentHash content.Hash  // its name on IPFS and on chain
	CapsuleID   pre.CapsuleID // the capsule that it is encrypted under
	Size        int64         // of the encrypted file, in bytes
}

// Encrypt encrypts src to owner under label, as an ordinary age file written to
// dst, in constant memory. The owner need not be online, or know of it: its key
// comes from the chain, with its proof of possession verified. The record is
// whole only once Encrypt returns nil.
func (c *Client) Encrypt(ctx context.Context, dst io.Writer, src io.Reader, owner grant.Nym, label pre.Label) (Record, error) {
	registered, err := c.Lookup(ctx, owner)
	if err != nil {
		return Record{}, fmt.Errorf("encrypt record: %w", err)
	}
	return encryptRecord(dst, src, registered.PreKey, label)
}

// encryptRecord is Encrypt once the owner's key is known.
func encryptRecord(dst io.Writer, src io.Reader, owner pre.PublicKey, label pre.Label) (Record, error) {
	if label == (pre.Label{}) {
		return Record{}, fmt.Errorf("encrypt record: %w", errNoLabel)
	}
	batch, err := pre.NewBatch(owner, label, 1)
	if err != nil {
		return Record{}, fmt.Errorf("encrypt record: %w", err)
	}
	recipient, err := batch.Recipient(0)
	if err != nil {
		return Record{}, fmt.Errorf("encrypt record: %w", err)
	}
	hasher := content.NewPipeline()
	counted := &countingWriter{dst: io.MultiWriter(dst, hasher)}
	writer, err := age.Encrypt(counted, recipient)
	if err != nil {
		return Record{}, fmt.Errorf("encrypt record: %w", err)
	}
	if _, err := io.Copy(writer, src); err != nil {
		return Record{}, fmt.Errorf("encrypt record: %w", err)
	}
	if err := writer.Close(); err != nil {
		return Record{}, fmt.Errorf("encrypt record: %w", err)
	}
	return Record{ContentHash: hasher.Sum(), CapsuleID: batch.Capsule().ID(), Size: counted.n}, nil
}

// countingWriter counts what it passes on.
type countingWriter struct {
	dst io.Writer
	n   int64
}

func (w *countingWriter) Write(p []byte) (int, error) {
	n, err := w.dst.Write(p)
	w.n += int64(n)
	return n, err
}

// Anchor writes on chain that the active pseudonym author vouches for record,
// and returns once that is mined. Anchoring the same record again succeeds.
func (c *Client) Anchor(ctx context.Context, w *Wallet, author grant.Nym, record Record) (Transaction, error) {
	key, err := w.accountKey(author)
	if err != nil {
		return Transaction{}, fmt.Errorf("anchor record: %w", err)
	}
	grantLog := bindings.NewGrantLog()
	receipt, err := c.transact(ctx, c.grantLog, key, grantLog.PackAnchorRecord(record.ContentHash, record.CapsuleID))
	if _, again := refusal[bindings.GrantLogRecordAlreadyAnchored](err); again {
		return Transaction{}, c.checkAnchor(ctx, author, record)
	}
	if err != nil {
		return Transaction{}, fmt.Errorf("anchor record: %w", err)
	}
	return transactionOf(receipt), nil
}

// checkAnchor checks that author anchored record under its capsule.
func (c *Client) checkAnchor(ctx context.Context, author grant.Nym, record Record) error {
	grantLog := bindings.NewGrantLog()
	capsule, err := call(ctx, c.grantLog, grantLog.PackAnchoredCapsule(bigOf(author), record.ContentHash), grantLog.UnpackAnchoredCapsule)
	if err != nil {
		return fmt.Errorf("read anchor: %w", err)
	}
	if capsule != record.CapsuleID {
		return fmt.Errorf("record %s is not anchored under capsule %x", record.ContentHash, record.CapsuleID)
	}
	return nil
}

// Put encrypts src to owner under label, stores it on workers and anchors it by
// author, which may be the owner. The encrypted file is staged on disk
// ([WithStaging]), because a store wants to know its size and may have to be
// tried again. When Put returns nil the record is stored and anchored; when it
// fails, no part of it is of use to anyone.
func (c *Client) Put(ctx context.Context, w *Wallet, author, owner grant.Nym, label pre.Label, src io.Reader) (Record, error) {
	staged, err := c.stage()
	if err != nil {
		return Record{}, fmt.Errorf("put record: %w", err)
	}
	defer staged.discard()
	record, err := c.Encrypt(ctx, staged, src, owner, label)
	if err != nil {
		return Record{}, fmt.Errorf("put record: %w", err)
	}
	if record.Size > c.maxRecord {
		return Record{}, fmt.Errorf("put record: it has %d bytes, which nobody would fetch: see WithMaxRecord", record.Size)
	}
	if err := c.Store(ctx, w, author, staged, record.Size, record.ContentHash); err != nil {
		return Record{}, fmt.Errorf("put record: %w", err)
	}
	if _, err := c.Anchor(ctx, w, author, record); err != nil {
		return Record{}, fmt.Errorf("put record: %w", err)
	}
	return record, nil
}

// FetchOwn reads a record of the wallet's own pseudonym owner, decrypted, into
// dst. Old PRE keys are tried too. Nothing is written to dst before the whole
// encrypted record is here, staged on disk, and known to be the one of that
// content hash.
func (c *Client) FetchOwn(ctx context.Context, w *Wallet, owner grant.Nym, record content.Hash, dst io.Writer) error {
	keys, err := w.preKeys(owner)
	if err != nil {
		return fmt.Errorf("fetch own record: %w", err)
	}
	identities := make([]age.Identity, 0, len(keys))
	for _, key := range keys {
		identity, err := pre.NewOwnerIdentity(key)
		if err != nil {
			return fmt.Errorf("fetch own record: %w", err)
		}
		identities = append(identities, identity)
	}
	staged, err := c.download(ctx, record)
	if err != nil {
		return fmt.Errorf("fetch own record: %w", err)
	}
	defer staged.discard()
	if err := decryptRecord(dst, staged, identities...); err != nil {
		return fmt.Errorf("fetch own record: %w", err)
	}
	return nil
}

// decryptRecord decrypts an age file. age authenticates chunk by chunk, and the
// end last: on an error dst may have a beginning of the plaintext.
func decryptRecord(dst io.Writer, src io.Reader, identities ...age.Identity) error {
	plain, err := age.Decrypt(src, identities...)
	if err != nil {
		return fmt.Errorf("decrypt: %w", err)
	}
	if _, err := io.Copy(dst, plain); err != nil {
		return fmt.Errorf("decrypt: %w", err)
	}
	return nil
}

// WriteFile has fetch write to a new file at path, readable by its owner only,
// which appears there only once fetch has succeeded. It replaces a file that is
// there. For example:
//
//	err := medveil.WriteFile("record.json", func(dst io.Writer) error {
//		return client.FetchOwn(ctx, wallet, nym, hash, dst)
//	})
func WriteFile(path string, fetch func(dst io.Writer) error) error {
	pending, err := createPending(path)
	if err != nil {
		return err
	}
	defer pending.discard()
	if err := fetch(pending); err != nil {
		return err
	}
	return pending.commit()
}
