package path_test

import (
	"math/rand/v2"
	"testing"

	"throughline/graph"
	"throughline/graph/graphtest"
	"throughline/graph/path"
)

// TestCutAnswersSaySo runs random expressions within every small budget: what
// is not marked as cut is whole, and what is cut holds nothing that is not in
// the whole answer.
func TestCutAnswersSaySo(t *testing.T) {
	cuts := 0
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 2))
		g := graphtest.Graph(graphtest.Tangle(r))
		ev := path.NewEvaluator(g)
		p, start := prepare(t, g, graphtest.Expression(r, g, 3)), uint32(r.IntN(g.Len()))
		whole := ev.Run(p, start, path.Limits{})
		counts := map[uint32]path.Count{}
		for _, row := range whole.Rows {
			counts[row.Node] = row.Count
		}
		for edges := 1; edges < 200; edges += 1 + edges/4 {
			a := ev.Run(p, start, path.Limits{Edges: edges, Rows: 1 + int(seed%5)})
			if a.Edges > edges {
				t.Errorf("%d edges visited, %d allowed", a.Edges, edges)
			}
			if a.Cut != path.CutEdges && (a.Total != whole.Total || a.Walks != whole.Walks) {
				t.Fatalf("seed %d: %d edges: an answer of %d nodes is passed off as whole, which has %d", seed, edges, a.Total, whole.Total)
			}
			if a.Cut == path.CutEdges {
				cuts++
			}
			for _, row := range a.Rows {
				if counts[row.Node] < row.Count {
					t.Fatalf("seed %d: %d walks to a node that %d reach", seed, row.Count, counts[row.Node])
				}
			}
		}
	}
	if cuts < 100 {
		t.Errorf("only %d answers were cut", cuts)
	}
}

func TestRowsAreCut(t *testing.T) {
	g := graphtest.Talks(500, 1)
	ev, p := path.NewEvaluator(g), prepare(t, g, parse(t, "^about"))
	lo, _ := g.Range(graph.Theme)
	whole := ev.Run(p, lo, path.Limits{})
	a := ev.Run(p, lo, path.Limits{Rows: 10})
	if a.Cut != path.CutRows || len(a.Rows) != 10 || a.Total != whole.Total || a.Walks != whole.Walks || a.Total <= 10 {
		t.Errorf("cut %d, %d rows of %d, whole %d", a.Cut, len(a.Rows), a.Total, whole.Total)
	}
}

// TestStopIsAsked: an evaluation that would run for long ends soon after Stop
// turns true, and says that the time was up.
func TestStopIsAsked(t *testing.T) {
	g := graphtest.Talks(2000, 1)
	ev := path.NewEvaluator(g)
	lo, _ := g.Range(graph.Talk)
	for _, src := range []string{"about / ^about / (about / ^about)*", "(by / ^by | uses / ^uses)* / about / (^about / about)*"} {
		asked := 0
		a := ev.Run(prepare(t, g, parse(t, src)), lo, path.Limits{Edges: 1 << 40, Stop: func() bool { asked++; return asked > 5 }})
		if a.Cut != path.CutTime || asked != 6 {
			t.Errorf("%s: cut %d after %d questions", src, a.Cut, asked)
		}
	}
}

// TestHubsEndWithinTheirBudget is the worst that strangers send.
func TestHubsEndWithinTheirBudget(t *testing.T) {
	g := graphtest.Talks(12_000, 1)
	ev := path.NewEvaluator(g)
	person, _ := g.Range(graph.Person)
	theme, _ := g.Range(graph.Theme)
	for _, c := range []struct {
		start uint32
		src   string
	}{
		{person, "(^by / by)*"},
		{g.In(person, graph.By)[0], "(by/^by)*"},
		{theme, "^about / (by/^by)*"},
		{theme, "((^about / about)* / (^about / about)*)*"},
		{theme, "^about / uses / ^uses / uses / ^uses / about / ^about / about"},
	} {
		a := ev.Run(prepare(t, g, parse(t, c.src)), c.start, path.Limits{Rows: 1000})
		if a.Edges > path.DefaultEdges {
			t.Errorf("%s visited %d edges", c.src, a.Edges)
		}
		if (a.Cut == path.Whole) != (a.Total <= 1000 && a.Edges < path.DefaultEdges/2) || len(a.Rows) == 0 {
			t.Errorf("%s: cut %d with %d rows: it reaches more than is listed", c.src, a.Cut, len(a.Rows))
		}
	}
}

// TestCountsAboveTheLimitSaySo doubles the walks 64 times.
func TestCountsAboveTheLimitSaySo(t *testing.T) {
	g := graphtest.Graph(stated([3]string{"talk/a", "by", "person/x"}, [3]string{"talk/a", "by", "person/y"}))
	ev := path.NewEvaluator(g)
	e := path.Expr(nil)
	for doubled := 1; doubled <= 66; doubled++ {
		e = path.Join(e, parse(t, "by / ^by"))
		a := ev.Run(prepare(t, g, e), number(t, g, "talk/a"), path.Limits{})
		if want := path.Count(1) << doubled; doubled < 64 && (a.Walks != want || !a.Walks.Exact()) {
			t.Fatalf("%s walks, not %s", a.Walks, want)
		}
		if doubled >= 64 && (a.Rows[0].Count.Exact() || a.Walks.String() != "more than 18446744073709551614") {
			t.Fatalf("%s walks, which is not exact", a.Walks)
		}
	}
}

// TestEvaluationAllocatesItsAnswerOnly: a graph ten times as large costs a
// prepared evaluation no more memory.
func TestEvaluationAllocatesItsAnswerOnly(t *testing.T) {
	for _, n := range []int{500, 5000} {
		g := graphtest.Talks(n, 1)
		ev := path.NewEvaluator(g)
		p, talk := prepare(t, g, parse(t, "by[name~\"speaker\"] / (^by / by)? / works-at*")), uint32(0)
		talk, _ = g.Range(graph.Talk)
		ev.Run(p, talk, path.Limits{})
		if got := testing.AllocsPerRun(100, func() { ev.Run(p, talk, path.Limits{}) }); got > 10 {
			t.Errorf("%d talks: %g allocations", n, got)
		}
		ends := []uint32{talk, talk + 7}
		if _, err := ev.Connect(ends, path.ConnectOptions{}); err != nil {
			t.Fatal(err)
		}
		if got := testing.AllocsPerRun(100, func() { _, _ = ev.Connect(ends, path.ConnectOptions{}) }); got > 200 {
			t.Errorf("%d talks: %g allocations to connect", n, got)
		}
	}
}
