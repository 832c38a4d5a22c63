package pvss_test

import (
	"fmt"
	"log"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

// A committee of three seats, two of which open an identity.
func Example() {
	committee := pvss.Committee{ConsortiumID: fr.NewElement(1), Epoch: 1, Threshold: 2}
	keys := make([]curve.SecretKey, 3)
	for i := range keys {
		keys[i] = mustGenerate()
		committee.Seats[i] = pvss.Seat{Share: keys[i].Public(), Issuer: mustGenerate().Public()}
	}

	ada, err := credential.NewIdentity("Ada Lovelace, 1815-12-10")
	if err != nil {
		log.Fatal(err)
	}
	id := pvss.ID{Nym: fr.NewElement(42)}
	dealing, witness, err := pvss.Deal(&committee, id, pvss.Escrow{Identity: ada, IssuerSeat: 1})
	if err != nil {
		log.Fatal(err)
	}
	witness.Erase() // once it is proven and registered

	var shares []pvss.Share
	for _, seat := range []int{1, 3} {
		share, err := pvss.OpenShare(keys[seat-1], dealing, id, seat)
		if err != nil {
			log.Fatal(err)
		}
		shares = append(shares, share)
	}
	secret, err := pvss.Reconstruct(shares, committee.Threshold)
	if err != nil {
		log.Fatal(err)
	}
	escrow, err := dealing.DecryptIdentity(id, secret)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(escrow.Identity, "- credential by seat", escrow.IssuerSeat)
	// Output: Ada Lovelace, 1815-12-10 - credential by seat 1
}

func mustGenerate() curve.SecretKey {
	key, err := curve.GenerateKey()
	if err != nil {
		log.Fatal(err)
	}
	return key
}
