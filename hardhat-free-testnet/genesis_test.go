package testnet

import (
	"encoding/json"
	"strings"
	"testing"
)

const (
	addressA = "0x0a00000000000000000000000000000000000001"
	addressB = "0x0b00000000000000000000000000000000000002"
)

func TestGenesis(t *testing.T) {
	config := Config{Period: 2, ChainID: 1338, GasLimit: 30_000_000,
		Alloc: map[string]string{"0x" + strings.ToUpper(addressB[2:]): "16"}}
	text, err := genesis(config, []string{addressB, addressA}, []string{addressA})
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Config struct {
			ChainID      uint64 `json:"chainId"`
			LondonBlock  *int
			ShanghaiTime *int
			Clique       struct{ Period, Epoch int }
		}
		GasLimit, BaseFeePerGas, ExtraData, Difficulty string
		Alloc                                          map[string]struct{ Balance string }
	}
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	// Vanity, the sealers in ascending order, room for a seal.
	extra := "0x" + strings.Repeat("00", 32) + addressA[2:] + addressB[2:] + strings.Repeat("00", 65)
	if got.ExtraData != extra {
		t.Errorf("extra data %s, want %s", got.ExtraData, extra)
	}
	if got.Config.ChainID != 1338 || got.Config.Clique.Period != 2 || got.Config.Clique.Epoch != 30000 {
		t.Errorf("got %+v", got.Config)
	}
	if got.Config.LondonBlock == nil || *got.Config.LondonBlock != 0 || got.Config.ShanghaiTime != nil {
		t.Errorf("the rules must be London's: %s", text)
	}
	if got.GasLimit != "0x1c9c380" || got.BaseFeePerGas != "0x7" || got.Difficulty != "0x1" {
		t.Errorf("gas limit %s, base fee %s, difficulty %s", got.GasLimit, got.BaseFeePerGas, got.Difficulty)
	}
	if got.Alloc[addressA].Balance != "0xd3c21bcecceda1000000" || got.Alloc[addressB].Balance != "0x10" || len(got.Alloc) != 2 {
		t.Errorf("funds %v", got.Alloc)
	}
}

func TestGenesisRefusesWhatIsNoAddress(t *testing.T) {
	for _, bad := range []string{"", "0x", addressA[:40], addressA + "00", "0x" + strings.Repeat("g", 40)} {
		if _, err := genesis(Config{}, []string{addressA, bad}, nil); err == nil {
			t.Errorf("sealer %q was taken", bad)
		}
	}
}
