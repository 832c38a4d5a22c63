package medveil

import (
	"testing"
	"time"
)

// Who must renew by when, for every state of an epoch.
func TestUrgency(t *testing.T) {
	const lastDay = 20_000
	end := time.Date(2024, time.October, 4, 23, 59, 59, 0, time.UTC) // of that day
	soon := end.AddDate(0, -1, 0)
	superseded := end.AddDate(-1, 0, 0)
	for name, test := range map[string]struct {
		epoch EpochReport
		want  Urgency
		by    time.Time
	}{
		"enough seats":        {EpochReport{Alive: true, Until: soon}, RenewalInTime, end},
		"hardly enough":       {EpochReport{Alive: true, MustRenew: true, Until: soon}, RenewalNeeded, soon},
		"outlasts its nyms":   {EpochReport{Alive: true, MustRenew: true, Until: end.AddDate(1, 0, 0)}, RenewalInTime, end},
		"too few":             {EpochReport{Superseded: superseded}, RenewalLate, superseded},
		"too few and at risk": {EpochReport{MustRenew: true, Superseded: superseded}, RenewalLate, superseded},
	} {
		if got := renewalOf(&test.epoch, dealt{validUntil: lastDay}); got.Urgency != test.want || !got.By.Equal(test.by) {
			t.Errorf("%s: %s by %v, want %s by %v", name, got.Urgency, got.By, test.want, test.by)
		}
	}
}
