package daemon

import (
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"github.com/medveil/medveil/worker"
)

// collector turns a worker's status into metrics when it is asked for them.
type collector struct{ status func() worker.Status }

var _ prometheus.Collector = collector{}

// gauge is one number of a status.
type gauge struct {
	desc  *prometheus.Desc
	kind  prometheus.ValueType
	value func(*worker.Status) float64
}

func describe(name, help string) *prometheus.Desc {
	return prometheus.NewDesc("medveil_worker_"+name, help, nil, nil)
}

var gauges = []gauge{
	{describe("head_block", "Newest block seen."), prometheus.GaugeValue, func(s *worker.Status) float64 { return float64(s.Head) }},
	{describe("head_age_seconds", "Age of the newest block by this machine's clock."), prometheus.GaugeValue, func(s *worker.Status) float64 { return float64(s.HeadAge) }},
	{describe("confirmed_block", "Block that requests are checked at."), prometheus.GaugeValue, func(s *worker.Status) float64 { return float64(s.Confirmed) }},
	{describe("followed_block", "Last block whose events were taken in."), prometheus.GaugeValue, func(s *worker.Status) float64 { return float64(s.Followed) }},
	{describe("rewinds_total", "Reorganisations deeper than the confirmations."), prometheus.CounterValue, func(s *worker.Status) float64 { return float64(s.Rewinds) }},
	{describe("endpoints_disagree", "1 while the chain's endpoints have different blocks."), prometheus.GaugeValue, func(s *worker.Status) float64 { return truth(s.Disagreement != "") }},
	{describe("fragments", "Re-encryption key fragments held."), prometheus.GaugeValue, func(s *worker.Status) float64 { return float64(s.Fragments) }},
	{describe("bundles_waiting", "Grants whose bundle is not there yet."), prometheus.GaugeValue, func(s *worker.Status) float64 { return float64(s.Waiting) }},
	{describe("log_number", "Number of the log of receipts: it grows with each declared loss."), prometheus.GaugeValue, func(s *worker.Status) float64 { return float64(s.LogNumber) }},
	{describe("log_entries", "Entries in the log of receipts."), prometheus.GaugeValue, func(s *worker.Status) float64 { return float64(s.LogSize) }},
	{describe("log_anchored_entries", "Entries whose root is anchored on chain."), prometheus.GaugeValue, func(s *worker.Status) float64 { return float64(s.LogAnchored) }},
	{describe("log_fault", "1 while the log cannot be anchored."), prometheus.GaugeValue, func(s *worker.Status) float64 { return truth(s.LogFault != "") }},
	{describe("objects_under_replicated", "Objects in this member's care with too few copies."), prometheus.GaugeValue, func(s *worker.Status) float64 { return float64(s.UnderReplicated) }},
	{describe("objects_replicated_total", "Objects fetched from others since the start."), prometheus.CounterValue, func(s *worker.Status) float64 { return float64(s.Replicated) }},
	{describe("faults", "Duties that fail now."), prometheus.GaugeValue, func(s *worker.Status) float64 { return float64(len(s.Faults)) }},
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// Describe implements prometheus.Collector.
func (collector) Describe(out chan<- *prometheus.Desc) {
	for _, g := range gauges {
		out <- g.desc
	}
}

// Collect implements prometheus.Collector.
func (c collector) Collect(out chan<- prometheus.Metric) {
	s := c.status()
	for _, g := range gauges {
		out <- prometheus.MustNewConstMetric(g.desc, g.kind, g.value(&s)) // cannot fail: no labels
	}
}

// registerMetrics registers everything but the server's own metrics.
func registerMetrics(r prometheus.Registerer, status func() worker.Status) error {
	for _, c := range []prometheus.Collector{
		collector{status}, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	} {
		if err := r.Register(c); err != nil {
			return err
		}
	}
	return nil
}
