package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/big"
	"time"

	"github.com/medveil/medveil/bindings"
)

// A demo is one run: its parameters, the parties, and what they learnt so far.
type demo struct {
	options demoOptions
	input   io.ReadSeekCloser
	out     *transcript
	world   *world
	report  report
}

// A step does one thing and says in a line what happened. An error is the
// reason for which it is not ok.
type step struct {
	name string
	run  func(*demo, context.Context) (detail string, err error)
}

// run performs the steps in order and stops the world at the end. After a step
// that is not ok the rest are reported as not run.
func (d *demo) run(ctx context.Context) *report {
	d.report.OK = true
	d.report.Params = reportParams{
		Seats: d.options.seats, Threshold: d.options.threshold,
		Workers: d.options.workers, WorkerThreshold: d.options.workerThreshold,
	}
	failed := ""
	for _, s := range steps {
		if failed != "" {
			d.report.Steps = append(d.report.Steps, stepReport{Name: s.name, Detail: "not run: " + failed + " failed"})
			continue
		}
		done := d.perform(ctx, s)
		d.report.Steps = append(d.report.Steps, done)
		d.out.step(done)
		if !done.OK {
			failed, d.report.OK = s.name, false
		}
	}
	if d.world != nil {
		if err := d.world.close(); err != nil {
			d.out.warn("not all of the demo was stopped and removed: %v", err)
		}
	}
	d.report.PeakRSSBytes = peakRSS()
	return &d.report
}

// perform runs one step, with its time and the gas of its transactions.
func (d *demo) perform(ctx context.Context, s step) stepReport {
	d.out.progress("%s", s.name)
	from, counted := d.head(ctx)
	start := time.Now()
	detail, err := s.run(d, ctx)
	done := stepReport{Name: s.name, OK: err == nil, Seconds: time.Since(start).Seconds(), Detail: detail}
	if err != nil {
		done.Detail = err.Error()
		return done
	}
	if !counted {
		return done
	}
	if done.Gas, err = d.gasSince(ctx, from); err != nil {
		done.OK, done.Detail = false, err.Error()
	}
	return done
}

// head returns the chain's height, if there is a chain.
func (d *demo) head(ctx context.Context) (height uint64, ok bool) {
	if d.world == nil || d.world.platform == nil {
		return 0, false
	}
	height, err := d.world.platform.node(1).BlockNumber(ctx)
	return height, err == nil
}

// anchoring is how calls begin with which workers anchor their logs.
var anchoring = bindings.NewGrantLog().PackAnchorReceipts(0, 0, [32]byte{})[:4]

// gasSince sums the gas of the transactions mined after the block from, without
// plain transfers and what workers anchor in their own time, or returns nil if
// there were none.
func (d *demo) gasSince(ctx context.Context, from uint64) (*uint64, error) {
	client := d.world.platform.node(1)
	var gas *uint64
	to, _ := d.head(ctx)
	for n := from + 1; n <= to; n++ {
		block, err := client.BlockByNumber(ctx, new(big.Int).SetUint64(n))
		if err != nil {
			return nil, fmt.Errorf("read block %d: %w", n, err)
		}
		for _, tx := range block.Transactions() {
			if len(tx.Data()) == 0 || bytes.HasPrefix(tx.Data(), anchoring) {
				continue
			}
			receipt, err := client.TransactionReceipt(ctx, tx.Hash())
			if err != nil {
				return nil, fmt.Errorf("read the receipt of %s: %w", tx.Hash(), err)
			}
			if gas == nil {
				gas = new(uint64)
			}
			*gas += receipt.GasUsed
		}
	}
	return gas, nil
}
