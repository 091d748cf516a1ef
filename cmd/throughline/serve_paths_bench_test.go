package main

import (
	"net/url"
	"slices"
	"sync"
	"testing"
	"time"
)

// BenchmarkServePaths asks for 500 path queries a second from eight clients at
// a steady rate, over the embedded corpus, and reports the latencies from the
// moment at which each was due, so that waiting counts.
func BenchmarkServePaths(b *testing.B) {
	const clients, rate, seconds = 8, 500, 10
	base := site(b)
	targets := pathTargets(base)
	for _, target := range targets { // each must answer before it is timed
		if fetch(target) < 0 {
			b.Fatalf("%s fails", target)
		}
	}
	var took []time.Duration
	failed := 0
	for b.Loop() {
		took, failed = took[:0], 0
		var mu sync.Mutex
		var all sync.WaitGroup
		start := time.Now()
		for client := range clients {
			all.Go(func() {
				for i := client; i < rate*seconds; i += clients {
					due := start.Add(time.Duration(i) * time.Second / rate)
					time.Sleep(time.Until(due))
					ok := fetch(targets[i%len(targets)]) >= 0
					d := time.Since(due)
					mu.Lock()
					if took = append(took, d); !ok {
						failed++
					}
					mu.Unlock()
				}
			})
		}
		all.Wait()
		b.ReportMetric(float64(rate*seconds)/time.Since(start).Seconds(), "queries/s")
	}
	slices.Sort(took)
	b.ReportMetric(ms(took[len(took)/2]), "p50_ms")
	b.ReportMetric(ms(took[len(took)*99/100]), "p99_ms")
	b.ReportMetric(float64(failed), "failed")
}

// pathTargets are the addresses of queries and connections.
func pathTargets(base string) []string {
	var out []string
	for _, start := range []string{"theme/microservices", "theme/service-mesh", "theme/devops", "technology/kubernetes"} {
		for _, expr := range []string{"^about / by", "^about[year=2017..2022] / uses", "^broader* / ^about[kind=talk] / at / of", "^about / uses / ^uses / by", "(^about / about)*", "(^uses | ^about) / by / ^by"} {
			out = append(out, base+"/api/v1/query?start="+url.QueryEscape(start)+"&path="+url.QueryEscape(expr))
		}
		out = append(out, base+"/api/v1/connect?from=series/qcon-san-francisco&to="+url.QueryEscape(start))
	}
	return out
}
