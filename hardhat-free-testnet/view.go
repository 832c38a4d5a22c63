package testnet

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"
)

// Write prints the status as a table.
func (s Status) Write(w io.Writer) error {
	var out strings.Builder
	state := "down"
	if s.Running {
		state = fmt.Sprintf("running (process %d)", s.Runner)
	}
	fmt.Fprintf(&out, "network    %s, %d institutions\nfolder     %s\nchain id   %d, a block every %d s, %d gas each, at least %s gwei of tip\ndeployer   %s\n",
		state, len(s.Seats), s.Dir, s.ChainID, s.Period, s.GasLimit, gwei(s.PriceFloor), s.Deployer)
	if s.Deployment != "" {
		fmt.Fprintf(&out, "contracts  %s\n", s.Deployment)
	}
	fmt.Fprintln(&out)
	table := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "SEAT\tRPC (HTTP, WS)\tBLOCK\tPEERS\tPENDING\tMEMORY\tIPFS API\tPEERS\tMEMORY")
	for _, seat := range s.Seats {
		fmt.Fprintf(table, "%d\t%s\t%s\t%s\n", seat.Number, seat.Validator.HTTP, seat.Validator.columns(), seat.IPFS.columns())
	}
	if err := table.Flush(); err != nil {
		return err
	}
	_, err := io.WriteString(w, out.String())
	return err
}

func (s ValidatorStatus) columns() string {
	if s.Problem != "" {
		return s.Problem + "\t\t\t"
	}
	return fmt.Sprintf("%d %s\t%d\t%d\t%s", s.Block, shortHash(s.BlockHash), s.Peers, s.Pending, megabytes(s.Memory))
}

func (s *IPFSStatus) columns() string {
	switch {
	case s == nil:
		return "none\t\t"
	case s.Problem != "":
		return s.API + "\t" + s.Problem + "\t"
	}
	return fmt.Sprintf("%s\t%d\t%s", s.API, s.Peers, megabytes(s.Memory))
}

func shortHash(hash string) string {
	if len(hash) < 10 {
		return hash
	}
	return hash[2:10]
}

func megabytes(bytes uint64) string { return fmt.Sprintf("%d MB", bytes>>20) }

func gwei(wei uint64) string { return strings.TrimSuffix(fmt.Sprintf("%.3g", float64(wei)/1e9), ".0") }

// Watch shows the network's status until ctx is done: on a terminal a table
// that is redrawn each second, else a line when a node fails.
func (n *Network) Watch(ctx context.Context, w io.Writer, terminal bool) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	said := ""
	for {
		if terminal {
			n.draw(ctx, w)
		} else if err := n.Err(); err != nil && err.Error() != said {
			said = err.Error()
			fmt.Fprintln(w, said)
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// clearScreen has a terminal go to its first line and forget what it shows.
const clearScreen = "\x1b[H\x1b[2J"

// draw replaces the screen in one write, so that it does not flicker.
func (n *Network) draw(ctx context.Context, w io.Writer) {
	var out strings.Builder
	out.WriteString(clearScreen)
	Probe(ctx, n.info).Write(&out)
	if err := n.Err(); err != nil {
		fmt.Fprintf(&out, "\n%v\n", err)
	}
	out.WriteString("\nCtrl-C stops the network.\n")
	if ctx.Err() == nil {
		io.WriteString(w, out.String())
	}
}
