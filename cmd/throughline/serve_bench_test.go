package main

import (
	"io"
	"net/http"
	"slices"
	"testing"
	"time"
)

// BenchmarkServe asks for pages and the API at a steady rate from one client,
// as issue by issue the mix of a visitor does, and reports the latencies.
func BenchmarkServe(b *testing.B) {
	targets := []string{
		"/", "/theme/service-mesh", "/technology/kubernetes", "/year/2018", "/search?q=servise+mesh", "/explore?focus=theme/service-mesh",
		"/api/v1/neighborhood?focus=theme/service-mesh&depth=2", "/api/v1/nodes/theme/microservices", "/api/v1/search?q=kafka", "/api/v1/snapshot",
	}
	const rate, seconds = 200, 10
	url := site(b)
	var took []time.Duration
	failed := 0
	for b.Loop() {
		took, failed = took[:0], 0
		results := make(chan time.Duration, rate*seconds)
		tick := time.NewTicker(time.Second / rate)
		for i := range rate * seconds {
			<-tick.C
			go func() { results <- fetch(url + targets[i%len(targets)]) }()
		}
		tick.Stop()
		for range rate * seconds {
			d := <-results
			if d < 0 {
				failed++
				continue
			}
			took = append(took, d)
		}
	}
	slices.Sort(took)
	b.ReportMetric(ms(took[len(took)/2]), "p50_ms")
	b.ReportMetric(ms(took[len(took)*99/100]), "p99_ms")
	b.ReportMetric(float64(failed), "failed")
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// fetch returns how long one request took to its last byte, or -1 if it failed.
func fetch(url string) time.Duration {
	start := time.Now()
	resp, err := http.Get(url)
	if err != nil {
		return -1
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil || resp.StatusCode != http.StatusOK {
		return -1
	}
	return time.Since(start)
}
