package httpapi

import "time"

// Routes lists the method and path of every operation.
func (s *Server) Routes() []string {
	var patterns []string
	for _, rt := range s.routes {
		patterns = append(patterns, rt.pattern())
	}
	return patterns
}

// NewHasty returns a server that has little patience with slow clients.
func NewHasty(w Worker, o Options, header, idle time.Duration) (*Server, error) {
	return newServer(w, o, pace{header, idle})
}

// Buckets is how many clients the limits remember at most.
const Buckets = maxBuckets

// Remembered is how many addresses the limits remember.
func (s *Server) Remembered() int { return s.addresses.order.Len() }

// InfoLifetime is how old an answer to "who are you" may be.
const InfoLifetime = infoLifetime
