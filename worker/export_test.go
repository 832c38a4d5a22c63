package worker

import "time"

// SetClock lets tests stand in for time.
func (c *Config) SetClock(now func() time.Time) { c.now = now }

// PossessionContext is the context of a PRE key's proof of possession.
var PossessionContext = possessionContext
