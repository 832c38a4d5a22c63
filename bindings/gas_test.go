package bindings_test

import (
	"context"
	"encoding/json"
	"flag"
	"maps"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

var update = flag.Bool("update", false, "rewrite the snapshot file instead of checking it")

const (
	snapshotFile = "../contracts/snapshots/transactions.json"
	// How far a figure may move unnoticed: calldata differs from run to run by
	// a few zero bytes, which are cheaper.
	snapshotTolerance = 0.005
)

// ceilings are what users and members must not pay more than, at 16 seats.
var ceilings = map[string]uint64{
	"register": 420_000, "renew": 430_000, "proposeRecovery": 480_000, "grant": 66_000, "revoke": 35_000, "submitShare": 120_000, "submitShare, the last": 300_000,
	"submitSealedShare": 320_000, "submitSealedShare, the last": 320_000,
}

// Gas of whole transactions with real proofs, at 16 seats of which 11 open an
// identity, under the rules of the consortium's chain.
func TestGasOfTransactions(t *testing.T) {
	f := sixteenSeats(t)
	gas := make(map[string]uint64)
	w := f.newUnsealed(t, f.terms)
	w.gasOfDeployments(t, gas)
	w.gasOfUsers(t, gas, f.submission(t, patient))
	w.gasOfRecovery(t, gas, f.submission(t, patientLater), f.submission(t, patientRecovery))
	w.gasOfTrace(t, gas, f.submission(t, patient))
	w.gasOfSealedCase(t, gas, f.submission(t, patient))
	for name, most := range ceilings {
		if gas[name] == 0 || gas[name] > most {
			t.Errorf("%s: %d gas, want at most %d", name, gas[name], most)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(gas)) {
		t.Logf("%8d %s", gas[name], name)
	}
	checkSnapshot(t, gas)
}

func (w *world) gasOfDeployments(t *testing.T, gas map[string]uint64) {
	t.Helper()
	for nonce, name := range []string{"RegistrationVerifierUnsafeDev", "SealedShareVerifierUnsafeDev", "Consortium", "PseudonymRegistry", "GrantLog", "Trace"} {
		gas["deploy "+name] = w.creationGas(t, uint64(nonce))
	}
	seat := w.seats[0]
	w.mustSend(t, w.deployer, w.at.Consortium, consortium.PackClearSeat(1))
	gas["configureSeat"] = w.mustSend(t, w.deployer, w.at.Consortium, seat.configure(t, w.consortiumID())).GasUsed
	gas["sealFirstEpoch"] = w.mustSend(t, w.deployer, w.at.Consortium, consortium.PackSealFirstEpoch(uint8(w.terms.threshold))).GasUsed
}

// creationGas finds the deployer's creation of that nonce, alone in its block.
func (w *world) creationGas(t *testing.T, nonce uint64) uint64 {
	t.Helper()
	ctx := context.Background()
	head, err := w.client.BlockNumber(ctx)
	must(t, err)
	for n := uint64(1); n <= head; n++ {
		block, err := w.client.BlockByNumber(ctx, number(n))
		must(t, err)
		for _, tx := range block.Transactions() {
			if tx.To() == nil && tx.Nonce() == nonce {
				return block.GasUsed()
			}
		}
	}
	t.Fatalf("no contract was created with nonce %d", nonce)
	return 0
}

func (w *world) gasOfUsers(t *testing.T, gas map[string]uint64, s submission) {
	t.Helper()
	w.fund(t, s.account)
	gas["register"] = w.mustSend(t, w.deployer, w.at.Registry, s.call()).GasUsed
	gas["register, a second time"] = w.mustSend(t, w.deployer, w.at.Registry, s.call()).GasUsed
	log := func(data []byte) *types.Receipt { return w.mustSend(t, s.account, w.at.GrantLog, data) }
	commitment, bundle := common.HexToHash("0xc0ffee"), common.MaxHash
	for i := range commitment {
		commitment[i] = byte(i + 1) // as expensive as a hash
	}
	granted := log(grantLog.PackGrant(commitment, w.now(t)+3600, bundle))
	gas["grant"] = granted.GasUsed
	gas["revoke"] = log(grantLog.PackRevoke(commitment)).GasUsed
	gas["revokeAllBefore, the first"] = log(grantLog.PackRevokeAllBefore(granted.BlockNumber.Uint64())).GasUsed
	gas["revokeAllBefore"] = log(grantLog.PackRevokeAllBefore(granted.BlockNumber.Uint64() + 1)).GasUsed
	gas["anchorRecord"] = log(grantLog.PackAnchorRecord(bundle, commitment)).GasUsed
	gas["anchorReceipts, the first"] = log(grantLog.PackAnchorReceipts(0, 1_000, commitment)).GasUsed
	gas["anchorReceipts"] = log(grantLog.PackAnchorReceipts(0, 2_000, bundle)).GasUsed
	gas["resetReceipts"] = log(grantLog.PackResetReceipts()).GasUsed
}

// gasOfRecovery comes after gasOfUsers, of the same patient.
func (w *world) gasOfRecovery(t *testing.T, gas map[string]uint64, renewal, recovery submission) {
	t.Helper()
	gas["renew"] = w.mustSend(t, w.deployer, w.at.Registry, renewal.renewal()).GasUsed
	gas["proposeRecovery"] = w.mustSend(t, w.deployer, w.at.Registry, recovery.recovery(t, w)).GasUsed
	gas["dispute"] = w.mustSend(t, renewal.account, w.at.Registry, registry.PackDispute(renewal.reg.Nym)).GasUsed
	w.fund(t, recovery.account)
	w.mustSend(t, recovery.account, w.at.Registry, registry.PackWithdrawRecovery(recovery.reg.Nym, recovery.reg.Generation))
}

func (w *world) gasOfTrace(t *testing.T, gas map[string]uint64, s submission) {
	t.Helper()
	c := w.open(t, s, "gas")
	gas["openCase"] = c.opened.GasUsed
	gas["approve, the first"] = c.approve(t, 1).GasUsed
	gas["approve"] = c.approve(t, 2).GasUsed
	for seat := 3; seat <= w.terms.threshold; seat++ {
		c.approve(t, seat)
	}
	gas["submitShare, a wrong one"] = c.submit(t, 1, plusOne(c.share(t, 1))).GasUsed
	var last *types.Receipt
	for seat := 1; seat <= w.terms.threshold; seat++ {
		last = c.submit(t, seat, c.share(t, seat))
		if seat < w.terms.threshold {
			gas["submitShare"] = max(gas["submitShare"], last.GasUsed)
		}
	}
	gas["submitShare, the last"] = last.GasUsed
	event(t, last, trace.UnpackIdentityRevealedEvent)
}

// checkSnapshot compares figures with the file, or writes it.
func checkSnapshot(t *testing.T, gas map[string]uint64) {
	t.Helper()
	if *update {
		b, err := json.MarshalIndent(gas, "", "  ")
		must(t, err)
		must(t, os.WriteFile(snapshotFile, append(b, '\n'), 0o644))
	}
	b, err := os.ReadFile(snapshotFile)
	must(t, err)
	var want map[string]uint64
	must(t, json.Unmarshal(b, &want))
	if got, want := slices.Sorted(maps.Keys(gas)), slices.Sorted(maps.Keys(want)); !slices.Equal(got, want) {
		t.Errorf("%s names %v, measured %v", snapshotFile, want, got)
	}
	for name, was := range want {
		if moved := math.Abs(float64(gas[name])/float64(was) - 1); moved > snapshotTolerance {
			t.Errorf("%s: %d gas, %s says %d: run with -update and review the change", name, gas[name], snapshotFile, was)
		}
	}
}
