package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/zk/curve"
)

// newFounding makes terms for two members.
func newFounding(t *testing.T, network medveil.Network) medveil.Founding {
	t.Helper()
	founding := medveil.Founding{
		Threshold: 2, Workers: []int{1, 2}, WorkerThreshold: 2, MaxNyms: 2, GracePeriod: 100, CaseLifetime: 200,
		Auditors: map[common.Address]uint8{{9}: 3},
	}
	for seat := 1; seat <= 2; seat++ {
		share, err := curve.GenerateKey()
		must(t, err)
		issuer, err := curve.GenerateKey()
		must(t, err)
		sealing, err := grant.GenerateSealingKey()
		must(t, err)
		operator, err := crypto.GenerateKey()
		must(t, err)
		s, err := medveil.NewFoundingSeat(network, seat, crypto.PubkeyToAddress(operator.PublicKey), share, issuer,
			sealing.PublicKey(), "https://worker.example")
		must(t, err)
		founding.Seats = append(founding.Seats, s)
	}
	return founding
}

// foundingTransactions are those of newFounding: contracts, policy, auditor, workers, two
// seats, the seal.
const foundingTransactions = 7

func writeFounding(t *testing.T, founding medveil.Founding) string {
	t.Helper()
	encoded, err := json.Marshal(founding)
	must(t, err)
	path := filepath.Join(t.TempDir(), "founding.json")
	must(t, os.WriteFile(path, encoded, 0o600))
	return path
}

// A founding that is cut off at any of its transactions is finished by another
// run; a dry run sends nothing; when all is done nothing more is sent.
func TestFoundContinues(t *testing.T) {
	n := startNode(t, 31337)
	key := keyFile(t, n.key)
	for i := 1; i <= foundingTransactions; i++ {
		for _, after := range []bool{false, true} {
			if testing.Short() && i%3 != 0 {
				continue
			}
			t.Run(fmt.Sprintf("transaction %d sent %v", i, after), func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "network.json")
				network := n.deploy(t, path)
				founding := writeFounding(t, newFounding(t, network))
				args := []string{"found", "--key", key, "--network", path, "--founding", founding}
				before := n.nonce(t)
				must(t, run(t.Context(), append(args, "--rpc", n.url, "--dry-run"), io.Discard, io.Discard))
				if n.nonce(t) != before {
					t.Fatal("a dry run sent something")
				}
				broken := breakAt(t, n, i, after)
				if err := run(t.Context(), append(args, "--rpc", broken.URL), io.Discard, io.Discard); err == nil {
					t.Fatal("a node that was gone was not missed")
				}
				for range 2 {
					must(t, run(t.Context(), append(args, "--rpc", n.url), io.Discard, t.Output()))
				}
				if got := n.nonce(t) - before; got != foundingTransactions {
					t.Errorf("%d transactions in all, want %d", got, foundingTransactions)
				}
				client, err := medveil.NewClient(t.Context(), n.client, network)
				must(t, err)
				if committee, err := client.CurrentCommittee(t.Context()); err != nil || len(committee.Members) != 2 {
					t.Errorf("committee %v, %v", committee, err)
				}
			})
		}
	}
}

// What the contracts could not tell is refused before anything is sent, and a
// consortium that others founded is recognised.
func TestFoundRefuses(t *testing.T) {
	n := startNode(t, 31337)
	key := keyFile(t, n.key)
	path := filepath.Join(t.TempDir(), "network.json")
	network := n.deploy(t, path)
	other := n.deploy(t, filepath.Join(t.TempDir(), "other.json"))
	found := func(founding medveil.Founding, more ...string) error {
		args := append([]string{"found", "--rpc", n.url, "--key", key, "--network", path, "--founding", writeFounding(t, founding)}, more...)
		return run(t.Context(), args, io.Discard, io.Discard)
	}
	before := n.nonce(t)
	for _, dry := range [][]string{nil, {"--dry-run"}} {
		if err := found(newFounding(t, other), dry...); err == nil {
			t.Error("possessions made for another consortium were accepted")
		}
		low := newFounding(t, network)
		low.Threshold = 1
		if err := found(low, dry...); err == nil {
			t.Error("a threshold of one was accepted")
		}
	}
	if n.nonce(t) != before {
		t.Error("something was sent")
	}
	must(t, found(newFounding(t, network)))
	if err := found(newFounding(t, network)); !errors.Is(err, medveil.ErrFoundedOtherwise) {
		t.Errorf("other members: %v, want %v", err, medveil.ErrFoundedOtherwise)
	}
	stranger, err := crypto.GenerateKey()
	must(t, err)
	key = keyFile(t, stranger)
	path = filepath.Join(filepath.Dir(path), "third.json")
	network = n.deploy(t, path)
	if err := found(newFounding(t, network)); err == nil {
		t.Error("an account that did not deploy founded the consortium")
	}
}

func TestFoundingFile(t *testing.T) {
	for name, content := range map[string]string{
		"empty": "", "cut": `{"threshold":`, "unknown field": `{"treshold": 3}`, "two": `{} {}`, "a list": `[]`,
	} {
		path := filepath.Join(t.TempDir(), "founding.json")
		must(t, os.WriteFile(path, []byte(content), 0o600))
		if _, err := loadFounding(path); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	if _, err := loadFounding(filepath.Join(t.TempDir(), "absent")); err == nil {
		t.Error("an absent file was accepted")
	}
}
