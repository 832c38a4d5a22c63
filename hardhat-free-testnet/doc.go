// Package testnet runs a consortium's infrastructure on one machine, for real:
// n geth validators that seal a proof-of-authority chain (Clique) and n kubo
// nodes in a private IPFS swarm, one of each per institution.
//
// [Start] brings a network up and returns once blocks are sealed and every
// node has its peers. [Network.Info] tells the endpoints and the development
// accounts, [Network.Close] stops everything. Another process finds a running
// network by its data folder: [Load] reads what Start wrote, [Probe] asks the
// nodes how they are.
//
//	network, err := testnet.Start(ctx, testnet.Config{Dir: dir, Validators: 4})
//	if err != nil {
//		return err
//	}
//	defer network.Close()
//	endpoint := network.Info().Seats[0].HTTP // http://127.0.0.1:20001
//
// # Faults
//
// Each validator and each IPFS node is a [Node] that can be stopped, killed and
// started again. [Network.Partition] splits the validators into groups that do
// not see each other and [Network.Heal] joins them, so a reorganisation can be
// forced.
//
// # Life and death
//
// Nodes never outlive their runner for long: each runs in a process group of
// its own, the kernel ends it when the runner dies (on Linux), and what is left
// anyway is ended at the next start, recognised by process id and start time.
// A data folder belongs to one runner at a time, held by a file lock, which the
// kernel releases however the runner ends.
//
// # What it is not
//
// The accounts are for development: their keys lie unencrypted in the data
// folder, and the validators' accounts are unlocked in nodes that any local
// user can reach. Everything listens on 127.0.0.1 only.
package testnet
