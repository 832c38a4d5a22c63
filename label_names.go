package medveil

import (
	"maps"
	"slices"

	"github.com/medveil/medveil/pre/grant"
)

// LabelNames lists the names of the labels of the wallet's pseudonym nym, in
// alphabetical order. They may say much about the person: keep them out of logs.
func (w *Wallet) LabelNames(nym grant.Nym) ([]string, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	p, err := w.state.find(nym)
	if err != nil {
		return nil, err
	}
	return slices.Sorted(maps.Keys(p.Labels)), nil
}
