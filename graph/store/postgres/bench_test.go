package postgres_test

import (
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"throughline/graph"
	"throughline/graph/graphtest"
	"throughline/graph/store"
	"throughline/graph/store/postgres/pgtest"
)

// benchTalks is enough that the indexes are what costs: 0.46 million quads.
// THROUGHLINE_BENCH_TALKS sets another number, for the model of docs/scaling.md.
func benchTalks() int {
	if n, err := strconv.Atoi(os.Getenv("THROUGHLINE_BENCH_TALKS")); err == nil {
		return n
	}
	return 20_000
}

// cayleySample is how many quads Cayley's own writer is given, on an empty
// database, where it is fastest.
const cayleySample = 20_000

func distinctFacts(talks int) (facts []graph.Fact) {
	seen := map[graph.Fact]bool{}
	for f := range graphtest.TalkFacts(talks, 42) {
		if !seen[f] {
			seen[f] = true
			facts = append(facts, f)
		}
	}
	return facts
}

// elsewhere are the same facts of other talks, as a later load brings them.
func elsewhere(facts []graph.Fact) []graph.Fact {
	out := slices.Clone(facts)
	for i := range out {
		out[i].Evidence.Locator += "b"
		if out[i].Subject.Kind() == graph.Talk {
			out[i].Subject += "-b"
		}
	}
	return out
}

// BenchmarkPostgres fills a database, adds to it, and compiles the index, all
// beside Cayley's own writer through its own driver.
func BenchmarkPostgres(b *testing.B) {
	c := pgtest.Start(b)
	facts := distinctFacts(benchTalks())
	more := elsewhere(facts)
	few, many := more[:len(more)/10], more[len(more)/10:len(more)/2]
	var size int64
	var own, ownAdd, fill, addFew, addMany, scan time.Duration
	for b.Loop() {
		qs := byCayley(b, c.Database(), true)
		own += timed(b, func() error { return writeOwn(qs, facts[:cayleySample]) })
		address := c.Database()
		s := open(b, address)
		if _, err := s.State(b.Context()); err != nil { // makes the tables
			b.Fatal(err)
		}
		fill += timed(b, func() error { return s.Apply(b.Context(), store.Change{Add: facts}, nil) })
		size = c.Size(address)
		addFew += timed(b, func() error { return s.Apply(b.Context(), store.Change{Add: few}, nil) })
		qs = byCayley(b, address, false)
		ownAdd += timed(b, func() error { return writeOwn(qs, more[len(more)-cayleySample:]) })
		addMany += timed(b, func() error { return s.Apply(b.Context(), store.Change{Add: many}, nil) })
		scan += timed(b, func() error {
			_, err := s.Compile(b.Context())
			return err
		})
	}
	rate := func(quads int, took time.Duration) float64 { return float64(quads*b.N) / took.Seconds() }
	b.ReportMetric(0, "ns/op") // of all of it: says nothing
	b.ReportMetric(rate(len(facts), fill), "fill_quads/s")
	b.ReportMetric(rate(cayleySample, own), "cayley_fill_quads/s")
	b.ReportMetric(rate(len(facts), fill)/rate(cayleySample, own), "fill_ratio_cayley")
	b.ReportMetric(rate(len(few), addFew), "add_tenth_quads/s")
	b.ReportMetric(rate(len(many), addMany), "add_third_quads/s")
	b.ReportMetric(rate(cayleySample, ownAdd), "cayley_add_quads/s")
	b.ReportMetric(rate(len(few), addFew)/rate(cayleySample, ownAdd), "add_tenth_ratio_cayley")
	b.ReportMetric(rate(len(many), addMany)/rate(cayleySample, ownAdd), "add_third_ratio_cayley")
	b.ReportMetric(rate(len(facts)+len(few)+len(many)+cayleySample, scan), "compile_quads/s")
	b.ReportMetric(float64(size)/float64(len(facts)), "bytes/quad") // of the database
}

func timed(b *testing.B, f func() error) time.Duration {
	b.Helper()
	start := time.Now()
	if err := f(); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}

// writeOwn writes with the quad writer that Cayley's SQL backend has.
func writeOwn(qs cayley.QuadStore, facts []graph.Fact) error {
	w, err := qs.NewQuadWriter()
	if err != nil {
		return err
	}
	for batch := range slices.Chunk(facts, 10_000) {
		quads := make([]quad.Quad, len(batch))
		for i, f := range batch {
			if quads[i], err = store.ToQuad(f); err != nil {
				return err
			}
		}
		if _, err := w.WriteQuads(quads); err != nil {
			return err
		}
	}
	return w.Close()
}
