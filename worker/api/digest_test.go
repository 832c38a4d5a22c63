package api

import (
	"encoding/hex"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common/math"
	"github.com/ethereum/go-ethereum/signer/core/apitypes"
)

// go-ethereum's implementation of EIP-712 is the oracle of ours.
func oracleDigest(t *testing.T, d Domain, primary string, fields []apitypes.Type, message apitypes.TypedDataMessage) Word {
	t.Helper()
	hash, _, err := apitypes.TypedDataAndHash(apitypes.TypedData{
		Types: apitypes.Types{
			"EIP712Domain": {
				{Name: "name", Type: "string"}, {Name: "version", Type: "string"},
				{Name: "chainId", Type: "uint256"}, {Name: "verifyingContract", Type: "address"},
			},
			primary: fields,
		},
		PrimaryType: primary,
		Domain: apitypes.TypedDataDomain{
			Name: "Medveil Worker", Version: "1",
			ChainId: (*math.HexOrDecimal256)(new(big.Int).SetUint64(d.ChainID)), VerifyingContract: d.GrantLog.String(),
		},
		Message: message,
	})
	if err != nil {
		t.Fatal(err)
	}
	return Word(hash)
}

var testDomain = Domain{ChainID: 1337, GrantLog: Address{19: 9, 0: 0xaa}}

func TestReencryptDigest(t *testing.T) {
	r := ReencryptRequest{Worker: Address{1}, GrantID: Word{2}, CapsuleID: Word{3}, Nonce: Word{4}, IssuedAt: 1795000000}
	want := oracleDigest(t, testDomain, "Reencrypt", []apitypes.Type{
		{Name: "worker", Type: "address"}, {Name: "grantId", Type: "bytes32"}, {Name: "capsuleId", Type: "bytes32"},
		{Name: "nonce", Type: "bytes32"}, {Name: "issuedAt", Type: "uint64"},
	}, apitypes.TypedDataMessage{
		"worker": r.Worker.String(), "grantId": r.GrantID.String(), "capsuleId": r.CapsuleID.String(),
		"nonce": r.Nonce.String(), "issuedAt": "1795000000",
	})
	if got := r.Digest(testDomain); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestUploadDigest(t *testing.T) {
	p := UploadPermit{Worker: Address{1}, Size: 1 << 40, Nonce: Word{4}, IssuedAt: 7}
	want := oracleDigest(t, testDomain, "Upload", []apitypes.Type{
		{Name: "worker", Type: "address"}, {Name: "size", Type: "uint64"},
		{Name: "nonce", Type: "bytes32"}, {Name: "issuedAt", Type: "uint64"},
	}, apitypes.TypedDataMessage{
		"worker": p.Worker.String(), "size": "1099511627776", "nonce": p.Nonce.String(), "issuedAt": "7",
	})
	if got := p.Digest(testDomain); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestReceiptDigest(t *testing.T) {
	r := Receipt{ShareHash: Word{1}, Index: 5, GrantID: Word{2}, CapsuleID: Word{3}, GranteeNym: Word{30: 1},
		BlockNumber: 6, BlockHash: Word{7}, Time: 8}
	want := oracleDigest(t, testDomain, "Receipt", []apitypes.Type{
		{Name: "shareHash", Type: "bytes32"}, {Name: "index", Type: "uint8"}, {Name: "grantId", Type: "bytes32"},
		{Name: "capsuleId", Type: "bytes32"}, {Name: "granteeNym", Type: "uint256"},
		{Name: "blockNumber", Type: "uint64"}, {Name: "blockHash", Type: "bytes32"}, {Name: "time", Type: "uint64"},
	}, apitypes.TypedDataMessage{
		"shareHash": r.ShareHash.String(), "index": "5", "grantId": r.GrantID.String(),
		"capsuleId": r.CapsuleID.String(), "granteeNym": "0x" + hex.EncodeToString(r.GranteeNym[:]),
		"blockNumber": "6", "blockHash": r.BlockHash.String(), "time": "8",
	})
	if got := r.Digest(testDomain); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// What is signed for one chain, contract or worker is another digest elsewhere.
func TestDigestsAreBound(t *testing.T) {
	r := ReencryptRequest{Worker: Address{1}}
	base := r.Digest(testDomain)
	other := r
	other.Worker = Address{2}
	for name, got := range map[string]Word{
		"chain":    r.Digest(Domain{ChainID: 1, GrantLog: testDomain.GrantLog}),
		"contract": r.Digest(Domain{ChainID: testDomain.ChainID}),
		"worker":   other.Digest(testDomain),
	} {
		if got == base {
			t.Errorf("%s does not change the digest", name)
		}
	}
}

func TestCheckpointDigest(t *testing.T) {
	c := Checkpoint{Worker: Address{1}, Log: 2, Size: 1 << 40, Root: Word{3}, Time: 4}
	want := oracleDigest(t, testDomain, "Checkpoint", []apitypes.Type{
		{Name: "worker", Type: "address"}, {Name: "log", Type: "uint32"}, {Name: "size", Type: "uint64"},
		{Name: "root", Type: "bytes32"}, {Name: "time", Type: "uint64"},
	}, apitypes.TypedDataMessage{
		"worker": c.Worker.String(), "log": "2", "size": "1099511627776", "root": c.Root.String(), "time": "4",
	})
	if got := c.Digest(testDomain); got != want || got.String() != checkpointVector {
		t.Errorf("got %s, want %s and %s", got, want, checkpointVector)
	}
}

func TestReceiptsDigest(t *testing.T) {
	r := ReceiptsRequest{Worker: Address{1}, GrantID: &Word{2}, From: 3, Limit: 256, Nonce: Word{4}, IssuedAt: 5}
	want := oracleDigest(t, testDomain, "Receipts", []apitypes.Type{
		{Name: "worker", Type: "address"}, {Name: "grantId", Type: "bytes32"}, {Name: "nym", Type: "bytes32"},
		{Name: "from", Type: "uint64"}, {Name: "limit", Type: "uint16"},
		{Name: "nonce", Type: "bytes32"}, {Name: "issuedAt", Type: "uint64"},
	}, apitypes.TypedDataMessage{
		"worker": r.Worker.String(), "grantId": r.GrantID.String(), "nym": Word{}.String(),
		"from": "3", "limit": "256", "nonce": r.Nonce.String(), "issuedAt": "5",
	})
	if got := r.Digest(testDomain); got != want || got.String() != receiptsVector {
		t.Errorf("got %s, want %s and %s", got, want, receiptsVector)
	}
}

// Fixed, so that other implementations can compare.
const (
	checkpointVector = "0x6ce7c4989fc070bda4f4ce714599c96be670cb8f753f466b59ca7013da9f9bbb"
	receiptsVector   = "0x5bf1ffd33a85442d31b33e7b3de5aa24444e943819025c22a7acb46deb2eae55"
)
