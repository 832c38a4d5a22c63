package medveil

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"filippo.io/age"
)

var (
	// ErrPassphrase is returned by [OpenWallet] when the passphrase does not
	// open the file. A file damaged in just the place that the passphrase
	// opens looks the same.
	ErrPassphrase = errors.New("wrong passphrase")

	// ErrWalletDamaged is returned by [OpenWallet] for a file that is not a
	// whole wallet. The file is left as it is; restore from a backup of the
	// file, or from the two phrases with [RestoreWallet].
	ErrWalletDamaged = errors.New("wallet file is damaged")

	// ErrWalletChanged is returned when a wallet's file is no longer the one
	// that was opened: another process wrote or removed it. Nothing was
	// written; open the wallet again and repeat.
	ErrWalletChanged = errors.New("wallet file was changed by another process")
)

// maxWalletFile is far above any real wallet: a pseudonym takes about 300
// bytes, a named label about 100.
const maxWalletFile = 16 << 20

// walletFile is the durable home of a wallet: an age file encrypted with a
// passphrase (scrypt), which "age -d" opens too, holding the JSON of a
// walletState.
type walletFile struct {
	path       string
	passphrase string
	workFactor int               // logarithm of the scrypt cost; 0 is age's default, about one second
	digest     [sha256.Size]byte // of the file as last read or written
}

// Create gives an in-memory wallet a file, readable by its owner only and
// encrypted with passphrase. It fails when anything exists at path, or when the
// wallet has a file already.
func (w *Wallet) Create(path, passphrase string) error {
	return w.create(&walletFile{path: path, passphrase: passphrase})
}

func (w *Wallet) create(file *walletFile) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.file != nil {
		return fmt.Errorf("create wallet file: this wallet is already kept in %s", w.file.path)
	}
	if err := file.write(&w.state, (*pendingFile).commitNew); err != nil {
		return fmt.Errorf("create wallet file: %w", err)
	}
	w.file = file
	return nil
}

// OpenWallet reads the wallet file at path. Errors wrap fs.ErrNotExist,
// [ErrPassphrase] or [ErrWalletDamaged] where they apply; the file is never
// changed by opening it.
func OpenWallet(path, passphrase string) (*Wallet, error) {
	// Saving replaces the file, not a link to it.
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return nil, fmt.Errorf("open wallet: %w", err)
	}
	file := &walletFile{path: path, passphrase: passphrase}
	content, err := readLimited(path, maxWalletFile)
	if err != nil {
		return nil, fmt.Errorf("open wallet: %w", err)
	}
	state, err := openWalletState(content, passphrase)
	if err != nil {
		return nil, fmt.Errorf("open wallet %s: %w", path, err)
	}
	file.digest = sha256.Sum256(content)
	return &Wallet{state: *state, file: file}, nil
}

// openWalletState decrypts and parses the content of a wallet file.
func openWalletState(content []byte, passphrase string) (*walletState, error) {
	identity, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, fmt.Errorf("%w: it is empty", ErrPassphrase)
	}
	plain, err := age.Decrypt(bytes.NewReader(content), identity)
	if errors.Is(err, age.ErrIncorrectIdentity) {
		return nil, ErrPassphrase
	} else if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrWalletDamaged, err)
	}
	encoded, err := io.ReadAll(io.LimitReader(plain, maxWalletFile))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrWalletDamaged, err)
	}
	return parseWalletState(encoded)
}

// parseWalletState parses the JSON of a wallet strictly: unknown fields, bytes
// after the end and values out of range are refused. Its errors never quote a
// value, which may be secret.
func parseWalletState(encoded []byte) (*walletState, error) {
	var header struct {
		Version int `json:"version"`
	}
	if err := json.Unmarshal(encoded, &header); err != nil {
		return nil, fmt.Errorf("%w: not JSON", ErrWalletDamaged)
	}
	if header.Version != walletVersion {
		return nil, fmt.Errorf("wallet has format version %d, this program reads %d: use the version of medveil that wrote it",
			header.Version, walletVersion)
	}
	var state walletState
	decoder := json.NewDecoder(bytes.NewReader(encoded))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&state); err != nil {
		return nil, fmt.Errorf("%w: a field is unknown or malformed", ErrWalletDamaged)
	}
	if err := state.check(); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrWalletDamaged, err)
	}
	return &state, nil
}

// check refuses states that no wallet writes.
func (s *walletState) check() error {
	if err := s.checkKeys(); err != nil {
		return err
	}
	seen := make(map[pseudonymKey]bool)
	for _, p := range s.Pseudonyms {
		if err := p.check(); err != nil {
			return err
		}
		if seen[p.key()] {
			return fmt.Errorf("slot %d appears twice", p.Slot)
		}
		seen[p.key()] = true
	}
	return nil
}

// replace saves state in place of the file that was last read or written, and
// returns [ErrWalletChanged] when the file is no longer that one. It holds a lock
// on the file that it replaces, from before it looks until the new one is in
// place: of two processes that save at once, the second sees the first one's.
func (f *walletFile) replace(state *walletState) error {
	old, err := os.Open(f.path)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: %w: open it again", f.path, ErrWalletChanged)
	} else if err != nil {
		return err
	}
	defer old.Close()
	if err := lock(old, true); err != nil {
		return fmt.Errorf("lock %s: %w", f.path, err)
	}
	current, err := readLimited(f.path, maxWalletFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err != nil || sha256.Sum256(current) != f.digest {
		return fmt.Errorf("%s: %w: open it again", f.path, ErrWalletChanged)
	}
	return f.write(state, (*pendingFile).commit)
}

// write encrypts state into a pending file and commits it.
func (f *walletFile) write(state *walletState, commit func(*pendingFile) error) error {
	content, err := f.seal(state)
	if err != nil {
		return err
	}
	if len(content) > maxWalletFile {
		return fmt.Errorf("wallet would take %d bytes, the limit is %d", len(content), maxWalletFile)
	}
	pending, err := createPending(f.path)
	if err != nil {
		return err
	}
	defer pending.discard()
	if _, err := pending.Write(content); err != nil {
		return fmt.Errorf("write %s: %w", f.path, err)
	}
	if err := commit(pending); err != nil {
		return err
	}
	f.digest = sha256.Sum256(content)
	return nil
}

// seal returns the encrypted file for state.
func (f *walletFile) seal(state *walletState) ([]byte, error) {
	recipient, err := age.NewScryptRecipient(f.passphrase)
	if err != nil {
		return nil, errors.New("the passphrase is empty: choose one")
	}
	if f.workFactor != 0 {
		recipient.SetWorkFactor(f.workFactor)
	}
	var content bytes.Buffer
	writer, err := age.Encrypt(&content, recipient)
	if err != nil {
		return nil, fmt.Errorf("encrypt wallet: %w", err)
	}
	if err := json.NewEncoder(writer).Encode(state); err != nil {
		return nil, fmt.Errorf("encrypt wallet: %w", err)
	}
	if err := writer.Close(); err != nil {
		return nil, fmt.Errorf("encrypt wallet: %w", err)
	}
	return content.Bytes(), nil
}

// readLimited reads the whole file at path, at most limit bytes.
func readLimited(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(content)) > limit {
		return nil, fmt.Errorf("%s is larger than %d bytes, not a file of ours", path, limit)
	}
	return content, nil
}
