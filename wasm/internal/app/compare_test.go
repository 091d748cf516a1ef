package app

import (
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/trend"
)

func TestComparisonBeginsWithTheYearsOfTheFocus(t *testing.T) {
	for query, want := range map[string][2][2]int{
		"focus=theme/mesh": {{2017, 2018}, {2019, 2019}}, "focus=technology/istio": {{2017, 2018}, {2019, 2019}}, "focus=theme/late": {{2018, 2018}, {2019, 2019}},
	} {
		b := graph.NewBuilder(meshes(t))
		for _, f := range []graph.Fact{
			{Subject: "event/example-2018", Predicate: graph.Year, Object: "2018"}, {Subject: "talk/between", Predicate: graph.At, Object: "event/example-2018"},
			{Subject: "talk/between", Predicate: graph.About, Object: "theme/late"}, {Subject: "talk/proxies", Predicate: graph.About, Object: "theme/late"},
		} {
			f.Evidence = graph.Evidence{Source: "source/report", Locator: "L1", Status: graph.Stated}
			if err := b.Add(f); err != nil {
				t.Fatal(err)
			}
		}
		g, err := b.Graph()
		if err != nil {
			t.Fatal(err)
		}
		a, err := New(g, Options{Version: "v1", Query: query, Width: 800, Height: 600})
		if err != nil {
			t.Fatal(err)
		}
		if a.Press("compare-periods", "", false); a.compared.periods != want {
			t.Errorf("%s: %v, not %v", query, a.compared.periods, want)
		}
	}
}

func TestComparisonByLinkSignsEveryView(t *testing.T) {
	a := start(t, "focus=theme/mesh&compare=2017-2017,2018-2019")
	for id, want := range map[string]sign{
		"talk/weaving": gone, "talk/proxies": fresh, "technology/istio": gone, "technology/envoy": fresh, "theme/mesh": 0, "theme/networking": 0,
	} {
		n, _ := a.g.Lookup(graph.ID(id))
		if got := a.compared.sign[n]; got != want {
			t.Errorf("%s has sign %d, want %d", id, got, want)
		}
	}
	tree, table, said := html(a.tree.page(a)), html(a.table.page(a)), html(a.difference())
	for _, want := range []string{`class="sg gone">−</span><span class="vh">gone </span><bdi>Istio`, `class="sg new">+</span><span class="vh">new </span><bdi>Proxies`} {
		if !strings.Contains(tree, want) {
			t.Errorf("the outline lacks %s in %s", want, tree)
		}
		if strings.Contains(table, "<td") && !strings.Contains(table, want) {
			t.Errorf("the table lacks %s", want)
		}
	}
	if !strings.Contains(said, "From 2017 (1 talk) to 2018–19 (2 talks), mesh kept nothing, gained envoy and lost Istio.") {
		t.Errorf("it says %s", said)
	}
	names := ""
	for _, n := range a.picture.scene.Nodes() {
		names += n.Name + "\n"
	}
	if !strings.Contains(names, "− Istio\n") || !strings.Contains(names, "+ Proxies\n") {
		t.Errorf("the canvas names %s", names)
	}
	if got := a.link(); got != "focus=theme/mesh&compare=2017-2017,2018-2019" {
		t.Errorf("the link is %s", got)
	}
}

// TestComparisonSaysWhatTheThemePageSays compares the sentence with that of the
// page, which counts the talks of narrower themes too.
func TestComparisonSaysWhatTheThemePageSays(t *testing.T) {
	a := start(t, "focus=theme/networking&compare=2017-2017,2018-2019")
	d := trend.NewScope(a.g, trend.Filter{}).Difference(a.view.Focus, trend.Period{From: 2017, To: 2017}, trend.Period{From: 2018, To: 2019}, graph.Theme, graph.Technology)
	if got, want := a.compared.sentence, d.Sentence(a.g); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestComparisonByHand(t *testing.T) {
	a := start(t, "")
	places := a.picture.at[:2]
	at := [2]float32{places[0], places[1]}
	a.Press("compare-periods", "", false)
	if a.compared.periods != [2][2]int{{2017, 2018}, {2019, 2019}} || !strings.Contains(a.status, "From 2017") {
		t.Errorf("%v: %s", a.compared.periods, a.status)
	}
	a.Periods([4]int{2017, 2017, 2019, 2018})
	out := a.Page()
	if !strings.Contains(out.Address, "compare=2017-2017,2018-2019") || !out.Push {
		t.Errorf("the link is %q", out.Address)
	}
	if moved := [2]float32{a.picture.at[0], a.picture.at[1]}; moved[0]-at[0] > 12 || at[0]-moved[0] > 12 {
		t.Errorf("the focus went from %v to %v", at, moved)
	}
	a.Press("compare-periods", "", false)
	if a.compared.on() || strings.Contains(a.link(), "compare") || a.compared.sign != nil {
		t.Error("the comparison does not end")
	}
	a.Navigate("?focus=theme/mesh&compare=2017,2019")
	if a.compared.periods != [2][2]int{{2017, 2017}, {2019, 2019}} {
		t.Errorf("by the way back: %v", a.compared.periods)
	}
}

func TestPeriodsThatCannotBeRead(t *testing.T) {
	for _, s := range []string{"", "2017", "2017-2018", "x,y", "2018-2017,2019", "2017,", ",2017", "2017-2018,99999-2", strings.Repeat("1,", 100)} {
		if p := parsePeriods(s); p != [2][2]int{} {
			t.Errorf("%q is read as %v", s, p)
		}
	}
}
