// Package daemon runs a worker as a process: it reads the configuration, opens
// what the worker needs, checks that it belongs together, serves the API, the
// metrics and the institution's own orders, and ends in good order.
//
// [Init] makes a worker's folder and [Open] opens it. They are separate acts: a
// worker that finds nothing where it was has lost its memory of what it
// answered, and must not start as if it were new.
//
// A folder holds
//
//	config.json    the configuration, see Config
//	network.json   the network file
//	state.db       what the worker remembers; secret values in it are sealed
//	ipfs/          the embedded IPFS node's repository, if that was chosen
//	admin.sock     while the worker runs: orders of its own institution
//
// The seat's key file is kept apart from it, where the institution likes.
//
// # Trust
//
// Who can change config.json or network.json chooses the chain and the nodes
// that are believed. Who can connect to admin.sock acts for the seat: only the
// worker's own account can. Who reads state.db learns which pseudonyms asked for
// which grants; who changes it, or puts an older one back, is noticed.
package daemon
