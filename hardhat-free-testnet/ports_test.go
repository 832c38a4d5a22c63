package testnet

import (
	"fmt"
	"net"
	"strings"
	"testing"
)

func TestChoosePortsIsSteady(t *testing.T) {
	dir := t.TempDir()
	first, err := choosePorts(dir, 0, 2)
	if err != nil {
		t.Fatal(err)
	}
	again, err := choosePorts(dir, 0, 2)
	if err != nil || again != first {
		t.Errorf("got %d, then %d (%v)", first, again, err)
	}
	if first < firstPort || first+portBlock > firstPort+portBlocks*portBlock || first%portBlock != 0 {
		t.Errorf("port %d begins no block", first)
	}
}

func TestChoosePortsAvoidsWhatIsInUse(t *testing.T) {
	dir := t.TempDir()
	first, err := choosePorts(dir, 0, 2)
	if err != nil {
		t.Fatal(err)
	}
	taken := first + 2*portsPerSeat - 1 // the range's last
	listener, err := net.Listen("tcp", fmt.Sprintf("%s:%d", loopback, taken))
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	if next, err := choosePorts(dir, 0, 2); err != nil || next == first {
		t.Errorf("got %d again (%v)", next, err)
	}
	_, err = choosePorts(dir, first, 2)
	if err == nil || !strings.Contains(err.Error(), fmt.Sprintf("port %d is in use", taken)) {
		t.Errorf("a named range: got %v", err)
	}
	if got, err := choosePorts(dir, first, 1); err != nil || got != first {
		t.Errorf("a named range that is free: got %d (%v)", got, err)
	}
}
