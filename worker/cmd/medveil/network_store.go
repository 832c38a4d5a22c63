package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/medveil/medveil"
)

// networkNames are those that make a file name everywhere.
var networkNames = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// A knownNetwork is a network that the user added: NAME.json, a network file, and
// NAME.nodes.json with the nodes to ask. Nodes' URLs may hold access tokens.
type knownNetwork struct {
	name    string
	network medveil.Network
	rpc     []string
}

// nodesFile is the JSON of NAME.nodes.json.
type nodesFile struct {
	RPC []string `json:"rpc"`
}

const nodesSuffix = ".nodes.json"

// networkPath is where the network of that name is kept.
func (sh *shell) networkPath(name string) (string, error) { return sh.inHome("networks", name+".json") }

// saveNetwork keeps a network under its name. It replaces nothing.
func (sh *shell) saveNetwork(n knownNetwork) error {
	if !networkNames.MatchString(n.name) {
		return fmt.Errorf("network name %q: want lower-case letters, digits and hyphens", n.name)
	}
	path, err := sh.networkPath(n.name)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("make the folder of networks: %w", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(fmt.Errorf("network %s is there already: remove %s to add another", n.name, path), err)
	}
	nodes, err := json.MarshalIndent(nodesFile{n.rpc}, "", "  ")
	if err != nil {
		return err
	}
	nodesPath := strings.TrimSuffix(path, ".json") + nodesSuffix
	if err := os.Remove(nodesPath); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err // left of a run that was cut off before the network was there
	}
	if err := createSecret(nodesPath, append(nodes, '\n')); err != nil {
		return fmt.Errorf("keep the nodes of %s: %w", n.name, err)
	}
	return n.network.Save(path)
}

// loadNetwork returns the network that --network names, with --rpc in place of
// its nodes if given. Without --network it is the only one that was added.
func (sh *shell) loadNetwork() (knownNetwork, error) {
	n, err := sh.chosenNetwork()
	if err != nil {
		return n, err
	}
	if len(sh.rpc) > 0 {
		n.rpc = sh.rpc
	}
	sh.used = append(sh.used, n.rpc...)
	for _, node := range n.rpc {
		if err := checkNode(node); err != nil {
			return n, fmt.Errorf("%w: %v", errUsage, err)
		}
	}
	return n, nil
}

func (sh *shell) chosenNetwork() (knownNetwork, error) {
	if strings.ContainsAny(sh.network, `./\`) {
		network, err := medveil.LoadNetwork(sh.network)
		return knownNetwork{name: sh.network, network: network}, err
	}
	if sh.network != "" {
		return sh.namedNetwork(sh.network)
	}
	names, err := sh.networkNames()
	if err != nil {
		return knownNetwork{}, err
	}
	switch len(names) {
	case 0:
		return knownNetwork{}, hint(errors.New("no network is known"), `add one with "medveil network add", or name its file with --network`)
	case 1:
		return sh.namedNetwork(names[0])
	}
	return knownNetwork{}, fmt.Errorf("%w: name one of the networks %s with --network", errUsage, strings.Join(names, ", "))
}

// namedNetwork reads a network that was added.
func (sh *shell) namedNetwork(name string) (knownNetwork, error) {
	n := knownNetwork{name: name}
	if !networkNames.MatchString(name) {
		return n, fmt.Errorf("%w: %q is no name of a network", errUsage, name)
	}
	path, err := sh.networkPath(name)
	if err != nil {
		return n, err
	}
	if n.network, err = medveil.LoadNetwork(path); errors.Is(err, fs.ErrNotExist) {
		return n, hint(fmt.Errorf("there is no network %q", name), `see "medveil network list"`)
	} else if err != nil {
		return n, err
	}
	n.rpc, err = readNodes(strings.TrimSuffix(path, ".json") + nodesSuffix)
	return n, err
}

// networkNames lists the networks that were added.
func (sh *shell) networkNames() ([]string, error) {
	dir, err := sh.inHome("networks")
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("list networks: %w", err)
	}
	var names []string
	for _, entry := range entries {
		name, ok := strings.CutSuffix(entry.Name(), ".json")
		if ok && networkNames.MatchString(name) { // not NAME.nodes
			names = append(names, name)
		}
	}
	return names, nil
}

func readNodes(path string) ([]string, error) {
	content, err := readOwn(path, maxSealed)
	if err != nil {
		return nil, fmt.Errorf("nodes of the network: %w", err)
	}
	var nodes nodesFile
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&nodes); err != nil {
		return nil, fmt.Errorf("nodes of the network: %s is damaged", path)
	}
	return nodes.RPC, nil
}

// checkNode refuses what is not the URL of a node. The error shows no more than
// the scheme: a URL may hold an access token.
func checkNode(raw string) error {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" {
		return errors.New("a node's URL must look like http://127.0.0.1:8545")
	}
	switch u.Scheme {
	case "http", "https", "ws", "wss":
		return nil
	}
	return fmt.Errorf("a node's URL must be http, https, ws or wss, not %s", u.Scheme)
}
