package medveil

import "time"

// TestOnlyPatience has c wait for workers no longer than d.
func (c *Client) TestOnlyPatience(d time.Duration) { c.patience = patience{d, d, d} }
