package store_test

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"throughline/graph"
	"throughline/graph/graphtest"
	"throughline/graph/path"
	"throughline/graph/store"
)

// tangle is a random graph with cycles of broader themes, self-loops, several
// pieces of evidence for one edge, and events of two series.
func tangle(r *rand.Rand) []graph.Fact {
	id := func(kind string, n int) string { return kind + "/n" + strconv.Itoa(r.IntN(n)) }
	var facts []graph.Fact
	for range 60 {
		source := id("source", 3)
		facts = append(facts,
			fact(id("talk", 12), graph.About, id("theme", 6), source),
			fact(id("talk", 12), graph.By, id("person", 5), source),
			fact(id("talk", 12), graph.At, id("event", 4), source),
			fact(id("talk", 12), graph.Uses, id("technology", 4), source),
			fact(id("theme", 6), graph.Broader, id("theme", 6), source),
			fact(id("person", 5), graph.WorksAt, id("company", 3), source))
	}
	for i := range 4 {
		event := "event/n" + strconv.Itoa(i)
		facts = append(facts, fact(event, graph.Year, strconv.Itoa(2017+i), "source/n0"),
			fact(event, graph.Of, "series/n"+strconv.Itoa(i%2), "source/n0"))
	}
	return unique(facts)
}

func unique(facts []graph.Fact) []graph.Fact {
	seen := map[graph.Fact]bool{}
	return slices.DeleteFunc(facts, func(f graph.Fact) bool {
		was := seen[f]
		seen[f] = true
		return was
	})
}

var expressions = []string{
	"^about", "^about / by", "^about / by / ^by", "by|at", "^about/(by|uses)", "broader*", "broader+", "broader?",
	"^broader*/^about[kind=talk]/uses", "(by/^by)*", "(by/^by)+/at", "^about[year=2017..2018]/by", "^about[at=series/n1]",
	"^about[at=event/n2]/by/works-at", "(broader|^broader)*/^about", "^about/at/of", `^about[name~"n1"]`, "(^about/about)?",
	"^about/at[year=2019..]", "broader/broader/broader", "(broader*)*", "^about[by=person/n1]/about",
}

// TestStoreAndIndexAgree is the check of the two against each other that the
// design asks for: the same end nodes with the same number of walks.
func TestStoreAndIndexAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 6 {
		facts := tangle(r)
		s := open(t, filepath.Join(t.TempDir(), "graph.db"))
		apply(t, s, store.Change{Add: facts})
		g := direct(t, facts)
		for _, text := range expressions {
			e, err := path.Parse(text)
			if err != nil {
				t.Fatalf("%s: %v", text, err)
			}
			for _, start := range []graph.ID{"theme/n0", "talk/n1"} {
				agree(t, s, g, start, text, e)
			}
		}
	}
}

// TestStoreAndIndexAgreeOnRandomExpressions compares random expressions with
// nested conditions and repetitions on random graphs. (That the index agrees
// with an enumeration on 10,000 of them is tested with the index; here each
// one costs some milliseconds.)
func TestStoreAndIndexAgreeOnRandomExpressions(t *testing.T) {
	graphs, each := 100, 100
	if testing.Short() {
		graphs, each = 3, 30
	}
	for seed := range graphs {
		r := rand.New(rand.NewPCG(uint64(seed), 21))
		facts := unique(graphtest.Tangle(r))
		s := open(t, filepath.Join(t.TempDir(), "graph.db"))
		apply(t, s, store.Change{Add: facts})
		g := direct(t, facts)
		for i := range each {
			e := graphtest.Expression(r, g, 1+i%3)
			start := g.ID(uint32(r.IntN(g.Len())))
			agree(t, s, g, start, path.String(e), e)
		}
	}
}

func agree(t *testing.T, s *store.Store, g *graph.Graph, start graph.ID, text string, e path.Expr) {
	t.Helper()
	got, err := s.Evaluate(t.Context(), start, e)
	if err != nil {
		t.Fatalf("%s %s: %v", start, text, err)
	}
	check(t, g, start, e, got)
}

// check compares what the store reached with the index, and walks the walks.
func check(t *testing.T, g *graph.Graph, start graph.ID, e path.Expr, got []store.Reached) {
	t.Helper()
	text := path.String(e)
	want := onIndex(t, g, start, e)
	if len(got) != len(want) {
		t.Errorf("%s %s: %d ends on the store, %d on the index", start, text, len(got), len(want))
	}
	for _, r := range got {
		if want[r.ID] != r.Count {
			t.Errorf("%s %s: %v walks to %s on the store, %v on the index", start, text, r.Count, r.ID, want[r.ID])
		}
		if r.Walk[0] != start || r.Walk[len(r.Walk)-1] != r.ID {
			t.Errorf("%s %s: the walk to %s is %v", start, text, r.ID, r.Walk)
		}
		for i := range r.Walk[1:] {
			if !adjacent(g, r.Walk[i], r.Walk[i+1]) {
				t.Errorf("%s %s: the walk %v takes a step that is no edge", start, text, r.Walk)
			}
		}
	}
}

func onIndex(t *testing.T, g *graph.Graph, start graph.ID, e path.Expr) map[graph.ID]path.Count {
	t.Helper()
	p, err := path.Prepare(g, e)
	if err != nil {
		t.Fatal(err)
	}
	a := path.NewEvaluator(g).Run(p, node(t, g, start), path.Limits{})
	out := map[graph.ID]path.Count{}
	for _, row := range a.Rows {
		out[g.ID(row.Node)] = row.Count
	}
	return out
}

func node(t *testing.T, g *graph.Graph, id graph.ID) uint32 {
	t.Helper()
	n, ok := g.Lookup(id)
	if !ok {
		t.Fatalf("%s is not there", id)
	}
	return n
}

func adjacent(g *graph.Graph, a, b graph.ID) bool {
	n, _ := g.Lookup(a)
	m, ok := g.Lookup(b)
	return ok && len(g.Among([]uint32{n, m})) > 0
}

func TestEvaluationThatIsStoppedIsAnError(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "graph.db"))
	apply(t, s, store.Change{Add: tangle(rand.New(rand.NewPCG(1, 1)))})
	e, err := path.Parse("(^about/about)*")
	if err != nil {
		t.Fatal(err)
	}
	whole := &graphtest.Asked{Context: t.Context(), Most: math.MaxInt64}
	if _, err := s.Evaluate(whole, "theme/n0", e); err != nil || whole.Times() < 10 {
		t.Fatalf("it looked %d times whether it should go on, %v", whole.Times(), err)
	}
	for most := range whole.Times() {
		ask := &graphtest.Asked{Context: t.Context(), Most: most}
		if got, err := s.Evaluate(ask, "theme/n0", e); !errors.Is(err, context.Canceled) {
			t.Errorf("stopped when it looked %d times, it gave %d ends, %v", most, len(got), err)
		}
		if ask.Times() > most+5 {
			t.Errorf("stopped when it looked %d times, it looked %d times", most, ask.Times())
		}
	}
}
