package testnet

import (
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"path/filepath"
	"regexp"
	"time"
)

// What a Config's zero fields stand for.
const (
	DefaultValidators = 4
	DefaultPeriod     = 1               // seconds between blocks
	DefaultChainID    = 31337           // a development chain, by custom
	DefaultGasLimit   = 30_000_000      // gas in a block
	DefaultPriceFloor = 1_000_000_000   // wei of tip per gas: 1 gwei
	DefaultTimeout    = 2 * time.Minute // for the nodes to come up
)

// MaxValidators is how many validators, and IPFS nodes, a network may have.
const MaxValidators = 25

// Config says what network to start. Only Dir has to be set. What
// makes the genesis block is fixed when the folder is first used.
type Config struct {
	// Dir is the data folder. It is created; a folder that holds anything but
	// a network is refused.
	Dir string
	// Validators is the number of institutions, 1 to MaxValidators.
	Validators int
	// WithoutIPFS leaves the IPFS nodes out.
	WithoutIPFS bool
	// Period is the time between blocks in seconds, 1 to 60.
	Period int
	// ChainID is the chain's and the network's id, at least 1.
	ChainID uint64
	// GasLimit is the gas in a block, 5 to 500 million.
	GasLimit uint64
	// PriceFloor is the least tip, in wei per gas, for which a validator
	// relays or seals a transaction, its own included.
	PriceFloor uint64
	// Alloc funds further accounts at genesis: an address of 0x and 40 hex
	// digits to an amount of wei in decimal.
	Alloc map[string]string

	// Host is the address on which peers reach this machine's validators and
	// IPFS nodes; 127.0.0.1 by default. RPC and APIs stay on 127.0.0.1. With
	// another address the peer ports are open to whoever reaches it.
	Host string
	// BasePort is the first of 4 consecutive ports per institution. 0 chooses
	// free ones: the same as last time, where they still are.
	BasePort int
	// Geth and IPFS are paths of binaries to run, instead of those that are
	// built from the module proxy.
	Geth, IPFS string
	// Progress gets a line on what takes time. It may be nil.
	Progress io.Writer
	// Timeout bounds the start of the nodes, not the building of binaries.
	Timeout time.Duration
}

// withDefaults returns c with its zero fields filled in and Dir made absolute.
func (c Config) withDefaults() (Config, error) {
	if c.Dir == "" {
		return c, errors.New("name a data folder")
	}
	dir, err := filepath.Abs(c.Dir)
	if err != nil {
		return c, fmt.Errorf("data folder: %w", err)
	}
	c.Dir = dir
	setDefault(&c.Validators, DefaultValidators)
	setDefault(&c.Period, DefaultPeriod)
	setDefault(&c.ChainID, DefaultChainID)
	setDefault(&c.GasLimit, DefaultGasLimit)
	setDefault(&c.PriceFloor, DefaultPriceFloor)
	setDefault(&c.Host, loopback)
	setDefault(&c.Timeout, DefaultTimeout)
	if c.Progress == nil {
		c.Progress = io.Discard
	}
	return c, nil
}

func setDefault[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}

// Validate reports the first setting that no network can have. Zero fields are
// those that have a default.
func (c Config) Validate() error {
	c, err := c.withDefaults()
	if err != nil {
		return err
	}
	switch {
	case c.Validators < 1 || c.Validators > MaxValidators:
		return fmt.Errorf("%d validators: choose 1 to %d", c.Validators, MaxValidators)
	case c.Period < 1 || c.Period > 60:
		return fmt.Errorf("a period of %d s: choose 1 to 60", c.Period)
	case c.ChainID >= 1<<53:
		return fmt.Errorf("chain id %d: choose one below 2^53, which every client can hold", c.ChainID)
	case c.GasLimit < 5_000_000 || c.GasLimit > 500_000_000:
		return fmt.Errorf("a gas limit of %d: choose 5 to 500 million", c.GasLimit)
	case net.ParseIP(c.Host).To4() == nil:
		return fmt.Errorf("host %q: name one of this machine's IPv4 addresses", c.Host)
	case c.Timeout < 0:
		return fmt.Errorf("a timeout of %s: choose a positive one", c.Timeout)
	}
	if err := checkBasePort(c.BasePort, c.Validators); err != nil {
		return err
	}
	return checkAlloc(c.Alloc)
}

var address = regexp.MustCompile(`^0x[0-9a-fA-F]{40}$`)

func checkAlloc(alloc map[string]string) error {
	for account, amount := range alloc {
		if !address.MatchString(account) {
			return fmt.Errorf("funded account %q: an address has 0x and 40 hex digits", account)
		}
		wei, ok := new(big.Int).SetString(amount, 10)
		if !ok || wei.Sign() < 0 || wei.BitLen() > 128 {
			return fmt.Errorf("funds of %s: %q is no amount of wei in decimal below 2^128", account, amount)
		}
	}
	return nil
}
