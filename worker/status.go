package worker

// A Status is how a worker does, for its operator. It is what the worker last
// saw: taking it asks neither the chain nor the store.
type Status struct {
	Head         uint64 // newest block, 0 if none was seen yet
	HeadAge      uint64 // seconds since its time, by this worker's clock
	Confirmed    uint64
	Followed     uint64 // last block whose events were taken in
	Rewinds      uint64 // reorganisations deeper than the confirmations
	Disagreement string // of the chain's endpoints, "" if none

	Fragments   int64 // held
	Waiting     int64 // grants whose bundle is not there yet
	LogNumber   uint32
	LogSize     uint64
	LogAnchored uint64
	LogFault    string // why the log could not be anchored, "" if it could

	UnderReplicated int64  // objects in this member's care with too few copies, as of the last round
	Replicated      uint64 // objects fetched since the start
	ReplicaRounds   uint64 // through all objects since the start

	Epochs []EpochStatus // in which the seat has a share key to answer for, the newest first

	Faults map[string]string // what fails now, by duty
}

// Status returns how the worker does.
func (w *Worker) Status() Status {
	p := &w.progress
	h, anchored, err := w.anchor.state()
	s := Status{
		Head: p.head.Load(), Confirmed: p.confirmed.Load(), Followed: p.followed.Load(), Rewinds: p.rewinds.Load(),
		Disagreement: w.faults.disagreement(),
		Fragments:    p.held.Load(), Waiting: p.waiting.Load(),
		LogNumber: h.log, LogSize: h.size, LogAnchored: anchored,
		UnderReplicated: w.copies.lacking.Load(), Replicated: w.copies.fetched.Load(), ReplicaRounds: w.copies.rounds.Load(),
		Epochs: w.ring.status(),
		Faults: w.faults.texts(),
	}
	if t, now := p.headTime.Load(), w.now(); t != 0 && now > t {
		s.HeadAge = now - t
	}
	if err != nil {
		s.LogFault = err.Error()
	}
	return s
}
