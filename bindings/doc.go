// Package bindings is Medveil's contracts in Go: their ABI, creation code,
// calls, events and errors as abigen v2 generates them, and [Deploy].
//
// The generated code holds no connection: pair it with a backend through
// bind.NewBoundContract, as [At] does for a whole deployment. Contracts' custom
// errors are decoded by [Reason].
package bindings

//go:generate go run ../scripts/bindgen -out contracts.json ../contracts/out Consortium PseudonymRegistry GrantLog Trace RegistrationVerifierUnsafeDev SealedShareVerifierUnsafeDev
//go:generate go tool abigen --v2 --combined-json contracts.json --pkg bindings --out contracts.abigen.gen.go
