package related_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"

	"throughline/graph"
	"throughline/graph/related"
	"throughline/graph/text"
)

// extra returns where the benchmark's data lies.
func extra(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("THROUGHLINE_EXTRA")
	if dir == "" {
		t.Skip("DID NOT RUN: set THROUGHLINE_EXTRA to the folder that holds data/ to measure related talks")
	}
	return dir
}

// study is records as a graph, and as the text that BM25 gets.
type study struct {
	records []record
	g       *graph.Graph
	node    []uint32         // by record
	of      map[uint32]int   // record by node
	index   *text.Index      // of BM25
	groups  map[string][]int // records by group
}

// newStudy makes the graph of titles, abstracts and speakers. hidden, if given,
// says whose speakers are left out.
func newStudy(t testing.TB, records []record, hidden func(i int) bool) *study {
	return newStudyWith(t, records, hidden, readVocabulary(t))
}

func newStudyWith(t testing.TB, records []record, hidden func(i int) bool, v *vocabulary) *study {
	t.Helper()
	s := &study{records: records, of: map[uint32]int{}, groups: map[string][]int{}}
	var b graph.Builder
	add := func(subject graph.ID, p graph.Predicate, object string) {
		e := graph.Evidence{Source: "source/study", Locator: "1", Status: graph.Stated}
		if p == graph.About || p == graph.Uses {
			e.Status = graph.Inferred
		}
		if err := b.Add(graph.Fact{Subject: subject, Predicate: p, Object: object, Evidence: e}); err != nil && p != graph.Abstract && p != graph.Title {
			t.Fatal(subject, p, object, err)
		}
	}
	for i, r := range records {
		id := talkID(i)
		add(id, graph.Language, "en")
		add(id, graph.Title, r.Title)
		add(id, graph.Abstract, r.Abstract)
		for _, speaker := range r.Speakers {
			if slug := text.Slug(speaker, 0); slug != "" && (hidden == nil || !hidden(i)) {
				add(id, graph.By, string(graph.MakeID(graph.Person, slug)))
			}
		}
		if v != nil {
			for _, node := range v.find(r.Title + " . " + r.Abstract) {
				p := graph.About
				if node.Kind() == graph.Technology {
					p = graph.Uses
				}
				add(id, p, string(node))
				for _, above := range v.above(node) {
					add(node, graph.Broader, string(above))
				}
			}
		}
		if r.Group != "" {
			s.groups[r.Group] = append(s.groups[r.Group], i)
		}
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	s.g, s.node = g, make([]uint32, len(records))
	for i := range records {
		n, ok := g.Lookup(talkID(i))
		if !ok {
			t.Fatal("a record is not in the graph")
		}
		s.node[i], s.of[n] = n, i
	}
	s.index = text.NewIndex(len(records), func(i int, yield func(string)) { tokens(&records[i], yield) })
	return s
}

func talkID(i int) graph.ID { return graph.MakeID(graph.Talk, "t"+strconv.Itoa(i)) }

// tokens are the words that both sides compare: stems of words that are not
// stop words.
func tokens(r *record, yield func(string)) {
	text.EachWord(r.Title+" . "+text.WithoutAddresses(r.Abstract), func(w string) bool {
		if !text.IsStop(w) {
			yield(text.Stem(w))
		}
		return true
	})
}

// ranker returns the records related to record i, the best ten first, among
// those that keep lets in.
type ranker func(i int, keep func(j int) bool) []int

func (s *study) peer(p okapi) ranker {
	scores := make([]float64, len(s.records))
	return func(i int, keep func(j int) bool) []int {
		clear(scores)
		p.score(s.index, func(yield func(string)) { tokens(&s.records[i], yield) }, scores)
		var hits []int
		for j, score := range scores {
			if score > 0 && j != i && keep(j) {
				hits = append(hits, j)
			}
		}
		slices.SortFunc(hits, func(a, b int) int { return cmp.Or(cmp.Compare(scores[b], scores[a]), cmp.Compare(a, b)) })
		return hits
	}
}

func (s *study) engine(t testing.TB) ranker {
	x, err := related.New(s.g, related.NewTable(s.g))
	if err != nil {
		t.Fatal(err)
	}
	return func(i int, keep func(j int) bool) []int {
		a := x.Related(related.Query{
			Talk: s.node[i], Limit: len(s.records), Plain: true,
			Keep: func(n uint32) bool { return keep(s.of[n]) },
		})
		hits := make([]int, len(a.Results))
		for k, r := range a.Results {
			hits[k] = s.of[r.Talk]
		}
		return hits
	}
}

// figures are precision at 10 and mean reciprocal rank over some queries.
type figures struct{ precision, reciprocal float64 }

func (s *study) measure(queries []int, rank ranker, truth func(i, j int) bool, keep func(i, j int) bool) figures {
	var f figures
	for _, i := range queries {
		hits := rank(i, func(j int) bool { return keep(i, j) })
		first := 0
		for k, j := range hits {
			if !truth(i, j) {
				continue
			}
			if k < 10 {
				f.precision += 0.1
			}
			if first == 0 {
				first = k + 1
			}
		}
		if first > 0 {
			f.reciprocal += 1 / float64(first)
		}
	}
	n := float64(len(queries))
	return figures{f.precision / n, f.reciprocal / n}
}

// settings are those of BM25 that are tried.
func settings() (out []okapi) {
	for _, k1 := range []float64{0.8, 1.2, 2, 3, 4, 6} {
		for _, b := range []float64{0.3, 0.5, 0.75, 0.9, 1} {
			out = append(out, okapi{k1, b})
		}
	}
	return out
}

// tuned returns the BM25 settings that do best on the given queries.
func (s *study) tuned(queries []int, truth, keep func(i, j int) bool) okapi {
	var best okapi
	top := -1.0
	for _, p := range settings() {
		if f := s.measure(queries, s.peer(p), truth, keep); f.precision > top {
			best, top = p, f.precision
		}
	}
	return best
}

// The engine's settings were chosen while the talks of the first draw, and of
// the one after it, were asked about, so no figure may rest on those. Earlier
// states of the engine were reported on the second and third draw, which were
// looked at since. The reported draw is taken from the rest, by a seed that was
// written down before it was run.
var (
	firstDraw    = [2]uint64{2026, 9}
	secondDraw   = [2]uint64{4711, 31}
	thirdDraw    = [2]uint64{1453, 7}
	reportedDraw = [2]uint64{20261, 121}
)

// draw returns talks to be asked about that nothing was tuned on, and talks to
// tune on: those of the first draw, for BM25 as for the engine.
func draw(n int, qualifies func(i int) bool, size int) (queries, tuning []int) {
	var pool []int
	for i := range n {
		if qualifies(i) {
			pool = append(pool, i)
		}
	}
	shuffle(pool, firstDraw)
	size = min(size, len(pool)/2)
	rest := pool[size:]
	if len(pool) >= 4*size {
		rest = pool[2*size:]
		shuffle(rest, secondDraw)
		rest = rest[size:]
	}
	if len(rest) >= 2*size {
		shuffle(rest, thirdDraw)
		rest = rest[size:]
	}
	shuffle(rest, reportedDraw)
	return rest[:size], pool[:size]
}

func shuffle(list []int, seed [2]uint64) {
	r := rand.New(rand.NewPCG(seed[0], seed[1]))
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

func (s *study) sameGroup(i, j int) bool { return s.records[i].Group == s.records[j].Group }
func (s *study) samePool(i, j int) bool  { return s.records[i].Pool == s.records[j].Pool }

func (f figures) String() string {
	return fmt.Sprintf("precision at 10 %.3f, reciprocal rank %.3f", f.precision, f.reciprocal)
}

// devrooms asks which talks were given in one room of one year of FOSDEM.
// Track, room, type, date, time, URL and record id are hidden from both sides,
// and with the date the edition; BM25 is tuned on the 500 talks that the engine
// was tuned on. The talks
// of the asked one's year are the candidates, since a room of another year
// would be as good an answer.
func (s *study) devrooms(t testing.TB) (ours, bm25 figures) {
	queries, others := draw(len(s.records), func(i int) bool {
		g := s.records[i].Group
		return g != "" && len(s.groups[g]) >= 2
	}, 500)
	bm25 = s.measure(queries, s.peer(s.tuned(others, s.sameGroup, s.samePool)), s.sameGroup, s.samePool)
	return s.measure(queries, s.engine(t), s.sameGroup, s.samePool), bm25
}

func TestDevrooms(t *testing.T) {
	ours, bm25 := newStudy(t, readFOSDEM(t), nil).devrooms(t)
	t.Logf("BM25: %v", bm25)
	t.Logf("related: %v, ratio %.3f", ours, ours.precision/bm25.precision)
	if ours.precision < 1.25*bm25.precision || ours.reciprocal <= bm25.reciprocal {
		t.Errorf("related talks are not 1.25 times as precise as BM25: %v, %v", ours, bm25)
	}
}

// BenchmarkDevrooms, and the benchmarks of the other studies, print what their
// tests assert, for make bench-related.
func BenchmarkDevrooms(b *testing.B) {
	s := newStudy(b, readFOSDEM(b), nil)
	for b.Loop() {
		report(b, s.devrooms)
	}
}

func report(b *testing.B, study func(testing.TB) (ours, bm25 figures)) {
	ours, bm25 := study(b)
	b.ReportMetric(ours.precision, "precision_at_10")
	b.ReportMetric(bm25.precision, "precision_at_10_bm25")
	b.ReportMetric(ours.precision/bm25.precision, "precision_ratio")
	b.ReportMetric(ours.reciprocal/bm25.reciprocal, "reciprocal_rank_ratio")
}
