package httpapi

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// metrics count what the server does. Labels are routes, statuses and codes,
// of which there is a fixed number; nothing in them comes from a client.
type metrics struct {
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	sent     *prometheus.CounterVec
}

// newMetrics registers the server's metrics, unless registerer is nil.
func newMetrics(registerer prometheus.Registerer, s *Server) (*metrics, error) {
	m := &metrics{
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "medveil_http_requests_total", Help: "Requests answered, by route, status and refusal code.",
		}, []string{"route", "status", "code"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "medveil_http_request_seconds", Help: "Time from a request's headers to the end of its answer.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10, 60},
		}, []string{"route"}),
		sent: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "medveil_http_sent_bytes_total", Help: "Bytes of answers' bodies.",
		}, []string{"route"}),
	}
	if registerer == nil {
		return m, nil
	}
	inFlight := prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "medveil_http_requests_in_flight", Help: "Requests in progress.",
	}, func() float64 { return float64(len(s.inFlight)) })
	for _, c := range []prometheus.Collector{m.requests, m.seconds, m.sent, inFlight} {
		if err := registerer.Register(c); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func (m *metrics) count(v *visit, took time.Duration) {
	route, status := v.route.pattern(), strconv.Itoa(v.status)
	if v.status == 0 || v.broken != nil {
		status = "cut"
	}
	m.requests.WithLabelValues(route, status, string(v.code)).Inc()
	m.seconds.WithLabelValues(route).Observe(took.Seconds())
	m.sent.WithLabelValues(route).Add(float64(v.sent))
}

var _ http.ResponseWriter = (*visit)(nil)
