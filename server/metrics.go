package server

import (
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"throughline/graph"
	"throughline/graph/path"
)

// metrics are what an operator watches, in the words of Prometheus: seconds
// and totals. Each server has its own; labels have few values, all of our
// choosing, so that no client can make them many.
type metrics struct {
	registry *prometheus.Registry
	inFlight prometheus.Gauge
	latency  *prometheus.HistogramVec
	cuts     *prometheus.CounterVec
	refusals *prometheus.CounterVec
	loads    *prometheus.CounterVec
	loading  prometheus.Histogram
	facts    prometheus.Counter
	rate     prometheus.Gauge
}

// latencies are the buckets in seconds: answers of the index take a
// millisecond, a load takes minutes.
var latencies = []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10, 60}

func newMetrics() *metrics {
	label := func(names ...string) []string { return names }
	m := &metrics{
		registry: prometheus.NewRegistry(),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{Name: "throughline_requests_in_flight", Help: "Requests being answered, streams of events among them."}),
		latency: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "throughline_request_duration_seconds", Help: "Time to answer, by route.",
			Buckets: latencies}, label("route", "method", "status")),
		cuts:     prometheus.NewCounterVec(prometheus.CounterOpts{Name: "throughline_query_budgets_hit_total", Help: "Answers that were cut, by the limit that cut them."}, label("limit")),
		refusals: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "throughline_refused_total", Help: "Requests refused by a limit: rate, busy, requests or streams."}, label("limit")),
		loads:    prometheus.NewCounterVec(prometheus.CounterOpts{Name: "throughline_loads_total", Help: "Loads that ended, by outcome."}, label("outcome")),
		loading: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "throughline_load_duration_seconds", Help: "Time of a load, reading and writing.",
			Buckets: []float64{.1, .5, 1, 5, 10, 30, 60, 300, 1800}}),
		facts: prometheus.NewCounter(prometheus.CounterOpts{Name: "throughline_load_facts_total", Help: "Facts that loads wrote or removed."}),
		rate:  prometheus.NewGauge(prometheus.GaugeOpts{Name: "throughline_load_facts_per_second", Help: "Facts a second of the last load that wrote."}),
	}
	m.registry.MustRegister(m.inFlight, m.latency, m.cuts, m.refusals, m.loads, m.loading, m.facts, m.rate,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	for _, limit := range []string{"rows", "edges", "time"} { // a counter that is missing looks like one that nobody watches
		m.cuts.WithLabelValues(limit)
	}
	for _, limit := range []string{"rate", "busy", "requests", "streams"} {
		m.refusals.WithLabelValues(limit)
	}
	return m
}

// about adds what is read off the server when somebody asks.
func (m *metrics) about(s *Server) {
	gauge := func(name, help string, value func() float64) {
		m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, value))
	}
	gauge("throughline_snapshot_age_seconds", "Time since the dataset that is served came.", func() float64 { return time.Since(*s.swapped.Load()).Seconds() })
	gauge("throughline_talks", "Talks in the dataset that is served.", func() float64 { return float64(kindCount(s.data.Load().Graph, graph.Talk)) })
	gauge("throughline_followers", "Open streams of events.", func() float64 { return float64(s.streams.open()) })
	gauge("throughline_store_up", "1 while the store takes writes.", func() float64 {
		if s.storeState() != nil {
			return 0
		}
		return 1
	})
	m.registry.MustRegister(prometheus.NewCounterFunc(prometheus.CounterOpts{Name: "throughline_swaps_total", Help: "Datasets that took the place of another."},
		func() float64 { return float64(s.swaps.Load()) }))
}

func (m *metrics) observe(route, method string, status int, took time.Duration) {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost:
	default:
		method = "other"
	}
	m.latency.WithLabelValues(route, method, strconv.Itoa(status/100)+"xx").Observe(took.Seconds())
}

func (m *metrics) cut(why path.Cut) {
	m.cuts.WithLabelValues([...]string{"", "rows", "edges", "time"}[why]).Inc()
}

func (m *metrics) refused(limit string) { m.refusals.WithLabelValues(limit).Inc() }

// loaded counts a load that wrote so many facts, or none.
func (m *metrics) loaded(facts int, took time.Duration, err error) {
	outcome := "done"
	var in *InputError
	switch {
	case errors.As(err, &in):
		outcome = "unreadable"
	case err != nil:
		outcome = "failed"
	}
	m.loads.WithLabelValues(outcome).Inc()
	m.loading.Observe(took.Seconds())
	if facts > 0 && took > 0 {
		m.facts.Add(float64(facts))
		m.rate.Set(float64(facts) / took.Seconds())
	}
}

// Metrics says who may read /metrics.
type Metrics string

// This machine, and who shows the token; everybody; nobody.
const (
	MetricsGuarded Metrics = ""
	MetricsOpen    Metrics = "open"
	MetricsOff     Metrics = "off"
)

func (s *Server) metricsRoute(r routes, who Metrics) {
	if who == MetricsOff {
		return
	}
	h := echo.WrapHandler(promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{}))
	r.GET("/metrics", func(c echo.Context) error {
		if who != MetricsOpen && !clientOf(c).local && !s.holdsToken(c.Request()) {
			c.Response().Header().Set("WWW-Authenticate", "Bearer")
			return problem(http.StatusUnauthorized, "metrics are for this machine and for who shows the token")
		}
		c.Response().Header().Set("Cache-Control", "no-store")
		return h(c)
	})
}
