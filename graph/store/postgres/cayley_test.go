package postgres_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	csql "github.com/cayleygraph/cayley/graph/sql"
	cayleypg "github.com/cayleygraph/cayley/graph/sql/postgres" // Cayley's own backend, through its own driver
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"

	"throughline/graph"
	"throughline/graph/store"
	"throughline/graph/store/postgres/pgtest"
)

// byCayley opens a database with Cayley's own backend and driver.
func byCayley(t testing.TB, address string, fresh bool) cayley.QuadStore {
	t.Helper()
	address += "?sslmode=disable"
	if fresh {
		if err := csql.Init(cayleypg.Type, address, nil); err != nil {
			t.Fatal(err)
		}
	}
	qs, err := csql.New(cayleypg.Type, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { qs.Close() })
	return qs
}

func deltas(t testing.TB, action cayley.Procedure, facts []graph.Fact) (out []cayley.Delta) {
	t.Helper()
	for _, f := range facts {
		q, err := store.ToQuad(f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, cayley.Delta{Quad: q, Action: action})
	}
	return out
}

// contents are all rows of Cayley's tables, but for the numbers and times of
// quads.
func contents(t testing.TB, address string) (rows []string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	for _, query := range []string{
		`SELECT n::text FROM nodes n ORDER BY hash`,
		`SELECT (subject_hash, predicate_hash, object_hash, label_hash, ts IS NULL)::text FROM quads ORDER BY 1`,
		`SELECT indexdef FROM pg_indexes WHERE tablename IN ('nodes', 'quads') ORDER BY 1`,
	} {
		got, err := conn.Query(t.Context(), query)
		if err != nil {
			t.Fatal(err)
		}
		part, err := pgx.CollectRows(got, pgx.RowTo[string])
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, part...)
	}
	return rows
}

// TestRowsAreAsCayleyWritesThem writes the same facts with Cayley's own writer
// and with ours, in the ways that ours has.
func TestRowsAreAsCayleyWritesThem(t *testing.T) {
	c := pgtest.Shared(t)
	ours, own := c.Database(), c.Database()
	s, qs := open(t, ours), byCayley(t, own, true)
	a, b := talks(100, "source/a"), talks(60, "source/b")
	many := talks(3400, "source/many") // more than a batch, so that the indexes are made again
	steps := []struct {
		what   string
		facts  []graph.Fact
		action cayley.Procedure
		change store.Change
	}{
		{"fill", a, cayley.Add, store.Change{Add: a}},
		{"add", b, cayley.Add, store.Change{Add: b}},
		{"add many", many, cayley.Add, store.Change{Add: many}},
		{"drop", a[:200], cayley.Delete, store.Change{Drop: a[:200]}},
	}
	for _, step := range steps {
		apply(t, s, step.change)
		if err := qs.ApplyDeltas(deltas(t, step.action, step.facts), cayley.IgnoreOpts{}); err != nil {
			t.Fatal(err)
		}
		got, want := contents(t, ours), contents(t, own)
		if len(want) < 200 || !slices.Equal(got, want) {
			t.Errorf("%s: %d rows, Cayley has %d%s", step.what, len(got), len(want), firstDifference(got, want))
		}
	}
}

func firstDifference(a, b []string) string {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("\nours   %s\nCayley %s", a[i], b[i])
		}
	}
	return ""
}

// TestCayleyReadsWhatWeWrote reads every quad back with Cayley's own backend,
// and has it delete them.
func TestCayleyReadsWhatWeWrote(t *testing.T) {
	c := pgtest.Shared(t)
	address := c.Database()
	facts := talks(50, "source/a")
	facts = slices.DeleteFunc(facts, func(f graph.Fact) bool { return f.Predicate == graph.Title }) // Cayley mangles \x00
	apply(t, open(t, address), store.Change{Add: facts})
	qs := byCayley(t, address, false)
	want := map[quad.Quad]bool{}
	for _, d := range deltas(t, cayley.Add, facts) {
		want[d.Quad] = true
	}
	it := qs.QuadsAllIterator().Iterate()
	defer it.Close()
	n := 0
	for it.Next(t.Context()) {
		q, err := qs.Quad(it.Result())
		if err != nil {
			t.Fatal(err)
		}
		if n++; !want[q] {
			t.Errorf("%v was not written", q)
		}
	}
	if it.Err() != nil || n != len(want) {
		t.Errorf("%d of %d quads: %v", n, len(want), it.Err())
	}
	if err := qs.ApplyDeltas(deltas(t, cayley.Delete, facts), cayley.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
	if rows := contents(t, address); len(rows) != 8 { // the indexes
		t.Errorf("after Cayley deleted every quad: %q", rows)
	}
}
