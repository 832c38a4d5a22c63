package testnet

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// store is the IPFS node of a seat.
type store struct {
	*Node
	seat *Seat
}

// newStore prepares the IPFS node of a seat whose repository exists.
func (n *Network) newStore(seat *Seat) *store {
	name := ipfsName(seat.Number)
	s := &store{Node: &Node{name: name}, seat: seat}
	swarm, api := n.port(seat.Number, 2), n.port(seat.Number, 3)
	seat.IPFS.API = fmt.Sprintf("http://%s:%d", loopback, api)
	seat.IPFS.Maddr = fmt.Sprintf("/ip4/%s/tcp/%d", loopback, api)
	seat.IPFS.Swarm = fmt.Sprintf("/ip4/%s/tcp/%d/p2p/%s", n.config.Host, swarm, seat.IPFS.PeerID)
	seat.IPFS.Repo = n.folder.path(name)
	s.launch = n.launcher(name, ipfsEnv(seat.IPFS.Repo), n.ipfs, func() []string { return []string{"daemon", "--migrate=false"} })
	s.answers = s.check
	s.join = func(ctx context.Context) error { return n.rejoinSwarm(ctx, s) }
	return s
}

// ipfsEnv has the node refuse to run without the swarm's key, and keep its
// statistics to itself.
func ipfsEnv(repo string) []string {
	return []string{"IPFS_PATH=" + repo, "LIBP2P_FORCE_PNET=1", "IPFS_TELEMETRY=off"}
}

// swarmKey is a fresh key of a private swarm, in the form that IPFS nodes read.
func swarmKey() []byte {
	key := make([]byte, 32)
	rand.Read(key)
	return []byte("/key/swarm/psk/1.0.0/\n/base16/\n" + hex.EncodeToString(key) + "\n")
}

// initStore makes a seat's repository and returns the node's identity.
func (n *Network) initStore(ctx context.Context, seat int) (*IPFS, error) {
	repo := n.folder.path(ipfsName(seat))
	if err := n.folder.makeNodeFolder(ipfsName(seat)); err != nil {
		return nil, err
	}
	if _, err := runNode(ctx, repo, ipfsEnv(repo), n.ipfs, "init", "--empty-repo"); err != nil {
		return nil, err
	}
	key, err := os.ReadFile(n.folder.path(swarmFile))
	if err != nil {
		return nil, err
	}
	if err := writeFile(n.folder.path(ipfsName(seat), swarmFile), key); err != nil {
		return nil, err
	}
	config, err := n.readStoreConfig(seat)
	if err != nil {
		return nil, err
	}
	identity, _ := config["Identity"].(map[string]any)
	peer, _ := identity["PeerID"].(string)
	if peer == "" {
		return nil, fmt.Errorf("%s: its configuration names no identity", ipfsName(seat))
	}
	return &IPFS{PeerID: peer}, nil
}

func (n *Network) readStoreConfig(seat int) (map[string]any, error) {
	text, err := os.ReadFile(n.folder.path(ipfsName(seat), "config"))
	if err != nil {
		return nil, err
	}
	var config map[string]any
	if err := json.Unmarshal(text, &config); err != nil {
		return nil, fmt.Errorf("%s's configuration: %w", ipfsName(seat), err)
	}
	return config, nil
}

// configureStore rewrites a node's configuration, its identity and datastore
// apart: today's ports and peers, and nothing that reaches for the outside.
func (n *Network) configureStore(s *store) error {
	config, err := n.readStoreConfig(s.seat.Number)
	if err != nil {
		return err
	}
	for key, value := range quietConfig() {
		config[key] = value
	}
	swarm, _, _ := strings.Cut(s.seat.IPFS.Swarm, "/p2p/")
	config["Addresses"] = map[string]any{
		"Swarm": []string{swarm}, "API": s.seat.IPFS.Maddr, "Gateway": []string{},
		"Announce": []string{}, "AppendAnnounce": []string{}, "NoAnnounce": []string{},
	}
	config["Peering"] = map[string]any{"Peers": n.peering(s)}
	text, err := json.MarshalIndent(config, "", "  ")
	if err != nil {
		return err
	}
	return writeFile(n.folder.path(s.name, "config"), text)
}

// peering lists all other nodes. Each keeps trying to reach each.
func (n *Network) peering(s *store) []map[string]any {
	peers := []map[string]any{}
	for _, seat := range n.info.Seats {
		if seat.Number != s.seat.Number {
			address, _, _ := strings.Cut(seat.IPFS.Swarm, "/p2p/")
			peers = append(peers, map[string]any{"ID": seat.IPFS.PeerID, "Addrs": []string{address}})
		}
	}
	return peers
}

// quietConfig is the part of each node's configuration that keeps it in the
// private swarm: no bootstrap peers, no public service, no search on the local
// network, no gateway, no port mapping, no relay. Blocks are asked of the
// peers directly, for each node is connected to all others.
func quietConfig() map[string]any {
	off := map[string]any{"Enabled": false}
	return map[string]any{
		"Bootstrap": []string{},
		"AutoConf":  off,
		"AutoTLS":   off,
		"AutoNAT":   map[string]any{"ServiceMode": "disabled"},
		"Discovery": map[string]any{"MDNS": off},
		"DNS":       map[string]any{"Resolvers": map[string]any{}},
		"Gateway":   map[string]any{"NoFetch": true, "NoDNSLink": true, "ExposeRoutingAPI": false},
		"Ipns":      map[string]any{"DelegatedPublishers": []string{}, "ResolveCacheSize": 128},
		"Plugins":   map[string]any{"Plugins": map[string]any{"telemetry": map[string]any{"Disabled": true}}},
		"Provide":   off,
		"Routing":   map[string]any{"Type": "none", "DelegatedRouters": []string{}},
		"Swarm": map[string]any{
			"DisableNatPortMap": true, "EnableHolePunching": false,
			"RelayClient": off, "RelayService": off,
			"Transports": map[string]any{"Network": map[string]any{"QUIC": false, "Relay": false,
				"WebTransport": false, "WebRTCDirect": false, "Websocket": false}},
		},
		"HTTPRetrieval": off,
		"Version":       map[string]any{"SwarmCheckEnabled": false},
	}
}

// check asks the node who it is, and refuses another's answer.
func (s *store) check(ctx context.Context) error {
	var answer struct{ ID string }
	if err := callIPFS(ctx, s.seat.IPFS.API, &answer, "id"); err != nil {
		return err
	}
	if answer.ID != s.seat.IPFS.PeerID {
		return fmt.Errorf("another node (%s) answers at %s", answer.ID, s.seat.IPFS.API)
	}
	return nil
}

// swarmPeers returns the ids of a node's peers.
func (i IPFS) swarmPeers(ctx context.Context) (map[string]bool, error) {
	var answer struct{ Peers []struct{ Peer string } }
	if err := callIPFS(ctx, i.API, &answer, "swarm/peers"); err != nil {
		return nil, err
	}
	peers := make(map[string]bool)
	for _, peer := range answer.Peers {
		peers[peer.Peer] = true
	}
	return peers, nil
}

// callIPFS makes one call of kubo's RPC.
func callIPFS(ctx context.Context, api string, result any, command string) error {
	out, err := post(ctx, api+"/api/v0/"+command, "text/plain", nil)
	if err != nil {
		return fmt.Errorf("%s: %w", command, err)
	}
	if err := json.Unmarshal(out, result); err != nil {
		return fmt.Errorf("%s: %w", command, err)
	}
	return nil
}
