package medveil

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"filippo.io/age"
	"github.com/ethereum/go-ethereum/common"
)

const testPassphrase = "correct horse battery staple"

// testWallet returns a wallet with two pseudonyms of one registry and some
// labels, in memory.
func testWallet(t testing.TB) *Wallet {
	t.Helper()
	w := NewWallet()
	err := w.update(func(s *walletState) error {
		for slot := range uint16(2) {
			s.put(pseudonym{
				Domain: common.Hash{31: 7}, Slot: slot, Role: 1, ValidUntil: 20656, PreKeys: []keyIndex{0},
			})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// testWalletFile gives w a file in a temporary folder. Its scrypt cost is the
// least possible, so that thousands of damaged copies can be tried.
func testWalletFile(t testing.TB, w *Wallet) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "wallet.age")
	if err := w.create(&walletFile{path: path, passphrase: testPassphrase, workFactor: 1}); err != nil {
		t.Fatal(err)
	}
	return path
}

func onlyPseudonym(t testing.TB, w *Wallet, slot int) Pseudonym {
	t.Helper()
	all, err := w.Pseudonyms()
	if err != nil {
		t.Fatal(err)
	}
	return all[slot]
}

func TestWalletOpensAsSaved(t *testing.T) {
	w := testWallet(t)
	path := testWalletFile(t, w)
	nym := onlyPseudonym(t, w, 1).Nym
	label, err := w.Label(nym, "labs/2026-11")
	if err != nil {
		t.Fatal(err)
	}

	opened, err := OpenWallet(path, testPassphrase)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(opened.Pseudonyms()), fmt.Sprint(w.Pseudonyms()); got != want {
		t.Errorf("pseudonyms after opening:\n%s\nwant\n%s", got, want)
	}
	again, err := opened.Label(nym, "labs/2026-11")
	if err != nil || again != label {
		t.Errorf("label after opening is %x (%v), want %x", again, err, label)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("wallet file has mode %v (%v), want 0600", info.Mode(), err)
	}
}

func TestWalletWithDefaultCostOpens(t *testing.T) {
	if testing.Short() {
		t.Skip("takes two seconds of scrypt")
	}
	path := filepath.Join(t.TempDir(), "wallet.age")
	if err := NewWallet().Create(path, testPassphrase); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenWallet(path, testPassphrase); err != nil {
		t.Error(err)
	}
}

func TestWalletRefusesPassphrase(t *testing.T) {
	path := testWalletFile(t, testWallet(t))
	for _, passphrase := range []string{"", "correct horse battery stapler"} {
		if _, err := OpenWallet(path, passphrase); !errors.Is(err, ErrPassphrase) {
			t.Errorf("passphrase %q: %v, want ErrPassphrase", passphrase, err)
		}
	}
	if err := NewWallet().Create(filepath.Join(t.TempDir(), "w"), ""); err == nil {
		t.Error("created a wallet file with an empty passphrase")
	}
}

func TestWalletIsNotCreatedTwice(t *testing.T) {
	w := testWallet(t)
	path := testWalletFile(t, w)
	before := readFile(t, path)
	other := &walletFile{path: path, passphrase: testPassphrase, workFactor: 1}
	if err := NewWallet().create(other); !errors.Is(err, fs.ErrExist) {
		t.Errorf("second wallet at the same path: %v, want fs.ErrExist", err)
	}
	if err := w.Create(path+".other", testPassphrase); err == nil {
		t.Error("one wallet got two files")
	}
	if !bytes.Equal(before, readFile(t, path)) {
		t.Error("a refused creation changed the file")
	}
	noTemporaryFiles(t, filepath.Dir(path))
}

func TestOpenWalletOfNoFile(t *testing.T) {
	if _, err := OpenWallet(filepath.Join(t.TempDir(), "none"), testPassphrase); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want fs.ErrNotExist", err)
	}
}

// TestDamagedWallet flips a bit of every byte, truncates at every length and
// appends: each must be refused, and the file must stay as it is.
func TestDamagedWallet(t *testing.T) {
	path := testWalletFile(t, testWallet(t))
	whole := readFile(t, path)
	refuse := func(name string, content []byte) {
		t.Helper()
		state, err := openWalletState(content, testPassphrase)
		if err == nil {
			t.Errorf("%s: opened as %v", name, state)
		} else if !errors.Is(err, ErrPassphrase) && !errors.Is(err, ErrWalletDamaged) {
			t.Errorf("%s: %v, want ErrPassphrase or ErrWalletDamaged", name, err)
		}
	}
	for i := range whole {
		refuse(fmt.Sprintf("truncated to %d bytes", i), whole[:i])
		flipped := bytes.Clone(whole)
		flipped[i] ^= 1
		refuse(fmt.Sprintf("bit flipped in byte %d", i), flipped)
	}
	refuse("byte appended", append(bytes.Clone(whole), 0))
	if !bytes.Equal(whole, readFile(t, path)) {
		t.Error("the file changed")
	}
}

// TestWalletContentIsStrict seals contents that no wallet writes.
func TestWalletContentIsStrict(t *testing.T) {
	a, b := strings.Repeat("a1", 32), strings.Repeat("b2", 32)
	seeds := `"holderSeed":"` + a + `","keySeed":"` + b + `"`
	slot := `{"domain":"0x` + strings.Repeat("0", 63) + `7","slot":1,"preKeyIndices":[0]}`
	for name, content := range map[string]string{
		"empty":           ``,
		"not JSON":        `wallet`,
		"trailing bytes":  `{"version":1,` + seeds + `}{}`,
		"unknown field":   `{"version":1,` + seeds + `,"extra":1}`,
		"no seeds":        `{"version":1}`,
		"one seed":        `{"version":1,"holderSeed":"` + a + `"}`,
		"equal seeds":     `{"version":1,"holderSeed":"` + a + `","keySeed":"` + a + `"}`,
		"upper-case seed": `{"version":1,"holderSeed":"` + strings.ToUpper(a) + `","keySeed":"` + b + `"}`,
		"short seed":      `{"version":1,"holderSeed":"` + a[2:] + `","keySeed":"` + b + `"}`,
		"slot twice":      `{"version":1,` + seeds + `,"pseudonyms":[` + slot + `,` + slot + `]}`,
		"no pre key":      `{"version":1,` + seeds + `,"pseudonyms":[` + strings.Replace(slot, "[0]", "[]", 1) + `]}`,
		"large domain":    `{"version":1,` + seeds + `,"pseudonyms":[` + strings.Replace(slot, "0x0", "0xf", 1) + `]}`,
		"bad credential":  `{"version":1,` + seeds + `,"credentials":["0x00"]}`,
	} {
		_, err := openWalletState(sealContent(t, content), testPassphrase)
		if !errors.Is(err, ErrWalletDamaged) {
			t.Errorf("%s: %v, want ErrWalletDamaged", name, err)
		} else if strings.Contains(err.Error(), a[:8]) || strings.Contains(err.Error(), b[:8]) {
			t.Errorf("%s: error quotes a seed: %v", name, err)
		}
	}
	if _, err := openWalletState(sealContent(t, `{"version":1,`+seeds+`,"pseudonyms":[`+slot+`]}`), testPassphrase); err != nil {
		t.Errorf("the valid content that the others vary: %v", err)
	}
	_, err := openWalletState(sealContent(t, `{"version":2,"new":1}`), testPassphrase)
	if err == nil || errors.Is(err, ErrWalletDamaged) || !strings.Contains(err.Error(), "version 2") {
		t.Errorf("newer version: %v, want an error that names it", err)
	}
}

func TestWalletChangedElsewhere(t *testing.T) {
	first := testWallet(t)
	path := testWalletFile(t, first)
	nym := onlyPseudonym(t, first, 0).Nym
	second, err := OpenWallet(path, testPassphrase)
	if err != nil {
		t.Fatal(err)
	}
	second.file.workFactor = 1
	if _, err := second.FreshLabel(nym, "labs"); err != nil {
		t.Fatal(err)
	}
	after := readFile(t, path)
	if _, err := first.FreshLabel(nym, "notes"); !errors.Is(err, ErrWalletChanged) {
		t.Errorf("overwriting another's change: %v, want ErrWalletChanged", err)
	}
	if _, err := first.Labels(nym, "notes"); err == nil {
		t.Error("a change that was not saved took place in memory")
	}
	if !bytes.Equal(after, readFile(t, path)) {
		t.Error("the refused change was written")
	}
}

// Two processes that save at once lose nothing of what was saved.
func TestWalletSavedByTwo(t *testing.T) {
	first := testWallet(t)
	path := testWalletFile(t, first)
	nym := onlyPseudonym(t, first, 0).Nym
	saved := make(chan string, 100)
	var both sync.WaitGroup
	for _, who := range []string{"first", "second"} {
		both.Go(func() {
			for n := range 50 {
				w, err := OpenWallet(path, testPassphrase)
				if err != nil {
					t.Error(err)
					return
				}
				w.file.workFactor = 1
				name := fmt.Sprint(who, n)
				if _, err := w.Label(nym, name); err == nil {
					saved <- name
				} else if !errors.Is(err, ErrWalletChanged) {
					t.Error(err)
				}
			}
		})
	}
	both.Wait()
	close(saved)
	last, err := OpenWallet(path, testPassphrase)
	if err != nil {
		t.Fatal(err)
	}
	if len(saved) == 0 {
		t.Error("nobody saved anything")
	}
	for name := range saved {
		if _, err := last.Labels(nym, name); err != nil {
			t.Errorf("the label of %q was saved and is lost", name)
		}
	}
}

// A wallet that is reached by a link is saved where it is.
func TestWalletBehindLink(t *testing.T) {
	w := testWallet(t)
	path := testWalletFile(t, w)
	link := filepath.Join(t.TempDir(), "link.age")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	linked, err := OpenWallet(link, testPassphrase)
	if err != nil {
		t.Fatal(err)
	}
	linked.file.workFactor = 1
	before := readFile(t, path)
	if _, err := linked.Label(onlyPseudonym(t, w, 0).Nym, "labs"); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced")
	}
	if bytes.Equal(before, readFile(t, path)) {
		t.Error("the wallet was saved elsewhere")
	}
}

func TestWalletThatCannotBeSavedStays(t *testing.T) {
	w := testWallet(t)
	path := testWalletFile(t, w)
	if err := os.RemoveAll(filepath.Dir(path)); err != nil {
		t.Fatal(err)
	}
	nym := onlyPseudonym(t, w, 0).Nym
	if _, err := w.FreshLabel(nym, "labs"); err == nil {
		t.Error("a label was handed out that no file has")
	}
	if _, err := w.Labels(nym, "labs"); err == nil {
		t.Error("the label is in memory")
	}
}

func TestRestoreWallet(t *testing.T) {
	w := testWallet(t)
	holder, keys, err := w.Phrases()
	if err != nil {
		t.Fatal(err)
	}
	restored, err := RestoreWallet(" "+strings.ToUpper(holder)+"\n", strings.ReplaceAll(keys, " ", "  "))
	if err != nil {
		t.Fatal(err)
	}
	err = restored.update(func(s *walletState) error {
		s.Pseudonyms = w.state.Pseudonyms
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(restored.Pseudonyms()), fmt.Sprint(w.Pseudonyms()); got != want {
		t.Errorf("restored pseudonyms:\n%s\nwant\n%s", got, want)
	}
}

func TestRestoreWalletRefusesPhrases(t *testing.T) {
	holder, keys, err := NewWallet().Phrases()
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields(keys)
	for name, phrases := range map[string][2]string{
		"empty":         {holder, ""},
		"a word short":  {holder, strings.Join(words[1:], " ")},
		"unknown word":  {holder, strings.Join(append([]string{"medveil"}, words[1:]...), " ")},
		"same phrase":   {keys, keys},
		"wrong last":    {strings.Repeat("abandon ", 24), keys}, // the right last word is "art"
		"twelve words":  {strings.Repeat("abandon ", 11) + "about", keys},
		"holder broken": {"abandon", keys},
	} {
		if _, err := RestoreWallet(phrases[0], phrases[1]); err == nil {
			t.Errorf("%s: restored", name)
		} else if strings.Contains(err.Error(), words[1]+" ") {
			t.Errorf("%s: the error quotes the phrase: %v", name, err)
		}
	}
}

// TestPseudonymsAreUnlinkable: pseudonyms share no key, neither between slots
// nor between registries.
func TestPseudonymsAreUnlinkable(t *testing.T) {
	w := testWallet(t)
	err := w.update(func(s *walletState) error {
		s.put(pseudonym{Domain: common.Hash{31: 8}, Slot: 0, PreKeys: []keyIndex{0}})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	all, err := w.Pseudonyms()
	if err != nil {
		t.Fatal(err)
	}
	seen := make(map[string]int)
	for i, p := range all {
		preKey := p.PreKey.Bytes()
		for _, id := range [][]byte{p.Nym[:], p.Account[:], preKey[:]} {
			if j, ok := seen[string(id)]; ok {
				t.Errorf("pseudonyms %d and %d have %x in common", i, j, id)
			}
			seen[string(id)] = i
		}
	}
}

func TestWalletDoesNotPrintSecrets(t *testing.T) {
	w := testWallet(t)
	secrets := []string{fmt.Sprintf("%x", w.state.Holder[:]), fmt.Sprintf("%x", w.state.Keys[:]), fmt.Sprint(w.state.Keys[:8])}
	for _, format := range []string{"%v", "%+v", "%#v", "%s", "%x", "%d"} {
		for _, value := range []any{w, w.state, w.state.Keys, &w.state} {
			printed := fmt.Sprintf(format, value)
			for _, secret := range secrets {
				if strings.Contains(printed, strings.Trim(secret, "[]")) {
					t.Errorf("%s of %T prints a secret", format, value)
				}
			}
		}
	}
}

// TestWalletSurvivesKill kills a process that saves the wallet over and over,
// at many moments. The file must open each time, with a label for every save
// that the process reported.
func TestWalletSurvivesKill(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	if path := os.Getenv("MEDVEIL_TEST_SAVE"); path != "" {
		saveForever(path)
	}
	path := testWalletFile(t, testWallet(t))
	saved := 0
	for round := range 12 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestWalletSurvivesKill$")
		cmd.Env = append(os.Environ(), "MEDVEIL_TEST_SAVE="+path)
		var reported bytes.Buffer
		cmd.Stdout = &reported
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(60+17*round) * time.Millisecond)
		cmd.Process.Kill()
		cmd.Wait()
		w, err := OpenWallet(path, testPassphrase)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		for _, name := range strings.Fields(reported.String()) {
			if _, err := w.Labels(onlyPseudonym(t, w, 0).Nym, name); err != nil {
				t.Fatalf("round %d: label %s was reported and is lost", round, name)
			}
			saved++
		}
	}
	if saved == 0 {
		t.Error("no process was killed after a save: nothing was tested")
	}
	t.Logf("%d saves survived", saved)
}

// saveForever makes labels and prints each name once it is saved.
func saveForever(path string) {
	w, err := OpenWallet(path, testPassphrase)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	w.file.workFactor = 1
	all, _ := w.Pseudonyms()
	for i := 0; ; i++ {
		name := fmt.Sprintf("label-%d-%d", os.Getpid(), i)
		if _, err := w.FreshLabel(all[0].Nym, name); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println(name)
	}
}

func sealContent(t testing.TB, content string) []byte {
	t.Helper()
	recipient, err := age.NewScryptRecipient(testPassphrase)
	if err != nil {
		t.Fatal(err)
	}
	recipient.SetWorkFactor(1)
	var sealed bytes.Buffer
	writer, err := age.Encrypt(&sealed, recipient)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := writer.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return sealed.Bytes()
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func noTemporaryFiles(t testing.TB, dir string) {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(dir, ".*.tmp"))
	if err != nil || len(left) != 0 {
		t.Errorf("temporary files left: %v (%v)", left, err)
	}
}
