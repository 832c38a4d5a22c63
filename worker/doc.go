// Package worker is Medveil's worker as a library: what a member institution
// runs beside its validator. It re-encrypts for grantees, keeps objects on
// IPFS, relays registrations and recoveries, and opens its seat's share of a trace case.
//
// [Create] makes a state a worker's, once; [Open] starts a worker on it. The
// chain, the store and the state are interfaces ([Chain], [Store], [State]),
// which adapters implement. [Worker.Reencrypt], [Worker.Put], [Worker.Get],
// [Worker.Register], [Worker.ApproveCase] and [Worker.OpenShare] are the worker's
// acts; [Worker.Run] is what it does by itself; [Worker.Checkpoint],
// [Worker.Consistency] and [Worker.Receipts] are how others check it.
//
// # Trust
//
//   - The worker is trusted with availability, with not answering outside a
//     grant, and with one share of each identity. Alone it reads nothing.
//   - Its chain node is trusted: whoever makes it lie decides which grants
//     stand. Run your own.
//   - Its clock is trusted within a minute. One that is set back by more lets
//     requests of that time be replayed; one that runs ahead ends grants early,
//     and what was forgotten by it is picked up again when it is asked for.
//   - Its store is not trusted: bundles are checked against the grant id, and
//     objects against their content hash.
//   - Other members are trusted for nothing that they send, and believed about
//     which objects they hold: one that lies leaves an object with a copy less.
//     What they have this worker fetch is bounded by what the object's author may
//     store in a day, and by what they waste themselves.
//   - Its state is trusted not to be written to by others. Damage by accident is
//     noticed; a state that was put back to an older one is noticed if it lacks
//     what was anchored on chain. Entries after the last anchor can be lost so
//     unseen here; whoever has a checkpoint with them sees it.
//   - A request is trusted for nothing: who asks, and with which key, comes from
//     the chain.
//
// # What is kept
//
// Every receipt and every refusal of a pseudonym's request is an entry of the
// log, a Merkle tree (package receipt), and on the disk before it is answered.
// A refusal of what no registered pseudonym signed is not kept, nor is one for
// being busy: anyone could fill the disk. An entry is put in one transaction
// with what it changes: the nonce that was used, what is left of quotas, which
// fragment serves which grant, which account got gas. So after a crash the
// worker knows of everything that it answered, and of nothing else.
//
// The log's root is anchored on chain from time to time. Before its first
// answer a worker compares its log with the last anchor: one that forgot what
// it anchored would answer again what it refused for good reason, and serves
// nothing until its operator restores the state or declares the log lost, for
// everyone to see ([Worker.ResetLog]).
//
// Fragments are sealed under [Keys.Storage] before they are put. The state
// holds no other secret, no labels and no keys.
package worker
