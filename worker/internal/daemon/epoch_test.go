package daemon_test

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/worker/internal/daemon"
	"github.com/medveil/medveil/worker/internal/keyfile"
)

const attestationPeriod = 30 // seconds

// command runs the command and returns what it prints.
func command(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command(binary, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("medveil %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// vote has actions proposed, approved and executed by the member of seat 1 and the
// other.
func (s *site) vote(t *testing.T, member *institution, actions ...medveil.Action) {
	t.Helper()
	client := must[*medveil.Client](t)(medveil.NewClient(t.Context(), s.client, s.network))
	first, second := member.keys.Operator, s.members[1].keys.Operator
	id, _, err := client.Propose(t.Context(), second, actions...)
	if err != nil {
		t.Fatal(err)
	}
	must[medveil.Transaction](t)(client.Approve(t.Context(), first, id))
	for ready := must[*medveil.Proposal](t)(client.Proposal(t.Context(), id)).Ready; !time.Now().After(ready.Add(2 * time.Second)); {
		time.Sleep(100 * time.Millisecond)
	}
	must[medveil.Transaction](t)(client.Execute(t.Context(), second, id))
}

// rotated is a member's seat with the share key of another epoch.
func (s *site) rotated(t *testing.T, seat int, epoch uint32) medveil.SeatChange {
	t.Helper()
	m := s.members[seat-1]
	m.keys = must[*keyfile.Keys](t)(keyfile.Open(m.file, passphrase))
	card := must[medveil.IssuerCard](t)(medveil.NewIssuerCard(s.network, m.operator(), m.issuer))
	return medveil.SeatChange{FoundingSeat: must[medveil.FoundingSeat](t)(medveil.NewFoundingSeatOf(
		s.network, seat, card, m.keys.Shares[epoch], m.keys.Sealing.PublicKey(), "http://127.0.0.1:1"))}
}

// eventually waits for the worker to say of its seat's epochs what is asked.
func (p *place) eventually(t *testing.T, w *process, what string, ok func(*daemon.Status) bool) {
	t.Helper()
	var last *daemon.Status
	for end := time.Now().Add(3 * time.Minute); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		var err error
		if last, err = daemon.Dial(p.dir).Status(t.Context()); err == nil && ok(last) {
			return
		}
	}
	t.Fatalf("not %s: %+v\n%s", what, last, w.stdout.String())
}

// Over a change of committee the worker runs on: it takes the share key for the
// epoch that comes, keeps that of the epoch before and attests to it with proofs
// that hold. A seat that the vote leaves as it is needs no new key, and its worker
// starts after it too.
func TestChangeOfEpoch(t *testing.T) {
	s := newSite(t)
	p, unchanged := s.init(t, s.members[0]), s.init(t, s.members[1])
	p.edit(t, func(c map[string]any) { c["period"] = "1s" })
	w := p.run(t)
	command(t, "seat", "share-key", "--epoch", "2", "--keys", s.members[0].file, "--passphrase-file", s.passphrase)
	p.eventually(t, w, "read again", func(s *daemon.Status) bool { return slices.Equal(s.Epochs, []uint32{1, 2}) })
	s.vote(t, s.members[0], s.rotated(t, 1, 2), medveil.EpochSeal{Epoch: 2, Threshold: 2})
	p.eventually(t, w, "attested to", func(s *daemon.Status) bool {
		e := s.Worker.Epochs
		return len(e) == 2 && e[0].Epoch == 2 && e[0].Held && e[1].Held && e[1].Attested > e[1].Superseded && e[1].Superseded > 0
	})
	client := must[*medveil.Client](t)(medveil.NewClient(t.Context(), s.client, s.network))
	report := must[[]*medveil.EpochReport](t)(client.Epochs(t.Context()))[0]
	if !slices.Contains(report.Attesting, 1) || len(report.Unproven) > 0 {
		t.Errorf("members see %+v", report)
	}
	u := unchanged.run(t)
	unchanged.eventually(t, u, "started", func(s *daemon.Status) bool {
		e := s.Worker.Epochs
		return len(e) == 2 && e[0].Held && e[1].Held
	})
	var status daemon.Status
	if err := json.Unmarshal([]byte(command(t, "--json", "worker", "status", "--dir", p.dir)), &status); err != nil || len(status.Worker.Epochs) != 2 {
		t.Errorf("status by command: %+v, %v", status, err)
	}
	for _, w := range []*process{w, u} {
		if err := w.end(t, syscall.SIGTERM); err != nil {
			t.Error(err)
		}
	}
}

// Keys that do not fit do not displace those that do.
func TestUnfitKeysAreNotTaken(t *testing.T) {
	s := newSite(t)
	p := s.init(t, s.members[0])
	w := p.run(t)
	other := s.mixedKeys(t)["share"]
	if out, err := exec.Command("cp", other, s.members[0].file).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if err := w.cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(30 * time.Second); !strings.Contains(w.stdout.String(), "the share keys stay as they were"); {
		if time.Now().After(end) {
			t.Fatal(w.stdout.String())
		}
		time.Sleep(100 * time.Millisecond)
	}
	p.eventually(t, w, "as before", func(s *daemon.Status) bool { return len(s.Worker.Epochs) == 1 && s.Worker.Epochs[0].Held })
}
