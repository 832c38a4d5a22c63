package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/bindings"
)

func newNetworkCommand(sh *shell) *cobra.Command {
	return group(&cobra.Command{
		Use:   "network",
		Short: "Say where a deployment is, and check it",
		Long: `A network file says where a deployment of Medveil is: its chain and its
contracts. It is trusted, for whoever can change it can lead a wallet to
contracts of their own: get it from an institution that you trust. Everything
else, such as the institutions and their workers, is read from the chain.`,
	}, newNetworkAddCommand(sh), newNetworkListCommand(sh), newNetworkCheckCommand(sh), newNetworkReportCommand(sh))
}

func newNetworkAddCommand(sh *shell) *cobra.Command {
	var name string
	cmd := &cobra.Command{
		Use:   "add FILE --rpc URL...",
		Short: "Remember a network and the nodes to ask",
		Long: `Remember a network file under a name, with the nodes of its chain to ask. The
nodes are believed about the chain: use one of your own, or of an institution
that you trust. With several, the first that answers is asked. No node is asked
now: see "medveil network check".`,
		Example: `  medveil network add network.json --rpc http://127.0.0.1:8545
  medveil network add network.json --name lab --rpc https://node-a.example --rpc https://node-b.example`,
		Args: positional("FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			n := knownNetwork{name: name, rpc: sh.rpc}
			if n.name == "" {
				n.name = strings.TrimSuffix(filepath.Base(args[0]), filepath.Ext(args[0]))
			}
			if len(sh.rpc) == 0 {
				return usageError(cmd, "missing --rpc")
			}
			for _, node := range sh.rpc {
				if err := checkNode(node); err != nil {
					return usageError(cmd, "--rpc: %v", err)
				}
			}
			var err error
			if n.network, err = medveil.LoadNetwork(args[0]); err != nil {
				return err
			}
			if err := sh.saveNetwork(n); err != nil {
				return err
			}
			return sh.print(describeNetwork(n), func(w io.Writer) {
				fmt.Fprintf(w, "added network %s: chain %d, %d nodes\n", n.name, n.network.ChainID, len(n.rpc))
			})
		},
	}
	cmd.Flags().StringVar(&name, "name", "", "`NAME` to call it by (default: that of the file)")
	return cmd
}

// networkResult is how a network shows in JSON. Nodes are counted, not shown:
// their URLs may hold access tokens.
type networkResult struct {
	Name    string          `json:"name"`
	Nodes   int             `json:"nodes"`
	Network medveil.Network `json:"network"`
}

func describeNetwork(n knownNetwork) networkResult {
	return networkResult{Name: n.name, Nodes: len(n.rpc), Network: n.network}
}

func newNetworkListCommand(sh *shell) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List the networks that were added",
		Long:    "List the networks that were added with \"medveil network add\". No node is asked.",
		Example: "  medveil network list --json",
		Args:    positional(),
		RunE: func(*cobra.Command, []string) error {
			names, err := sh.networkNames()
			if err != nil {
				return err
			}
			all := make([]networkResult, 0, len(names))
			for _, name := range names {
				n, err := sh.namedNetwork(name)
				if err != nil {
					return err
				}
				all = append(all, describeNetwork(n))
			}
			return sh.print(all, func(w io.Writer) {
				for _, n := range all {
					fmt.Fprintf(w, "%-16s chain %-8d %d nodes  consortium %s\n", n.Name, n.Network.ChainID, n.Nodes, n.Network.Consortium)
				}
			})
		},
	}
}

// networkCheck is the result of "network check".
type networkCheck struct {
	Network   string         `json:"network"`
	ChainID   uint64         `json:"chainId"`
	Contracts []string       `json:"contracts"` // whose creation code was compared
	Block     uint64         `json:"lastCreationBlock"`
	Unsafe    bool           `json:"unsafeDevelopmentVerifier"`
	Epoch     uint32         `json:"epoch"`
	Threshold int            `json:"threshold"`
	Members   []memberResult `json:"members"`
}

type memberResult struct {
	Seat     int    `json:"seat"`
	Operator string `json:"operator"`
	Endpoint string `json:"endpoint"`
}

func newNetworkCheckCommand(sh *shell) *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Compare a deployment with this version and verify its institutions",
		Long: `Check that a network is what its file says, believing the node about the chain's
blocks and nothing else: every contract was created by a transaction with exactly
this version's code and arguments; the verifier is not the one of the UNSAFE
development keys, except on a development chain; and if the consortium is
founded, that the sealed digest is that of its institutions' keys, each with a
valid proof of possession. It needs no key.

Who made the keys of a verifier, and who the institutions are, it cannot tell.`,
		Example: `  medveil network check
  medveil network check --network network.json --rpc http://127.0.0.1:8545 --json`,
		Args: positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			c, err := sh.dial(cmd.Context())
			if err != nil {
				return err
			}
			defer c.node.Close()
			result, err := checkNetwork(cmd.Context(), c)
			if err != nil {
				return err
			}
			return sh.print(result, result.write)
		},
	}
}

// checkNetwork compares the code, then verifies the committee if there is one.
func checkNetwork(ctx context.Context, c *connection) (*networkCheck, error) {
	deployed, err := medveil.FindDeployment(ctx, c.node, c.network)
	if err != nil {
		return nil, err
	}
	head, err := c.node.BlockNumber(ctx)
	if err != nil {
		return nil, fmt.Errorf("ask the node for its head: %w", err)
	}
	result := &networkCheck{Network: c.name, ChainID: c.network.ChainID, Unsafe: deployed.Unsafe}
	for _, contract := range deployed.Contracts {
		result.Contracts = append(result.Contracts, contract.Name)
	}
	if result.Block, err = bindings.VerifyCreation(ctx, c.node, deployed.Contracts, c.network.DeploymentBlock, head); err != nil {
		return nil, err
	}
	client, err := medveil.NewClient(ctx, c.node, c.network)
	if errors.Is(err, medveil.ErrNotSealed) {
		return result, nil
	}
	if err != nil {
		return nil, err
	}
	committee, err := client.CurrentCommittee(ctx)
	if err != nil {
		return nil, err
	}
	result.Epoch, result.Threshold = committee.Epoch, committee.Threshold
	for _, m := range committee.Members {
		result.Members = append(result.Members, memberResult{m.Seat, m.Operator.Hex(), m.Endpoint})
	}
	return result, nil
}

func (r *networkCheck) write(w io.Writer) {
	fmt.Fprintf(w, "ok    the code of %d contracts is this version's, created by block %d\n", len(r.Contracts), r.Block)
	if r.Unsafe {
		fmt.Fprintln(w, "note  the verifier is that of the UNSAFE DEVELOPMENT KEYS, on a development chain: anyone can forge registrations")
	} else {
		fmt.Fprintln(w, "ok    the verifier is not the development one; who made its keys is not checked here")
	}
	if r.Epoch == 0 {
		fmt.Fprintln(w, "note  the consortium is not founded yet")
		return
	}
	fmt.Fprintf(w, "ok    epoch %d: digest and proofs of possession of %d institutions, %d of them open an identity\n",
		r.Epoch, len(r.Members), r.Threshold)
	for _, m := range r.Members {
		fmt.Fprintf(w, "      seat %-2d %s %s\n", m.Seat, m.Operator, m.Endpoint)
	}
}
