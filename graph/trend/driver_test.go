package trend_test

import (
	"slices"
	"testing"

	"throughline/graph"
	"throughline/graph/trend"
)

func TestDriversAreNamed(t *testing.T) {
	m := &maker{t: t}
	m.yearly("large", "theme/mesh", 2018, [2]int{1, 100}, [2]int{1, 100}, [2]int{1, 100}, [2]int{2, 100}, [2]int{3, 100}, [2]int{3, 100}, [2]int{0, 100})
	m.yearly("meshconf", "theme/mesh", 2021, [2]int{22, 30}, [2]int{31, 35})
	g := m.graph()
	s := trend.NewScope(g, trend.Filter{})
	e := s.Series(node(t, g, "theme/mesh"))
	drivers := s.Drivers(e)
	if len(drivers) != 1 {
		t.Fatalf("%d drivers: %+v", len(drivers), drivers)
	}
	d := drivers[0]
	if got := d.Sentence(g.Name(d.Node)); got != "53 of 58 talks in 2021–22 come from meshconf; without its talks: steady." {
		t.Error(got)
	}
	if d.Base != 65 || d.BaseOf != 265 || len(d.Talks) != 53 {
		t.Errorf("%+v", d)
	}
	for _, talk := range d.Talks {
		if y := g.Year(talk); y != 2021 && y != 2022 || !g.Has(g.Out(talk, graph.At)[0], graph.Of, d.Node) {
			t.Errorf("%s is listed", g.ID(talk))
		}
	}
	if d.Without.Earlier.Total != 200 || d.Without.Earlier.Count != 3 {
		t.Errorf("without it: %+v", d.Without)
	}
	within := trend.NewScope(g, trend.Filter{Series: d.Node})
	if got := within.Drivers(within.Series(e.Node)); len(got) != 0 {
		t.Errorf("the only series in scope drives nothing: %+v", got)
	}
}

// TestThePeakIsNamedBesideARecentRise has a last year whose share is above that
// of any two years together.
func TestThePeakIsNamedBesideARecentRise(t *testing.T) {
	m := &maker{t: t}
	m.yearly("large", "theme/mesh", 2018, [2]int{1, 100}, [2]int{1, 100}, [2]int{1, 100}, [2]int{2, 100}, [2]int{3, 100}, [2]int{1, 100}, [2]int{0, 100})
	m.yearly("meshconf", "theme/mesh", 2021, [2]int{22, 30}, [2]int{31, 35})
	m.yearly("newconf", "theme/mesh", 2024, [2]int{40, 60})
	g := m.graph()
	s := trend.NewScope(g, trend.Filter{})
	var said []string
	for _, d := range s.Drivers(s.Series(node(t, g, "theme/mesh"))) {
		said = append(said, d.Sentence(g.Name(d.Node)))
	}
	want := []string{"53 of 58 talks in 2021–22 come from meshconf; without its talks: rising (clear).",
		"40 of 41 talks in 2023–24 come from newconf-2024; without its talks: declining (clear)."}
	if !slices.Equal(said, want) {
		t.Errorf("%q", said)
	}
}

func TestASingleEditionIsNamedInsteadOfItsSeries(t *testing.T) {
	m := &maker{t: t}
	m.yearly("large", "theme/mesh", 2018, [2]int{1, 100}, [2]int{1, 100}, [2]int{1, 100})
	m.yearly("meshconf", "theme/mesh", 2019, [2]int{20, 20}, [2]int{0, 20})
	g := m.graph()
	s := trend.NewScope(g, trend.Filter{})
	drivers := s.Drivers(s.Series(node(t, g, "theme/mesh")))
	if len(drivers) == 0 || g.ID(drivers[0].Node) != "event/meshconf-2019" {
		t.Errorf("%+v", drivers)
	}
	if got := s.Drivers(s.Series(node(t, g, "series/large"))); len(got) != 0 && got[0].Node != node(t, g, "series/large") {
		t.Errorf("%+v", got)
	}
}
