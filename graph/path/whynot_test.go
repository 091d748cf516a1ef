package path_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"throughline/graph"
	"throughline/graph/graphtest"
	"throughline/graph/path"
)

func TestWhyNot(t *testing.T) {
	g := example()
	ev := path.NewEvaluator(g)
	for _, c := range []struct {
		start    graph.ID
		expr     string
		expected graph.ID
		step     int
		failed   string
		nearby   []graph.ID
		change   string
	}{
		{"theme/mesh", "^about[year=2021..2023] / from", "company/example", 0, "year=2021..2023", []graph.ID{"talk/two"}, "^about[year=2020..2023] / from"},
		{"theme/mesh", "^about[year=2021.., at=event/other]", "talk/two", 0, "year=2021..", []graph.ID{"talk/two"}, "^about[year=2020.., at=event/other]"},
		{"theme/mesh", "^about[year=..2018, at=event/other]", "talk/two", 0, "year=..2018", []graph.ID{"talk/two"}, "^about[year=..2020, at=event/other]"},
		{"theme/mesh", "^about[year=2010..2012,2021..2023, at=event/other]", "talk/two", 0, "year=2010..2012,2021..2023", []graph.ID{"talk/two"}, "^about[year=2010..2012,2020..2023, at=event/other]"},
		{"theme/mesh", "^about[year=2018..2019,2022.., at=event/other]", "talk/two", 0, "year=2018..2019,2022..", []graph.ID{"talk/two"}, "^about[year=2018..2020,2022.., at=event/other]"},
		{"theme/mesh", "^about[kind=event]", "talk/one", 0, "kind=event", []graph.ID{"talk/one"}, "^about[kind=event,talk]"},
		{"theme/mesh", "^about[at=series/example-conf] / from", "company/example", 0, "at=series/example-conf", []graph.ID{"talk/two"}, "^about / from"},
		{"person/ada", "^by / about", "technology/istio", 1, "", nil, "^by / uses"},
		{"person/ada", "^by[name~\"mesh\"] / ^by", "person/ada", 1, "", []graph.ID(nil), "^by[name~\"mesh\"] / by"},
		{"talk/one", "about / ^about", "talk/three", 1, "", nil, "by / ^by"},
		{"talk/one", "about", "theme/networks", 0, "", nil, "about / broader"},
		{"theme/mesh", "broader / ^about", "talk/two", 1, "", []graph.ID{"theme/mesh"}, "broader* / ^about"},
		{"talk/two", "by / ^by / from", "company/example", 0, "", nil, "at / ^at / from"},
	} {
		w := ev.WhyNot(prepare(t, g, parse(t, c.expr)), number(t, g, c.start), number(t, g, c.expected), path.Limits{})
		failed, change := "", ""
		if w.Failed != nil {
			failed = path.ConditionString(w.Failed)
		}
		if w.Change != nil {
			change = path.String(w.Change.Expr)
		}
		if w.Present || w.Step != c.step || failed != c.failed || change != c.change || !slices.Equal(ids(g, w.Nearby), c.nearby) {
			t.Errorf("%s %s: %s was dropped by step %d, condition %q, near %v, change %q", c.start, c.expr, c.expected, w.Step, failed, ids(g, w.Nearby), change)
		}
	}
}

// TestWhyNotKeepsItsPromise: over random expressions, what is said to be
// present is, and a change keeps the node, says how many there are, and can be
// written down.
func TestWhyNotKeepsItsPromise(t *testing.T) {
	present, changed, none := 0, 0, 0
	for seed := range uint64(800) {
		r := rand.New(rand.NewPCG(seed, 4))
		facts := graphtest.Tangle(r)
		g, ref := graphtest.Graph(facts), newReference(facts)
		e := graphtest.Expression(r, g, 2)
		start, node := expected(r, ref, g, e)
		w := path.NewEvaluator(g).WhyNot(prepare(t, g, e), number(t, g, start), number(t, g, node), path.Limits{})
		ref.left = 1_000_000
		reached := slices.Contains(ref.eval(e, start), node)
		if ref.left < 0 {
			continue
		}
		if w.Present != reached || w.Present && w.Change != nil || w.Cut != path.Whole {
			t.Fatalf("seed %d: %s from %s to %s: %+v", seed, path.String(e), start, node, w)
		}
		switch {
		case w.Present:
			present++
		case w.Change == nil:
			none++
		default:
			changed++
			checkChange(t, ref, w, start, node)
		}
	}
	if present < 10 || changed < 200 {
		t.Errorf("%d present, %d changed, %d without a change: too few to tell", present, changed, none)
	}
}

// expected picks a start from which some steps lead somewhere, and a node near
// to where they lead.
func expected(r *rand.Rand, ref *reference, g *graph.Graph, e path.Expr) (start, node graph.ID) {
	ref.left = 1_000_000
	steps := path.Steps(e)
	for range 20 {
		start = ref.nodes[r.IntN(len(ref.nodes))]
		reached := []graph.ID{start}
		for _, s := range steps[:r.IntN(len(steps)+1)] {
			var next []graph.ID
			for _, x := range reached[:min(len(reached), 3)] {
				next = append(next, ref.eval(s, x)...)
			}
			reached = next
		}
		if len(reached) == 0 {
			continue
		}
		n, _ := g.Lookup(reached[r.IntN(len(reached))])
		if near := g.Relations(n); len(near) > 0 {
			list := near[r.IntN(len(near))].Nodes
			return start, g.ID(list[r.IntN(len(list))])
		}
	}
	return start, start
}

func checkChange(t *testing.T, ref *reference, w path.WhyNot, start, node graph.ID) {
	t.Helper()
	text := path.String(w.Change.Expr)
	if !reflect.DeepEqual(parse(t, text), w.Change.Expr) {
		t.Errorf("the change %s is not in normal form", text)
	}
	ref.left = 1_000_000
	reached := ref.eval(w.Change.Expr, start)
	if ref.left < 0 {
		return
	}
	slices.Sort(reached)
	if reached = slices.Compact(reached); !slices.Contains(reached, node) || len(reached) != w.Change.Total {
		t.Errorf("%s from %s: %v, said to be %d with %s", text, start, reached, w.Change.Total, node)
	}
}

func TestNext(t *testing.T) {
	g := example()
	ev := path.NewEvaluator(g)
	next, cut := ev.Next(prepare(t, g, parse(t, "^about")), number(t, g, "theme/mesh"), path.Limits{})
	if cut != path.Whole {
		t.Error(cut)
	}
	got := map[string]path.Next{}
	for i, n := range next {
		got[path.String(n.Step)] = n
		if i > 0 && next[i-1].Nodes < n.Nodes {
			t.Error("a step that leads to more comes later")
		}
		a := ev.Run(prepare(t, g, path.Join(parse(t, "^about"), n.Step)), number(t, g, "theme/mesh"), path.Limits{})
		if a.Total != n.Nodes || a.Walks != n.Walks {
			t.Errorf("%s: %d nodes and %d walks, not %d and %d", path.String(n.Step), n.Nodes, n.Walks, a.Total, a.Walks)
		}
		for j, s := range n.Samples {
			if a.Rows[j].Node != s {
				t.Errorf("%s: samples %v", path.String(n.Step), ids(g, n.Samples))
			}
		}
	}
	if got["at"].Nodes != 2 || got["about"].Walks != 2 || len(got["about"].Samples) != 1 {
		t.Errorf("%+v", got)
	}
	if n, ok := got["uses"]; !ok || n.Nodes != 0 {
		t.Errorf("a step that talks could have, but these have not, is not listed: %+v", n)
	}
	if _, ok := got["works-at"]; ok {
		t.Error("talks work nowhere")
	}
	start, _ := ev.Next(prepare(t, g, nil), number(t, g, "person/ada"), path.Limits{})
	if len(start) != 2 || start[0].Step != (path.Step{Predicate: graph.By, Inverse: true}) || start[0].Nodes != 2 {
		t.Errorf("from the start alone: %+v", start)
	}
}

func TestWhyNotIsTold(t *testing.T) {
	g := example()
	ev := path.NewEvaluator(g)
	for _, c := range [][5]string{
		{"theme/mesh", "^about[year=2021..2023]", "talk/two", "Step 1, ^about[year=2021..2023], dropped it: [year=2021..2023] does not hold for it.", "put ^about[year=2020..2023] for ^about[year=2021..2023] in step 1"},
		{"theme/mesh", "^about[year=2021..2023] / from", "company/example", "Step 1, ^about[year=2021..2023], dropped it: [year=2021..2023] does not hold for “Two meshes” (2020), over which it would be reached.", "put ^about[year=2020..2023] for ^about[year=2021..2023] in step 1"},
		{"talk/one", "about / ^about", "talk/three", "Step 2, ^about, dropped it: nothing leads there by that step.", "put by / ^by for about / ^about in steps 1 and 2"},
		{"theme/mesh", "broader / ^about", "talk/two", "Step 2, ^about, dropped it: it would be reached from service mesh, and none of what leads there stood before.", "put broader* for broader in step 1"},
		{"talk/two", "by / ^by / from", "company/example", "Step 1, by, dropped it: nothing stands after it.", "put at / ^at for by / ^by in steps 1 and 2"},
		{"talk/one", "about", "theme/networks", "Step 1, about, dropped it: nothing leads there by that step.", "add / broader after step 1"},
		{"talk/one", "by / ^by / by", "talk/three", "Step 3, by, dropped it: nothing leads there by that step.", "leave out step 3, by"},
		{"talk/one", "about", "theme/mesh", "service mesh is in the answer.", ""},
	} {
		e, node := parse(t, c[1]), number(t, g, graph.ID(c[2]))
		w := ev.WhyNot(prepare(t, g, e), number(t, g, graph.ID(c[0])), node, path.Limits{})
		change := ""
		if w.Change != nil {
			change = w.Change.Tell()
		}
		if got := w.Tell(g, e, node); got != c[3] || change != c[4] {
			t.Errorf("%s %s: %s\n  %s", c[0], c[1], got, change)
		}
	}
	if got := (path.WhyNot{}).Tell(g, nil, 0); got == "" {
		t.Error("nothing is said of no steps")
	}
}
