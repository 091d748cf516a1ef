package path_test

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"

	"throughline/graph"
	"throughline/graph/graphtest"
	"throughline/graph/path"
)

// middling is a graph whose hubs have rows long enough for every way to
// evaluate a step, and which an enumeration by hand still gets through.
var middling = sync.OnceValue(func() *graph.Graph { return graphtest.Talks(3000, 11) })

// TestConditionsOnHubs compares conditions that the planner turns into ranges
// and intersections with asking every talk.
func TestConditionsOnHubs(t *testing.T) {
	g := middling()
	ev := path.NewEvaluator(g)
	themes, _ := g.Range(graph.Theme)
	tools, last := g.Range(graph.Technology)
	for _, theme := range []uint32{themes, themes + 5, themes + 100, themes + 299} {
		for _, tool := range []uint32{tools, tools + 3, tools + 50, tools + 500, last - 1} {
			talks := map[uint32]bool{}
			for _, talk := range g.In(theme, graph.About) {
				if y := g.Year(talk); g.Kind(talk) == graph.Talk && g.Has(talk, graph.Uses, tool) && y >= 2010 && y <= 2019 {
					talks[talk] = true
				}
			}
			src := "^about[year=2010..2019, kind=talk, uses=" + string(g.ID(tool)) + "]"
			a := ev.Run(prepare(t, g, parse(t, src)), theme, path.Limits{})
			if a.Total != len(talks) {
				t.Errorf("%s from %s: %d talks, not %d", src, g.ID(theme), a.Total, len(talks))
			}
			for _, row := range a.Rows {
				if !talks[row.Node] || row.Count != 1 {
					t.Errorf("%s from %s: %s by %s walks", src, g.ID(theme), g.ID(row.Node), row.Count)
				}
			}
		}
	}
}

// TestSeriesCondition: at=series means given at one of its events.
func TestSeriesCondition(t *testing.T) {
	g := middling()
	series, _ := g.Range(graph.Series)
	theme, _ := g.Range(graph.Theme)
	id := string(g.ID(series))
	ev := path.NewEvaluator(g)
	a := ev.Run(prepare(t, g, parse(t, "^about[at="+id+"]")), theme, path.Limits{})
	want := 0
	for _, talk := range g.In(theme, graph.About) {
		for _, event := range g.Out(talk, graph.At) {
			if g.Has(event, graph.Of, series) {
				want++
			}
		}
	}
	if a.Total != want || want == 0 {
		t.Errorf("%d talks, not %d", a.Total, want)
	}
	both := ev.Run(prepare(t, g, parse(t, "^about[at="+id+","+string(g.ID(series+1))+"]")), theme, path.Limits{})
	other := ev.Run(prepare(t, g, parse(t, "^about[at="+string(g.ID(series+1))+"]")), theme, path.Limits{})
	if both.Total != want+other.Total {
		t.Errorf("%d talks at either, %d at one and %d at the other", both.Total, want, other.Total)
	}
}

// TestPreparedIsShared evaluates one expression on several evaluators at once.
func TestPreparedIsShared(t *testing.T) {
	g := middling()
	p := prepare(t, g, parse(t, "^about[year=2010..] / by / (^by / by)? / works-at"))
	theme, _ := g.Range(graph.Theme)
	want := path.NewEvaluator(g).Run(p, theme, path.Limits{})
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			ev := path.NewEvaluator(g)
			for range 5 {
				if a := ev.Run(p, theme, path.Limits{}); a.Walks != want.Walks || a.Total != want.Total {
					t.Errorf("%d walks, not %d", a.Walks, want.Walks)
				}
			}
		})
	}
	all.Wait()
}

// TestEvaluatorForgets runs each kind of work after each other one on the same
// scratch space, and compares with fresh ones.
func TestEvaluatorForgets(t *testing.T) {
	g := middling()
	shared := path.NewEvaluator(g)
	p := prepare(t, g, parse(t, "by / ^by* / (about | uses)+"))
	var used [6]int
	for talk, hi := g.Range(graph.Talk); talk < hi; talk += 97 {
		for _, ev := range []*path.Evaluator{shared, path.NewEvaluator(g)} {
			a := ev.Run(p, talk, path.Limits{Edges: 20_000})
			n, _ := ev.Next(p, talk, path.Limits{Edges: 20_000})
			w := ev.WhyNot(p, talk, talk+1, path.Limits{Edges: 20_000})
			c, err := ev.Connect([]uint32{talk, talk + 1}, path.ConnectOptions{})
			if err != nil {
				t.Fatal(err)
			}
			got := [...]int{a.Total, a.Edges, len(n), w.Step, len(c.Paths), c.Edges}
			if ev == shared {
				used = got
			} else if used != got {
				t.Fatalf("%s: %v on used scratch space, %v on new", g.ID(talk), used, got)
			}
		}
	}
}

func TestExplainSaysThePlan(t *testing.T) {
	g := middling()
	theme, _ := g.Range(graph.Theme)
	e := parse(t, "^about[kind=talk, about="+string(g.ID(theme))+", year=2018] / (by | from)[name~\"a\"] / works-at?")
	got := prepare(t, g, e).Explain()
	for i, want := range []string{"intersected", "walk each option", "each node once"} {
		if !strings.Contains(got[i], want) {
			t.Errorf("step %d is explained as %q, without %q", i+1, got[i], want)
		}
	}
}

// TestDocumentedExpressionsParse reads the tables and examples of the
// documentation, so that they stay true.
func TestDocumentedExpressionsParse(t *testing.T) {
	text, err := os.ReadFile("../../docs/path-expressions.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := bytes.Split(text, []byte("```"))
	examples := regexp.MustCompile(`(?m)^[a-z]+/\S+ +(.*?)(?:  +.*)?$`).FindAllSubmatch(blocks[1], -1)
	conditions := regexp.MustCompile("`(\\[[^`]+\\])`").FindAllSubmatch(text, -1)
	if len(examples) != 3 || len(conditions) < 12 {
		t.Fatalf("%d examples and %d conditions found", len(examples), len(conditions))
	}
	for _, e := range examples {
		parse(t, string(e[1]))
	}
	for _, c := range conditions {
		if s := string(c[1]); s != "[ ]" {
			parse(t, "at"+s)
		}
	}
	for _, line := range strings.Split(strings.TrimSpace(string(blocks[3])), "\n") {
		wrong := map[string]string{"abuot": "by / abuot", "2017-2019": "by[year=2017-2019]", "gophercom": "at[of=series/gophercom]"}
		g := graphtest.Graph(stated([3]string{"event/one", "of", "series/gophercon"}))
		for word, src := range wrong {
			if _, err := path.ParseFor(g, src); strings.Contains(line, word) && err.Error() != line {
				t.Errorf("%s is refused with %q, not with %q", src, err, line)
			}
		}
	}
}
