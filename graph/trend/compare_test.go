package trend_test

import (
	"slices"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/trend"
)

func TestCompare(t *testing.T) {
	m := &maker{t: t}
	m.yearly("example", "theme/a", 2018, [2]int{3, 20}, [2]int{1, 20}, [2]int{0, 3})
	m.about("event/example-2018", 3, "theme/b")
	m.about("event/example-2019", 2, "theme/b")
	m.about("event/example-2019", 5, "theme/c", "theme/d", "theme/e", "theme/f", "theme/g")
	g := m.graph()
	nodes := []uint32{node(t, g, "theme/a"), node(t, g, "theme/b"), node(t, g, "theme/a")}
	c, err := trend.NewScope(g, trend.Filter{}).Compare(nodes)
	if err != nil || len(c.Rows) != 2 {
		t.Fatalf("%d rows, %v", len(c.Rows), err)
	}
	if !slices.Equal(c.Ranks[0], []int{1, 2, 0}) || !slices.Equal(c.Ranks[1], []int{1, 1, 0}) {
		t.Errorf("ranks %v", c.Ranks)
	}
	lo, hi := g.Range(graph.Theme)
	var all []uint32
	for n := lo; n < hi; n++ {
		all = append(all, n)
	}
	if _, err := trend.NewScope(g, trend.Filter{}).Compare(all); err == nil {
		t.Error("seven are compared")
	}
}

func TestSixIdenticalSeries(t *testing.T) {
	m := &maker{t: t}
	ids := []string{"theme/a", "theme/b", "theme/c", "theme/d", "theme/e", "theme/f"}
	m.about(m.event("example", 2020), 7, ids...)
	g := m.graph()
	var nodes []uint32
	for _, id := range ids {
		nodes = append(nodes, node(t, g, graph.ID(id)))
	}
	c, err := trend.NewScope(g, trend.Filter{}).Compare(nodes)
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.Rows {
		if c.Ranks[i][0] != 1 || c.Rows[i].Years[0].Count != 7 {
			t.Errorf("row %d: place %d", i, c.Ranks[i][0])
		}
	}
}

func TestOnTheMove(t *testing.T) {
	m := &maker{t: t}
	m.yearly("example", "theme/up", 2016, [2]int{0, 100}, [2]int{0, 100}, [2]int{1, 100}, [2]int{2, 100}, [2]int{10, 100}, [2]int{20, 100}, [2]int{30, 100})
	for year, n := range map[string]int{"2018": 30, "2019": 30, "2020": 9, "2021": 5, "2022": 4} {
		m.about("event/example-"+year, n, "theme/down")
		m.about("event/example-"+year, 10, "theme/flat")
	}
	m.about("event/example-2022", 9, "theme/new")
	m.about("event/example-2016", 50, "theme/long-gone")
	m.about("event/example-2017", 50, "theme/long-gone")
	m.about("event/example-2022", 1, "theme/once")
	g := m.graph()
	var got []string
	for _, mover := range trend.AllSeries(g, trend.Filter{}).OnTheMove(graph.Theme, 8) {
		got = append(got, g.Name(mover.Node)+" "+mover.Stage.String())
	}
	if want := []string{"new emerging", "up rising", "down declining"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if got := trend.AllSeries(g, trend.Filter{}).OnTheMove(graph.Theme, 1); len(got) != 1 || g.Name(got[0].Node) != "up" {
		t.Errorf("the surest is %v", got)
	}
	if got := len(trend.AllSeries(g, trend.Filter{}).Movers(graph.Theme)); got != 6 {
		t.Errorf("%d themes have talks", got)
	}
	if got := trend.AllSeries(g, trend.Filter{}).OnTheMove(graph.Theme, -1); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

func ids(g *graph.Graph, list []trend.Changed) string {
	var out []string
	for _, c := range list {
		out = append(out, g.Name(c.Node))
	}
	return strings.Join(out, " ")
}

func TestDifference(t *testing.T) {
	m := &maker{t: t}
	a, b := m.event("example", 2018), m.event("example", 2020)
	m.about(a, 3, "theme/mesh", "technology/kept", "technology/gone")
	m.about(a, 9)
	m.about(b, 2, "theme/mesh", "technology/kept", "technology/new")
	m.about(b, 2, "theme/mesh", "technology/kept")
	m.about(b, 4, "technology/gone")
	m.about(b, 4, "theme/later")
	m.fact("theme/mesh", graph.Broader, "theme/net")
	g := m.graph()
	s := trend.NewScope(g, trend.Filter{})
	before, after := trend.Period{From: 2018, To: 2018}, trend.Period{From: 2019, To: 2020}
	d := s.Difference(node(t, g, "theme/mesh"), before, after)
	if ids(g, d.Kept) != "kept" || ids(g, d.New) != "new" || ids(g, d.Gone) != "gone" {
		t.Errorf("kept %q, new %q, gone %q", ids(g, d.Kept), ids(g, d.New), ids(g, d.Gone))
	}
	if got := d.Sentence(g); got != "From 2018 (3 talks) to 2019–20 (4 talks), mesh kept kept, gained new and lost gone." {
		t.Error(got)
	}
	if d.BeforeN != 3 || d.BeforeT != 12 || d.AfterN != 4 || d.AfterT != 12 {
		t.Errorf("%+v", d)
	}
	if c := d.Gone[0]; len(c.Before) != 3 || len(c.After) != 0 || len(c.Apart) != 4 || c.Z >= 0 {
		t.Errorf("gone: %+v", c)
	}
	later := node(t, g, "theme/later")
	for _, c := range []struct {
		node          uint32
		before, after trend.Period
		want          string
	}{
		{d.Node, before, trend.Period{From: 2019, To: 2019}, "No source names a talk in 2019, so nothing is known of a difference."},
		{later, before, after, "None of 12 talks in 2018 is about later."},
		{later, after, before, "None of 12 talks in 2018 is about later."},
		{node(t, g, "technology/new"), before, after, "None of 12 talks in 2018 is about new; since, it comes with mesh and kept."},
		{node(t, g, "technology/new"), after, before, "None of 12 talks in 2018 is about new; before, it came with mesh and kept."},
		{later, before, before, "No talk of either period is about later."},
	} {
		if got := s.Difference(c.node, c.before, c.after).Sentence(g); got != c.want {
			t.Errorf("%s", got)
		}
	}
}

func TestLongNamesAreCutInSentences(t *testing.T) {
	long := strings.Repeat("né ", 100)
	got := trend.Shorten(long)
	if len([]rune(got)) > 80 || !strings.HasSuffix(got, "né…") && !strings.HasSuffix(got, "n…") {
		t.Errorf("%q", got)
	}
	if trend.Shorten("short") != "short" {
		t.Error("a short name is changed")
	}
}
