package path_test

import (
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"throughline/graph"
	"throughline/graph/graphtest"
	"throughline/graph/path"
)

// large is the graph that all figures are measured on.
var large = sync.OnceValue(func() *graph.Graph { return graphtest.Talks(100_000, 42) })

// percentiles runs f with b.N cases and reports the median and the 99th
// percentile in milliseconds.
func percentiles(b *testing.B, f func(i int)) {
	var took []time.Duration
	f(0)
	b.ResetTimer()
	for i := range b.N {
		start := time.Now()
		f(i)
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	ms := func(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
	b.ReportMetric(ms(took[len(took)/2]), "median_ms")
	b.ReportMetric(ms(took[len(took)*99/100]), "p99_ms")
	b.ReportMetric(ms(took[len(took)-1]), "max_ms")
}

func random(r *rand.Rand, g *graph.Graph, k graph.Kind) uint32 {
	lo, hi := g.Range(k)
	return lo + uint32(r.IntN(int(hi-lo)))
}

// BenchmarkThreeSteps evaluates three-step expressions from a random start of
// the right kind.
func BenchmarkThreeSteps(b *testing.B) {
	for _, c := range []struct {
		src  string
		kind graph.Kind
	}{
		{"^about / by / works-at", graph.Theme},
		{"^uses / by / works-at", graph.Technology},
		{"^by / about / broader", graph.Person},
		{"^by / at / of", graph.Person},
		{"by / ^by / uses", graph.Talk},
		{"^from / about[name~\"1\"] / broader", graph.Company},
		{"^about[year=2017..2019] / by / works-at", graph.Theme},
	} {
		b.Run(c.kind.String()+" "+c.src, func(b *testing.B) {
			g := large()
			ev, p := path.NewEvaluator(g), prepare(b, g, parse(b, c.src))
			r := rand.New(rand.NewPCG(1, 1))
			percentiles(b, func(int) { ev.Run(p, random(r, g, c.kind), path.Limits{}) })
		})
	}
}

// BenchmarkThemeAndTechnology finds the talks about a theme that use a
// technology within some years.
func BenchmarkThemeAndTechnology(b *testing.B) {
	g := large()
	ev, r := path.NewEvaluator(g), rand.New(rand.NewPCG(2, 1))
	percentiles(b, func(int) {
		talk := random(r, g, graph.Talk)
		technology, themes := g.Out(talk, graph.Uses), g.Out(talk, graph.About)
		e := path.Where(path.Step{Predicate: graph.About, Inverse: true},
			path.Linked{Predicate: graph.Uses, Nodes: []graph.ID{g.ID(technology[r.IntN(len(technology))])}}, path.Years{{First: g.Year(talk) - 2, Last: g.Year(talk) + 3}})
		ev.Run(prepare(b, g, e), themes[r.IntN(len(themes))], path.Limits{})
	})
}

// BenchmarkShortest connects two random speakers by talks, events and
// companies, as the figure for Cayley was measured, and by everything.
func BenchmarkShortest(b *testing.B) {
	g := large()
	for name, over := range map[string][]graph.Predicate{"by works-at at": {graph.By, graph.WorksAt, graph.At}, "all": nil} {
		b.Run(name, func(b *testing.B) {
			ev, r := path.NewEvaluator(g), rand.New(rand.NewPCG(3, 1))
			percentiles(b, func(int) { ev.Shortest(random(r, g, graph.Person), random(r, g, graph.Person), over, path.Limits{}) })
		})
	}
}

// BenchmarkConnect finds the five most telling paths between random nodes.
func BenchmarkConnect(b *testing.B) {
	g := large()
	for _, ends := range [][2]graph.Kind{{graph.Person, graph.Person}, {graph.Person, graph.Technology}, {graph.Talk, graph.Talk}, {graph.Company, graph.Theme}, {graph.Series, graph.Person}} {
		for _, forward := range []bool{false, true} {
			name := ends[0].String() + "-" + ends[1].String()
			if forward {
				name += " forward"
			}
			b.Run(name, func(b *testing.B) {
				ev, r := path.NewEvaluator(g), rand.New(rand.NewPCG(4, 1))
				edges, cut, found := 0, 0, 0
				percentiles(b, func(int) {
					c, err := ev.Connect([]uint32{random(r, g, ends[0]), random(r, g, ends[1])}, path.ConnectOptions{Forward: forward})
					if err != nil {
						return // twice the same node
					}
					edges, found = edges+c.Edges, found+len(c.Paths)
					if c.Cut != path.Whole {
						cut++
					}
				})
				b.ReportMetric(float64(edges)/float64(b.N), "edges/op")
				b.ReportMetric(float64(found)/float64(b.N), "paths/op")
				b.ReportMetric(float64(cut)/float64(b.N), "cut/op")
			})
		}
	}
}

// BenchmarkWorst runs what strangers send, from a hub.
func BenchmarkWorst(b *testing.B) {
	g := large()
	talk, _ := g.Range(graph.Talk)
	theme, _ := g.Range(graph.Theme)
	for _, c := range []struct {
		start uint32
		src   string
	}{
		{talk, "(by/^by)*"},
		{theme, "^about / (by/^by)*"},
		{theme, "^about / uses / ^uses / uses / ^uses / about"},
	} {
		b.Run(c.src, func(b *testing.B) {
			ev, p := path.NewEvaluator(g), prepare(b, g, parse(b, c.src))
			percentiles(b, func(int) {
				if a := ev.Run(p, c.start, path.Limits{}); a.Edges > path.DefaultEdges {
					b.Errorf("%d edges visited", a.Edges)
				}
			})
		})
	}
}

// BenchmarkPage runs what a page of a path asks for: the next steps, and why
// something is missing.
func BenchmarkPage(b *testing.B) {
	g := large()
	ev, p := path.NewEvaluator(g), prepare(b, g, parse(b, "^about[year=2017..2019] / by / works-at"))
	b.Run("next", func(b *testing.B) {
		r := rand.New(rand.NewPCG(6, 1))
		percentiles(b, func(int) { ev.Next(p, random(r, g, graph.Theme), path.Limits{}) })
	})
	b.Run("why not", func(b *testing.B) {
		r := rand.New(rand.NewPCG(7, 1))
		percentiles(b, func(int) { ev.WhyNot(p, random(r, g, graph.Theme), random(r, g, graph.Company), path.Limits{}) })
	})
}

// BenchmarkHandWritten compares theme, talks, speakers, companies with three
// nested loops for exactly that, in turn, so that the ratio does not depend on
// the machine: what walks, counts after steps and sorted rows cost.
func BenchmarkHandWritten(b *testing.B) {
	g := large()
	ev, p := path.NewEvaluator(g), prepare(b, g, parse(b, "^about / by / works-at"))
	counts := make([]uint32, g.Len())
	var touched []uint32
	hand := func(theme uint32) int {
		touched = touched[:0]
		for _, talk := range g.In(theme, graph.About) {
			for _, person := range g.Out(talk, graph.By) {
				for _, company := range g.Out(person, graph.WorksAt) {
					if counts[company] == 0 {
						touched = append(touched, company)
					}
					counts[company]++
				}
			}
		}
		for _, n := range touched {
			counts[n] = 0
		}
		return len(touched)
	}
	r := rand.New(rand.NewPCG(8, 1))
	var ours, theirs []time.Duration
	for b.Loop() {
		theme := random(r, g, graph.Theme)
		start := time.Now()
		n := hand(theme)
		middle := time.Now()
		a := ev.Run(p, theme, path.Limits{})
		theirs, ours = append(theirs, middle.Sub(start)), append(ours, time.Since(middle))
		if a.Total != n {
			b.Fatalf("%d companies, not %d", a.Total, n)
		}
	}
	slices.Sort(ours)
	slices.Sort(theirs)
	b.ReportMetric(float64(ours[len(ours)/2])/float64(theirs[len(theirs)/2]), "median_ratio")
}
