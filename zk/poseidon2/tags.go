package poseidon2

// Tag separates the uses of the hash from each other. Its value is the ASCII
// bytes of its name read as a big-endian integer, at most 8 bytes, so below
// 2^64. Every use of H in Medveil has its tag here and nowhere else.
type Tag uint64

// Tags, one per use of H (zk/SPEC.md, section 2).
const (
	TagCommittee  Tag = 0x434f4d4d // "COMM": committeeDigest
	TagHolder     Tag = 0x484f4c44 // "HOLD": holder = H(k)
	TagCredential Tag = 0x43524544 // "CRED": the message an issuer signs
	TagSignature  Tag = 0x534947   // "SIG": Schnorr challenge of a credential
	TagRequest    Tag = 0x48524551 // "HREQ": what a proof of knowledge of k is bound to
	TagNym        Tag = 0x4e594d   // "NYM": nym = H(k, domain, slot)
	TagPad        Tag = 0x504144   // "PAD": pad of a share ciphertext
	TagLeaf       Tag = 0x4c454146 // "LEAF": share commitment
	TagIDPad      Tag = 0x49445041 // "IDPA": pad of the identity ciphertext
	TagPublic     Tag = 0x5049     // "PI": hash of the public vector of a registration
	TagSeal       Tag = 0x5345414c // "SEAL": pad of a sealed share
	TagSealVector Tag = 0x535049   // "SPI": hash of the public vector of a sealed share
	TagPossession Tag = 0x504f50   // "POP": Schnorr challenge of a proof of possession
)
