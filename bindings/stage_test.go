package bindings_test

import (
	"context"
	"crypto/ecdsa"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/medveil/medveil/bindings"
)

// A stage is where errors are provoked: a world with a patient and a clinician,
// and a stranger without a nym.
type stage struct {
	*world
	fixture            *fixture
	patient, clinician submission
	stranger           *ecdsa.PrivateKey
}

func newStage(t *testing.T) *stage {
	t.Helper()
	f := fiveSeats(t)
	s := &stage{
		fixture: f, world: f.registered(t, patient, clinician), stranger: newKey(t),
		patient: f.submission(t, patient), clinician: f.submission(t, clinician),
	}
	s.fund(t, s.stranger)
	return s
}

// refused returns why a call is refused, after checking that a transaction
// fails too.
func (w *world) refused(t *testing.T, from *ecdsa.PrivateKey, to common.Address, data []byte) error {
	t.Helper()
	_, err := w.call(addressOf(from), to, data)
	if receipt := w.send(t, from, to, data); receipt.Status != types.ReceiptStatusFailed {
		t.Error("the transaction succeeded")
	}
	return err
}

// refusedCreation returns why a contract cannot be created.
func (w *world) refusedCreation(code []byte) error {
	_, err := w.client.CallContract(context.Background(), ethereum.CallMsg{Data: code}, nil)
	return bindings.Explain(err)
}

// unsealed is a new world before its seal.
func (s *stage) unsealed(t *testing.T) *world {
	t.Helper()
	return s.fixture.newUnsealed(t, s.fixture.terms)
}

// configures tries a call of the configurator before the seal.
func (s *stage) configures(t *testing.T, data []byte) error {
	t.Helper()
	w := s.unsealed(t)
	return w.refused(t, w.deployer, w.at.Consortium, data)
}

// configuresSeat tries a seat like the first, changed.
func (s *stage) configuresSeat(t *testing.T, change func(*bindings.IConsortiumSeat), possessionSize int) error {
	t.Helper()
	config := s.seats[0].config()
	change(&config)
	return s.configures(t, consortium.PackConfigureSeat(1, config, make([]byte, possessionSize), make([]byte, 96)))
}

// sealsWith tries to seal with another seat 2.
func (s *stage) sealsWith(t *testing.T, change func(*bindings.IConsortiumSeat)) error {
	t.Helper()
	w := s.unsealed(t)
	config := s.seats[1].config()
	change(&config)
	w.mustSend(t, w.deployer, w.at.Consortium, consortium.PackConfigureSeat(2, config, make([]byte, 96), make([]byte, 96)))
	return w.refused(t, w.deployer, w.at.Consortium, consortium.PackSealFirstEpoch(3))
}

// registers tries an unregistered patient's registration, changed and with the
// account's consent.
func (s *stage) registers(t *testing.T, change func(*submission)) error {
	t.Helper()
	w, changed := s.fixture.newWorld(t), s.patient
	change(&changed)
	return w.refused(t, w.deployer, w.at.Registry, changed.sign(t, w).call())
}

// asks tries the auditor's request, changed.
func (s *stage) asks(t *testing.T, change func(*bindings.ITraceCaseRequest)) error {
	t.Helper()
	r := request(s.patient, t.Name())
	change(&r)
	return s.refused(t, s.auditor, s.at.Trace, trace.PackOpenCase(r, nil))
}

// logs tries a call of the patient to the grant log.
func (s *stage) logs(t *testing.T, data []byte) error {
	t.Helper()
	return s.refused(t, s.patient.account, s.at.GrantLog, data)
}

// approvedCase opens a case that three seats approve.
func (s *stage) approvedCase(t *testing.T) *traceCase {
	t.Helper()
	c := s.open(t, s.patient, t.Name())
	c.approve(t, 1, 2, 3)
	return c
}

// concludedCase opens a public case that is revealed and concluded.
func (s *stage) concludedCase(t *testing.T) *traceCase {
	t.Helper()
	c := s.approvedCase(t)
	for seat := 1; seat <= 3; seat++ {
		c.submit(t, seat, c.share(t, seat))
	}
	c.mustSend(t, c.auditor, c.at.Trace, trace.PackConclude(c.id, bundle))
	return c
}

// submits tries a share of seat.
func (c *traceCase) submits(t *testing.T, seat int, data []byte) error {
	t.Helper()
	return c.refused(t, c.seats[seat-1].operator, c.at.Trace, data)
}
