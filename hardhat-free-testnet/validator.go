package testnet

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// adminSocket is the Unix socket of a validator, relative to its folder.
const adminSocket = "geth/admin.ipc"

// validator is the node that seals for a seat.
type validator struct {
	*Node
	seat *Seat
	host string
	port int // where peers reach it
}

// newValidator prepares the validator of a seat whose accounts exist.
func (n *Network) newValidator(seat *Seat) *validator {
	name := validatorName(seat.Number)
	v := &validator{Node: &Node{name: name}, seat: seat, host: n.config.Host, port: n.port(seat.Number, 0)}
	rpc := strconv.Itoa(n.port(seat.Number, 1))
	seat.HTTP = "http://" + net.JoinHostPort(loopback, rpc)
	seat.WS = "ws://" + net.JoinHostPort(loopback, rpc)
	seat.IPC = n.folder.path(name, adminSocket)
	v.launch = n.launcher(name, nil, n.geth, func() []string { return n.gethArgs(v.seat, rpc) })
	v.answers = func(ctx context.Context) error { return errors.Join(v.identify(ctx), v.unlocked(ctx)) }
	v.join = func(ctx context.Context) error { return n.rejoin(ctx, v) }
	return v
}

// gethArgs are a validator's arguments. Each block's state is kept and written
// at once (archive), so that neither a killed node nor a killed network loses
// blocks. geth dials a third of its peers at most, which must leave room for
// all validators. The price floor holds for the node's own transactions as well: one
// that only this node would seal would wait for its turn. Sealing starts over
// the socket, once there are peers.
func (n *Network) gethArgs(seat *Seat, rpc string) []string {
	floor := strconv.FormatUint(n.config.PriceFloor, 10)
	args := []string{
		"--datadir", ".", "--config", gethConfigFile, "--ipcpath", adminSocket,
		"--networkid", strconv.FormatUint(n.config.ChainID, 10),
		"--nodiscover", "--bootnodes", "", "--nat", "none", "--maxpeers", strconv.Itoa(4 * MaxValidators),
		"--syncmode", "full", "--gcmode", "archive", "--state.scheme", "hash", "--snapshot=false", "--cache", "64",
		"--http", "--http.addr", loopback, "--http.port", rpc, "--http.api", "eth,net,web3,txpool",
		"--ws", "--ws.addr", loopback, "--ws.port", rpc, "--ws.api", "eth,net,web3,txpool",
		"--authrpc.addr", loopback, "--authrpc.port", "0",
		"--miner.etherbase", seat.Validator.Address, "--miner.gaslimit", strconv.FormatUint(n.config.GasLimit, 10),
		"--miner.gasprice", floor, "--txpool.pricelimit", floor, "--txpool.nolocals",
		"--unlock", seat.Validator.Address, "--password", filepath.Join("..", passwordFile), "--allow-insecure-unlock",
	}
	if n.config.Host == loopback {
		args = append(args, "--netrestrict", "127.0.0.0/8")
	}
	return args
}

// gethConfigFile holds the one setting that has no flag: the address to listen
// on for peers, which would else be every one of the machine's.
const gethConfigFile = "geth.toml"

func (n *Network) configureValidator(v *validator) error {
	listen := net.JoinHostPort(v.host, strconv.Itoa(v.port))
	return writeFile(n.folder.path(v.name, gethConfigFile), fmt.Appendf(nil, "[Node.P2P]\nListenAddr = %q\n", listen))
}

// initValidator writes the genesis block to the validator's database.
func (n *Network) initValidator(ctx context.Context, seat int) error {
	dir := n.folder.path(validatorName(seat))
	_, err := runNode(ctx, dir, nil, n.geth, "--datadir", ".", "--state.scheme", "hash", "--verbosity", "2",
		"init", filepath.Join("..", genesisFile))
	return err
}

// identify asks the validator for its enode and notes it, with the address at
// which peers reach it.
func (v *validator) identify(ctx context.Context) error {
	var answer struct{ Enode string }
	if err := callIPC(ctx, v.seat.IPC, &answer, "admin_nodeInfo"); err != nil {
		return err
	}
	key, err := enodeKey(answer.Enode)
	if err != nil {
		return err
	}
	enode := fmt.Sprintf("enode://%s@%s?discport=0", key, net.JoinHostPort(v.host, strconv.Itoa(v.port)))
	if v.seat.Enode != enode { // only before Start returns; from then on it is read without a lock
		v.seat.Enode = enode
	}
	return nil
}

// unlocked reports whether the validator can sign. geth answers before it has
// unlocked its account, and gives up sealing for good when that comes too late.
func (v *validator) unlocked(ctx context.Context) error {
	return callIPC(ctx, v.seat.IPC, nil, "eth_sign", v.seat.Validator.Address, "0x")
}

// enodeKey returns the public key in an enode URL, 128 hex digits, by which
// peers know each other.
func enodeKey(enode string) (string, error) {
	parsed, err := url.Parse(enode)
	if err != nil || parsed.Scheme != "enode" || len(parsed.User.Username()) != 128 {
		return "", fmt.Errorf("%q is no enode", enode)
	}
	return parsed.User.Username(), nil
}

// peers returns the keys of the validator's peers.
func (v *validator) peers(ctx context.Context) (map[string]bool, error) {
	var answer []struct{ Enode string }
	if err := callIPC(ctx, v.seat.IPC, &answer, "admin_peers"); err != nil {
		return nil, err
	}
	keys := make(map[string]bool)
	for _, peer := range answer {
		key, err := enodeKey(peer.Enode)
		if err != nil {
			return nil, err
		}
		keys[key] = true
	}
	return keys, nil
}

func (v *validator) addPeer(ctx context.Context, peer *validator) error {
	return callIPC(ctx, v.seat.IPC, nil, "admin_addPeer", peer.seat.Enode)
}

func (v *validator) removePeer(ctx context.Context, peer *validator) error {
	return callIPC(ctx, v.seat.IPC, nil, "admin_removePeer", peer.seat.Enode)
}

// seal makes the validator seal blocks.
func (v *validator) seal(ctx context.Context) error {
	return callIPC(ctx, v.seat.IPC, nil, "miner_start")
}

// block is a block's place in the chain.
type block struct {
	Number uint64
	Hash   string
}

// block returns the block of a number, or "latest". A chain that is shorter
// has none: the hash is then empty.
func (s Seat) block(ctx context.Context, which string) (block, error) {
	var answer struct{ Number, Hash string }
	if err := callHTTP(ctx, s.HTTP, &answer, "eth_getBlockByNumber", which, false); err != nil || answer.Hash == "" {
		return block{}, err
	}
	number, err := quantity(answer.Number)
	return block{number, strings.ToLower(answer.Hash)}, err
}

// makeNodeFolder makes a node's own folder.
func (f *folder) makeNodeFolder(name string) error { return os.MkdirAll(f.path(name), 0o700) }
