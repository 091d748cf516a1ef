package trend_test

import (
	"math"
	"slices"
	"testing"

	"throughline/graph"
	"throughline/graph/trend"
)

func TestWilson(t *testing.T) {
	// Reference values from the formula's own worked form, to three places.
	for _, c := range []struct {
		n, total  int
		low, high float64
	}{
		{0, 0, 0, 1}, {1, 7, 0.026, 0.513}, {3, 12, 0.089, 0.532}, {0, 18, 0, 0.176},
		{4, 19, 0.085, 0.433}, {0, 34, 0, 0.102}, {10, 10, 0.722, 1},
	} {
		low, high := trend.Wilson(c.n, c.total)
		if math.Abs(low-c.low) > 6e-4 || math.Abs(high-c.high) > 6e-4 {
			t.Errorf("%d of %d: %.4f to %.4f", c.n, c.total, low, high)
		}
	}
}

// mesh is the shape of the founding reports: two years, three without a
// source, two more, and one whose report names no talk.
func mesh(t *testing.T) *maker {
	m := &maker{t: t}
	m.yearly("example", "theme/mesh", 2017, [2]int{1, 7}, [2]int{3, 12}, [2]int{0, -1}, [2]int{0, -1}, [2]int{0, -1},
		[2]int{0, 18}, [2]int{0, 16}, [2]int{0, 0})
	return m
}

func states(e *trend.Evolution) []trend.State {
	var out []trend.State
	for _, y := range e.Years {
		out = append(out, y.State)
	}
	return out
}

func TestSeriesCountsAndStates(t *testing.T) {
	m := mesh(t)
	m.fact("event/example-2024", graph.About, "theme/mesh")
	m.fact("event/example-2018", graph.About, "theme/mesh")
	m.about(m.event("small", 2025), 4, "theme/mesh")
	m.event("small", 2026)
	g := m.graph()
	e := trend.NewScope(g, trend.Filter{}).Series(node(t, g, "theme/mesh"))
	want := []trend.State{trend.Data, trend.Data, trend.NoSource, trend.NoSource, trend.NoSource, trend.Zero, trend.Zero,
		trend.Mentioned, trend.TooFew, trend.NoTalks}
	if got := states(e); !slices.Equal(got, want) {
		t.Fatalf("states %v", got)
	}
	if y := e.Years[1]; y.Count != 3 || y.Total != 12 || y.Share != 0.25 || len(y.Mentions) != 1 {
		t.Errorf("2018: %+v: a mention is shown and not counted", y)
	}
	if y := e.Years[7]; y.Count != 0 || y.Total != 0 || y.High != 1 {
		t.Errorf("2024: %+v", y)
	}
	if y := e.Years[8]; y.Count != 4 || y.Total != 4 || y.Share != 0 || y.Low != 0 || y.High != 1 {
		t.Errorf("too few talks carry a share: %+v", y)
	}
	if e.Count != 8 || e.First.Year != 2017 || e.Last.Year != 2025 {
		t.Errorf("%d talks, first %+v, last %+v", e.Count, e.First, e.Last)
	}
	if e.First.Edge.Predicate != graph.About || e.First.Edge.From != e.First.Talk || g.Year(e.First.Talk) != 2017 {
		t.Errorf("first seen does not name its fact: %+v", e.First)
	}
}

func TestRemovedSourceLeavesAGap(t *testing.T) {
	m := mesh(t)
	g := m.graph()
	f := trend.Filter{From: 2017, To: 2024}
	if e := trend.NewScope(g, f).Series(node(t, g, "theme/mesh")); e.Years[6].State != trend.Zero {
		t.Fatalf("2023 is %s", e.Years[6].State)
	}
	// The same without 2023 and without the first year.
	m = &maker{t: t}
	m.yearly("example", "theme/mesh", 2018, [2]int{3, 12}, [2]int{0, -1}, [2]int{0, -1}, [2]int{0, -1}, [2]int{0, 18})
	g = m.graph()
	e := trend.NewScope(g, f).Series(node(t, g, "theme/mesh"))
	for _, i := range []int{0, 6, 7} {
		if e.Years[i].State != trend.NoSource || e.Years[i].High != 1 {
			t.Errorf("%d is %s", e.Years[i].Year, e.Years[i].State)
		}
	}
}

func TestFilters(t *testing.T) {
	m := &maker{t: t}
	a, b := m.event("a", 2020), m.event("b", 2021)
	m.about(a, 6, "theme/wide")
	m.about(a, 2, "theme/narrow", "company/one")
	m.about(b, 5, "technology/narrower", "theme/narrow")
	m.about(b, 5)
	m.fact("theme/narrow", graph.Broader, "theme/wide")
	m.fact("technology/narrower", graph.Broader, "theme/narrow")
	m.fact("theme/wide", graph.Broader, "technology/narrower") // a ring does no harm
	m.fact("talk/t1", graph.At, b)                             // given again a year later
	g := m.graph()
	wide := node(t, g, "theme/wide")
	for _, c := range []struct {
		name   string
		filter trend.Filter
		first  int
		want   [][2]int
	}{
		{"all", trend.Filter{}, 2020, [][2]int{{8, 8}, {5, 10}}},
		{"exact", trend.Filter{Exact: true}, 2020, [][2]int{{6, 8}, {0, 10}}},
		{"series", trend.Filter{Series: node(t, g, "series/b")}, 2021, [][2]int{{6, 11}}},
		{"company", trend.Filter{Company: node(t, g, "company/one")}, 2020, [][2]int{{2, 2}, {0, 0}}},
		{"years", trend.Filter{From: 2019, To: 2020}, 2019, [][2]int{{0, 0}, {8, 8}}},
		{"empty", trend.Filter{From: 2021, To: 2020}, 0, nil},
		{"absurd", trend.Filter{From: -5, To: 2021}, 2020, [][2]int{{8, 8}, {5, 10}}},
	} {
		e := trend.NewScope(g, c.filter).Series(wide)
		var got [][2]int
		for _, y := range e.Years {
			got = append(got, [2]int{y.Count, y.Total})
		}
		if !slices.Equal(got, c.want) || len(got) > 0 && e.Years[0].Year != c.first {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestTypingErrorInAYearDoesNotStretchTheAxis(t *testing.T) {
	m := mesh(t)
	m.event("typo", 9999)
	g := m.graph()
	if got := trend.Years(g); len(got) != 8 || got[0].Year != 2017 || got[7].Year != 2024 {
		t.Errorf("%d years", len(got))
	}
	if got := trend.Years((&maker{t: t}).graph()); len(got) != 0 {
		t.Errorf("an empty graph has years: %v", got)
	}
}

// TestAllAgreesWithSeries holds every count against the talks listed for it,
// for every theme and technology of a generated graph, under several filters.
func TestAllAgreesWithSeries(t *testing.T) {
	g := generated(t, 2000, 300)
	for _, f := range []trend.Filter{
		{}, {Exact: true}, {From: 2010, To: 2014}, {Series: node(t, g, "series/conf-2")}, {Company: node(t, g, "company/c3")},
	} {
		s := trend.NewScope(g, f)
		all := s.All()
		_, end := g.Range(graph.Technology)
		for n := range end {
			agree(t, s.Series(n), all)
		}
	}
}

func agree(t *testing.T, e *trend.Evolution, all *trend.All) {
	t.Helper()
	g, counts, sum := all.Graph(), all.Counts(e.Node), 0
	for i, y := range e.Years {
		if int(counts[i]) != len(y.Talks) || y.Count != len(y.Talks) || y.State != all.State(e.Node, i) {
			t.Errorf("%s in %d: %d in the table, %d stated, %d listed; %s and %s", g.ID(e.Node), y.Year,
				counts[i], y.Count, len(y.Talks), all.State(e.Node, i), y.State)
		}
		for _, talk := range y.Talks {
			if all.Scope().Year(talk) != y.Year {
				t.Errorf("%s is listed in %d", g.ID(talk), y.Year)
			}
		}
		sum += len(y.Talks)
	}
	if sum != e.Count {
		t.Errorf("%s: %d talks listed of %d", g.ID(e.Node), sum, e.Count)
	}
}
