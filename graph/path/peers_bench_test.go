package path_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"throughline/graph"
	"throughline/graph/path"
)

// peerCases are questions with the answers of the index, so that a peer's
// speed counts only with the same answers. Numbers are within their kind.
type peerCases struct {
	Three    []threeSteps  `json:"three"`
	Both     []themeAndUse `json:"both"`
	Shortest []pair        `json:"shortest"`
}

type threeSteps struct {
	Theme  uint32            `json:"theme"`
	Counts map[uint32]uint64 `json:"counts"`
}

type themeAndUse struct {
	Theme      uint32   `json:"theme"`
	Technology uint32   `json:"technology"`
	First      int      `json:"first"`
	Last       int      `json:"last"`
	Talks      []uint32 `json:"talks"`
}

type pair struct {
	From uint32 `json:"from"`
	To   uint32 `json:"to"`
	Hops int    `json:"hops"`
}

// peerTime is what a peer took, in milliseconds.
type peerTime struct {
	N, Bad      int
	Median, P99 float64
}

const peerRounds = 200

// BenchmarkPeers asks the index, SQLite with a schema made for the questions,
// and Kuzu the same over the same 100,000 talks, and reports the medians and
// how many times as long each peer takes. Both peers run inside Node, without
// a network between, on statements prepared once, and must give the answers of
// the index. The peers are in build/npm, where `make bench-paths` puts them.
func BenchmarkPeers(b *testing.B) {
	modules, err := filepath.Abs("../../build/npm/node_modules")
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	b.ReportMetric(0, "ns/op") // of all questions together: says nothing
	for b.Loop() {
		index := askIndex(b, dir)
		for _, peer := range []struct{ name, module string }{{"sqlite", "better-sqlite3"}, {"kuzu", "kuzu"}} {
			if _, err := os.Stat(filepath.Join(modules, peer.module)); err != nil {
				fmt.Fprintf(os.Stderr, "NOT MEASURED: %s is not in build/npm; make bench-paths installs it where npm works\n", peer.name)
				continue
			}
			for question, took := range askPeer(b, peer.name, dir, modules) {
				if took.Bad > 0 {
					b.Errorf("%s: %d of %d answers to %s differ", peer.name, took.Bad, took.N, question)
				}
				b.ReportMetric(took.Median, question+"_"+peer.name+"_median_ms")
				if own, ok := index[question]; ok {
					b.ReportMetric(own, question+"_index_median_ms")
					b.ReportMetric(took.Median/own, question+"_ratio_"+peer.name)
				}
			}
		}
	}
}

func askPeer(b *testing.B, name, dir, modules string) map[string]peerTime {
	cmd := exec.Command("node", "testdata/peers.mjs", name, dir)
	cmd.Env, cmd.Stderr = append(os.Environ(), "NODE_PATH="+modules), os.Stderr
	text, err := cmd.Output()
	if err != nil {
		b.Fatalf("%s: %v", name, err)
	}
	var out map[string]peerTime
	if err := json.Unmarshal(text, &out); err != nil {
		b.Fatalf("%s: %v: %s", name, err, text)
	}
	return out
}

// askIndex writes the tables and the questions, and times the index on them.
func askIndex(b *testing.B, dir string) map[string]float64 {
	g := large()
	writeTables(b, dir, g)
	ev, r := path.NewEvaluator(g), rand.New(rand.NewPCG(9, 1))
	var c peerCases
	medians := map[string]float64{
		"three_steps":          median(func() time.Duration { return threeCase(b, ev, r, &c) }),
		"theme_and_technology": median(func() time.Duration { return bothCase(b, ev, r, &c) }),
		"shortest":             median(func() time.Duration { return shortestCase(ev, r, &c) }),
		"themes_by_year":       median(func() time.Duration { return timeOf(func() { themesByYear(g) }) }),
	}
	data, err := json.Marshal(c)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "cases.json"), data, 0o600)
	}
	if err != nil {
		b.Fatal(err)
	}
	return medians
}

func timeOf(f func()) time.Duration {
	start := time.Now()
	f()
	return time.Since(start)
}

func median(one func() time.Duration) float64 {
	one()
	took := make([]time.Duration, peerRounds)
	for i := range took {
		took[i] = one()
	}
	slices.Sort(took)
	return float64(took[peerRounds/2]) / float64(time.Millisecond)
}

func threeCase(b *testing.B, ev *path.Evaluator, r *rand.Rand, c *peerCases) time.Duration {
	g := ev.Graph()
	theme, _ := g.Range(graph.Theme)
	company, _ := g.Range(graph.Company)
	p, n := prepare(b, g, parse(b, "^about / by / works-at")), random(r, g, graph.Theme)
	var a path.Answer
	took := timeOf(func() { a = ev.Run(p, n, path.Limits{}) })
	one := threeSteps{n - theme, map[uint32]uint64{}}
	for _, row := range a.Rows {
		one.Counts[row.Node-company] = uint64(row.Count)
	}
	c.Three = append(c.Three, one)
	return took
}

// bothCase counts the preparing too, since its conditions change.
func bothCase(b *testing.B, ev *path.Evaluator, r *rand.Rand, c *peerCases) time.Duration {
	g := ev.Graph()
	talks, _ := g.Range(graph.Talk)
	themes, _ := g.Range(graph.Theme)
	tools, _ := g.Range(graph.Technology)
	talk := random(r, g, graph.Talk)
	tool, theme := g.Out(talk, graph.Uses)[0], g.Out(talk, graph.About)[0]
	years := path.Span{First: g.Year(talk) - 2, Last: g.Year(talk) + 3}
	var a path.Answer
	took := timeOf(func() {
		e := path.Where(path.Step{Predicate: graph.About, Inverse: true}, path.Linked{Predicate: graph.Uses, Nodes: []graph.ID{g.ID(tool)}}, path.Years{years})
		a = ev.Run(prepare(b, g, e), theme, path.Limits{})
	})
	one := themeAndUse{theme - themes, tool - tools, years.First, years.Last, nil}
	for _, row := range a.Rows {
		one.Talks = append(one.Talks, row.Node-talks)
	}
	slices.Sort(one.Talks)
	c.Both = append(c.Both, one)
	return took
}

func shortestCase(ev *path.Evaluator, r *rand.Rand, c *peerCases) time.Duration {
	g := ev.Graph()
	lo, _ := g.Range(graph.Person)
	from, to := random(r, g, graph.Person), random(r, g, graph.Person)
	for from == to {
		to = random(r, g, graph.Person)
	}
	var found path.Path
	took := timeOf(func() {
		found, _, _ = ev.Shortest(from, to, []graph.Predicate{graph.By, graph.WorksAt, graph.At}, path.Limits{})
	})
	one := pair{from - lo, to - lo, len(found.Hops)}
	if one.Hops > path.MaxHops {
		one.Hops = 0 // which is as far as the peers look
	}
	c.Shortest = append(c.Shortest, one)
	return took
}

// themesByYear counts the talks of every theme in every year: a row of years
// for each theme.
func themesByYear(g *graph.Graph) []int {
	lo, hi := g.Range(graph.Theme)
	first, last := g.YearSpan()
	years := last - first + 1
	out := make([]int, int(hi-lo)*years)
	for theme := lo; theme < hi; theme++ {
		row := out[int(theme-lo)*years:]
		for _, talk := range g.In(theme, graph.About) {
			if y := g.Year(talk); y != 0 {
				row[y-first]++
			}
		}
	}
	return out
}

// writeTables writes what the questions need, as numbers within their kind.
func writeTables(b *testing.B, dir string, g *graph.Graph) {
	number := func(n uint32) uint32 { lo, _ := g.Range(g.Kind(n)); return n - lo }
	write := func(name string, of graph.Kind, row func(w *bufio.Writer, n uint32)) {
		f, err := os.Create(filepath.Join(dir, name+".csv"))
		if err != nil {
			b.Fatal(err)
		}
		w := bufio.NewWriter(f)
		for n, hi := g.Range(of); n < hi; n++ {
			row(w, n)
		}
		if err := w.Flush(); err != nil {
			b.Fatal(err)
		}
		f.Close()
	}
	write("talk", graph.Talk, func(w *bufio.Writer, n uint32) {
		fmt.Fprintf(w, "%d,%d,%d\n", number(n), g.Year(n), number(g.Out(n, graph.At)[0]))
	})
	write("speaker", graph.Person, func(w *bufio.Writer, n uint32) {
		fmt.Fprintf(w, "%d,%d\n", number(n), number(g.Out(n, graph.WorksAt)[0]))
	})
	for name, p := range map[string]graph.Predicate{"presents": graph.By, "uses": graph.Uses, "about": graph.About} {
		write(name, graph.Talk, func(w *bufio.Writer, n uint32) {
			for _, to := range g.Out(n, p) {
				fmt.Fprintf(w, "%d,%d\n", number(n), number(to))
			}
		})
	}
}
