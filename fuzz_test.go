package medveil

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// FuzzWalletState: what parses is parsed as the same again once it is saved.
func FuzzWalletState(f *testing.F) {
	seeds := `{"version":1,"holderSeed":"` + strings.Repeat("a1", 32) + `","keySeed":"` + strings.Repeat("b2", 32) + `"`
	f.Add([]byte(seeds + `}`))
	f.Add([]byte(seeds + `,"credentials":[],"pseudonyms":[{"domain":"0x` + strings.Repeat("0", 63) + `7","slot":1,"role":2,` +
		`"validUntil":20656,"preKeyIndices":[0],"labels":{"labs":["0x` + strings.Repeat("5a", 32) + `"]},"grants":[]}]}`))
	f.Fuzz(func(t *testing.T, encoded []byte) {
		state, err := parseWalletState(encoded)
		if err != nil {
			return
		}
		copied, err := state.clone()
		if err != nil {
			t.Fatalf("parsed and cannot be saved: %v", err)
		}
		if !reflect.DeepEqual(state, copied) {
			t.Errorf("saved and parsed again it is %+v, not %+v", copied, state)
		}
	})
}

// FuzzNetwork: what parses is a network that saves and parses as the same.
func FuzzNetwork(f *testing.F) {
	f.Add([]byte(`{"version":1,"chainId":1337,"consortium":"0x` + strings.Repeat("01", 20) + `","registry":"0x` + strings.Repeat("02", 20) +
		`","grantLog":"0x` + strings.Repeat("03", 20) + `","trace":"0x` + strings.Repeat("04", 20) + `","deploymentBlock":7,"unsafeDevelopmentVerifier":true}`))
	f.Fuzz(func(t *testing.T, encoded []byte) {
		n, err := ParseNetwork(encoded)
		if err != nil {
			return
		}
		again, err := json.Marshal(networkFile{networkVersion, n})
		if err != nil {
			t.Fatal(err)
		}
		if parsed, err := ParseNetwork(again); err != nil || parsed != n {
			t.Errorf("saved and parsed again it is %+v (%v), not %+v", parsed, err, n)
		}
	})
}
