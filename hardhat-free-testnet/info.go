package testnet

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Info describes a network. It is what [Load] reads from the data folder's
// network.json. Endpoints are those of the last start. It holds the secret keys
// of the development accounts.
type Info struct {
	Dir         string `json:"dir"`         // the data folder
	ChainID     uint64 `json:"chainId"`     // also the network id
	Period      int    `json:"period"`      // seconds between blocks
	GasLimit    uint64 `json:"gasLimit"`    // gas in a block
	PriceFloor  uint64 `json:"priceFloor"`  // least tip, in wei per gas
	GenesisHash string `json:"genesisHash"` // 0x and 64 hex digits
	// Confirmations is how far behind the head a reader should stay: n/2 + 1
	// blocks, what a partition can undo when all but the last block before it
	// were settled. It is no guarantee; Clique has none.
	Confirmations int               `json:"confirmations"`
	Deployer      Account           `json:"deployer"` // funded, seals nothing
	Seats         []Seat            `json:"seats"`    // by seat number
	Alloc         map[string]string `json:"alloc,omitempty"`
}

// Seat is one institution's share of the network.
type Seat struct {
	Number    int     `json:"seat"`      // 1 to the number of validators
	Validator Account `json:"validator"` // seals and is funded; unlocked in its node
	HTTP      string  `json:"http"`      // JSON-RPC: eth, net, web3, txpool
	WS        string  `json:"ws"`        // the same over WebSocket
	IPC       string  `json:"ipc"`       // Unix socket that also serves admin, clique, miner, debug
	Enode     string  `json:"enode"`     // where peers reach the validator
	IPFS      *IPFS   `json:"ipfs,omitempty"`
}

// IPFS is a seat's kubo node.
type IPFS struct {
	PeerID string `json:"peerId"`
	API    string `json:"api"`   // http://127.0.0.1:PORT, kubo's RPC
	Maddr  string `json:"maddr"` // the same as a multiaddr: /ip4/127.0.0.1/tcp/PORT
	Swarm  string `json:"swarm"` // multiaddr where peers reach the node
	Repo   string `json:"repo"`  // its IPFS_PATH
}

// networkFile describes the network in its data folder. It is written last, so
// a folder without it was never finished.
const networkFile = "network.json"

// DeploymentFile is the file in a data folder that describes the contracts
// deployed on the network. This package only keeps its place and removes it
// with the chain; whoever deploys writes it.
const DeploymentFile = "deployment.json"

// DeploymentPath is where the network's deployment is described.
func (i Info) DeploymentPath() string { return filepath.Join(i.Dir, DeploymentFile) }

// Log is the path of a node's log, by the node's name: validator-1, ipfs-1.
func (i Info) Log(node string) string { return filepath.Join(i.Dir, logFolder, node+".log") }

// Nodes lists the names of the network's nodes, validators first.
func (i Info) Nodes() []string {
	var validators, stores []string
	for _, seat := range i.Seats {
		validators = append(validators, validatorName(seat.Number))
		if seat.IPFS != nil {
			stores = append(stores, ipfsName(seat.Number))
		}
	}
	return append(validators, stores...)
}

func validatorName(seat int) string { return fmt.Sprintf("validator-%d", seat) }
func ipfsName(seat int) string      { return fmt.Sprintf("ipfs-%d", seat) }

// Load reads what network a data folder holds, running or not. The error wraps
// [fs.ErrNotExist] when it holds none.
func Load(dir string) (Info, error) {
	path := filepath.Join(dir, networkFile)
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Info{}, fmt.Errorf("%s holds no network, start one first: %w", dir, fs.ErrNotExist)
	}
	if err != nil {
		return Info{}, err
	}
	var info Info
	if err := json.Unmarshal(text, &info); err != nil {
		return Info{}, fmt.Errorf("%s is damaged, reset the network: %w", path, err)
	}
	if len(info.Seats) < 1 || len(info.Seats) > MaxValidators {
		return Info{}, fmt.Errorf("%s is damaged, reset the network: it lists %d seats", path, len(info.Seats))
	}
	return info, nil
}

// save writes the network file, for its owner only.
func (i Info) save() error {
	text, err := json.MarshalIndent(i, "", "  ")
	if err != nil {
		return err
	}
	return writeFile(filepath.Join(i.Dir, networkFile), append(text, '\n'))
}

// writeFile replaces a file in one step, readable by its owner only.
func writeFile(path string, content []byte) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	_, err = file.Write(content)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}

// agrees reports the first fixed setting in which the network of a folder
// differs from what is asked for.
func (i Info) agrees(c Config) error {
	for _, setting := range []struct {
		name       string
		have, want any
	}{
		{"validators", len(i.Seats), c.Validators},
		{"chain id", i.ChainID, c.ChainID},
		{"period", i.Period, c.Period},
		{"gas limit", i.GasLimit, c.GasLimit},
		{"price floor", i.PriceFloor, c.PriceFloor},
		{"IPFS nodes", i.Seats[0].IPFS != nil, !c.WithoutIPFS},
		{"funded accounts", fmt.Sprint(i.Alloc), fmt.Sprint(c.Alloc)},
	} {
		if setting.have != setting.want {
			return fmt.Errorf("%s holds a network with another genesis (%s: %v, not %v): reset it or name another folder",
				i.Dir, setting.name, setting.have, setting.want)
		}
	}
	return nil
}
