package daemon_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/daemon"
	"github.com/medveil/medveil/worker/internal/handover"
	"github.com/medveil/medveil/worker/internal/keyfile"
	"github.com/medveil/medveil/zk/curve"
)

// seatCommand runs a command on an institution's keys and returns its output, and
// what it says if it fails.
func (s *site) seatCommand(m *institution, args ...string) (string, string, error) {
	args = append(append([]string{"seat"}, args...), "--keys", m.file, "--passphrase-file", s.passphrase, "--network", s.file, "--rpc", s.rpc)
	cmd := exec.Command(binary, args...)
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	return string(out), said.String(), err
}

// refused runs a command that must fail, saying what is wanted.
func (s *site) refused(t *testing.T, m *institution, want string, args ...string) {
	t.Helper()
	if out, said, err := s.seatCommand(m, args...); err == nil || !strings.Contains(said, want) {
		t.Errorf("seat %s: %v: %s%s, want %q", strings.Join(args, " "), err, out, said, want)
	}
}

// succeed has the newcomer take over seat 1, for the epochs before too.
func (s *site) succeed(t *testing.T) {
	t.Helper()
	c := s.newcomer
	card := must[medveil.IssuerCard](t)(medveil.NewIssuerCard(s.network, c.operator(), c.issuer))
	seat := must[medveil.FoundingSeat](t)(medveil.NewFoundingSeatOf(
		s.network, 1, card, c.keys.Shares[1], c.keys.Sealing.PublicKey(), "http://127.0.0.1:1"))
	s.vote(t, s.members[0], medveil.SeatChange{FoundingSeat: seat}, medveil.EpochSeal{Epoch: 2, Threshold: 2},
		medveil.WorkersChange{Seats: []int{1, 2}, Threshold: 2})
	s.refused(t, s.members[0], "no superseded epoch", "handover", "export", "--seat", "1")
	s.vote(t, c, medveil.OperatorChange{Epoch: 1, Seat: 1, Operator: c.operator()})
}

// Old share keys pass to whom the members made the seat's operator, and to nobody
// else; its worker attests with them. No key is destroyed that is needed.
func TestHandover(t *testing.T) {
	s := newSite(t)
	former, other, successor := s.members[0], s.members[1], s.newcomer
	s.refused(t, former, "no superseded epoch", "handover", "export", "--seat", "1")
	s.succeed(t)
	s.refused(t, other, "no superseded epoch", "handover", "export", "--seat", "2")
	out, said, err := s.seatCommand(former, "handover", "export", "--seat", "1")
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	file := filepath.Join(t.TempDir(), "handover.json")
	write(t, file, out, 0o600)
	s.refused(t, other, "another sealing key", "handover", "import", file)
	s.refused(t, successor, "not the share key", "handover", "import", s.forged(t))
	s.refused(t, successor, "another network", "handover", "import", s.ofAnotherNetwork(t, out))
	if _, said, err := s.seatCommand(successor, "handover", "import", file); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	keys := must[*keyfile.Keys](t)(keyfile.Open(successor.file, passphrase))
	if keys.Handed[1].Public() != former.keys.Shares[1].Public() || keys.Shares[1].Public() != successor.keys.Shares[1].Public() {
		t.Error("the key file has other keys")
	}
	s.refused(t, successor, "current epoch", "retire-key", "--epoch", "1")
	s.refused(t, successor, "needed still", "retire-key", "--epoch", "1", "--handed-over")

	p := s.init(t, successor)
	p.edit(t, func(c map[string]any) { c["period"] = "1s" })
	w := p.run(t)
	p.eventually(t, w, "attested to", func(s *daemon.Status) bool {
		e := s.Worker.Epochs
		return len(e) == 2 && e[1].Epoch == 1 && e[1].Held && e[1].Attested > e[1].Superseded
	})
	client := must[*medveil.Client](t)(medveil.NewClient(t.Context(), s.client, s.network))
	if report := must[[]*medveil.EpochReport](t)(client.Epochs(t.Context()))[0]; len(report.Unproven) > 0 {
		t.Errorf("members see %+v", report)
	}
	if err := w.end(t, syscall.SIGTERM); err != nil {
		t.Error(err)
	}
	if said := s.init(t, former).fails(t); !strings.Contains(said, "no seat") {
		t.Errorf("the predecessor's worker says %q", said)
	}
}

// forged is a file for the successor with a key that is not the seat's.
func (s *site) forged(t *testing.T) string {
	t.Helper()
	keys := map[uint32]curve.SecretKey{1: must[curve.SecretKey](t)(curve.GenerateKey())}
	f := must[*handover.File](t)(handover.Seal(s.network.ChainID, api.Address(s.network.Consortium), 1,
		grant.SealingPublicKey(s.newcomer.keys.Sealing.PublicKey()), keys))
	return s.save(t, f)
}

func (s *site) ofAnotherNetwork(t *testing.T, exported string) string {
	t.Helper()
	var f handover.File
	if err := json.Unmarshal([]byte(exported), &f); err != nil {
		t.Fatal(err)
	}
	f.ChainID++
	return s.save(t, &f)
}

func (s *site) save(t *testing.T, f *handover.File) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "handover.json")
	if err := os.WriteFile(path, must[[]byte](t)(json.Marshal(f)), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
