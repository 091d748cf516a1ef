package trend_test

import (
	"math"
	"slices"
	"strconv"
	"testing"

	"throughline/graph"
	"throughline/graph/trend"
)

// travels is a theme with one true companion, one that is everywhere, and one
// that avoids it.
func travels(t *testing.T) *graph.Graph {
	m := &maker{t: t}
	for year := 2018; year <= 2020; year++ {
		e := m.event("example", year)
		m.about(e, 4, "theme/mesh", "technology/proxy", "theme/cloud", "person/ada")
		m.about(e, 1, "theme/mesh", "theme/cloud", "technology/part")
		m.about(e, 10, "theme/cloud")
		m.about(e, 5, "theme/other")
		m.about(e, 1, "technology/proxy", "company/one")
	}
	m.fact("technology/part", graph.Broader, "theme/mesh")
	m.fact("theme/mesh", graph.Broader, "theme/net")
	return m.graph()
}

func names(g *graph.Graph, rows []trend.Companion) []graph.ID {
	var out []graph.ID
	for _, r := range rows {
		out = append(out, g.ID(r.Node))
	}
	return out
}

func TestCompanionsAreRankedBySuretyNotByCount(t *testing.T) {
	g := travels(t)
	s := trend.NewScope(g, trend.Filter{})
	c := s.Companions(node(t, g, "theme/mesh"), nil, 10)
	want := []graph.ID{"person/ada", "technology/proxy", "theme/cloud", "technology/part"} // cloud has most talks
	if got := names(g, c.Rows); !slices.Equal(got, want) {
		t.Fatalf("%v", got)
	}
	proxy := c.Rows[1]
	if proxy.Together != 12 || proxy.Total != 15 || c.Count != 15 || c.Total != 63 {
		t.Errorf("%+v of %d and %d", proxy, c.Count, c.Total)
	}
	if math.Abs(proxy.Ratio-12*63.0/(15*15)) > 1e-9 {
		t.Errorf("ratio %f", proxy.Ratio)
	}
	if !c.Rows[3].Narrower || proxy.Narrower {
		t.Error("a narrower thing is not marked")
	}
	for i, cell := range proxy.Cells {
		if len(cell.Talks) != 4 || cell.Total != 5 {
			t.Errorf("%s: %d of %d", c.Periods[i], len(cell.Talks), cell.Total)
		}
	}
}

// TestSuretyIsDunnings checks a table that can be worked out by hand.
func TestSuretyIsDunnings(t *testing.T) {
	m := &maker{t: t}
	e := m.event("example", 2020)
	m.about(e, 10, "theme/a", "theme/b")
	m.about(e, 20, "theme/a")
	m.about(e, 10, "theme/b")
	m.about(e, 60)
	g := m.graph()
	c := trend.NewScope(g, trend.Filter{}).Companions(node(t, g, "theme/a"), nil, 5)
	// 2 Σ O ln(O/E) with E = 6, 24, 14, 56.
	want := 2 * (10*math.Log(10.0/6) + 20*math.Log(20.0/24) + 10*math.Log(10.0/14) + 60*math.Log(60.0/56))
	if len(c.Rows) != 1 || math.Abs(c.Rows[0].Surety-want) > 1e-9 {
		t.Errorf("%+v, not %f", c.Rows, want)
	}
}

func TestCompanionsOfOneKindAndLimit(t *testing.T) {
	g := travels(t)
	s := trend.NewScope(g, trend.Filter{})
	mesh := node(t, g, "theme/mesh")
	if got := names(g, s.Companions(mesh, nil, 10, graph.Person, graph.Company).Rows); !slices.Equal(got, []graph.ID{"person/ada"}) {
		t.Errorf("people and companies: %v", got)
	}
	if got := names(g, s.Companions(mesh, nil, 10, graph.Technology).Rows); !slices.Equal(got, []graph.ID{"technology/proxy", "technology/part"}) {
		t.Errorf("technologies: %v", got)
	}
	c := s.Companions(mesh, []trend.Period{{From: 2019, To: 2020}}, 1)
	if len(c.Rows) != 1 || c.More != 3 || len(c.Rows[0].Cells) != 1 || len(c.Rows[0].Cells[0].Talks) != 8 {
		t.Errorf("%d rows, %d more: %+v", len(c.Rows), c.More, c.Rows)
	}
	if c := s.Companions(mesh, nil, -1); len(c.Rows) != 0 || c.More != 4 {
		t.Errorf("limit -1 gives %d rows", len(c.Rows))
	}
}

func TestManyCompanions(t *testing.T) {
	m := &maker{t: t}
	e := m.event("example", 2020)
	for i := range 10000 {
		m.about(e, 1, "theme/hub", "technology/c"+strconv.Itoa(i))
		if i%100 == 0 {
			m.about(e, 1, "theme/rest")
		}
	}
	g := m.graph()
	s := trend.NewScope(g, trend.Filter{})
	c := s.Companions(node(t, g, "theme/hub"), nil, 20)
	if len(c.Rows) != 20 || c.More != 9980 {
		t.Errorf("%d rows and %d more", len(c.Rows), c.More)
	}
}

// TestCompanionCellsAreTheirTalks holds every figure against its list for
// every theme and technology of a generated graph.
func TestCompanionCellsAreTheirTalks(t *testing.T) {
	g := generated(t, 2000, 200)
	s := trend.NewScope(g, trend.Filter{})
	_, end := g.Range(graph.Technology)
	for n := range end {
		c := s.Companions(n, nil, 5, graph.Theme, graph.Technology)
		own := s.Series(n)
		for _, r := range c.Rows {
			other, together, total := s.Series(r.Node), 0, 0
			for i, cell := range r.Cells {
				var both []uint32
				for _, talk := range own.Years[i].Talks {
					if slices.Contains(other.Years[i].Talks, talk) {
						both = append(both, talk)
					}
				}
				if !slices.Equal(both, cell.Talks) || cell.Total != other.Years[i].Count {
					t.Errorf("%s with %s in %s: %d of %d, listed %d", g.ID(n), g.ID(r.Node), c.Periods[i], len(cell.Talks), cell.Total, len(both))
				}
				together += len(cell.Talks)
				total += cell.Total
			}
			if together != r.Together || total != r.Total {
				t.Errorf("%s with %s: %d of %d listed, %d of %d stated", g.ID(n), g.ID(r.Node), together, total, r.Together, r.Total)
			}
		}
		if c.Count != own.Count || c.Total != own.Total {
			t.Errorf("%s: %d of %d", g.ID(n), c.Count, c.Total)
		}
	}
}

func TestPeriods(t *testing.T) {
	m := &maker{t: t}
	m.yearly("example", "theme/a", 2010, [2]int{1, 9}, [2]int{1, 9}, [2]int{0, -1}, [2]int{1, 9}, [2]int{1, 2}, [2]int{1, 9}, [2]int{1, 9})
	s := trend.NewScope(m.graph(), trend.Filter{})
	want := []trend.Period{{From: 2010, To: 2011}, {From: 2013, To: 2015}, {From: 2016, To: 2016}}
	if got := s.Periods(3); !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	if got := s.Periods(0); got != nil {
		t.Errorf("%v", got)
	}
	if got := len(s.Each()); got != 7 {
		t.Errorf("%d years", got)
	}
	earlier, recent, ok := s.Windows()
	if !ok || earlier != want[0] || recent != (trend.Period{From: 2015, To: 2016}) {
		t.Errorf("windows %v and %v", earlier, recent)
	}
	if v := s.Series(0).Verdict; v.Earlier.From != earlier.From || v.Recent.To != recent.To {
		t.Errorf("the verdict compares %v and %v", v.Earlier, v.Recent)
	}
	if _, _, ok := trend.NewScope((&maker{t: t}).graph(), trend.Filter{}).Windows(); ok {
		t.Error("an empty graph has windows")
	}
	if got := (trend.Period{From: 1999, To: 2001}).String(); got != "1999–2001" {
		t.Error(got)
	}
}
