package medveil

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/medveil/medveil/zk/credential"
)

// FileLedger is a [Ledger] in a file, one JSON line for each enrolment, only
// ever appended to. It names persons: keep it as a register of patients is
// kept. One process at a time may have it open.
type FileLedger struct {
	mu      sync.Mutex
	file    *os.File
	holders map[credential.Identity]fr.Element
	persons map[fr.Element]credential.Identity
	broken  error // set when an append may be half written
}

// ledgerLine is the JSON of one enrolment.
type ledgerLine struct {
	Identity  string        `json:"identity"`
	Holder    hexutil.Bytes `json:"holder"`
	Signature hexutil.Bytes `json:"signature"`
}

// OpenLedger opens the ledger at path, creating an empty one, readable by its
// owner only, if there is none. A ledger with a malformed or half-written line
// is refused: its last enrolment may not have been answered, but that is for
// whoever keeps the ledger to say, by removing the line.
func OpenLedger(path string) (*FileLedger, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open ledger: %w", err)
	}
	if err := prepareLedger(file); err != nil {
		file.Close()
		return nil, fmt.Errorf("open ledger %s: %w", path, err)
	}
	l := &FileLedger{
		file: file, holders: make(map[credential.Identity]fr.Element), persons: make(map[fr.Element]credential.Identity),
	}
	if err := l.load(); err != nil {
		file.Close()
		return nil, fmt.Errorf("open ledger %s: %w", path, err)
	}
	return l, nil
}

// prepareLedger keeps other processes and other users out, and makes a new file's
// name durable.
func prepareLedger(file *os.File) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if mode := info.Mode().Perm(); mode&0o077 != 0 && runtime.GOOS != "windows" {
		return fmt.Errorf("it names persons and is open to others (mode %o): chmod 600 it", mode)
	}
	if err := lock(file, false); err != nil {
		return fmt.Errorf("another process has it open: %w", err)
	}
	return syncDir(filepath.Dir(file.Name()))
}

// load reads every line of the file.
func (l *FileLedger) load() error {
	content, err := io.ReadAll(l.file)
	if err != nil {
		return err
	}
	for number := 1; len(content) > 0; number++ {
		line, rest, whole := bytes.Cut(content, []byte("\n"))
		if !whole {
			return fmt.Errorf("line %d is half written: remove it once it is clear that its credential was not issued", number)
		}
		enrolment, err := parseLedgerLine(line)
		if err != nil {
			return fmt.Errorf("line %d: %w", number, err)
		}
		if known, err := l.known(enrolment); err != nil || known {
			return fmt.Errorf("line %d repeats a person or a holder", number)
		}
		l.remember(enrolment)
		content = rest
	}
	return nil
}

// parseLedgerLine reads one line strictly.
func parseLedgerLine(line []byte) (Enrolment, error) {
	var parsed ledgerLine
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&parsed); err != nil || decoder.InputOffset() != int64(len(line)) {
		return Enrolment{}, errors.New("not an enrolment")
	}
	identity, err := credential.NewIdentity(parsed.Identity)
	if err != nil {
		return Enrolment{}, err
	}
	holder, err := parseElement(parsed.Holder)
	if err != nil {
		return Enrolment{}, fmt.Errorf("holder: %w", err)
	}
	return Enrolment{Identity: identity, Holder: holder, Signature: parsed.Signature}, nil
}

// Enrol implements [Ledger].
func (l *FileLedger) Enrol(_ context.Context, e Enrolment) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.broken != nil {
		return fmt.Errorf("ledger is not usable since an earlier failure: %w", l.broken)
	}
	if known, err := l.known(e); err != nil || known {
		return err
	}
	holder := e.Holder.Bytes()
	line, err := json.Marshal(ledgerLine{Identity: e.Identity.String(), Holder: holder[:], Signature: e.Signature})
	if err != nil {
		return fmt.Errorf("write ledger: %w", err)
	}
	if _, err := l.file.Write(append(line, '\n')); err != nil {
		l.broken = err
		return fmt.Errorf("write ledger: %w", err)
	}
	if err := l.file.Sync(); err != nil {
		l.broken = err
		return fmt.Errorf("write ledger: %w", err)
	}
	l.remember(e)
	return nil
}

// known reports whether e is recorded, and refuses what contradicts a record.
func (l *FileLedger) known(e Enrolment) (bool, error) {
	holder, personKnown := l.holders[e.Identity]
	_, holderKnown := l.persons[e.Holder]
	if personKnown && holder == e.Holder {
		return true, nil
	}
	if personKnown || holderKnown {
		return false, ErrPersonEnrolled
	}
	return false, nil
}

func (l *FileLedger) remember(e Enrolment) {
	l.holders[e.Identity], l.persons[e.Holder] = e.Holder, e.Identity
}

// Close closes the file.
func (l *FileLedger) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.file.Close()
}

// PersonKeys is a [PersonVerifier] that knows each person by an Ed25519 key,
// established when the person came to the desk.
type PersonKeys map[credential.Identity]ed25519.PublicKey

// VerifyPerson implements [PersonVerifier].
func (k PersonKeys) VerifyPerson(identity credential.Identity, message, signature []byte) error {
	key, ok := k[identity]
	if !ok || len(key) != ed25519.PublicKeySize {
		return errors.New("no key is known for this person")
	}
	if !ed25519.Verify(key, message, signature) {
		return errors.New("signature does not verify")
	}
	return nil
}
