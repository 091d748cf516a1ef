package trend_test

import (
	"slices"
	"sync"
	"testing"

	"throughline/graph"
	"throughline/graph/trend"
)

// within cuts the talks of an evolution to a period.
func within(e *trend.Evolution, p trend.Period) (talks []uint32, total int) {
	for _, y := range e.Years {
		if y.Year >= p.From && y.Year <= p.To {
			talks = append(talks, y.Talks...)
			total += y.Total
		}
	}
	slices.Sort(talks)
	return talks, total
}

func common(a, b []uint32) (both, apart []uint32) {
	for _, n := range b {
		if slices.Contains(a, n) {
			both = append(both, n)
			continue
		}
		apart = append(apart, n)
	}
	return both, apart
}

// TestDifferenceListsItsTalks holds every list of every theme of a generated
// graph against what the series of both nodes list.
func TestDifferenceListsItsTalks(t *testing.T) {
	g := generated(t, 1500, 80)
	s := trend.NewScope(g, trend.Filter{})
	before, after := trend.Period{From: 2009, To: 2012}, trend.Period{From: 2018, To: 2021}
	lo, hi := g.Range(graph.Theme)
	for n := lo; n < hi; n++ {
		e, d := s.Series(n), s.Difference(n, before, after, graph.Theme, graph.Technology)
		early, earlyT := within(e, before)
		late, lateT := within(e, after)
		if d.BeforeN != len(early) || d.AfterN != len(late) || d.BeforeT != earlyT || d.AfterT != lateT {
			t.Errorf("%s: %+v", g.ID(n), d)
		}
		for _, c := range slices.Concat(d.Kept, d.New, d.Gone) {
			other := s.Series(c.Node)
			otherEarly, _ := within(other, before)
			otherLate, _ := within(other, after)
			wantBefore, _ := common(early, otherEarly)
			wantAfter, wantApart := common(late, otherLate)
			if !slices.Equal(c.Before, wantBefore) || !slices.Equal(c.After, wantAfter) || !slices.Equal(c.Apart, wantApart) {
				t.Errorf("%s with %s: %d, %d and %d talks", g.ID(n), g.ID(c.Node), len(c.Before), len(c.After), len(c.Apart))
			}
		}
		for _, c := range d.Gone {
			if len(c.After) > 0 || len(c.Before) == 0 {
				t.Errorf("%s is not gone from %s", g.ID(c.Node), g.ID(n))
			}
		}
	}
}

func TestLaneCellsAreTheTalksOfTheirTheme(t *testing.T) {
	g := generated(t, 1500, 40)
	s := trend.NewScope(g, trend.Filter{})
	periods := s.Periods(5)
	lo, hi := g.Range(graph.Theme)
	for n := lo; n < hi; n++ {
		for _, lane := range s.Lineage(n, periods, 6).Lanes {
			e := s.Series(lane.Node)
			for i, cell := range lane.Cells {
				want, _ := within(e, periods[i])
				if got := slices.Sorted(slices.Values(cell.Talks)); !slices.Equal(got, want) {
					t.Errorf("%s in %s: %d talks, not %d", g.ID(lane.Node), periods[i], len(got), len(want))
				}
				if slices.Contains(cell.Things, lane.Node) {
					t.Errorf("%s travels with itself", g.ID(lane.Node))
				}
			}
		}
	}
}

// TestEditionsAddUpToYears: where each talk is given once, the editions of a
// year hold its talks.
func TestEditionsAddUpToYears(t *testing.T) {
	g := generated(t, 1500, 60)
	s := trend.NewScope(g, trend.Filter{})
	lo, hi := g.Range(graph.Theme)
	for n := lo; n < hi; n++ {
		e := s.Series(n)
		count, total := map[int]int{}, map[int]int{}
		for _, edition := range s.Editions(n) {
			count[edition.Year.Year] += len(edition.Talks)
			total[edition.Year.Year] += edition.Total
		}
		for _, y := range e.Years {
			if count[y.Year] != y.Count || total[y.Year] != y.Total {
				t.Errorf("%s in %d: %d of %d in editions, %d of %d in the year", g.ID(n), y.Year, count[y.Year], total[y.Year], y.Count, y.Total)
			}
		}
	}
}

func TestDriversOfAGeneratedGraphListTheirTalks(t *testing.T) {
	m := &maker{t: t}
	for i := range 12 {
		m.yearly("large", "theme/a", 2010, [2]int{i, 60}, [2]int{1, 60}, [2]int{2, 60})
	}
	m.yearly("focus", "theme/a", 2011, [2]int{40, 50})
	g := m.graph()
	s := trend.NewScope(g, trend.Filter{})
	e := s.Series(node(t, g, "theme/a"))
	for _, d := range s.Drivers(e) {
		all, total := within(e, trend.Period{From: d.From, To: d.To})
		both, _ := common(all, d.Talks)
		if len(both) != len(d.Talks) || d.Of != len(all) || d.BaseOf != total || 2*len(d.Talks) <= d.Of {
			t.Errorf("%+v", d)
		}
	}
}

// TestEveryKindHasASeries counts what is no theme.
func TestEveryKindHasASeries(t *testing.T) {
	m := &maker{t: t}
	m.yearly("a", "theme/x", 2020, [2]int{2, 6}, [2]int{3, 6})
	m.about("event/a-2021", 2, "person/ada", "company/one", "theme/x")
	g := m.graph()
	for id, want := range map[graph.ID][]int{
		"person/ada": {0, 2}, "company/one": {0, 2}, "series/a": {6, 8}, "event/a-2021": {0, 8}, "theme/x": {2, 5},
		"source/made-up": {0, 0},
	} {
		e := trend.NewScope(g, trend.Filter{}).Series(node(t, g, id))
		if got := []int{e.Years[0].Count, e.Years[1].Count}; !slices.Equal(got, want) {
			t.Errorf("%s: %v", id, got)
		}
		if e.Count > 0 && e.First.Year == 0 {
			t.Errorf("%s was never seen", id)
		}
	}
}

// TestScopeIsSharedByReaders fails under the race detector if reading writes.
func TestScopeIsSharedByReaders(t *testing.T) {
	g := generated(t, 500, 40)
	s := trend.NewScope(g, trend.Filter{})
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			all := s.All()
			for n := range uint32(10) {
				e := s.Series(n)
				s.Companions(n, nil, 5)
				s.Lineage(n, s.Periods(4), 4)
				s.Drivers(e)
				agree(t, e, all)
			}
		})
	}
	readers.Wait()
}

func TestThemeWithoutATalk(t *testing.T) {
	m := &maker{t: t}
	m.about(m.event("a", 2020), 9)
	m.fact("theme/empty", graph.Name, "Empty")
	g := m.graph()
	s := trend.NewScope(g, trend.Filter{})
	n := node(t, g, "theme/empty")
	e := s.Series(n)
	if e.Count != 0 || e.Years[0].State != trend.Zero || e.First.Year != 0 || e.Stage != trend.Unstaged {
		t.Errorf("%+v", e)
	}
	if len(s.Drivers(e)) != 0 || len(s.Companions(n, nil, 9).Rows) != 0 {
		t.Error("something is made of nothing")
	}
	none := trend.NewScope((&maker{t: t}).graph(), trend.Filter{From: 2000, To: 2003})
	if got := len(none.Years()); got != 4 || none.Years()[0].Talks != 0 {
		t.Errorf("an empty graph has %d years of the filter's four", got)
	}
}
