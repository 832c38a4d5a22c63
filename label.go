package medveil

import (
	"crypto/rand"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
)

// maxLabelName is the longest name of a label, in bytes.
const maxLabelName = 200

// errNoLabel refuses the zero label, which stands for a forgotten one: records
// that share it by mistake would be granted together.
var errNoLabel = errors.New("label is missing: take one from Wallet.Label")

// checkLabelName refuses names that are empty, too long or not UTF-8.
func checkLabelName(name string) error {
	if name == "" || len(name) > maxLabelName || !utf8.ValidString(name) {
		return fmt.Errorf("label name must be 1 to %d bytes of UTF-8, it has %d", maxLabelName, len(name))
	}
	return nil
}

// Label returns the label under which new records called name, such as
// "labs/2026-11", of the pseudonym nym are encrypted, and makes a fresh one for
// a name not seen before. A grant covers one label: all its records, older and
// newer. Labels are random, so they tell nobody the name, and those of two
// pseudonyms have nothing in common.
func (w *Wallet) Label(nym grant.Nym, name string) (pre.Label, error) {
	if err := checkLabelName(name); err != nil {
		return pre.Label{}, err
	}
	if label, ok, err := w.currentLabel(nym, name); err != nil || ok {
		return label, err
	}
	return w.renewLabel(nym, name, func(p *pseudonym) bool { return len(p.Labels[name]) == 0 })
}

// currentLabel returns the label of name, if it has one.
func (w *Wallet) currentLabel(nym grant.Nym, name string) (pre.Label, bool, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	p, err := w.state.find(nym)
	if err != nil {
		return pre.Label{}, false, err
	}
	label, ok := p.currentLabel(name)
	return label, ok, nil
}

// FreshLabel moves name to a new label and returns it. Records under the old
// one stay readable to its grantees; new records are not. [Client.Revoke] does
// it by itself, because whoever was granted a label can, together with a
// threshold of workers, have kept the key to it.
func (w *Wallet) FreshLabel(nym grant.Nym, name string) (pre.Label, error) {
	if err := checkLabelName(name); err != nil {
		return pre.Label{}, err
	}
	return w.renewLabel(nym, name, func(*pseudonym) bool { return true })
}

// renewLabel gives name a fresh label if due says so at the moment of the
// change, and returns the current one.
func (w *Wallet) renewLabel(nym grant.Nym, name string, due func(*pseudonym) bool) (pre.Label, error) {
	var label pre.Label
	err := w.update(func(s *walletState) error {
		p, err := s.find(nym)
		if err != nil {
			return err
		}
		if due(p) {
			p.addFreshLabel(name)
		}
		label, _ = p.currentLabel(name)
		return nil
	})
	return label, err
}

// currentLabel returns the label of name, if it has one.
func (p *pseudonym) currentLabel(name string) (pre.Label, bool) {
	labels := p.Labels[name]
	if len(labels) == 0 {
		return pre.Label{}, false
	}
	return pre.Label(labels[len(labels)-1]), true
}

// addFreshLabel makes a new random label the current one of name.
func (p *pseudonym) addFreshLabel(name string) {
	var label common.Hash
	rand.Read(label[:]) // never fails: crypto/rand ends the process instead
	if p.Labels == nil {
		p.Labels = make(map[string][]common.Hash)
	}
	p.Labels[name] = append(p.Labels[name], label)
}

// Labels returns every label that name has had, the current one last. A reader
// of the whole history needs a grant for each.
func (w *Wallet) Labels(nym grant.Nym, name string) ([]pre.Label, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	p, err := w.state.find(nym)
	if err != nil {
		return nil, err
	}
	if len(p.Labels[name]) == 0 {
		return nil, errors.New("no label of that name")
	}
	labels := make([]pre.Label, 0, len(p.Labels[name]))
	for _, label := range p.Labels[name] {
		labels = append(labels, pre.Label(label))
	}
	return labels, nil
}
