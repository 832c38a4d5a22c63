package medveil

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
)

// A Network says where a deployment of Medveil is: its chain, its contracts and
// the block from which to look for events. It is trusted: whoever can change it
// can lead a wallet to contracts of their own. Everything else (committee,
// workers, their endpoints) is read from the chain.
type Network struct {
	ChainID    uint64         `json:"chainId"`
	Consortium common.Address `json:"consortium"`
	Registry   common.Address `json:"registry"`
	GrantLog   common.Address `json:"grantLog"`
	Trace      common.Address `json:"trace"`

	// DeploymentBlock is a block no later than the first event of any of the
	// contracts.
	DeploymentBlock uint64 `json:"deploymentBlock"`

	// UnsafeDevelopmentVerifier says that the registry's verifier belongs to
	// the publicly known setup of development: anyone can forge registrations.
	UnsafeDevelopmentVerifier bool `json:"unsafeDevelopmentVerifier"`
}

const (
	networkVersion = 1
	maxNetworkFile = 64 << 10
)

// networkFile is the JSON form of a Network.
type networkFile struct {
	Version int `json:"version"`
	Network
}

// LoadNetwork reads and checks a network file, as [Network.Save] writes it.
func LoadNetwork(path string) (Network, error) {
	encoded, err := readLimited(path, maxNetworkFile)
	if err != nil {
		return Network{}, fmt.Errorf("load network: %w", err)
	}
	n, err := ParseNetwork(encoded)
	if err != nil {
		return Network{}, fmt.Errorf("load network %s: %w", path, err)
	}
	return n, nil
}

// ParseNetwork reads the JSON of a network file strictly: unknown fields, bytes
// after the end and missing values are refused.
func ParseNetwork(encoded []byte) (Network, error) {
	var file networkFile
	decoder := json.NewDecoder(bytes.NewReader(encoded))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&file); err != nil {
		return Network{}, fmt.Errorf("parse network: %w", err)
	}
	if len(bytes.TrimSpace(encoded[decoder.InputOffset():])) != 0 {
		return Network{}, errors.New("parse network: bytes after the end")
	}
	if file.Version != networkVersion {
		return Network{}, fmt.Errorf("parse network: version %d, want %d", file.Version, networkVersion)
	}
	if err := file.check(); err != nil {
		return Network{}, fmt.Errorf("parse network: %w", err)
	}
	return file.Network, nil
}

// check refuses a network that cannot be one.
func (n *Network) check() error {
	if n.ChainID == 0 {
		return errors.New("chainId is missing")
	}
	seen := make(map[common.Address]string)
	for _, c := range n.contracts() {
		if c.address == (common.Address{}) {
			return fmt.Errorf("%s has no address", c.name)
		}
		if other, ok := seen[c.address]; ok {
			return fmt.Errorf("%s and %s have the same address", other, c.name)
		}
		seen[c.address] = c.name
	}
	return nil
}

// namedContract is a contract's address with the name it has in a network file.
type namedContract struct {
	name    string
	address common.Address
}

// contracts lists the network's contracts.
func (n *Network) contracts() []namedContract {
	return []namedContract{
		{"consortium", n.Consortium}, {"registry", n.Registry}, {"grantLog", n.GrantLog}, {"trace", n.Trace},
	}
}

// Save writes the network to path, in one step, replacing what is there.
func (n Network) Save(path string) error {
	if err := n.check(); err != nil {
		return fmt.Errorf("save network: %w", err)
	}
	encoded, err := json.MarshalIndent(networkFile{networkVersion, n}, "", "  ")
	if err != nil {
		return fmt.Errorf("save network: %w", err)
	}
	pending, err := createPending(path)
	if err != nil {
		return fmt.Errorf("save network: %w", err)
	}
	defer pending.discard()
	if _, err := pending.Write(append(encoded, '\n')); err != nil {
		return fmt.Errorf("save network: %w", err)
	}
	return pending.commit()
}

// DevelopmentChain reports whether id is a chain id that development networks
// use and no consortium should. Only there are the UNSAFE development keys
// accepted without being asked for.
func DevelopmentChain(id uint64) bool { return id == 1337 || id == 31337 }
