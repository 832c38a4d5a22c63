package worker

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
)

// ErrJournal is returned when the journal does not read as what this worker
// wrote. The worker does not start on it: restore it from a
// copy that lacks nothing, for what it forgets it answers again.
var ErrJournal = errors.New("journal is damaged")

const (
	linkSize = 2 * sha256.Size // hexadecimal digits of a link
	maxEntry = 8 << 10         // bytes of a line
)

// A journal is an append-only file of entries, one a line:
//
//	sha256(previous link || json), hexadecimal  space  json  newline
//
// The first link is over 32 zero bytes. The chain of links shows lines removed
// or changed before the end, and [journalEnd] lines removed at the end. A line cut off by a crash was never acknowledged;
// it is removed when the journal is opened. Anything else that does not fit is
// damage.
type journal struct {
	mu   sync.Mutex
	file *os.File
	end  *journalEnd
	link [32]byte // of the last line
	size int64
	err  error // sticky: what is on disk is unknown
}

// openJournal reads the journal through, handing each entry to visit, and
// leaves it ready to append.
func openJournal(file, end *os.File, visit func(*entry) error) (*journal, error) {
	e, err := openEnd(end)
	if err != nil {
		return nil, err
	}
	j := &journal{file: file, end: e}
	r := bufio.NewReaderSize(file, 64<<10)
	for {
		line, err := r.ReadBytes('\n')
		if err == io.EOF {
			return j, j.finish(len(line))
		}
		if err != nil {
			return nil, fmt.Errorf("read the journal: %w", err)
		}
		if err := j.replay(line, visit); err != nil {
			return nil, fmt.Errorf("%w: at byte %d: %v", ErrJournal, j.size, err)
		}
	}
}

// finish ends the replay at an unfinished last line of n bytes.
func (j *journal) finish(n int) error {
	if !j.end.met {
		return fmt.Errorf("%w: it has %d bytes and does not have the line that ended at byte %d", ErrJournal, j.size, j.end.size)
	}
	if err := j.dropTail(n); err != nil {
		return err
	}
	return j.end.move(j.size, j.link)
}

// dropTail removes an unfinished last line of n bytes.
func (j *journal) dropTail(n int) error {
	if n > maxEntry {
		return fmt.Errorf("%w: its last %d bytes are no entry", ErrJournal, n)
	}
	if n > 0 {
		if err := j.file.Truncate(j.size); err != nil {
			return fmt.Errorf("recover the journal: %w", err)
		}
		if err := j.file.Sync(); err != nil {
			return fmt.Errorf("recover the journal: %w", err)
		}
	}
	_, err := j.file.Seek(j.size, io.SeekStart)
	return err
}

func (j *journal) replay(line []byte, visit func(*entry) error) error {
	if len(line) > maxEntry || len(line) < linkSize+2 || line[linkSize] != ' ' {
		return errors.New("not an entry")
	}
	payload := line[linkSize+1 : len(line)-1]
	link := nextLink(j.link, payload)
	if hex.EncodeToString(link[:]) != string(line[:linkSize]) {
		return errors.New("an entry was changed or removed")
	}
	d := json.NewDecoder(bytes.NewReader(payload))
	d.DisallowUnknownFields()
	var e entry
	if err := d.Decode(&e); err != nil {
		return err
	}
	j.link = link
	j.size += int64(len(line))
	j.end.pass(j.size, link)
	return visit(&e)
}

// append writes e and returns when it is on the disk. After a failure that
// leaves the end of the file unknown, every later append fails too, and with
// it the worker's service.
func (j *journal) append(e *entry) error {
	payload, err := json.Marshal(e)
	if err != nil {
		return fmt.Errorf("encode a journal entry: %w", err)
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.err != nil {
		return j.err
	}
	link := nextLink(j.link, payload)
	line := append(hex.AppendEncode(nil, link[:]), ' ')
	line = append(append(line, payload...), '\n')
	if len(line) > maxEntry {
		return fmt.Errorf("journal entry of %d bytes is too long", len(line))
	}
	if err := j.write(line); err != nil {
		return fmt.Errorf("write the journal: %w", err)
	}
	j.link = link
	j.size += int64(len(line))
	if err := j.end.move(j.size, j.link); err != nil {
		j.err = fmt.Errorf("the journal's end could not be noted, restart the worker: %w", err)
		return j.err
	}
	return nil
}

func (j *journal) write(line []byte) error {
	if _, err := j.file.Write(line); err != nil {
		// Most likely the disk is full. Go back to the last whole line; if that
		// fails, stop.
		if undo := j.dropTail(1); undo != nil {
			j.err = errors.Join(err, undo)
		}
		return err
	}
	if err := j.file.Sync(); err != nil {
		// After a failed sync the page cache may no longer hold what the disk
		// lacks: a second sync would succeed without writing it.
		j.err = fmt.Errorf("the journal could not be synced, restart the worker: %w", err)
		return err
	}
	return nil
}

func (j *journal) close() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.err = errors.New("the worker is closed")
	return errors.Join(j.file.Close(), j.end.close())
}

func nextLink(prev [32]byte, payload []byte) [32]byte {
	h := sha256.New()
	h.Write(prev[:])
	h.Write(payload)
	return [32]byte(h.Sum(nil))
}
