package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil"
)

const foundingDoes = `Makes a founding file out of the members' cards ("medveil seat card"), and checks
it: keys, proofs of possession and thresholds. It is public: have every member
read it before "deploy found" carries it out. No node is asked.
`

const foundingExample = `  deploy founding --network network.json --threshold 3 --worker-threshold 2 --auditor 0x5FbDB2315678afecb367f032d93F642f64180aa3=4 --out founding.json seat1.json seat2.json seat3.json
`

// foundingCommand is what "deploy founding" was told.
type foundingCommand struct {
	medveil.Founding
	network, out        string
	maxNyms             uint
	grace, caseLifetime time.Duration

	timelock, proposalLifetime, recoveryDelay, attestation time.Duration
	replicas, margin, recoveryBlocks                       uint
}

func (c *foundingCommand) flags(fs *flag.FlagSet) {
	c.Auditors = make(map[common.Address]uint8)
	fs.StringVar(&c.network, "network", "", "network `FILE` (required)")
	fs.StringVar(&c.out, "out", "", "founding `FILE` to write (required)")
	fs.IntVar(&c.Threshold, "threshold", 0, "seats that together open an identity (required)")
	fs.IntVar(&c.WorkerThreshold, "worker-threshold", 0, "workers that together re-encrypt (required)")
	fs.Func("workers", "`SEATS` whose workers re-encrypt, such as 1,2,5 (default: all)", c.addWorkers)
	fs.Func("auditor", "`ADDRESS=CASES`: an auditor and how many cases it may have open; may be repeated", c.addAuditor)
	fs.UintVar(&c.maxNyms, "max-nyms", 4, "pseudonyms of one person")
	fs.DurationVar(&c.grace, "grace", 30*24*time.Hour, "how long an earlier committee stays good after the next")
	fs.DurationVar(&c.caseLifetime, "case-lifetime", 14*24*time.Hour, "how long a case may be approved")
	fs.DurationVar(&c.timelock, "timelock", medveil.DefaultTimelock*time.Second, "from a vote's quorum to its execution")
	fs.DurationVar(&c.proposalLifetime, "proposal-lifetime", medveil.DefaultProposalLifetime*time.Second, "how long a proposal may be approved and executed: an hour more than the timelock, or longer")
	fs.DurationVar(&c.recoveryDelay, "recovery-delay", medveil.DefaultRecoveryDelay*time.Second, "how long the recovery of an account waits, for its owner to dispute it")
	fs.UintVar(&c.recoveryBlocks, "recovery-blocks", medveil.DefaultRecoveryBlocks, "`BLOCKS` that it waits, too")
	fs.DurationVar(&c.attestation, "attestation-period", medveil.DefaultAttestationPeriod*time.Second, "how long an attestation of an old share key counts")
	fs.UintVar(&c.replicas, "replicas", medveil.DefaultReplicas, "workers that store each record")
	fs.UintVar(&c.margin, "margin", 0, "attesting seats above the threshold below which pseudonyms must renew")
}

func (c *foundingCommand) addWorkers(list string) error {
	for _, text := range strings.Split(list, ",") {
		seat, err := strconv.Atoi(text)
		if err != nil {
			return fmt.Errorf("%q is no seat", text)
		}
		c.Workers = append(c.Workers, seat)
	}
	return nil
}

func (c *foundingCommand) addAuditor(text string) error {
	address, cases, ok := strings.Cut(text, "=")
	limit, err := strconv.ParseUint(cases, 10, 8)
	if !ok || err != nil || limit == 0 || !common.IsHexAddress(address) {
		return fmt.Errorf("want ADDRESS=CASES with 1 to %d cases", math.MaxUint8)
	}
	c.Auditors[common.HexToAddress(address)] = uint8(limit)
	return nil
}

func runFounding(args []string, stdout, stderr io.Writer) error {
	var c foundingCommand
	fs := newFlags("founding", foundingDoes, foundingExample, stderr)
	c.flags(fs)
	if err := parseFlags(fs, args, "network", "out", "threshold", "worker-threshold"); err != nil {
		return err
	}
	if fs.NArg() == 0 {
		return fmt.Errorf("%w: founding needs the cards of the seats", errUsage)
	}
	if err := c.settle(); err != nil {
		return err
	}
	network, err := medveil.LoadNetwork(c.network)
	if err != nil {
		return err
	}
	if err := c.addCards(fs.Args()); err != nil {
		return err
	}
	if err := c.Check(network); err != nil {
		return err
	}
	if err := c.write(); err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "%d seats, %d of them open an identity; %d workers, %d of them re-encrypt; %d auditors\n",
		len(c.Seats), c.Threshold, len(c.Workers), c.WorkerThreshold, len(c.Auditors))
	return err
}

// minVoting is the time for voting that a proposal's lifetime must leave besides
// the timelock: the contract refuses less.
const minVoting = time.Hour

// settle converts what the founding has in other units than the flags.
func (c *foundingCommand) settle() error {
	if c.maxNyms == 0 || c.maxNyms > math.MaxUint16 {
		return fmt.Errorf("%w: --max-nyms is %d, want 1 to %d", errUsage, c.maxNyms, math.MaxUint16)
	}
	c.MaxNyms = uint16(c.maxNyms)
	if c.replicas == 0 || c.replicas > math.MaxUint8 || c.margin > math.MaxUint8 || c.recoveryBlocks == 0 || c.recoveryBlocks > math.MaxUint32 {
		return fmt.Errorf("%w: --replicas, --margin or --recovery-blocks is out of range", errUsage)
	}
	c.Replicas, c.Margin, c.RecoveryBlocks = uint8(c.replicas), uint8(c.margin), uint32(c.recoveryBlocks)
	for _, d := range []struct {
		flag string
		from time.Duration
		to   *uint32
	}{{"grace", c.grace, &c.GracePeriod}, {"case-lifetime", c.caseLifetime, &c.CaseLifetime},
		{"timelock", c.timelock, &c.Timelock}, {"proposal-lifetime", c.proposalLifetime, &c.ProposalLifetime},
		{"recovery-delay", c.recoveryDelay, &c.RecoveryDelay}, {"attestation-period", c.attestation, &c.AttestationPeriod}} {
		seconds := int64(d.from / time.Second)
		if seconds <= 0 || seconds > math.MaxUint32 {
			return fmt.Errorf("%w: --%s is %v, want whole seconds that fit 32 bits", errUsage, d.flag, d.from)
		}
		*d.to = uint32(seconds)
	}
	if c.proposalLifetime < c.timelock+minVoting {
		return fmt.Errorf("%w: --proposal-lifetime %v is not %v more than --timelock %v", errUsage, c.proposalLifetime, minVoting, c.timelock)
	}
	return nil
}

// addCards reads the seats' cards, and takes all of them as workers unless told
// which.
func (c *foundingCommand) addCards(paths []string) error {
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			return fmt.Errorf("card: %w", err)
		}
		var seat medveil.FoundingSeat
		decoder := json.NewDecoder(bytes.NewReader(content))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&seat); err != nil {
			return fmt.Errorf("card %s: %w", path, err)
		}
		c.Seats = append(c.Seats, seat)
	}
	slices.SortFunc(c.Seats, func(a, b medveil.FoundingSeat) int { return a.Seat - b.Seat })
	if c.Workers == nil {
		for _, seat := range c.Seats {
			c.Workers = append(c.Workers, seat.Seat)
		}
	}
	return nil
}

// write writes the founding to a new file.
func (c *foundingCommand) write() error {
	content, err := json.MarshalIndent(c.Founding, "", "  ")
	if err != nil {
		return fmt.Errorf("write the founding: %w", err)
	}
	file, err := os.OpenFile(c.out, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("write the founding: %w", err)
	}
	if _, err := file.Write(append(content, '\n')); err != nil {
		file.Close()
		return fmt.Errorf("write the founding: %w", err)
	}
	return file.Close()
}
