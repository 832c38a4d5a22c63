package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil"
)

// cards writes the members' cards of a founding, the last seat's first.
func cards(t *testing.T, founding medveil.Founding) (paths []string) {
	t.Helper()
	dir := t.TempDir()
	for _, seat := range founding.Seats {
		encoded, err := json.Marshal(seat)
		must(t, err)
		path := filepath.Join(dir, fmt.Sprintf("seat%d.json", seat.Seat))
		must(t, os.WriteFile(path, encoded, 0o644))
		paths = append([]string{path}, paths...)
	}
	return paths
}

// A founding file made of cards is the one that the members meant, and cards
// that do not belong together are refused.
func TestFoundingOfCards(t *testing.T) {
	dir := t.TempDir()
	network := medveil.Network{
		ChainID: 1337, Consortium: common.Address{1}, Registry: common.Address{2}, GrantLog: common.Address{3}, Trace: common.Address{4},
	}
	must(t, network.Save(filepath.Join(dir, "network.json")))
	want := newFounding(t, network)
	want.Timelock, want.ProposalLifetime, want.RecoveryDelay, want.RecoveryBlocks = 3, 3603, 5, 6
	want.Replicas, want.Margin, want.AttestationPeriod = 3, 1, medveil.DefaultAttestationPeriod
	made := func(more []string, cards ...string) (medveil.Founding, error) {
		out := filepath.Join(t.TempDir(), "founding.json")
		args := append([]string{"founding", "--network", filepath.Join(dir, "network.json"), "--threshold", "2",
			"--worker-threshold", "2", "--auditor", common.Address{9}.Hex() + "=3", "--max-nyms", "2", "--grace", "100s", "--case-lifetime", "200s",
			"--timelock", "3s", "--proposal-lifetime", "3603s", "--recovery-delay", "5s", "--recovery-blocks", "6", "--replicas", "3", "--margin", "1", "--out", out}, more...)
		if err := run(t.Context(), append(args, cards...), io.Discard, io.Discard); err != nil {
			return medveil.Founding{}, err
		}
		return loadFounding(out)
	}
	got, err := made(nil, cards(t, want)...)
	must(t, err)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the cards of\n%+v\ngive\n%+v", want, got)
	}
	elsewhere := network
	elsewhere.Consortium = common.Address{5}
	for name, bad := range map[string][]string{
		"another consortium": cards(t, newFounding(t, elsewhere)),
		"the same seat":      append(cards(t, want), cards(t, want)[0]),
		"one seat":           cards(t, want)[:1],
		"no card":            nil,
		"no file":            {filepath.Join(dir, "absent.json")},
		"not a card":         {filepath.Join(dir, "network.json")},
	} {
		if _, err := made(nil, bad...); err == nil {
			t.Errorf("%s: a founding was made", name)
		}
	}
	for _, bad := range [][]string{{"--workers", "1,x"}, {"--auditor", "0x1=2"}, {"--auditor", common.Address{9}.Hex() + "=0"}, {"--max-nyms", "0"}, {"--grace", "1ms"}, {"--timelock", "4s"}, {"--replicas", "256"}, {"--recovery-blocks", "0"}, {"--threshold", "0"}} {
		if _, err := made(bad, cards(t, want)...); !errors.Is(err, errUsage) {
			t.Errorf("%v: %v", bad, err)
		}
	}
}
