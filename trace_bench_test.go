package medveil_test

import (
	"context"
	"testing"
	"time"

	"github.com/medveil/medveil"
)

// BenchmarkTrace is the time from the t-th approval of a case to the identity,
// on a chain that mines each transaction at once: t seats open, prove and submit
// their shares one after another, and the auditor's client reads the case. On a
// real chain the blocks until t approvals are confirmed come on top, and those
// that the shares take.
func BenchmarkTrace(b *testing.B) {
	m := newMisuse(b)
	for _, kind := range []string{"public", "sealed"} {
		b.Run(kind, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				must(b, m.world.chain.AdvanceTime(2*time.Hour)) // the auditor's earlier cases expire
				id := m.open(b, kind == "public", worldThreshold, 0)
				b.StartTimer()
				if shown := m.trace(b, id, kind == "public"); shown.Identity.String() != m.suspect.name {
					b.Fatalf("traced %s", shown.Identity)
				}
			}
		})
	}
}

// trace has t seats hand over their shares and shows the identity.
func (m *misuse) trace(t testing.TB, id medveil.CaseID, public bool) *medveil.TracedIdentity {
	ctx := context.Background()
	if public {
		for _, i := range m.world.seats[:worldThreshold] {
			m.world.submitPublic(t, m.client, m.suspect, id, i)
		}
		shown, err := m.client.FollowCase(ctx, id, nil)
		must(t, err)
		return shown
	}
	key, err := m.client.CaseKey(ctx, m.world.auditor, id)
	must(t, err)
	for _, i := range m.world.seats[:worldThreshold] {
		m.world.submitSealed(t, m.client, m.suspect, id, key.Public(), i)
	}
	shown, err := m.client.FollowSealedCase(ctx, id, key, nil)
	must(t, err)
	return shown
}

// BenchmarkTrail is the time to verify every link from three receipts to an
// identity.
func BenchmarkTrail(b *testing.B) {
	m := newMisuse(b)
	id := m.open(b, true, worldThreshold, worldThreshold)
	for b.Loop() {
		_, err := m.client.Trail(context.Background(), medveil.TrailRequest{Evidence: m.evidence, Case: &id})
		must(b, err)
	}
}
