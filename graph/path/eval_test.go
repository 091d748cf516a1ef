package path_test

import (
	"math/rand/v2"
	"testing"

	"throughline/graph"
	"throughline/graph/graphtest"
	"throughline/graph/path"
)

func prepare(t testing.TB, g *graph.Graph, e path.Expr) *path.Prepared {
	t.Helper()
	p, err := path.Prepare(g, e)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestAgreesWithReference compares the multiset, the counts after each step
// and every witness walk of 10,000 random expressions with an enumeration.
func TestAgreesWithReference(t *testing.T) {
	rounds, compared, full := 10_000, 0, 0
	if testing.Short() {
		rounds = 1000
	}
	var g *graph.Graph
	var ref *reference
	var ev *path.Evaluator
	for i := 0; compared < rounds; i++ {
		r := rand.New(rand.NewPCG(5, uint64(i)))
		if i%50 == 0 {
			facts := graphtest.Tangle(r)
			g, ref = graphtest.Graph(facts), newReference(facts)
			ev = path.NewEvaluator(g)
		}
		e := graphtest.Expression(r, g, 1+i%4)
		ref.left = 100_000
		var start graph.ID
		var want []graph.ID
		for tries := 0; tries < 12 && len(want) == 0; tries++ {
			start = ref.nodes[r.IntN(len(ref.nodes))]
			want = ref.eval(e, start)
		}
		if ref.left < 0 {
			continue // too many walks to enumerate
		}
		compared++
		if len(want) > 0 {
			full++
		}
		n, _ := g.Lookup(start)
		compare(t, ref, ev, e, n, want)
		if t.Failed() {
			t.Fatalf("round %d: %s from %s", i, path.String(e), start)
		}
	}
	if full < rounds/3 {
		t.Errorf("only %d of %d expressions lead anywhere", full, compared)
	}
}

func compare(t *testing.T, ref *reference, ev *path.Evaluator, e path.Expr, start uint32, walks []graph.ID) {
	t.Helper()
	g := ev.Graph()
	a := ev.Run(prepare(t, g, e), start, path.Limits{})
	if a.Cut != path.Whole {
		t.Errorf("cut: %s", a.Cut)
	}
	want := map[graph.ID]path.Count{}
	for _, id := range walks {
		want[id]++
	}
	if a.Total != len(want) || len(a.Rows) != len(want) || a.Walks != path.Count(len(walks)) {
		t.Errorf("%d nodes and %d walks, not %d and %d", a.Total, a.Walks, len(want), len(walks))
	}
	for i, row := range a.Rows {
		id := g.ID(row.Node)
		if want[id] != row.Count {
			t.Errorf("%s is reached by %d walks, not %d", id, row.Count, want[id])
		}
		if i > 0 && (a.Rows[i-1].Count < row.Count || a.Rows[i-1].Count == row.Count && a.Rows[i-1].Node >= row.Node) {
			t.Error("rows are out of order")
		}
		checkWalk(t, g, &a, row)
	}
	checkStages(t, ref, g, &a, e)
}

func checkWalk(t *testing.T, g *graph.Graph, a *path.Answer, row path.Row) {
	t.Helper()
	at := a.Start
	for _, h := range row.Walk {
		if edge := h.Edge(at); !g.Has(edge.From, edge.Predicate, edge.To) {
			t.Errorf("the walk uses an edge that is not there: %v", edge)
		}
		at = h.To
	}
	if at != row.Node {
		t.Errorf("the walk ends at %s, not at %s", g.ID(at), g.ID(row.Node))
	}
}

func checkStages(t *testing.T, ref *reference, g *graph.Graph, a *path.Answer, e path.Expr) {
	t.Helper()
	for i, s := range a.Steps {
		ref.left = 1_000_000
		walks := ref.eval(path.Join(path.Steps(e)[:i+1]...), g.ID(a.Start))
		if ref.left < 0 {
			continue // a step before the last gives too many walks to enumerate
		}
		distinct := map[graph.ID]bool{}
		for _, id := range walks {
			distinct[id] = true
		}
		if s.Nodes != len(distinct) || s.Walks != path.Count(len(walks)) || len(s.Samples) != min(3, len(distinct)) {
			t.Errorf("after step %d: %d nodes and %d walks, not %d and %d", i+1, s.Nodes, s.Walks, len(distinct), len(walks))
		}
	}
}
