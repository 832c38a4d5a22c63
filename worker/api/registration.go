package api

// A RegisterRequest is a registration for the registry, as its contract takes
// it; with a later generation than 0 a renewal, if the account serves the nym, or
// else the recovery to that account. Nothing in it is secret. It needs no other
// signature: the registry checks the proof and the account's consent. A recovery
// that is sent again once it took effect gets the new account its first gas.
type RegisterRequest struct {
	Nym              Word      `json:"nym"`
	Generation       uint32    `json:"generation"`
	Epoch            uint32    `json:"epoch"`
	Role             uint8     `json:"role"`
	ValidUntil       uint32    `json:"validUntil"` // day
	Account          Address   `json:"account"`
	PreKey           []byte    `json:"preKey"` // 48 bytes
	PrePossession    []byte    `json:"prePossession"`
	Ephemeral        [2]Word   `json:"ephemeral"`   // E
	Ciphertexts      []Word    `json:"ciphertexts"` // c_1 .. c_N
	Leaves           []Word    `json:"leaves"`      // leaf_0 .. leaf_N
	Identity         [4]Word   `json:"identity"`    // d_0 .. d_3
	VectorHash       Word      `json:"vectorHash"`  // h
	Proof            [8]Word   `json:"proof"`
	AccountSignature Signature `json:"accountSignature"`
}

// A RecoveryRequest names a recovery that is to take effect. It is signed by
// nobody: anyone may execute a recovery that nobody disputes and that waited long
// enough, and what it does was fixed when it was proposed.
type RecoveryRequest struct {
	Nym        Word   `json:"nym"`
	Generation uint32 `json:"generation"` // that the recovery was proposed with
}

// A RegisterResponse says what the relay did about a registration or a recovery.
// It is mined, but possibly not yet confirmed: follow the chain.
type RegisterResponse struct {
	Transaction Word   `json:"transaction"` // zero if the registry had it already
	Block       uint64 `json:"block"`
	Dripped     bool   `json:"dripped"` // whether the account got gas from this worker now
}
