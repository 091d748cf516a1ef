package trend_test

import (
	"testing"

	"throughline/graph"
	"throughline/graph/graphtest"
	"throughline/graph/trend"
)

func BenchmarkScope(b *testing.B) {
	g := graphtest.Talks(17000, 1)
	for b.Loop() {
		trend.NewScope(g, trend.Filter{})
	}
}

func BenchmarkAllSeries(b *testing.B) {
	g := graphtest.Talks(17000, 1)
	for b.Loop() {
		trend.AllSeries(g, trend.Filter{})
	}
}

func BenchmarkOnTheMove(b *testing.B) {
	all := trend.AllSeries(graphtest.Talks(17000, 1), trend.Filter{})
	for b.Loop() {
		all.OnTheMove(graph.Theme, 10)
	}
}

func BenchmarkSeries(b *testing.B) {
	g := graphtest.Talks(17000, 1)
	s := trend.NewScope(g, trend.Filter{})
	for b.Loop() {
		s.Series(0)
	}
}

func BenchmarkCompanions(b *testing.B) {
	s := trend.NewScope(graphtest.Talks(17000, 1), trend.Filter{})
	for b.Loop() {
		s.Companions(0, nil, 20)
	}
}

func BenchmarkLineage(b *testing.B) {
	s := trend.NewScope(graphtest.Talks(17000, 1), trend.Filter{})
	periods := s.Periods(6)
	for b.Loop() {
		s.Lineage(0, periods, 8)
	}
}

func BenchmarkDifference(b *testing.B) {
	s := trend.NewScope(graphtest.Talks(17000, 1), trend.Filter{})
	for b.Loop() {
		s.Difference(0, trend.Period{From: 2010, To: 2012}, trend.Period{From: 2020, To: 2022})
	}
}

func BenchmarkDrivers(b *testing.B) {
	s := trend.NewScope(graphtest.Talks(17000, 1), trend.Filter{})
	e := s.Series(0)
	for b.Loop() {
		s.Drivers(e)
	}
}

// BenchmarkEditions is what a theme costs once the axis is laid out for all.
func BenchmarkEditions(b *testing.B) {
	s := trend.NewScope(graphtest.Talks(17000, 1), trend.Filter{})
	if editions, _ := s.Finer(); editions == 0 {
		b.Fatal("the made-up talks have no axis of editions")
	}
	for b.Loop() {
		s.Editions(0)
	}
}
