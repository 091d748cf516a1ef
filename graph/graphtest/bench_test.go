package graphtest_test

import (
	"runtime"
	"slices"
	"testing"

	"throughline/graph"
	"throughline/graph/graphtest"
)

// BenchmarkRebuild compiles 100,000 talks from facts in memory, and reports
// what the index costs.
func BenchmarkRebuild(b *testing.B) {
	facts := slices.Collect(graphtest.TalkFacts(100_000, 42))
	for b.Loop() {
		b.StopTimer()
		runtime.GC()
		b.StartTimer()
		var builder graph.Builder
		for _, f := range facts {
			if err := builder.Add(f); err != nil {
				b.Fatal(err)
			}
		}
		if _, err := builder.Graph(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(facts)), "facts")
}

// BenchmarkIndexMemory reports the heap that a compiled graph holds, beside
// the text of abstracts.
func BenchmarkIndexMemory(b *testing.B) {
	for b.Loop() {
		before := heap()
		g := graphtest.Talks(100_000, 42)
		after := heap()
		abstracts := 0
		for lo, hi := g.Range(graph.Talk); lo < hi; lo++ {
			abstracts += len(g.Value(lo, graph.Abstract))
		}
		b.ReportMetric(float64(after-before)/1e6, "MB")
		b.ReportMetric((float64(after-before)-float64(abstracts))/1e6, "MB_without_abstracts")
		runtime.KeepAlive(g)
	}
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
