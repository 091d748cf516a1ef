package trend_test

import (
	"slices"
	"testing"

	"throughline/graph"
	"throughline/graph/trend"
)

func TestSentence(t *testing.T) {
	for _, c := range []struct {
		name   string
		counts [][2]int
		want   string
	}{
		{"founding reports", [][2]int{{1, 7}, {3, 12}, {0, -1}, {0, -1}, {0, -1}, {0, 18}, {0, 16}, {0, 0}},
			"1 talk in 2017, 3 in 2018, none in the 2 years known since."},
		{"now", [][2]int{{0, 7}, {2, 12}}, "2 talks in 2018."},
		{"one year since", [][2]int{{2, 7}, {0, 12}}, "2 talks in 2017, none in the year known since."},
		{"rise", [][2]int{{1, 90}, {5, 90}, {12, 90}, {20, 90}, {30, 90}}, "Risen from 2017 to 2021."},
		{"even", [][2]int{{9, 90}, {9, 90}, {9, 90}, {9, 90}}, "36 of 360 talks, from 2017 to 2020, without a clear direction."},
		{"mentioned", [][2]int{{0, 90}}, "None of 90 talks; spoken of in 2017 without naming one."},
		{"nothing", [][2]int{{0, 0}}, "No source names a talk in these years."},
	} {
		m := &maker{t: t}
		m.yearly("example", "theme/a", 2017, c.counts...)
		if c.counts[0][0] == 0 {
			m.fact("event/example-2017", graph.About, "theme/a")
		}
		g := m.graph()
		if got := trend.NewScope(g, trend.Filter{}).Series(node(t, g, "theme/a")).Sentence(); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

func TestIntervalsThatNearlyTouchAreWrittenApart(t *testing.T) {
	got := trend.Judge(series(2017, "2/7 6/12 - 2/18 1/16")).Reason()
	want := "8 of 19 in 2017–18, 3 of 34 in 2020–21: the intervals 23.14–63.72 % and 3.05–22.96 % do not overlap"
	if got != want {
		t.Error(got)
	}
}

// TestEchoesAreLeftOut: a broader theme with the same talks as a narrower one
// says nothing of its own, and of two that are broader than each other one
// stays.
func TestEchoesAreLeftOut(t *testing.T) {
	m := &maker{t: t}
	m.yearly("example", "theme/mesh", 2018, [2]int{0, 90}, [2]int{0, 90}, [2]int{9, 90}, [2]int{20, 90})
	m.about("event/example-2020", 4, "theme/mesh", "technology/proxy", "theme/ring-a")
	m.fact("technology/proxy", graph.Broader, "theme/proxies")
	m.fact("theme/mesh", graph.Broader, "theme/networks")
	m.fact("theme/ring-a", graph.Broader, "theme/ring-b")
	m.fact("theme/ring-b", graph.Broader, "theme/ring-a")
	g := m.graph()
	c := trend.NewScope(g, trend.Filter{}).Companions(node(t, g, "theme/mesh"), nil, 10)
	got := names(g, c.Rows)
	slices.Sort(got)
	if len(got) != 2 || got[0] != "technology/proxy" || got[1].Kind() != graph.Theme || got[1] == "theme/proxies" {
		t.Errorf("companions %v", got)
	}
	for _, mover := range trend.AllSeries(g, trend.Filter{}).OnTheMove(graph.Theme, 8) {
		if g.ID(mover.Node) == "theme/networks" {
			t.Error("networks is on the move with nothing but mesh's talks")
		}
	}
}
