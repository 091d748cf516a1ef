package path_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"throughline/graph"
	"throughline/graph/graphtest"
	"throughline/graph/path"
)

// TestAgreesWithReferenceOnTalks is TestAgreesWithReference on a graph shaped
// like conferences, whose rows are longer and whose expressions lead further.
func TestAgreesWithReferenceOnTalks(t *testing.T) {
	facts := slices.DeleteFunc(slices.Collect(graphtest.TalkFacts(40, 3)), func(f graph.Fact) bool {
		n := len(f.Object)
		return f.Subject.Kind() == graph.Technology && f.Subject.Slug()[0] > '2' || f.Predicate == graph.Of && n > len("series/1")
	})
	g, ref := graphtest.Graph(facts), newReference(facts)
	ev := path.NewEvaluator(g)
	compared := 0
	lo, hi := g.Range(graph.Talk)
	for seed := uint64(0); compared < 150; seed++ {
		r := rand.New(rand.NewPCG(seed, 12))
		e, start := graphtest.Expression(r, g, 2), lo+uint32(r.IntN(int(hi-lo)))
		ref.left = 3_000_000
		walks := ref.eval(e, g.ID(start))
		if ref.left < 0 || len(walks) == 0 {
			continue
		}
		compared++
		compare(t, ref, ev, e, start, walks)
		if t.Failed() {
			t.Fatalf("%s from %s", path.String(e), g.ID(start))
		}
	}
}

// TestZeroLengthPaths: * and ? reach their start, whatever it is.
func TestZeroLengthPaths(t *testing.T) {
	g := graphtest.Graph(stated([3]string{"talk/a", "by", "person/x"}, [3]string{"theme/loop", "broader", "theme/loop"}))
	ev := path.NewEvaluator(g)
	for _, c := range []struct {
		start graph.ID
		expr  string
		want  []graph.ID
	}{
		{"person/x", "of*", []graph.ID{"person/x"}},
		{"person/x", "of?", []graph.ID{"person/x"}},
		{"person/x", "of+", nil},
		{"person/x", "of*[kind=talk]", nil},
		{"talk/a", "by?", []graph.ID{"talk/a", "person/x"}},
		{"talk/a", "(by / ^by)+", []graph.ID{"talk/a"}},
		{"theme/loop", "broader", []graph.ID{"theme/loop"}},
		{"theme/loop", "broader+", []graph.ID{"theme/loop"}},
		{"theme/loop", "broader*", []graph.ID{"theme/loop"}},
		{"theme/loop", "broader | broader*", []graph.ID{"theme/loop"}},
	} {
		a := ev.Run(prepare(t, g, parse(t, c.expr)), number(t, g, c.start), path.Limits{})
		var got []graph.ID
		for _, row := range a.Rows {
			got = append(got, g.ID(row.Node))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s from %s reaches %v, not %v", c.expr, c.start, got, c.want)
		}
		if c.expr == "broader | broader*" && a.Walks != 2 {
			t.Errorf("%s walks, one for each option", a.Walks)
		}
	}
}

// TestStartAlone: without an expression, the start is the answer.
func TestStartAlone(t *testing.T) {
	g := example()
	ev, p := path.NewEvaluator(g), prepare(t, g, nil)
	start := number(t, g, "person/ada")
	a := ev.Run(p, start, path.Limits{})
	if len(a.Rows) != 1 || a.Rows[0].Node != start || a.Rows[0].Count != 1 || len(a.Rows[0].Walk) != 0 || len(a.Steps) != 0 {
		t.Errorf("%+v", a)
	}
	if w := ev.WhyNot(p, start, start, path.Limits{}); !w.Present {
		t.Error("the start is not present in itself")
	}
	if w := ev.WhyNot(p, start, start+1, path.Limits{}); w.Present || w.Change != nil {
		t.Errorf("%+v", w)
	}
	if path.String(nil) != "" || path.Join() != nil || len(p.Explain()) != 0 {
		t.Error("no expression is not empty")
	}
}

// TestSamplesAreTheMostWalked, with ties broken by node number.
func TestSamplesAreTheMostWalked(t *testing.T) {
	g := middling()
	ev, p := path.NewEvaluator(g), prepare(t, g, parse(t, "^about / by / works-at"))
	theme, _ := g.Range(graph.Theme)
	a := ev.Run(p, theme, path.Limits{})
	want := []uint32{a.Rows[0].Node, a.Rows[1].Node, a.Rows[2].Node}
	if got := a.Steps[2].Samples; !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
}

// TestPageWorkWithinItsBudget: next steps and reasons say when they were cut.
func TestPageWorkWithinItsBudget(t *testing.T) {
	g := middling()
	ev, p := path.NewEvaluator(g), prepare(t, g, parse(t, "^about[year=2010..2012] / by / works-at"))
	theme, _ := g.Range(graph.Theme)
	_, hi := g.Range(graph.Company)
	whole, _ := ev.Next(p, theme, path.Limits{})
	for edges := 1; edges < 2000; edges += 1 + edges/3 {
		next, cut := ev.Next(p, theme, path.Limits{Edges: edges})
		sum, all := 0, 0
		for _, n := range next {
			sum += n.Nodes
		}
		for _, n := range whole {
			all += n.Nodes
		}
		if sum < all && cut == path.Whole {
			t.Errorf("%d next nodes of %d within %d edges are passed off as all", sum, all, edges)
		}
		if w := ev.WhyNot(p, theme, hi-1, path.Limits{Edges: edges}); w.Cut == path.Whole && edges < 50 {
			t.Errorf("a reason found within %d edges is not marked", edges)
		}
	}
}

func TestNearestOfEverything(t *testing.T) {
	g := graphtest.Graph(stated(
		[3]string{"talk/service-meshes", "by", "person/ada-example"}, [3]string{"talk/other", "by", "person/bob-example"}))
	for src, want := range map[string]string{
		"conference":                         "at",
		"Speaker":                            "by",
		"narrower":                           "^broader",
		"feature":                            "features",
		"worksat":                            "works-at",
		"zzzzzzzz":                           "",
		"by[kinds=talk]":                     "kind",
		"by[topic=theme/a]":                  "about",
		"by[kind=people]":                    "person",
		"by[^by=talk/service-mesh]":          "talk/service-meshes",
		"^by[by=person/ada]":                 "person/ada-example",
		"^by[by=people/ada-example]":         "person/ada-example",
		"^by[by=person/exmaple-entirely-no]": "",
	} {
		_, err := path.ParseFor(g, src)
		got, ok := err.(*path.Error)
		if !ok || got.Suggestion != want {
			t.Errorf("%s: %v, not %q", src, err, want)
		}
	}
}
