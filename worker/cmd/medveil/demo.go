package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/zk/pvss"
)

const demoLong = `Run Medveil's main job end to end on this machine, with real cryptography:
institutions enrol a patient and a clinician, register their pseudonyms with a
zero-knowledge proof, share an encrypted record, revoke it, and trace the
clinician's pseudonym to an identity, sealed and in public. Then they vote,
change their committee, and the patient renews and recovers. The chain and the IPFS node live in the
process, or with --testnet in real geth validators and kubo nodes, one of each
per institution. Nothing leaves the machine and nothing is kept.

WARNING: the proving keys are UNSAFE DEVELOPMENT KEYS, made from a public
constant. Anyone can forge proofs under them.

With --json the report is printed instead of a transcript.`

// demoOptions are the demo's parameters.
type demoOptions struct {
	input           string // file to share, empty for the built-in sample
	seats           int
	threshold       int // of seats that open a case
	workers         int
	workerThreshold int
	testnet         bool   // on a testnet of its own
	validators      int    // of that testnet, 0 for one per seat within reason
	network         string // file of a running testnet
	report          string // path of the JSON report, empty for none
}

// newDemoCommand makes "medveil demo".
func newDemoCommand(sh *shell) *cobra.Command {
	var o demoOptions
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Run the main job end to end on this machine",
		Long:  demoLong,
		Example: `  medveil demo --input record.json --seats 7 --threshold 5 --report report.json
  medveil demo --testnet --seats 4 --threshold 3 --workers 4 --worker-threshold 2`,
		Args: positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			settled, err := o.settle()
			if err != nil {
				return usageError(cmd, "%v", err)
			}
			return runDemo(cmd.Context(), sh, settled)
		},
	}
	o.register(cmd.Flags())
	return cmd
}

func (o *demoOptions) register(flags *pflag.FlagSet) {
	flags.StringVar(&o.input, "input", "", "`FILE` to share, of any kind and size (default: a small FHIR bundle)")
	flags.IntVar(&o.seats, "seats", 7, "member institutions")
	flags.IntVar(&o.threshold, "threshold", 5, "seats that together reveal an identity")
	flags.IntVar(&o.workers, "workers", 5, "workers that hold a fragment of each grant")
	flags.IntVar(&o.workerThreshold, "worker-threshold", 3, "workers that together re-encrypt")
	flags.BoolVar(&o.testnet, "testnet", false, "run on a network of real nodes, started for the demo; they are built first, once")
	flags.IntVar(&o.validators, "validators", 0, "institutions of that network that run nodes (default: one per seat, at most 7)")
	flags.StringVar(&o.network, "network", "", "run on a testnet that is up, described by its network.json `FILE`")
	flags.StringVar(&o.report, "report", "", "write a JSON report to `FILE`")
}

func runDemo(ctx context.Context, sh *shell, opts demoOptions) error {
	if opts.network != "" { // refused before the keys are loaded
		if _, err := loadTestnet(opts.network); err != nil {
			return err
		}
	}
	in, err := openInput(opts.input)
	if err != nil {
		return err
	}
	defer in.Close()
	var place *os.File
	if opts.report != "" {
		if place, err = reserve(opts.report); err != nil {
			return err
		}
		defer os.Remove(place.Name()) // gone already once it was renamed
	}
	transcript := newTranscript(sh.stdout, sh.stderr, sh.json)
	d := &demo{options: opts, input: in, out: transcript}
	r := d.run(ctx)
	if place != nil {
		if err := r.write(place, opts.report); err != nil {
			return err
		}
	}
	return transcript.finish(r)
}

// settle checks the flags and fills in what follows from others.
func (o demoOptions) settle() (demoOptions, error) {
	if err := o.validate(); err != nil {
		return o, err
	}
	return o.withValidators()
}

// bound is one flag's permitted range.
type bound struct {
	flag            string
	value, min, max int
	reason          string
}

func (o demoOptions) validate() error {
	for _, b := range []bound{
		{"seats", o.seats, 2, pvss.N, "the circuit's capacity"},
		{"threshold", o.threshold, 2, o.seats, "the number of seats"},
		{"workers", o.workers, pre.MinThreshold, o.seats, "the number of seats"},
		{"worker-threshold", o.workerThreshold, pre.MinThreshold, o.workers, "the number of workers"},
	} {
		if b.value < b.min || b.value > b.max {
			return fmt.Errorf("--%s is %d, want %d to %d (%s)", b.flag, b.value, b.min, b.max, b.reason)
		}
	}
	return nil
}

// defaultValidators is how many institutions of a testnet run nodes unless
// asked otherwise: seven take about 2 GB of memory.
const defaultValidators = 7

// withValidators settles the platform's flags.
func (o demoOptions) withValidators() (demoOptions, error) {
	switch {
	case o.testnet && o.network != "":
		return o, errors.New("--testnet and --network exclude each other")
	case o.validators != 0 && !o.testnet:
		return o, errors.New("--validators needs --testnet")
	case o.validators < 0 || o.validators > o.seats:
		return o, fmt.Errorf("--validators is %d, want 1 to %d (the number of seats)", o.validators, o.seats)
	case o.testnet && o.validators == 0:
		o.validators = min(o.seats, defaultValidators)
	}
	return o, nil
}

// openInput opens the record to share and refuses what cannot be one.
func openInput(path string) (io.ReadSeekCloser, error) {
	if path == "" {
		return readSeekNopCloser{strings.NewReader(sampleBundle)}, nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("input: %w", err)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("input %s is not a regular file", path)
	}
	if info.Size() == 0 {
		return nil, fmt.Errorf("input %s is empty: there is no record to share", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("input: %w", err)
	}
	return f, nil
}

type readSeekNopCloser struct{ io.ReadSeeker }

func (readSeekNopCloser) Close() error { return nil }
