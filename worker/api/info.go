package api

// Info is what a worker says of itself. It is not signed.
type Info struct {
	ChainID        uint64  `json:"chainId"`
	GrantLog       Address `json:"grantLog"`
	Operator       Address `json:"operator"`       // account that requests name and that signs receipts
	SealingKey     Word    `json:"sealingKey"`     // X25519 key for fragments
	ConfirmedBlock uint64  `json:"confirmedBlock"` // block that requests are checked at
	ConfirmedHash  Word    `json:"confirmedHash"`  // its hash: of which chain it is
	ConfirmedTime  uint64  `json:"confirmedTime"`  // its time, Unix seconds
	MaxObject      uint64  `json:"maxObject"`      // bytes
}

// Domain is the EIP-712 domain that the worker says it serves.
func (i Info) Domain() Domain { return Domain{ChainID: i.ChainID, GrantLog: i.GrantLog} }
