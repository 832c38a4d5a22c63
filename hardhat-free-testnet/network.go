package testnet

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
)

// Network is a running network. Its methods may be called concurrently.
type Network struct {
	config     Config
	geth, ipfs string // binaries
	base       int    // first port
	folder     *folder
	spawner    *spawner
	info       Info
	validators []*validator
	stores     []*store
	close      func() error

	mu    sync.Mutex
	group map[int]int // of each seat's validator; those of a group are peers
}

// Start brings up the network of a data folder, which it makes if the folder
// is new or was left half made. It returns once each validator has its peers
// and has sealed or received a block, and each IPFS node has its peers. ctx
// bounds the start only: the network runs until [Network.Close], or until this
// process ends. On failure nothing is left running.
//
// The error wraps [ErrRunning] when the folder's network runs already.
func Start(ctx context.Context, config Config) (*Network, error) {
	if err := config.Validate(); err != nil {
		return nil, err
	}
	config, err := config.withDefaults()
	if err != nil {
		return nil, err
	}
	folder, err := openFolder(config.Dir)
	if err != nil {
		return nil, err
	}
	n := &Network{config: config, folder: folder, spawner: newSpawner(), group: make(map[int]int)}
	n.close = sync.OnceValue(n.end)
	if err := n.start(ctx); err != nil {
		if errors.Is(ctx.Err(), context.Canceled) {
			err = fmt.Errorf("the start was interrupted: %w", context.Cause(ctx))
		}
		return nil, errors.Join(err, n.Close())
	}
	return n, nil
}

func (n *Network) start(ctx context.Context) (err error) {
	if err := n.tidy(); err != nil {
		return err
	}
	if err := checkMemory(n.config); err != nil {
		return err
	}
	if n.base, err = choosePorts(n.config.Dir, n.config.BasePort, n.config.Validators); err != nil {
		return err
	}
	if n.geth, n.ipfs, err = n.config.binaries(ctx); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, n.config.Timeout, fmt.Errorf("the network is not up after %s", n.config.Timeout))
	defer cancel()
	if !n.folder.finished() {
		if err := n.create(ctx); err != nil {
			return fmt.Errorf("making the network: %w", err)
		}
	}
	return n.run(ctx)
}

// tidy ends what an earlier runner left running, and loads the network that
// the folder holds or clears away a half-made one.
func (n *Network) tidy() error {
	ended, err := endOrphans(n.folder.path(pidFolder))
	if err != nil {
		return err
	}
	if len(ended) > 0 {
		n.progress("ended what an earlier run left running: %s", strings.Join(ended, ", "))
	}
	if n.folder.finished() {
		if n.info, err = Load(n.config.Dir); err != nil {
			return err
		}
		n.info.Dir = n.config.Dir // it may have been moved
		return n.info.agrees(n.config)
	}
	if n.folder.untouched() {
		return nil
	}
	n.progress("clearing a data folder that was left half made")
	return n.folder.empty()
}

func (n *Network) progress(format string, args ...any) {
	fmt.Fprintf(n.config.Progress, format+"\n", args...)
}

// create makes the accounts, the genesis block and the nodes' folders.
func (n *Network) create(ctx context.Context) error {
	n.progress("making a network of %d", n.config.Validators)
	if err := writeFile(n.folder.path(passwordFile), []byte(keystorePassword+"\n")); err != nil {
		return err
	}
	if err := writeFile(n.folder.path(swarmFile), swarmKey()); err != nil {
		return err
	}
	c := n.config
	n.info = Info{Dir: c.Dir, ChainID: c.ChainID, Period: c.Period, GasLimit: c.GasLimit, PriceFloor: c.PriceFloor,
		Confirmations: c.Validators/2 + 1, Alloc: c.Alloc, Seats: make([]Seat, c.Validators)}
	if err := n.makeAccounts(ctx); err != nil {
		return err
	}
	if err := n.makeGenesis(); err != nil {
		return err
	}
	return each(n.info.Seats, func(seat *Seat) (err error) {
		if err := n.initValidator(ctx, seat.Number); err != nil || c.WithoutIPFS {
			return err
		}
		seat.IPFS, err = n.initStore(ctx, seat.Number)
		return err
	})
}

func (n *Network) makeAccounts(ctx context.Context) error {
	for i := range n.info.Seats {
		n.info.Seats[i].Number = i + 1
	}
	err := each(n.info.Seats, func(seat *Seat) (err error) {
		seat.Validator, err = newAccount(ctx, n.geth, n.folder.dir, validatorName(seat.Number))
		return err
	})
	if err != nil {
		return err
	}
	n.info.Deployer, err = newAccount(ctx, n.geth, n.folder.dir, "deployer")
	return err
}

func (n *Network) makeGenesis() error {
	var sealers []string
	for _, seat := range n.info.Seats {
		sealers = append(sealers, seat.Validator.Address)
	}
	text, err := genesis(n.config, sealers, append(sealers, n.info.Deployer.Address))
	if err != nil {
		return err
	}
	return writeFile(n.folder.path(genesisFile), append(text, '\n'))
}

// each calls f on all, a few at a time, and returns the first failure: the
// others seldom say more.
func each[T any](all []T, f func(*T) error) error {
	errs := make([]error, len(all))
	slots := make(chan struct{}, 4)
	var group sync.WaitGroup
	for i := range all {
		group.Go(func() {
			slots <- struct{}{}
			errs[i] = f(&all[i])
			<-slots
		})
	}
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// run starts all nodes, connects them, sets them to work and writes the
// network file once all is well.
func (n *Network) run(ctx context.Context) error {
	if err := n.prepare(); err != nil {
		return err
	}
	n.progress("starting %d validators and %d IPFS nodes", len(n.validators), len(n.stores))
	if err := each(n.Nodes(), func(node **Node) error { return (*node).boot(ctx) }); err != nil {
		return err
	}
	if err := n.connect(ctx); err != nil {
		return err
	}
	for _, v := range n.validators {
		if err := v.seal(ctx); err != nil {
			return fmt.Errorf("%s: %w", v.name, err)
		}
	}
	if err := n.awaitBlocks(ctx); err != nil {
		return err
	}
	return n.info.save()
}

// prepare makes the nodes and their configuration; every node's address must
// be known before the first is configured.
func (n *Network) prepare() error {
	for _, name := range []string{pidFolder, logFolder} {
		if err := n.folder.makeNodeFolder(name); err != nil {
			return err
		}
	}
	for i := range n.info.Seats {
		seat := &n.info.Seats[i]
		n.validators = append(n.validators, n.newValidator(seat))
		if seat.IPFS != nil {
			n.stores = append(n.stores, n.newStore(seat))
		}
	}
	for _, v := range n.validators {
		if err := n.configureValidator(v); err != nil {
			return err
		}
	}
	for _, s := range n.stores {
		if err := n.configureStore(s); err != nil {
			return err
		}
	}
	return nil
}

// connect makes all validators and all IPFS nodes peers. Of two validators the
// later dials: geth does not dial one peer twice in 35 seconds, and so the
// other direction is still fresh when a partition heals.
func (n *Network) connect(ctx context.Context) error {
	for i, v := range n.validators {
		for _, peer := range n.validators[:i] {
			if err := v.addPeer(ctx, peer); err != nil {
				return fmt.Errorf("%s: %w", v.name, err)
			}
		}
	}
	for _, v := range n.validators {
		if err := v.await(ctx, "misses peers", func(ctx context.Context) error { return n.meshed(ctx, v) }); err != nil {
			return err
		}
	}
	for _, s := range n.stores {
		if err := n.rejoinSwarm(ctx, s); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

// awaitBlocks waits until every validator has a block, and checks that all
// began with the same: the one this folder's network always had.
func (n *Network) awaitBlocks(ctx context.Context) error {
	for _, v := range n.validators {
		first, err := v.seat.block(ctx, "0x0")
		if err != nil {
			return fmt.Errorf("%s: %w", v.name, err)
		}
		if n.info.GenesisHash == "" {
			n.info.GenesisHash = first.Hash
		}
		if first.Hash != n.info.GenesisHash {
			return fmt.Errorf("%s began with another genesis block (%s, not %s): reset the network", v.name, first.Hash, n.info.GenesisHash)
		}
		err = v.await(ctx, "gets no block", func(ctx context.Context) error {
			head, err := v.seat.block(ctx, "latest")
			if err == nil && head.Number == 0 {
				err = errors.New("its chain is empty")
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// port is a seat's port of a kind, 0 to portsPerSeat-1.
func (n *Network) port(seat, kind int) int { return n.base + (seat-1)*portsPerSeat + kind }

// Info describes the network.
func (n *Network) Info() Info { return n.info }

// Validator is the validator of a seat, from 1 on. It panics if there is none.
func (n *Network) Validator(seat int) *Node { return n.validators[seat-1].Node }

// IPFS is the IPFS node of a seat, from 1 on. It panics if there is none.
func (n *Network) IPFS(seat int) *Node { return n.stores[seat-1].Node }

// Nodes lists all nodes, validators first.
func (n *Network) Nodes() []*Node {
	var nodes []*Node
	for _, v := range n.validators {
		nodes = append(nodes, v.Node)
	}
	for _, s := range n.stores {
		nodes = append(nodes, s.Node)
	}
	return nodes
}

// Err joins the failures of the nodes that ended by themselves.
func (n *Network) Err() error {
	var errs []error
	for _, node := range n.Nodes() {
		errs = append(errs, node.Err())
	}
	return errors.Join(errs...)
}

// Close stops every node and gives the data folder back. The chain and the
// files stay for the next start. Calls after the first do nothing.
func (n *Network) Close() error { return n.close() }

func (n *Network) end() error {
	var group sync.WaitGroup
	for _, node := range n.Nodes() {
		group.Go(func() { node.Stop(context.Background()) })
	}
	group.Wait()
	n.spawner.close()
	return n.folder.close()
}
