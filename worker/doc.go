// Package worker is Medveil's worker as a library: what a member institution
// runs beside its validator. It re-encrypts for grantees, keeps objects on
// IPFS, relays registrations, and opens its seat's share of a trace case.
//
// [Create] makes a worker's data folder, once; [Open] starts a worker on it.
// The chain and the store are interfaces ([Chain], [Store]), which adapters
// implement; [Worker.Reencrypt], [Worker.Put], [Worker.Get], [Worker.Register],
// [Worker.ApproveCase] and [Worker.OpenShare] are the worker's acts.
//
// # Trust
//
//   - The worker is trusted with availability, with not answering outside a
//     grant, and with one share of each identity. Alone it reads nothing.
//   - Its chain node is trusted: whoever makes it lie decides which grants
//     stand. Run your own.
//   - Its store is not trusted: bundles are checked against the grant id, and
//     objects against their content hash.
//   - A request is trusted for nothing: who asks, and with which key, comes from
//     the chain.
//
// # What is kept
//
// The data folder holds a journal, to which every receipt and every refusal of
// a pseudonym's request is written and synced before it is answered. A refusal
// of what no registered pseudonym signed is not kept, nor is one for being busy:
// anyone could fill the disk. The journal is also the worker's memory across restarts: which requests
// were answered, and which fragment was served under which grant. It holds no
// secrets, no labels and no keys. A small file beside it says where it ends, so
// that a worker does not start on an older copy of it.
package worker
