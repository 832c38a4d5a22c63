package main

import (
	"fmt"
	"io"
	"testing"
)

// args is the command line that gives o.
func (o demoOptions) args() []string {
	return []string{
		fmt.Sprint("--seats=", o.seats), fmt.Sprint("--threshold=", o.threshold),
		fmt.Sprint("--workers=", o.workers), fmt.Sprint("--worker-threshold=", o.workerThreshold),
	}
}

func TestThresholdsOutOfRange(t *testing.T) {
	good := demoOptions{seats: 7, threshold: 5, workers: 5, workerThreshold: 3}
	if _, err := good.settle(); err != nil {
		t.Fatalf("%v refused: %v", good, err)
	}
	for name, change := range map[string]func(*demoOptions){
		"one seat":                 func(o *demoOptions) { o.seats, o.threshold, o.workers = 1, 1, 1 },
		"more seats than capacity": func(o *demoOptions) { o.seats = 17 },
		"threshold of one":         func(o *demoOptions) { o.threshold = 1 },
		"threshold over seats":     func(o *demoOptions) { o.threshold = 8 },
		"more workers than seats":  func(o *demoOptions) { o.workers = 8 },
		"one worker":               func(o *demoOptions) { o.workers, o.workerThreshold = 1, 1 },
		"worker threshold of one":  func(o *demoOptions) { o.workerThreshold = 1 },
		"worker threshold over":    func(o *demoOptions) { o.workerThreshold = 6 },
		"negative":                 func(o *demoOptions) { o.seats = -7 },
	} {
		bad := good
		change(&bad)
		if _, err := bad.settle(); err == nil {
			t.Errorf("%s: %+v accepted", name, bad)
		}
	}
}

func TestExitCodes(t *testing.T) {
	for want, args := range map[int][]string{0: {"help"}, 2: {"demo", "--seats", "99"}, 1: {"demo", "--input", "absent"}} {
		if got := exitCode(run(t.Context(), args, io.Discard, io.Discard), io.Discard); got != want {
			t.Errorf("medveil %v exits with %d, want %d", args, got, want)
		}
	}
}
