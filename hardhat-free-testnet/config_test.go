package testnet

import (
	"strings"
	"testing"
	"time"
)

func TestValidate(t *testing.T) {
	good := Config{Dir: "x"}
	if err := good.Validate(); err != nil {
		t.Fatalf("the defaults: %v", err)
	}
	account := "0x" + strings.Repeat("ab", 20)
	for name, test := range map[string]struct {
		change func(*Config)
		want   string
	}{
		"no folder":             {func(c *Config) { c.Dir = "" }, "data folder"},
		"too many validators":   {func(c *Config) { c.Validators = MaxValidators + 1 }, "26 validators"},
		"negative validators":   {func(c *Config) { c.Validators = -1 }, "-1 validators"},
		"negative period":       {func(c *Config) { c.Period = -1 }, "period"},
		"long period":           {func(c *Config) { c.Period = 61 }, "period"},
		"chain id no float":     {func(c *Config) { c.ChainID = 1 << 53 }, "chain id"},
		"gas limit too low":     {func(c *Config) { c.GasLimit = 4_999_999 }, "gas limit"},
		"gas limit too high":    {func(c *Config) { c.GasLimit = 500_000_001 }, "gas limit"},
		"negative timeout":      {func(c *Config) { c.Timeout = -time.Second }, "timeout"},
		"host by name":          {func(c *Config) { c.Host = "localhost" }, "host"},
		"host of IPv6":          {func(c *Config) { c.Host = "::1" }, "host"},
		"privileged port":       {func(c *Config) { c.BasePort = 1023 }, "base port"},
		"ports beyond the last": {func(c *Config) { c.BasePort = 65536 - 15 }, "base port"},
		"short account":         {func(c *Config) { c.Alloc = map[string]string{account[:41]: "1"} }, "address"},
		"amount in hexadecimal": {func(c *Config) { c.Alloc = map[string]string{account: "0x10"} }, "decimal"},
		"negative amount":       {func(c *Config) { c.Alloc = map[string]string{account: "-1"} }, "decimal"},
	} {
		t.Run(name, func(t *testing.T) {
			bad := good
			test.change(&bad)
			if err := bad.Validate(); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want an error on %q", err, test.want)
			}
		})
	}
}

func TestValidateTakesTheExtremes(t *testing.T) {
	for _, c := range []Config{
		{Dir: "x", Validators: 1, Period: 60, GasLimit: 5_000_000, ChainID: 1, BasePort: 1024},
		{Dir: "x", Validators: MaxValidators, GasLimit: 500_000_000, ChainID: 1<<53 - 1, BasePort: 65536 - portBlock},
		{Dir: "x", Host: "10.0.0.7", Alloc: map[string]string{"0x" + strings.Repeat("aB", 20): "0"}},
	} {
		if err := c.Validate(); err != nil {
			t.Errorf("%+v: %v", c, err)
		}
	}
}
