// Package medveil is the client of a Medveil consortium: what the backend of an
// application imports to act for patients, clinicians, researchers and auditors.
//
// Medical institutions that run a private chain together share patients'
// records with it. A person acts under pseudonyms whose identity is escrowed
// with the institutions and comes out only if a threshold of them agrees; a
// record is encrypted before it leaves the client and is re-encrypted, for those
// whom its owner granted it, by a threshold of workers that cannot read it.
//
// # What to call
//
// [LoadNetwork] says where a deployment is, and [NewClient] connects to it and
// verifies its committee. A person's secrets are in a [Wallet]: [NewWallet] or
// [OpenWallet].
//
//   - Enrol: [Wallet.RequestCredential] answers an issuer's challenge and
//     [Client.AddCredential] takes what the issuer gives. The issuer's side is
//     [Issuer].
//   - Register: [Client.Register] proves and registers a pseudonym.
//   - Share: [Client.Put] encrypts, stores and anchors a record, for its owner,
//     under a label of the owner's ([Wallet.Label]); [Client.Encrypt],
//     [Client.Store] and [Client.Anchor] are its parts. [Client.FetchOwn] reads
//     it as the owner.
//   - Grant: [Client.Grant] lets another pseudonym read a label, [Client.Fetch]
//     reads as that pseudonym, [Client.Revoke] ends it.
//   - Look: [Client.Receipts] is what workers logged of one's grants and
//     requests, [Client.VerifyReceipts] checks it against the chain alone, and
//     [Client.Reads] lists who read what and when. [Client.CheckLog] sees to it
//     that a worker's log only grows.
//   - Keep: [Client.RenewDue] renews what is about to expire; [Client.RecoverAccount]
//     and [Client.FinishRecovery] replace a lost or stolen account. [Client.Watch]
//     tells a person's client of recoveries by others, against which [Client.Dispute]
//     is, of cases, and of renewals that are due.
//   - Trace: [Client.OpenCase] asks the institutions for the identity behind a
//     pseudonym. The auditor alone reads it, with [Client.CaseKey] and
//     [Client.FollowSealedCase]; of a public case [Client.FollowCase] shows it to
//     all. [Client.Conclude] closes a case. An [Auditor] does that, and reads
//     receipts of whoever it audits. [Client.Trail] verifies every link from
//     receipts to an identity, for whoever is to believe it.
//   - Govern: a member's operator proposes and votes ([Client.Propose],
//     [Client.Approve], [Client.Execute]) and says that it still has its old share
//     keys ([Client.Attest]); [Client.MembersReport] says for whom.
//
// [Found] configures and seals a new consortium, once.
//
// What was mined is not yet what workers act on: they stay some blocks behind
// the head. [Client.AwaitWorkers] waits for them.
//
// # Key management
//
// A wallet has two secrets, each written down as 24 words ([Wallet.Phrases]).
// From the holder phrase follow the person's pseudonyms; from the key phrase
// their accounts and decryption keys. [RestoreWallet] makes a wallet of both,
// and [Client.Restore] finds its pseudonyms on chain. A key phrase that was stolen
// is replaced ([Wallet.ReplaceKeys]); the wallet keeps it, for old records. In its
// file a wallet is encrypted with a passphrase, as an ordinary age file; every
// change is on disk before the call that makes it returns. The secrets that a
// registration's proof needs are erased after it.
//
// # Trust
//
//   - The network file is trusted: it says which contracts are meant.
//   - The node behind [Backend] is trusted with the state of the chain: a lying
//     one can show grants that are not there, or a committee of its own. Use a
//     node of one's own institution.
//   - Workers are trusted with nothing singly: objects are checked against their
//     content hash, shares against the record's key commitment, and a worker at
//     fault is named ([FetchReport.Faults]). Their logs are checked against what
//     they anchored on chain; what they did not log no one can see. A threshold
//     of them together with a grantee can keep what was granted, and read nothing
//     else.
//   - Issuers are trusted to know the person. They learn the holder, never a
//     pseudonym.
//
// Errors never contain secrets, plaintext or the names of labels. What a
// contract refuses comes as a [bindings.Revert], what workers refuse as a
// [DeniedError], with the reason.
//
// # Limits
//
// A client sends one transaction of an account at a time. It believes the node
// that it reads from; with several ([NewBackends]) only sending, and to whom an
// identity is dealt, do not depend on one.
// The only proving keys so far are UNSAFE development keys, with which anyone can
// forge a registration: networks that use them must say so, and [NewClient]
// refuses them outside development chains.
package medveil
