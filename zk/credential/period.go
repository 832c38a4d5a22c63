package credential

import "time"

// PeriodDays is the length of a period. Dates on chain and in credentials are
// days since 1970-01-01 UTC, and always the last of a period: an exact date
// beside a role would identify people.
const PeriodDays = 91

// Day returns the day of t.
func Day(t time.Time) uint32 { return uint32(t.Unix() / 86400) }

// Period returns the period that a day lies in.
func Period(day uint32) uint32 { return day / PeriodDays }

// PeriodEnd returns the last day of a period.
func PeriodEnd(period uint32) uint32 { return PeriodDays*(period+1) - 1 }

// ExpiryDay returns the expiry of a credential issued on a day: the last day
// of the period after.
func ExpiryDay(issued uint32) uint32 { return PeriodEnd(Period(issued) + 1) }

// ValidUntil returns the two days until which a registration on the given day
// may be valid: the ends of the current and of the next period.
func ValidUntil(today uint32) (current, next uint32) {
	return PeriodEnd(Period(today)), PeriodEnd(Period(today) + 1)
}
