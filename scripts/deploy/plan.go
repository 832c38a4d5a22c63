package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/medveil/medveil/bindings"
)

// planPath is where the deployment that will be written to out is planned.
func planPath(out string) string { return out + ".unfinished" }

// loadPlan reads the plan of a deployment that was begun, or returns
// fs.ErrNotExist.
func loadPlan(path string) (bindings.Deployment, error) {
	var d bindings.Deployment
	content, err := os.ReadFile(path)
	if err != nil {
		return d, err
	}
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&d); err != nil {
		return d, fmt.Errorf("%s is damaged: %w", path, err)
	}
	return d, nil
}

// savePlan keeps a plan durably: it is there, whole, once savePlan returns. It
// never replaces one, so that two runs at once do not deploy twice.
func savePlan(path string, d bindings.Deployment) error {
	content, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		return err
	}
	folder := filepath.Dir(path)
	file, err := os.CreateTemp(folder, ".plan-*")
	if err != nil {
		return fmt.Errorf("keep the plan: %w", err)
	}
	defer os.Remove(file.Name())
	_, err = file.Write(append(content, '\n'))
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return fmt.Errorf("keep the plan: %w", err)
	}
	if err := os.Link(file.Name(), path); errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s appeared meanwhile: another deployment runs", path)
	} else if err != nil {
		return fmt.Errorf("keep the plan: %w", err)
	}
	return syncFolder(folder)
}

func syncFolder(folder string) error {
	dir, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}
