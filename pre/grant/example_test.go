package grant_test

import (
	"fmt"

	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
)

func Example() {
	owner, grantee := pre.GenerateKey(), pre.GenerateKey()
	var workers []grant.SealingSecretKey
	var published []grant.SealingPublicKey
	for range 3 {
		key, err := grant.GenerateSealingKey()
		if err != nil {
			panic(err)
		}
		workers = append(workers, key)
		published = append(published, key.PublicKey())
	}

	// The owner seals a grant, stores the bundle and sends the commitment.
	ctx := grant.Context{ChainID: 1337, Contract: grant.Address{1}}
	terms := grant.Terms{OwnerNym: grant.Nym{1}, GranteeNym: grant.Nym{2}, SetVersion: 1}
	rekey, fragments, err := pre.NewRekey(owner, grantee.PublicKey(), pre.Label{}, 2, 3)
	if err != nil {
		panic(err)
	}
	bundle, opening, err := grant.Seal(ctx, terms, rekey, fragments, published)
	if err != nil {
		panic(err)
	}
	id := ctx.GrantID(terms.OwnerNym, opening.Commitment()) // the contract computes it

	// A worker and the grantee open their parts.
	w, err := grant.OpenAsWorker(ctx, id, bundle, 2, workers[1])
	if err != nil {
		panic(err)
	}
	g, err := grant.OpenAsGrantee(ctx, id, bundle, grantee)
	if err != nil {
		panic(err)
	}
	fmt.Println(w.Fragment.Index(), w.Opening == g.Opening)
	// Output: 2 true
}
