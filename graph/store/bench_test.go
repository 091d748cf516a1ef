package store

import (
	"context"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	cayleypath "github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"
	hidalgo "github.com/hidal-go/hidalgo/kv/bbolt"
	bolt "go.etcd.io/bbolt"

	"throughline/graph"
	"throughline/graph/graphtest"
	"throughline/graph/path"
)

const (
	benchTalks = 20_000  // 0.46 million quads: enough that batches, not openings, are measured
	pathTalks  = 100_000 // 2.3 million quads: what paths are compared on; filling the store takes a minute
)

var benchFacts = sync.OnceValue(func() []graph.Fact { return distinctFacts(benchTalks) })

func distinctFacts(talks int) []graph.Fact {
	var facts []graph.Fact
	seen := map[graph.Fact]bool{}
	for f := range graphtest.TalkFacts(talks, 42) {
		if !seen[f] {
			seen[f] = true
			facts = append(facts, f)
		}
	}
	return facts
}

// BenchmarkWrite writes generated talks into a new store, and the same quads
// with Cayley alone as fast as it was found to go: batches of 10,000 deltas,
// without a sync for each. The ratio is ours to Cayley's.
func BenchmarkWrite(b *testing.B) {
	facts := benchFacts()
	var ours, raw time.Duration
	for b.Loop() {
		raw += writeRaw(b, facts)
		s, err := Open(filepath.Join(b.TempDir(), "graph.db"))
		if err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		if err := s.Apply(context.Background(), Change{Add: facts}, nil); err != nil {
			b.Fatal(err)
		}
		ours += time.Since(start)
		s.Close()
	}
	n := float64(len(facts) * b.N)
	b.ReportMetric(n/ours.Seconds(), "quads/s")
	b.ReportMetric(n/raw.Seconds(), "raw_quads/s")
	b.ReportMetric(raw.Seconds()/ours.Seconds(), "ratio_raw")
}

func writeRaw(b *testing.B, facts []graph.Fact) time.Duration {
	db, err := bolt.Open(filepath.Join(b.TempDir(), "raw.db"), 0o600, &bolt.Options{InitialMmapSize: mmapSize, NoSync: true})
	if err != nil {
		b.Fatal(err)
	}
	wrapped := hidalgo.New(db)
	if err := kv.Init(wrapped, nil); err != nil {
		b.Fatal(err)
	}
	qs, err := kv.New(wrapped, cayley.Options{kv.OptNoBloom: true})
	if err != nil {
		b.Fatal(err)
	}
	defer qs.Close()
	quads := make([]quad.Quad, len(facts))
	for i, f := range facts {
		if quads[i], err = ToQuad(f); err != nil {
			b.Fatal(err)
		}
	}
	start := time.Now()
	for batch := range slices.Chunk(quads, batchSize) {
		deltas := make([]cayley.Delta, len(batch))
		for i, q := range batch {
			deltas[i] = cayley.Delta{Quad: q, Action: cayley.Add}
		}
		if err := qs.ApplyDeltas(deltas, cayley.IgnoreOpts{IgnoreDup: true}); err != nil {
			b.Fatal(err)
		}
	}
	if err := db.Sync(); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}

// filled is a store with facts, and the index over them.
func filled(b *testing.B, facts []graph.Fact) (*Store, *graph.Graph) {
	b.Helper()
	s, err := Open(filepath.Join(b.TempDir(), "graph.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	if err := s.Apply(context.Background(), Change{Add: facts}, nil); err != nil {
		b.Fatal(err)
	}
	g, err := s.Compile(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	return s, g
}

// BenchmarkScan reads every quad back in one pass, beside Cayley's own
// iterator.
func BenchmarkScan(b *testing.B) {
	s, _ := filled(b, benchFacts())
	n := 0
	start := time.Now()
	for b.Loop() {
		err := s.Scan(context.Background(), func(graph.Fact) error { n++; return nil })
		if err != nil {
			b.Fatal(err)
		}
	}
	rate := float64(n) / time.Since(start).Seconds()
	own := scanByIterator(b, s)
	b.ReportMetric(rate, "quads/s")
	b.ReportMetric(own, "cayley_quads/s")
	b.ReportMetric(rate/own, "ratio_cayley")
}

func scanByIterator(b *testing.B, s *Store) float64 {
	const most = 50_000 // of its quads: the rate is the same throughout
	it := s.quads.QuadsAllIterator().Iterate()
	defer it.Close()
	n, start := 0, time.Now()
	for n < most && it.Next(context.Background()) {
		if _, err := s.quads.Quad(it.Result()); err != nil {
			b.Fatal(err)
		}
		n++
	}
	return float64(n) / time.Since(start).Seconds()
}

// BenchmarkAgainstCayley compares the index with Cayley's own evaluation on
// bbolt, over 100,000 talks and for the same random starts: twenty on one, then
// the same twenty on the other, so that each finds its caches as it left them.
func BenchmarkAgainstCayley(b *testing.B) {
	s, g := filled(b, distinctFacts(pathTalks))
	b.Run("three_steps", func(b *testing.B) { threeSteps(b, s, g) })
	b.Run("shortest", func(b *testing.B) { connections(b, s, g) })
}

// What Cayley is asked, some 50 ms each: so many starts in blocks.
const (
	cayleyBlocks = 10
	cayleyBlock  = 20
)

// threeSteps walks theme, talks, speakers, companies on the index and by one
// of Cayley's own paths, and reports both medians.
func threeSteps(b *testing.B, s *Store, g *graph.Graph) {
	e, err := path.Parse("^about / by / works-at")
	if err != nil {
		b.Fatal(err)
	}
	p, err := path.Prepare(g, e)
	if err != nil {
		b.Fatal(err)
	}
	ev := path.NewEvaluator(g)
	r := rand.New(rand.NewPCG(3, 3))
	lo, hi := g.Range(graph.Theme)
	var index, own []time.Duration
	for b.Loop() {
		for range cayleyBlocks {
			starts := make([]uint32, cayleyBlock)
			for i := range starts {
				starts[i] = lo + uint32(r.IntN(int(hi-lo)))
				index = append(index, timed(func() { ev.Run(p, starts[i], path.Limits{}) }))
			}
			for _, n := range starts {
				own = append(own, timed(func() {
					walk := cayleypath.StartPath(s.quads, quad.IRI(g.ID(n))).In(quad.IRI("about")).Out(quad.IRI("by")).Out(quad.IRI("works-at"))
					if _, err := walk.Iterate(context.Background()).All(); err != nil {
						b.Fatal(err)
					}
				}))
			}
		}
	}
	reportMedians(b, index, own)
}

// connections finds the shortest connection of two speakers on the index, and
// breadth first from both ends with Cayley's iterators.
func connections(b *testing.B, s *Store, g *graph.Graph) {
	over := []graph.Predicate{graph.By, graph.WorksAt, graph.At}
	ev := path.NewEvaluator(g)
	r := rand.New(rand.NewPCG(4, 4))
	lo, hi := g.Range(graph.Person)
	var index, own []time.Duration
	for b.Loop() {
		for range cayleyBlocks {
			pairs, found := make([][2]uint32, cayleyBlock), make([]path.Path, cayleyBlock)
			for i := range pairs {
				from := lo + uint32(r.IntN(int(hi-lo)))
				pairs[i] = [2]uint32{from, lo + (from-lo+1+uint32(r.IntN(int(hi-lo)-1)))%(hi-lo)}
				index = append(index, timed(func() { found[i], _, _ = ev.Shortest(pairs[i][0], pairs[i][1], over, path.Limits{}) }))
			}
			for i, p := range pairs {
				hops := 0
				own = append(own, timed(func() { hops = connect(b, s, g.ID(p[0]), g.ID(p[1]), over) }))
				if want := len(found[i].Hops); hops != want && want <= path.MaxHops {
					b.Fatalf("%s to %s: %d hops on the index, %d on the store", g.ID(p[0]), g.ID(p[1]), want, hops)
				}
			}
		}
	}
	reportMedians(b, index, own)
}

// connect returns the hops between two nodes on the store, at most 6, else 0.
func connect(b *testing.B, s *Store, from, to graph.ID, over []graph.Predicate) int {
	ev := evaluation{ctx: context.Background(), quads: s.quads, rows: map[step][]graph.ID{}}
	sides := [2]map[graph.ID]bool{{from: true}, {to: true}}
	fronts := [2][]graph.ID{{from}, {to}}
	for hops := 1; hops <= path.MaxHops; hops++ {
		side := 0
		if len(fronts[1]) < len(fronts[0]) {
			side = 1
		}
		var next []graph.ID
		for _, n := range fronts[side] {
			for _, p := range over {
				for _, inverse := range [2]bool{false, true} {
					for _, m := range ev.row(step{n, path.Step{Predicate: p, Inverse: inverse}}) {
						if sides[1-side][m] {
							return hops
						}
						if !sides[side][m] {
							sides[side][m] = true
							next = append(next, m)
						}
					}
				}
			}
		}
		if ev.err != nil {
			b.Fatal(ev.err)
		}
		fronts[side] = next
	}
	return 0
}

func timed(f func()) time.Duration {
	start := time.Now()
	f()
	return time.Since(start)
}

func reportMedians(b *testing.B, index, own []time.Duration) {
	slices.Sort(index)
	slices.Sort(own)
	b.ReportMetric(0, "ns/op") // of a whole round: says nothing
	fast, slow := index[len(index)/2].Seconds()*1000, own[len(own)/2].Seconds()*1000
	b.ReportMetric(fast, "median_ms")
	b.ReportMetric(slow, "cayley_median_ms")
	b.ReportMetric(slow/fast, "ratio_cayley")
}
