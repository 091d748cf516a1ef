package trend_test

import (
	"testing"

	"throughline/graph"
	"throughline/graph/trend"
)

func BenchmarkScope(b *testing.B) {
	g := generated(b, 17000, 3000)
	for b.Loop() {
		trend.NewScope(g, trend.Filter{})
	}
}

func BenchmarkAllSeries(b *testing.B) {
	g := generated(b, 17000, 3000)
	for b.Loop() {
		trend.AllSeries(g, trend.Filter{})
	}
}

func BenchmarkOnTheMove(b *testing.B) {
	all := trend.AllSeries(generated(b, 17000, 3000), trend.Filter{})
	for b.Loop() {
		all.OnTheMove(graph.Theme, 10)
	}
}

func BenchmarkSeries(b *testing.B) {
	g := generated(b, 17000, 3000)
	s := trend.NewScope(g, trend.Filter{})
	for b.Loop() {
		s.Series(0)
	}
}
