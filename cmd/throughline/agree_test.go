package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"throughline/cmd/throughline/internal/record"
	"throughline/graph"
	"throughline/graph/graphtest"
	"throughline/graph/path"
)

// realRecords are the embedded corpus and, when THROUGHLINE_EXTRA is set, a
// conference's own files.
func realRecords(t *testing.T) map[string]*record.Record {
	t.Helper()
	out := map[string]*record.Record{"corpus": corpusRecord(t)}
	extra := os.Getenv("THROUGHLINE_EXTRA")
	if extra == "" {
		t.Log("NOT COMPARED: THROUGHLINE_EXTRA is not set; only the embedded corpus is compared")
		return out
	}
	c := newCLI(t)
	if _, errs, code := c.run("load", filepath.Join(extra, "data", "istiocon-hugo-md")); code != 0 && code != exitPartial {
		t.Fatalf("%d: %s", code, errs)
	}
	r, err := record.Open(t.Context(), c.store, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	out["files"] = r
	return out
}

// walks draws random expressions and starts from which they lead somewhere
// within the budget, and gives each to ask with the answer of the index.
func walks(t *testing.T, g *graph.Graph, seed uint64, n int, accept func(path.Expr) bool, ask func(start graph.ID, e path.Expr, a path.Answer)) {
	t.Helper()
	ev := path.NewEvaluator(g)
	r := rand.New(rand.NewPCG(seed, 1))
	for asked, tries := 0, 0; asked < n; tries++ {
		if tries > 500*n {
			t.Fatalf("only %d of %d random expressions lead anywhere", asked, n)
		}
		e := graphtest.Expression(r, g, 1+tries%3)
		if !accept(e) {
			continue
		}
		p, err := path.Prepare(g, e)
		if err != nil {
			t.Fatal(err)
		}
		start := uint32(r.IntN(g.Len()))
		a := ev.Run(p, start, path.Limits{Edges: 20_000})
		if a.Total == 0 || a.Cut != path.Whole {
			continue
		}
		asked++
		ask(g.ID(start), e, a)
	}
}

func counts(g *graph.Graph, a path.Answer) map[graph.ID]path.Count {
	out := map[graph.ID]path.Count{}
	for _, row := range a.Rows {
		out[g.ID(row.Node)] = row.Count
	}
	return out
}

// TestStoreAndIndexAgreeOnRealData compares 200 random expressions that lead
// somewhere: the same ends by the same number of walks.
func TestStoreAndIndexAgreeOnRealData(t *testing.T) {
	for name, r := range realRecords(t) {
		g := r.Data.Graph
		all := func(path.Expr) bool { return true }
		walks(t, g, 11, 200, all, func(start graph.ID, e path.Expr, a path.Answer) {
			got, err := r.Store.Evaluate(t.Context(), start, e)
			if err != nil {
				t.Fatalf("%s: %s %s: %v", name, start, path.String(e), err)
			}
			want := counts(g, a)
			if len(got) != len(want) {
				t.Errorf("%s: %s %s: %d ends on the store, %d on the index", name, start, path.String(e), len(got), len(want))
			}
			for _, one := range got {
				if want[one.ID] != one.Count {
					t.Errorf("%s: %s %s: %d walks to %s on the store, %d on the index", name, start, path.String(e), one.Count, one.ID, want[one.ID])
				}
			}
		})
	}
}
