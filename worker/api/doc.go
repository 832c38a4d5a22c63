// Package api is what a client and a Medveil worker say to each other over
// HTTP: wire types, the digests that both sides sign, limits, error codes and
// a typed [Client]. It holds no keys and talks to no chain; signing is a
// function of the caller's.
//
// # Which call for which need
//
//   - [Client.Upload] and [Client.Download] move records and grant bundles of
//     any size, streaming, checked against their content hash on both ways.
//   - [NewReencryptRequest] and [Client.Reencrypt] ask for a share of a capsule
//     under a grant. Ask at least as many workers as the grant's threshold.
//   - [Client.Register] has the worker submit a registration to the chain and
//     give the new account its first gas; [Client.ExecuteRecovery] has it do so
//     with a recovery that waited long enough.
//   - [Client.Receipts] fetches entries of the worker's log of receipts and
//     refusals, and [Client.Checkpoint] and [Client.Consistency] what they are
//     checked against, by package receipt.
//   - [Client.Info] says which chain, contract, operator and sealing key the
//     worker believes it serves. Compare with the chain; it is not signed.
//
// # Routes
//
//	POST /v1/reencrypt        ReencryptRequest  -> ReencryptResponse
//	POST /v1/objects          bytes, with an upload permit in HeaderUpload -> UploadResponse
//	GET  /v1/objects/{hash}   -> bytes
//	POST /v1/registrations    RegisterRequest   -> RegisterResponse
//	POST /v1/recoveries       RecoveryRequest   -> RegisterResponse
//	GET  /v1/checkpoint       -> Checkpoint
//	GET  /v1/consistency?old=N&new=M -> ConsistencyResponse
//	POST /v1/receipts         ReceiptsRequest   -> ReceiptsResponse
//	GET  /v1/info             -> Info
//	GET  /v1/openapi.yaml     -> this list as an OpenAPI document, [OpenAPI]
//	GET  /healthz             -> 204 while the process answers
//	GET  /readyz              -> Readiness, with status 503 when it does not serve
//
// Bodies are JSON unless they are objects. Words, addresses, hashes and
// signatures are 0x-prefixed lower-case hexadecimal of exact length, byte
// strings are standard base64, numbers are JSON numbers below 2^53. Unknown
// fields and bytes after the end are refused. Every refusal is an [Error] with
// a [Code] to branch on.
package api
