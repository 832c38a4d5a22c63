package testnet

import (
	"errors"
	"fmt"
	"hash/fnv"
	"net"
	"strconv"
	"syscall"
)

// portsPerSeat counts a seat's ports, in this order: the validator's peers, its
// RPC, the IPFS swarm, the IPFS API.
const portsPerSeat = 4

// Ports are chosen in blocks of as many as the largest network needs, below
// the range from which systems take ports for outgoing connections.
const (
	firstPort  = 20000
	portBlock  = portsPerSeat * MaxValidators
	portBlocks = 100
)

// loopback is the only address that anything here listens on.
const loopback = "127.0.0.1"

func checkBasePort(base, seats int) error {
	last := base + portsPerSeat*seats - 1
	if base == 0 || base >= 1024 && last <= 65535 {
		return nil
	}
	return fmt.Errorf("base port %d: %d institutions need ports %d to %d, which must lie in 1024 to 65535", base, seats, base, last)
}

// choosePorts returns the first port of a range that is free for seats. base
// is the one range to take, or 0 for any; then the search begins where dir's
// hash says, so that a folder keeps its ports and two folders seldom compete.
// A port can be taken between this check and its use: the node that loses
// then dies at start, with its own message.
func choosePorts(dir string, base, seats int) (int, error) {
	if base != 0 {
		return base, rangeFree(base, seats)
	}
	hash := fnv.New32a()
	hash.Write([]byte(dir))
	start := int(hash.Sum32() % portBlocks)
	for i := range portBlocks {
		base := firstPort + (start+i)%portBlocks*portBlock
		if rangeFree(base, seats) == nil {
			return base, nil
		}
	}
	return 0, fmt.Errorf("no %d consecutive free ports in %d to %d: stop other networks or name a base port",
		portsPerSeat*seats, firstPort, firstPort+portBlocks*portBlock-1)
}

// rangeFree reports the first port of seats from base on that cannot be had.
func rangeFree(base, seats int) error {
	for port := base; port < base+portsPerSeat*seats; port++ {
		listener, err := net.Listen("tcp", net.JoinHostPort(loopback, strconv.Itoa(port)))
		if errors.Is(err, syscall.EADDRINUSE) {
			return fmt.Errorf("port %d is in use; the network needs %d to %d: choose another base port", port, base, base+portsPerSeat*seats-1)
		}
		if err != nil {
			return fmt.Errorf("port %d: %w", port, err)
		}
		listener.Close()
	}
	return nil
}
