package medveil

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
)

// TestReplaceKeys: after a change of the key phrase every key that a pseudonym
// had is still there, in the file too, and fresh ones come from the new phrase.
func TestReplaceKeys(t *testing.T) {
	w := testWallet(t)
	all, err := w.Pseudonyms()
	if err != nil {
		t.Fatal(err)
	}
	nym := all[0].Nym
	before, err := w.preKeys(nym)
	if err != nil {
		t.Fatal(err)
	}
	_, phrase, err := w.Phrases()
	if err != nil {
		t.Fatal(err)
	}
	if err := w.ReplaceKeys(); err != nil {
		t.Fatal(err)
	}
	_, fresh, err := w.Phrases()
	if err != nil || fresh == phrase {
		t.Errorf("the key phrase did not change (%v)", err)
	}
	if former, err := w.FormerPhrases(); err != nil || !slices.Equal(former, []string{phrase}) {
		t.Errorf("former phrases are not the one that was replaced (%v)", err)
	}
	if again, err := w.Pseudonym(nym); err != nil || again != all[0] {
		t.Errorf("the pseudonym changed with the phrase: %+v (%v)", again, err)
	}
	p, err := w.stored(nym)
	if err != nil {
		t.Fatal(err)
	}
	index, err := w.freshPreKey(p.PreKeys)
	if err != nil || index != w.state.newest(0) || index.seed() != 1 {
		t.Fatalf("the next pre key is %x (%v)", index, err)
	}
	if err := w.keep(nym, []keyIndex{index}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "wallet.age")
	if err := w.create(&walletFile{path: path, passphrase: testPassphrase, workFactor: 4}); err != nil {
		t.Fatal(err)
	}
	opened, err := OpenWallet(path, testPassphrase)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := opened.preKeys(nym)
	if err != nil || len(keys) != 2 || keys[0].PublicKey() != before[0].PublicKey() || keys[1].PublicKey() == before[0].PublicKey() {
		t.Errorf("the ring has %d keys (%v)", len(keys), err)
	}
	for _, wanted := range []keyIndex{0, index} {
		key, err := opened.state.preKey(p, wanted)
		if err != nil {
			t.Fatal(err)
		}
		if found, err := opened.state.findPreKey(p, key.PublicKey()); err != nil || found != wanted {
			t.Errorf("key %x is found as %x (%v)", wanted, found, err)
		}
	}
}

// TestPreKeysEndBeforeTheSearch: a PRE key that a restored wallet would not find
// is never handed out; a new key phrase has fresh ones.
func TestPreKeysEndBeforeTheSearch(t *testing.T) {
	w, p := NewWallet(), &pseudonym{Domain: common.Hash{31: 7}}
	for range maxKeyCounter {
		index, err := w.freshPreKey(p.PreKeys)
		if err != nil {
			t.Fatal(err)
		}
		p.PreKeys = append(p.PreKeys, index)
	}
	last, err := w.state.preKey(p, p.PreKeys[maxKeyCounter-1])
	if err != nil {
		t.Fatal(err)
	}
	if found, err := w.state.findPreKey(p, last.PublicKey()); err != nil || found != p.PreKeys[maxKeyCounter-1] {
		t.Errorf("the last key is found as %x (%v)", found, err)
	}
	if index, err := w.freshPreKey(p.PreKeys); err == nil {
		t.Errorf("key %x is handed out, which no search finds", index)
	}
	if err := w.ReplaceKeys(); err != nil {
		t.Fatal(err)
	}
	if index, err := w.freshPreKey(p.PreKeys); err != nil || index != w.state.newest(0) {
		t.Errorf("the new phrase gives key %x (%v)", index, err)
	}
}

// TestForeignKeysAreNotFound: a search ends, and says so.
func TestForeignKeysAreNotFound(t *testing.T) {
	w, p := NewWallet(), &pseudonym{Domain: common.Hash{31: 7}}
	if index, err := w.state.findAccount(p, common.Address{1}); err != errNoKey {
		t.Errorf("found %x (%v)", index, err)
	}
	key, err := NewWallet().state.preKey(p, 0)
	if err != nil {
		t.Fatal(err)
	}
	if index, err := w.state.findPreKey(p, key.PublicKey()); err != errNoKey {
		t.Errorf("found %x (%v)", index, err)
	}
}

// TestCheckKeys refuses wallets that no wallet writes.
func TestCheckKeys(t *testing.T) {
	for name, spoil := range map[string]func(*walletState){
		"key seed twice":       func(s *walletState) { s.FormerKeys = []seed{s.Keys} },
		"holder as former key": func(s *walletState) { s.FormerKeys = []seed{s.Holder} },
		"zero former key":      func(s *walletState) { s.FormerKeys = []seed{{}} },
		"account without seed": func(s *walletState) { s.Pseudonyms[0].Account = 1 << 16 },
		"pre key without seed": func(s *walletState) { s.Pseudonyms[1].PreKeys = []keyIndex{2 << 16, 0} },
	} {
		state, err := testWallet(t).state.clone()
		if err != nil {
			t.Fatal(err)
		}
		if spoil(state); state.checkKeys() == nil {
			t.Errorf("%s is accepted", name)
		}
	}
	holder, keys, err := NewWallet().Phrases()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := RestoreWallet(holder, keys, keys); err == nil {
		t.Error("restored with one phrase as current and former")
	}
}
