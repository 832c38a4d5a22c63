package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// A report is what a demo run says of itself, in the JSON of --report.
type report struct {
	OK             bool         `json:"ok"`
	Params         reportParams `json:"params"`
	Input          reportInput  `json:"input"`
	Steps          []stepReport `json:"steps"`
	Output         reportOutput `json:"output"`
	TracedIdentity string       `json:"tracedIdentity"`
	PeakRSSBytes   int64        `json:"peakRSSBytes"`
}

type reportParams struct {
	Seats           int    `json:"seats"`
	Threshold       int    `json:"threshold"`
	Workers         int    `json:"workers"`
	WorkerThreshold int    `json:"workerThreshold"`
	ChainID         uint64 `json:"chainId"`
	Keys            string `json:"keys"`
	Platform        string `json:"platform"`
	Confirmations   uint64 `json:"confirmations"`
}

type reportInput struct {
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

type reportOutput struct {
	SHA256 string `json:"sha256"`
}

// A stepReport is one step's outcome. Gas is of all transactions of the step,
// null when it sent none.
type stepReport struct {
	Name    string  `json:"name"`
	OK      bool    `json:"ok"`
	Seconds float64 `json:"seconds"`
	Gas     *uint64 `json:"gas"`
	Detail  string  `json:"detail"`
}

// reserve creates the report's temporary file beside its final place, so that
// a path that cannot be written is refused before the work and not after it.
func reserve(path string) (*os.File, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("report %s is not a regular file: name another", path)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".medveil-report-*")
	if err != nil {
		return nil, fmt.Errorf("report path cannot be written: %w", err)
	}
	return f, nil
}

// write puts the report in place at path in one step, through the reserved
// file f.
func (r *report) write(f *os.File, path string) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(r); err != nil {
		return fmt.Errorf("encode the report: %w", err)
	}
	if _, err := f.Write(text.Bytes()); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	if err := f.Sync(); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	if err := os.Chmod(f.Name(), 0o644); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return os.Rename(f.Name(), path)
}

// peakRSS returns the process's largest resident set so far, in bytes.
func peakRSS() int64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return usage.Maxrss * 1024 // Linux counts in KiB
}
