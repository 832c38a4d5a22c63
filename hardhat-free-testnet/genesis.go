package testnet

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"
)

// funds is what each development account has at genesis: a million ether.
const funds = "1000000000000000000000000"

// genesisBaseFee is the base fee that an idle chain falls to, in wei per gas:
// at 7 an eighth rounds to nothing. Starting there keeps prices steady.
const genesisBaseFee = 7

// genesis returns the genesis block's JSON for the sealing addresses, 0x and 40
// hex digits each. Clique keeps them in the extra data, 32 bytes of vanity, the
// addresses in ascending order and 65 bytes for a seal. London's rules are on,
// Shanghai's and later are not: geth v1.13.15 does not seal those with Clique.
func genesis(c Config, sealers, funded []string) ([]byte, error) {
	extra, err := extraData(sealers)
	if err != nil {
		return nil, err
	}
	alloc := make(map[string]map[string]string)
	for _, account := range funded {
		alloc[strings.ToLower(account)] = map[string]string{"balance": hexAmount(funds)}
	}
	for account, amount := range maps.All(c.Alloc) {
		alloc[strings.ToLower(account)] = map[string]string{"balance": hexAmount(amount)}
	}
	config := map[string]any{
		"chainId": c.ChainID,
		"clique":  map[string]any{"period": c.Period, "epoch": 30000},
	}
	for _, fork := range []string{"homestead", "eip150", "eip155", "eip158", "byzantium", "constantinople",
		"petersburg", "istanbul", "berlin", "london"} {
		config[fork+"Block"] = 0
	}
	return json.MarshalIndent(map[string]any{
		"config":        config,
		"difficulty":    "0x1",
		"gasLimit":      fmt.Sprintf("%#x", c.GasLimit),
		"baseFeePerGas": fmt.Sprintf("%#x", genesisBaseFee),
		"extraData":     extra,
		"alloc":         alloc,
	}, "", "  ")
}

func extraData(sealers []string) (string, error) {
	var raw [][]byte
	for _, sealer := range sealers {
		bytes, err := hex.DecodeString(strings.TrimPrefix(sealer, "0x"))
		if err != nil || len(bytes) != 20 {
			return "", fmt.Errorf("sealer %q: an address has 0x and 40 hex digits", sealer)
		}
		raw = append(raw, bytes)
	}
	slices.SortFunc(raw, slices.Compare)
	return "0x" + strings.Repeat("00", 32) + hex.EncodeToString(slices.Concat(raw...)) + strings.Repeat("00", 65), nil
}

// hexAmount turns a decimal amount that checkAlloc accepts to hexadecimal.
func hexAmount(decimal string) string {
	amount, _ := new(big.Int).SetString(decimal, 10)
	return fmt.Sprintf("%#x", amount)
}
