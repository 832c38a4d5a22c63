package worker

import (
	"errors"
	"fmt"
	"os"
)

// journalEnd is a file beside the journal that says how far the journal goes:
//
//	size in bytes, 20 decimal digits  space  last link, hexadecimal  newline
//
// The links cannot show that whole lines are missing at the end, as after
// restoring an older copy of the journal; this does. It is written after the
// journal is synced and not synced itself until the worker is closed, so after
// a loss of power it may be behind the journal, never ahead. It does not show
// that the whole folder was put back to an older state.
type journalEnd struct {
	file *os.File
	size int64
	link [32]byte
	met  bool // in replay: the journal has the line that ends here
}

const endSize = 20 + 1 + linkSize + 1

// encodeEnd returns the content of the file.
func encodeEnd(size int64, link [32]byte) []byte {
	return fmt.Appendf(nil, "%020d %x\n", size, link)
}

// openEnd reads where the journal ended.
func openEnd(file *os.File) (*journalEnd, error) {
	e := &journalEnd{file: file}
	b := make([]byte, endSize+1)
	n, _ := file.ReadAt(b, 0)
	var link []byte
	if _, err := fmt.Sscanf(string(b[:n]), "%d %x\n", &e.size, &link); err != nil || len(link) != len(e.link) {
		return nil, fmt.Errorf("%w: %s does not say where it ends", ErrJournal, file.Name())
	}
	copy(e.link[:], link)
	e.met = e.size == 0
	if string(b[:n]) != string(encodeEnd(e.size, e.link)) {
		return nil, fmt.Errorf("%w: %s does not say where it ends", ErrJournal, file.Name())
	}
	return e, nil
}

// pass tells the end of each line in replay.
func (e *journalEnd) pass(size int64, link [32]byte) {
	if size == e.size && link == e.link {
		e.met = true
	}
}

// move says that the journal goes to a new end.
func (e *journalEnd) move(size int64, link [32]byte) error {
	e.size, e.link = size, link
	_, err := e.file.WriteAt(encodeEnd(size, link), 0)
	return err
}

func (e *journalEnd) close() error { return errors.Join(e.file.Sync(), e.file.Close()) }
