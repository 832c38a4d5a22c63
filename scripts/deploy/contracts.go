package main

import (
	"context"
	"crypto/ecdsa"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
	testnet "github.com/medveil/medveil/hardhat-free-testnet"
)

const contractsDoes = `Deploys the contracts from the account of a key and writes where they are to a
network file, once their creation has been confirmed and compared with the code
of this version. Until then FILE.unfinished holds the plan with which another
run continues. A network file that is there already is checked instead.

Without --verifier and --share-verifier the verifiers of the UNSAFE DEVELOPMENT
KEYS are deployed, with which anyone can forge proofs: only on a development
chain.
`

const contractsExample = `  deploy contracts --rpc http://127.0.0.1:8545 --key deployer.key --out network.json
`

// contractsCommand is what "deploy contracts" was told.
type contractsCommand struct {
	node
	key, out                string
	verifier, shareVerifier string
	testnet                 string
	dryRun, json            bool
	stdout, stderr          io.Writer
}

func runContracts(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	c := &contractsCommand{stdout: stdout, stderr: stderr}
	fs := newFlags("contracts", contractsDoes, contractsExample, stderr)
	c.node.flags(fs)
	fs.StringVar(&c.key, "key", "", "`FILE` with the deploying account's secret key in hexadecimal (required)")
	fs.StringVar(&c.out, "out", "", "network `FILE` to write (required)")
	fs.StringVar(&c.verifier, "verifier", "", "`ADDRESS` of the verifier of registrations of a trusted setup, deployed before")
	fs.StringVar(&c.shareVerifier, "share-verifier", "", "`ADDRESS` of the verifier of sealed shares of a trusted setup, deployed before")
	fs.StringVar(&c.testnet, "testnet", "", "network.json `FILE` of a running testnet, in place of --rpc, --key, --out and --confirmations")
	fs.BoolVar(&c.dryRun, "dry-run", false, "say what would be deployed, send and write nothing")
	fs.BoolVar(&c.json, "json", false, "print the network as JSON")
	if err := parse(fs, args); err != nil {
		return err
	}
	key, err := c.target(fs)
	if err != nil {
		return err
	}
	for name, address := range map[string]string{"verifier": c.verifier, "share-verifier": c.shareVerifier} {
		if address != "" && !common.IsHexAddress(address) {
			return fmt.Errorf("%w: --%s %q is no address", errUsage, name, address)
		}
	}
	if c.verifiers().Partial() {
		return fmt.Errorf("%w: --verifier and --share-verifier go together", errUsage)
	}
	client, err := c.dial(ctx)
	if err != nil {
		return err
	}
	defer client.Close()
	return c.run(ctx, client, key)
}

func (c *contractsCommand) verifiers() bindings.Verifiers {
	return bindings.Verifiers{Registration: common.HexToAddress(c.verifier), SealedShare: common.HexToAddress(c.shareVerifier)}
}

// target settles where to deploy, from which account.
func (c *contractsCommand) target(fs *flag.FlagSet) (*ecdsa.PrivateKey, error) {
	if c.testnet == "" {
		if err := require(fs, "rpc", "key", "out"); err != nil {
			return nil, err
		}
		return loadKey(c.key)
	}
	for _, name := range []string{"rpc", "key", "out"} {
		if fs.Lookup(name).Value.String() != "" {
			return nil, fmt.Errorf("%w: --testnet and --%s exclude each other", errUsage, name)
		}
	}
	info, err := testnet.Load(filepath.Dir(c.testnet))
	if err != nil {
		return nil, err
	}
	c.rpc, c.out, c.confirmations = info.Seats[0].HTTP, info.DeploymentPath(), uint64(info.Confirmations)
	return crypto.HexToECDSA(info.Deployer.PrivateKey)
}

func (c *contractsCommand) run(ctx context.Context, client *ethclient.Client, key *ecdsa.PrivateKey) error {
	if network, err := medveil.LoadNetwork(c.out); err == nil {
		fmt.Fprintf(c.stderr, "%s is there already\n", c.out)
		if err := check(ctx, client, network, c.confirmations); err != nil {
			return err
		}
		if err := os.Remove(planPath(c.out)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err // what is left of a run that was cut off at its end
		}
		return c.print(network)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	d, begun, err := c.plan(ctx, client, key)
	if err != nil {
		return err
	}
	if err := c.checkVerifiers(ctx, client, d); err != nil {
		return err
	}
	if c.dryRun {
		return c.preview(ctx, client, d)
	}
	if !begun {
		if err := savePlan(planPath(c.out), d); err != nil {
			return err
		}
	}
	network, err := c.deploy(ctx, client, key, d)
	if err != nil {
		return err
	}
	return c.print(network)
}

// plan continues the deployment that was begun, or begins one.
func (c *contractsCommand) plan(ctx context.Context, client *ethclient.Client, key *ecdsa.PrivateKey) (d bindings.Deployment, begun bool, err error) {
	path, account := planPath(c.out), crypto.PubkeyToAddress(key.PublicKey)
	d, err = loadPlan(path)
	if errors.Is(err, fs.ErrNotExist) {
		d, err = bindings.PlanDeployment(ctx, client, account, c.verifiers())
		return d, false, err
	}
	if err != nil {
		return d, false, err
	}
	id, err := client.ChainID(ctx)
	switch {
	case err != nil:
		return d, false, err
	case !id.IsUint64() || id.Uint64() != d.ChainID:
		err = fmt.Errorf("the node is on chain %v, %s was begun on chain %d", id, path, d.ChainID)
	case d.Deployer != account:
		err = fmt.Errorf("the key is that of %s, %s was begun by %s", account, path, d.Deployer)
	case c.verifiers() != bindings.Verifiers{} && c.verifiers() != d.Verifiers:
		err = fmt.Errorf("%s was begun with other verifiers, %s and %s", path, d.Verifiers.Registration, d.Verifiers.SealedShare)
	}
	if err != nil {
		return d, false, fmt.Errorf("%w: give what it was begun with, or remove it to begin anew", err)
	}
	fmt.Fprintf(c.stderr, "continuing the deployment of %s\n", path)
	return d, true, nil
}

// checkVerifiers refuses the unsafe verifiers on a chain that is not one of
// development, in whatever way they would get there.
func (c *contractsCommand) checkVerifiers(ctx context.Context, client *ethclient.Client, d bindings.Deployment) error {
	unsafe := d.Unsafe()
	if !unsafe {
		var err error
		if unsafe, err = medveil.UnsafeVerifiers(ctx, client, d.Verifiers); err != nil {
			return err
		}
	}
	if unsafe && !medveil.DevelopmentChain(d.ChainID) {
		return fmt.Errorf("chain %d is no development chain: deploy the verifiers of a trusted setup and give their addresses: %w",
			d.ChainID, medveil.ErrUnsafeVerifier)
	}
	return nil
}

// deploy carries the plan out and writes the network file.
func (c *contractsCommand) deploy(ctx context.Context, client *ethclient.Client, key *ecdsa.PrivateKey, d bindings.Deployment) (medveil.Network, error) {
	opts := bind.NewKeyedTransactor(key, new(big.Int).SetUint64(d.ChainID))
	progress := func(contract bindings.Contract) {
		fmt.Fprintf(c.stderr, "deploying %s at %s\n", contract.Name, contract.Address)
	}
	if err := d.Run(ctx, client, opts, progress); err != nil {
		return medveil.Network{}, err
	}
	block, err := verifyCreation(ctx, client, d.Contracts(), d.FirstBlock, c.confirmations)
	if err != nil {
		return medveil.Network{}, err
	}
	fmt.Fprintf(c.stderr, "created by block %d, confirmed, and compared with this version's code\n", block)
	network, err := networkOf(ctx, client, d)
	if err != nil {
		return network, err
	}
	if err := network.Save(c.out); err != nil {
		return network, err
	}
	if err := os.Remove(planPath(c.out)); err != nil {
		return network, fmt.Errorf("deployed, but the plan is left: %w", err)
	}
	return network, nil
}

// networkOf describes a deployment that is done.
func networkOf(ctx context.Context, client *ethclient.Client, d bindings.Deployment) (medveil.Network, error) {
	at := d.Addresses()
	unsafe := d.Unsafe()
	if !unsafe {
		var err error
		if unsafe, err = medveil.UnsafeVerifiers(ctx, client, d.Verifiers); err != nil {
			return medveil.Network{}, err
		}
	}
	return medveil.Network{
		ChainID: d.ChainID, Consortium: at.Consortium, Registry: at.Registry, GrantLog: at.GrantLog, Trace: at.Trace,
		DeploymentBlock: d.FirstBlock, UnsafeDevelopmentVerifier: unsafe,
	}, nil
}

const confirmationPoll = 250 * time.Millisecond

// verifyCreation waits until the creation of the contracts is confirmed and
// checks it. A reorganisation while it waits is found, since it looks again.
func verifyCreation(ctx context.Context, client *ethclient.Client, contracts []bindings.Contract, first, confirmations uint64) (uint64, error) {
	for {
		head, err := client.BlockNumber(ctx)
		if err != nil {
			return 0, fmt.Errorf("ask the node for its head: %w", err)
		}
		block, err := bindings.VerifyCreation(ctx, client, contracts, first, head)
		if err != nil || head >= block+confirmations {
			return block, err
		}
		select {
		case <-ctx.Done():
			return 0, fmt.Errorf("block %d has %d of %d confirmations: %w", block, head-block, confirmations, ctx.Err())
		case <-time.After(confirmationPoll):
		}
	}
}

// preview says what a deployment would do.
func (c *contractsCommand) preview(ctx context.Context, client *ethclient.Client, d bindings.Deployment) error {
	for _, contract := range d.Contracts() {
		code, err := client.CodeAt(ctx, contract.Address, nil)
		if err != nil {
			return err
		}
		state := fmt.Sprintf("would be created with %d bytes", len(contract.Creation))
		if len(code) > 0 {
			state = "is there"
		}
		fmt.Fprintf(c.stderr, "%-30s %s %s\n", contract.Name, contract.Address, state)
	}
	network, err := networkOf(ctx, client, d)
	if err != nil {
		return err
	}
	fmt.Fprintln(c.stderr, "dry run: nothing was sent or written")
	return c.print(network)
}

func (c *contractsCommand) print(network medveil.Network) error {
	if !c.json {
		_, err := fmt.Fprintf(c.stdout, "chain %d: consortium %s, registry %s, grant log %s, trace %s, since block %d\n",
			network.ChainID, network.Consortium, network.Registry, network.GrantLog, network.Trace, network.DeploymentBlock)
		return err
	}
	encoder := json.NewEncoder(c.stdout)
	encoder.SetIndent("", "  ")
	return encoder.Encode(network)
}
