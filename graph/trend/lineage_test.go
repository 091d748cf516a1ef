package trend_test

import (
	"slices"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/trend"
)

// lanes: "old" hands its company (x, y) to "heir" and ends; "heir" begins in
// the same company; "mesh" keeps it throughout; "apart" has a company of its
// own in the second period only.
func lanes(t *testing.T) *graph.Graph {
	m := &maker{t: t}
	for i, year := range []int{2018, 2020, 2022} {
		e := m.event("example", year)
		m.about(e, 3, "theme/mesh", "technology/x", "technology/y")
		if i == 0 {
			m.about(e, 3, "theme/old", "theme/mesh", "technology/x", "technology/y")
		} else {
			m.about(e, 3, "theme/heir", "theme/mesh", "technology/x", "technology/y")
		}
		if i == 1 {
			m.about(e, 2, "theme/apart", "theme/mesh", "technology/p", "technology/q")
		}
		m.about(e, 30)
	}
	return m.graph()
}

func describe(g *graph.Graph, l *trend.Lineage) (out []string) {
	for _, r := range l.Ribbons {
		out = append(out, strings.Join([]string{g.Name(l.Lanes[r.From].Node), l.Periods[r.At].String(), r.Kind.String(),
			g.Name(l.Lanes[r.To].Node), l.Periods[r.Next].String()}, " "))
	}
	return out
}

func TestLineage(t *testing.T) {
	g := lanes(t)
	s := trend.NewScope(g, trend.Filter{})
	l := s.Lineage(node(t, g, "theme/mesh"), s.Each(), 8)
	if g.Name(l.Lanes[0].Node) != "mesh" || l.Lanes[0].Fate != trend.Lasts {
		t.Fatalf("first lane %s %s", g.Name(l.Lanes[0].Node), l.Lanes[0].Fate)
	}
	periods := s.Periods(3)
	l = s.Lineage(node(t, g, "theme/mesh"), periods, 8)
	got := describe(g, l)
	for _, want := range []string{"mesh 2018 continues mesh 2020", "mesh 2020 continues mesh 2022", "heir 2020 continues heir 2022"} {
		if !slices.Contains(got, want) {
			t.Errorf("missing: %s", want)
		}
	}
	kinds := map[string]trend.Fate{}
	for _, lane := range l.Lanes {
		kinds[g.Name(lane.Node)] = lane.Fate
	}
	if kinds["old"] != trend.Merged || kinds["heir"] != trend.Lasts || kinds["p"] != trend.Alone {
		t.Errorf("fates %v\n%s", kinds, strings.Join(got, "\n"))
	}
	if !slices.ContainsFunc(l.Ribbons, func(r trend.Ribbon) bool {
		return g.Name(l.Lanes[r.To].Node) == "heir" && r.Kind == trend.Splits && r.Share >= 1.0/3
	}) {
		t.Errorf("heir comes from nowhere\n%s", strings.Join(got, "\n"))
	}
}

// TestRibbonsRestOnTalks holds every ribbon of every theme of a generated
// graph against its talks.
func TestRibbonsRestOnTalks(t *testing.T) {
	g := generated(t, 3000, 60)
	s := trend.NewScope(g, trend.Filter{})
	periods := s.Periods(6)
	ribbons := 0
	lo, hi := g.Range(graph.Theme)
	for n := lo; n < hi; n++ {
		l := s.Lineage(n, periods, 8)
		if len(l.Lanes) > 8 || l.Lanes[0].Node != n {
			t.Fatalf("%d lanes, the first %s", len(l.Lanes), g.ID(l.Lanes[0].Node))
		}
		for _, r := range l.Ribbons {
			ribbons++
			if len(r.Shared) == 0 || len(r.Before) == 0 || len(r.After) == 0 || r.Share < 1.0/3 || r.Share > 1 || r.At >= r.Next {
				t.Errorf("%+v", r)
			}
			for _, talk := range r.Before {
				if !slices.Contains(l.Lanes[r.From].Cells[r.At].Talks, talk) {
					t.Errorf("%s is no talk of the lane", g.ID(talk))
				}
			}
		}
	}
	if ribbons == 0 {
		t.Error("no ribbon at all")
	}
}

func TestLineageOfLittle(t *testing.T) {
	m := &maker{t: t}
	m.about(m.event("example", 2020), 1, "theme/alone")
	m.about(m.event("example", 2021), 9)
	g := m.graph()
	s := trend.NewScope(g, trend.Filter{})
	l := s.Lineage(node(t, g, "theme/alone"), s.Each(), 8)
	if len(l.Lanes) != 1 || len(l.Ribbons) != 0 || l.Lanes[0].Fate != trend.Alone {
		t.Errorf("%+v", l)
	}
	if l := s.Lineage(node(t, g, "theme/alone"), nil, 8); len(l.Lanes) != 1 || l.Lanes[0].Fate != trend.Alone {
		t.Errorf("without periods: %+v", l)
	}
}
