package testnet

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
)

// Status is how a network's nodes are at a moment. It holds no secret.
type Status struct {
	Running       bool         `json:"running"` // a runner holds the data folder
	Runner        int          `json:"runner"`  // its process id, else 0
	Dir           string       `json:"dir"`
	ChainID       uint64       `json:"chainId"`
	Period        int          `json:"period"`
	GasLimit      uint64       `json:"gasLimit"`
	PriceFloor    uint64       `json:"priceFloor"`
	GenesisHash   string       `json:"genesisHash"`
	Confirmations int          `json:"confirmations"`
	Deployer      string       `json:"deployer"`   // address
	Deployment    string       `json:"deployment"` // path of the deployment's description, empty before there is one
	Seats         []SeatStatus `json:"seats"`
}

// SeatStatus is how one institution's nodes are.
type SeatStatus struct {
	Number    int             `json:"seat"`
	Validator ValidatorStatus `json:"validator"`
	IPFS      *IPFSStatus     `json:"ipfs,omitempty"`
}

// ValidatorStatus is how a validator is. While it does not answer, Problem says
// why and the counts are 0.
type ValidatorStatus struct {
	Address string `json:"address"`
	HTTP    string `json:"http"`
	WS      string `json:"ws"`
	Enode   string `json:"enode"`
	Process
	Problem   string `json:"problem,omitempty"`
	Block     uint64 `json:"block"`
	BlockHash string `json:"blockHash"`
	Peers     uint64 `json:"peers"`
	Pending   uint64 `json:"pending"` // transactions that wait
}

// IPFSStatus is how an IPFS node is, in the same way.
type IPFSStatus struct {
	PeerID string `json:"peerId"`
	API    string `json:"api"`
	Swarm  string `json:"swarm"`
	Process
	Problem string `json:"problem,omitempty"`
	Peers   int    `json:"peers"`
}

// Process is a node's process.
type Process struct {
	PID    int    `json:"pid"`    // 0 when it does not run
	Memory uint64 `json:"memory"` // resident, in bytes; 0 where the system does not tell
}

// Probe asks every node of a network how it is. It does not fail: what does not
// answer is said in the status.
func Probe(ctx context.Context, info Info) Status {
	status := Status{
		Dir: info.Dir, ChainID: info.ChainID, Period: info.Period, GasLimit: info.GasLimit, PriceFloor: info.PriceFloor,
		GenesisHash: info.GenesisHash, Confirmations: info.Confirmations, Deployer: info.Deployer.Address,
		Seats: make([]SeatStatus, len(info.Seats)),
	}
	status.Runner = readPID(filepath.Join(info.Dir, lockFile))
	status.Running = status.Runner != 0
	if _, err := os.Stat(info.DeploymentPath()); err == nil {
		status.Deployment = info.DeploymentPath()
	}
	var group sync.WaitGroup
	for i, seat := range info.Seats {
		group.Go(func() { status.Seats[i] = info.probe(ctx, seat) })
	}
	group.Wait()
	return status
}

func (i Info) probe(ctx context.Context, seat Seat) SeatStatus {
	status := SeatStatus{Number: seat.Number, Validator: ValidatorStatus{
		Address: seat.Validator.Address, HTTP: seat.HTTP, WS: seat.WS, Enode: seat.Enode,
		Process: i.process(validatorName(seat.Number)),
	}}
	if err := status.Validator.ask(ctx, seat); err != nil {
		status.Validator.Problem = err.Error()
	}
	if seat.IPFS == nil {
		return status
	}
	status.IPFS = &IPFSStatus{PeerID: seat.IPFS.PeerID, API: seat.IPFS.API, Swarm: seat.IPFS.Swarm,
		Process: i.process(ipfsName(seat.Number))}
	if err := status.IPFS.ask(ctx, *seat.IPFS); err != nil {
		status.IPFS.Problem = err.Error()
	}
	return status
}

var errDown = errors.New("not running")

func (s *ValidatorStatus) ask(ctx context.Context, seat Seat) error {
	if s.PID == 0 {
		return errDown // and what answers at its port is another's
	}
	head, err := seat.block(ctx, "latest")
	if err != nil {
		return err
	}
	var peers string
	if err := callHTTP(ctx, seat.HTTP, &peers, "net_peerCount"); err != nil {
		return err
	}
	var pool struct{ Pending string }
	if err := callHTTP(ctx, seat.HTTP, &pool, "txpool_status"); err != nil {
		return err
	}
	s.Block, s.BlockHash = head.Number, head.Hash
	if s.Peers, err = quantity(peers); err != nil {
		return err
	}
	s.Pending, err = quantity(pool.Pending)
	return err
}

func (s *IPFSStatus) ask(ctx context.Context, node IPFS) error {
	if s.PID == 0 {
		return errDown
	}
	peers, err := node.swarmPeers(ctx)
	s.Peers = len(peers)
	return err
}

// process finds a node's process by its pid file.
func (i Info) process(name string) Process {
	pid := readPID(filepath.Join(i.Dir, pidFolder, name+".pid"))
	if pid == 0 {
		return Process{}
	}
	return Process{PID: pid, Memory: residentMemory(pid)}
}

// residentMemory is what a process holds of the machine's memory, shared pages
// of the binary included.
func residentMemory(pid int) uint64 {
	text, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/statm")
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(text))
	if len(fields) < 2 {
		return 0
	}
	pages, _ := strconv.ParseUint(fields[1], 10, 64)
	return pages * uint64(os.Getpagesize())
}
