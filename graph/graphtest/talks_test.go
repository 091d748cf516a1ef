package graphtest_test

import (
	"iter"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"throughline/graph"
	"throughline/graph/graphtest"
)

func TestTalksAreDeterministic(t *testing.T) {
	a := slices.Collect(graphtest.TalkFacts(200, 7))
	if b := slices.Collect(graphtest.TalkFacts(200, 7)); !reflect.DeepEqual(a, b) {
		t.Error("the same seed gives other facts")
	}
	if b := slices.Collect(graphtest.TalkFacts(200, 8)); reflect.DeepEqual(a, b) {
		t.Error("another seed gives the same facts")
	}
}

func TestTalkFactsCanStopEarly(t *testing.T) {
	next, stop := iter.Pull(graphtest.TalkFacts(10, 1))
	if _, ok := next(); !ok {
		t.Error("no first fact")
	}
	stop()
}

// TestTalksHaveHubsAndRareThings holds the shape that benchmarks rely on.
func TestTalksHaveHubsAndRareThings(t *testing.T) {
	const n = 3000
	facts := slices.Collect(graphtest.TalkFacts(n, 1))
	g := graphtest.Graph(facts)
	if lo, hi := g.Range(graph.Talk); hi-lo != n {
		t.Errorf("%d talks", hi-lo)
	}
	lo, hi := g.Range(graph.Technology)
	if first, last := g.Degree(lo), g.Degree(hi-1); first < n/10 || last > 5 {
		t.Errorf("the best known technology has %d edges, the least known %d", first, last)
	}
	several := 0
	seen := map[graph.Fact]bool{}
	for _, f := range facts {
		f.Evidence = graph.Evidence{}
		if seen[f] {
			several++
		}
		seen[f] = true
	}
	if several < len(facts)/40 || several > len(facts)/10 {
		t.Errorf("%d of %d facts are stated twice", several, len(facts))
	}
}

func TestTangleIsAwkward(t *testing.T) {
	loops, parallel := 0, 0
	for seed := range uint64(50) {
		g := graphtest.Graph(graphtest.Tangle(rand.New(rand.NewPCG(seed, 1))))
		for n := range uint32(g.Len()) {
			if g.Has(n, graph.Broader, n) {
				loops++
			}
			for _, p := range graph.EdgePredicates() {
				for _, to := range g.Out(n, p) {
					parallel += len(g.Evidence(n, p, to)) - 1
				}
			}
		}
	}
	if loops == 0 || parallel == 0 {
		t.Errorf("%d self-loops, %d edges with more evidence", loops, parallel)
	}
}
