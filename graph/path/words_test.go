package path_test

import (
	"math/rand/v2"
	"testing"

	"throughline/graph"
	"throughline/graph/graphtest"
	"throughline/graph/path"
)

// TestCutsAreNamed: only a whole answer has nothing to say.
func TestCutsAreNamed(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range []path.Cut{path.Whole, path.CutRows, path.CutEdges, path.CutTime} {
		s := c.String()
		if (s == "") != (c == path.Whole) || seen[s] {
			t.Errorf("cut %d is called %q", c, s)
		}
		seen[s] = true
	}
}

// TestInverseOfInverse gives the expression back, and walks the same pairs.
func TestInverseOfInverse(t *testing.T) {
	inverted := 0
	for seed := range uint64(600) {
		r := rand.New(rand.NewPCG(seed, 21))
		g := graphtest.Graph(graphtest.Tangle(r))
		e := graphtest.Expression(r, g, 3)
		back, ok := path.Inverse(e)
		if !ok {
			continue
		}
		inverted++
		if again, _ := path.Inverse(back); path.String(again) != path.String(e) {
			t.Fatalf("%s became %s", path.String(e), path.String(again))
		}
		ev := path.NewEvaluator(g)
		from, to := uint32(r.IntN(g.Len())), uint32(r.IntN(g.Len()))
		if a, b := walks(t, ev, e, from, to), walks(t, ev, back, to, from); a != b {
			t.Fatalf("%s: %s walks from %d to %d, %s back", path.String(e), a, from, to, b)
		}
	}
	if inverted < 120 {
		t.Errorf("only %d of the expressions have an inverse", inverted)
	}
}

func walks(t *testing.T, ev *path.Evaluator, e path.Expr, from, to uint32) path.Count {
	t.Helper()
	for _, row := range ev.Run(prepare(t, ev.Graph(), e), from, path.Limits{}).Rows {
		if row.Node == to {
			return row.Count
		}
	}
	return 0
}

// TestAnswerListsItsWalks as nodes from the start to the end.
func TestAnswerListsItsWalks(t *testing.T) {
	g := example()
	e := parse(t, "^about / by")
	a := path.NewEvaluator(g).Run(prepare(t, g, e), number(t, g, "theme/mesh"), path.Limits{})
	if len(a.Rows) != 1 {
		t.Fatalf("%+v", a)
	}
	got := ids(g, a.Nodes(a.Rows[0]))
	for i, want := range []graph.ID{"theme/mesh", "talk/one", "person/ada"} {
		if got[i] != want {
			t.Errorf("%v", got)
		}
	}
	if told := path.Tell(g, a.Start, a.Rows[0].Walk); told != "service mesh is the subject of “One mesh” (2018), which was given by Ada Example." {
		t.Errorf("%s", told)
	}
}

// TestWhereAndJoinKeepTheNormalForm that Parse returns.
func TestWhereAndJoinKeepTheNormalForm(t *testing.T) {
	kind, year := path.Kinds{graph.Talk}, path.Years{{First: 2018, Last: 2018}}
	by, at := parse(t, "by"), parse(t, "at")
	for want, e := range map[string]path.Expr{
		"by":                             path.Where(by),
		"by[kind=talk, year=2018]":       path.Where(path.Where(by, kind), year),
		"by / at[kind=talk]":             path.Where(path.Join(by, at), kind),
		"(by | at)[kind=talk]":           path.Where(path.Either(by, at), kind),
		"by / at / by / at":              path.Join(path.Join(by, at), nil, path.Join(by, at)),
		"by | at | by":                   path.Either(path.Either(by, at), by),
		"by / (by | at) / at[year=2018]": path.Join(by, path.Either(by, at), path.Where(at, year)),
	} {
		if got := path.String(e); got != want {
			t.Errorf("%s, not %s", got, want)
		}
		if path.String(parse(t, want)) != want {
			t.Errorf("%s is not canonical", want)
		}
	}
	if path.String(path.Join(by, at)) != "by / at" {
		t.Error("Where changed the sequence it was given")
	}
}
