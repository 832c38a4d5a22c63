package pvss_test

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/medveil/medveil/zk/credential"
	"github.com/medveil/medveil/zk/curve"
	"github.com/medveil/medveil/zk/pvss"
)

// members is a committee with the secret share keys of its seats; keys[i] is
// that of seat i.
type members struct {
	pvss.Committee
	keys map[int]curve.SecretKey
}

func newMembers(t testing.TB, threshold int, seats ...int) *members {
	t.Helper()
	m := &members{keys: make(map[int]curve.SecretKey)}
	m.ConsortiumID, m.Epoch, m.Threshold = fr.NewElement(7), 1, threshold
	for _, i := range seats {
		m.keys[i] = newKey(t)
		m.Seats[i-1] = pvss.Seat{Share: m.keys[i].Public(), Issuer: newKey(t).Public()}
	}
	return m
}

func newKey(t testing.TB) curve.SecretKey {
	t.Helper()
	key, err := curve.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func randomElement(t testing.TB) fr.Element {
	t.Helper()
	var e fr.Element
	if _, err := e.SetRandom(); err != nil {
		t.Fatal(err)
	}
	return e
}

func newEscrow(t testing.TB, name string, seat int) pvss.Escrow {
	t.Helper()
	id, err := credential.NewIdentity(name)
	if err != nil {
		t.Fatal(err)
	}
	return pvss.Escrow{Identity: id, IssuerSeat: seat, Holder: randomElement(t)}
}

// seatRange returns from..to.
func seatRange(from, to int) []int {
	var seats []int
	for i := from; i <= to; i++ {
		seats = append(seats, i)
	}
	return seats
}

// subsets returns every subset of seats.
func subsets(seats []int) [][]int {
	all := [][]int{nil}
	for _, s := range seats {
		for _, subset := range all {
			all = append(all, append(append([]int(nil), subset...), s))
		}
	}
	return all
}
