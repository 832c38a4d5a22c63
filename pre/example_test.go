package pre_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"

	"github.com/medveil/medveil/pre"
)

// A laboratory encrypts to a patient who is offline, the patient grants the
// label to a clinician, and two of three workers help the clinician read.
func Example() {
	patient, clinician := pre.GenerateKey(), pre.GenerateKey()
	label := pre.Label{1}

	recipient, err := pre.NewRecipient(patient.PublicKey(), label)
	if err != nil {
		panic(err)
	}
	var file bytes.Buffer
	w, err := age.Encrypt(&file, recipient)
	if err != nil {
		panic(err)
	}
	io.WriteString(w, "haemoglobin 13.5 g/dL")
	if err := w.Close(); err != nil {
		panic(err)
	}

	rekey, fragments, err := pre.NewRekey(patient, clinician.PublicKey(), label, 2, 3)
	if err != nil {
		panic(err)
	}

	// The clinician reads the header and sends the capsule to workers 1 and 3.
	stanzas, record, err := pre.ReadHeader(&file)
	if err != nil {
		panic(err)
	}
	var shares []*pre.Share
	for _, f := range []pre.Fragment{fragments[0], fragments[2]} {
		worker, err := rekey.Prepare(f)
		if err != nil {
			panic(err)
		}
		share, err := worker.Reencrypt(stanzas[0].Capsule())
		if err != nil {
			panic(err)
		}
		shares = append(shares, share)
	}
	key, err := rekey.Combine(clinician, stanzas[0], shares)
	if err != nil {
		panic(err)
	}
	plaintext, err := age.Decrypt(record, key)
	if err != nil {
		panic(err)
	}
	text, err := io.ReadAll(plaintext)
	if err != nil {
		panic(err)
	}
	fmt.Printf("%s\n", text)
	// Output: haemoglobin 13.5 g/dL
}

func ExampleNewBatch() {
	owner := pre.GenerateKey()
	batch, err := pre.NewBatch(owner.PublicKey(), pre.Label{}, 2)
	if err != nil {
		panic(err)
	}
	identity, err := pre.NewOwnerIdentity(owner)
	if err != nil {
		panic(err)
	}
	for i, text := range []string{"report", "image"} {
		recipient, err := batch.Recipient(i)
		if err != nil {
			panic(err)
		}
		file, err := age.EncryptReader(bytes.NewReader([]byte(text)), recipient)
		if err != nil {
			panic(err)
		}
		r, err := age.Decrypt(file, identity)
		if err != nil {
			panic(err)
		}
		plaintext, err := io.ReadAll(r)
		if err != nil {
			panic(err)
		}
		fmt.Printf("%s, one of %d\n", plaintext, batch.Capsule().Records())
	}
	// Output:
	// report, one of 2
	// image, one of 2
}

// A share is false: the grantee asks for proofs and names the worker.
func ExampleRekey_VerifyShare() {
	owner, grantee, label, grantID := pre.GenerateKey(), pre.GenerateKey(), pre.Label{}, [32]byte{1}
	rekey, fragments, err := pre.NewRekey(owner, grantee.PublicKey(), label, 2, 3)
	if err != nil {
		panic(err)
	}
	record := func() *pre.Stanza {
		recipient, err := pre.NewRecipient(owner.PublicKey(), label)
		if err != nil {
			panic(err)
		}
		file, err := age.EncryptReader(bytes.NewReader(nil), recipient)
		if err != nil {
			panic(err)
		}
		stanzas, _, err := pre.ReadHeader(file)
		if err != nil {
			panic(err)
		}
		return stanzas[0]
	}
	wanted, other := record(), record()

	var shares []*pre.Share
	var proofs []*pre.ShareProof
	for i, f := range fragments[:2] {
		worker, err := rekey.Prepare(f)
		if err != nil {
			panic(err)
		}
		capsule := wanted.Capsule()
		if i == 1 {
			capsule = other.Capsule() // worker 2 lies
		}
		share, err := worker.Reencrypt(capsule)
		if err != nil {
			panic(err)
		}
		proof, err := worker.Prove(capsule, share, grantID)
		if err != nil {
			panic(err)
		}
		shares, proofs = append(shares, share), append(proofs, proof)
	}
	_, err = rekey.Combine(grantee, wanted, shares)
	fmt.Println(errors.Is(err, pre.ErrKeyCommitment))
	for i := range shares {
		if err := rekey.VerifyShare(wanted.Capsule(), shares[i], proofs[i], grantID); err != nil {
			fmt.Println(err)
		}
	}
	// Output:
	// true
	// verifying share of worker 2: proof does not hold
}
