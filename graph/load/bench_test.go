package load

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"throughline/data"
	"throughline/graph"
	"throughline/graph/load/format"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/record"
	"throughline/graph/load/vocabulary"
)

// BenchmarkLoad parses, annotates, identifies and compares the archive of
// schedules; run it with -cpu 1.
func BenchmarkLoad(b *testing.B) {
	folder := formattest.Extra(b, "data/fosdem-pentabarf-xml")
	v, err := vocabulary.Parse(data.Files)
	if err != nil {
		b.Fatal(err)
	}
	talks := 0
	for b.Loop() {
		talks += load(b, nil, Options{Vocabulary: v}, folder).Summary.Read["talk"]
	}
	b.ReportMetric(float64(talks)/b.Elapsed().Seconds(), "talks/s")
}

// BenchmarkRead parses and annotates only; run it with -cpu 1.
func BenchmarkRead(b *testing.B) {
	folder := formattest.Extra(b, "data/fosdem-pentabarf-xml")
	v, err := vocabulary.Parse(data.Files)
	if err != nil {
		b.Fatal(err)
	}
	talks := 0
	for b.Loop() {
		r := &run{stop: func() bool { return false }}
		files, err := gather([]string{folder}, nil, Limits{}, r.skip)
		if err != nil {
			b.Fatal(err)
		}
		if err := r.importAll(Importers(), files.List); err != nil {
			b.Fatal(err)
		}
		annotate(sources(r.batches, format.Hints{}), v)
		talks += r.progress.Talks
	}
	b.ReportMetric(float64(talks)/b.Elapsed().Seconds(), "talks/s")
}

// made returns made-up batches: editions of a conference with 1,000 talks each.
func made(from, to int) []*record.Batch {
	r := rand.New(rand.NewPCG(1, uint64(from)))
	word := func() string { return words[r.IntN(len(words))] }
	var batches []*record.Batch
	for edition := from; edition < to; edition++ {
		name := "Made-up Conf " + strconv.Itoa(edition) + " Town"
		b := &record.Batch{
			Source: record.Source{Slug: name + " schedule", PersonScheme: "made-up"},
			Events: []record.Event{{Key: "e", Name: name, Series: "Made-up Conf " + strconv.Itoa(edition%20), Year: 1990 + edition/20}},
		}
		for i := range 1000 {
			t := record.Talk{
				Key: strconv.Itoa(i), Event: "e", Title: word() + " " + word() + " " + word() + " " + strconv.Itoa(i), Track: word(), Minutes: 30,
				Date: "2018-02-03T10:00:00", Room: "R" + strconv.Itoa(i%10), Language: "en", Abstract: strings.Repeat(word()+" "+word()+" ", 20),
			}
			for range 2 {
				who := r.IntN(100_000)
				t.Speakers = append(t.Speakers, record.Speaker{Key: strconv.Itoa(who), Name: words[who%len(words)] + " Number" + strconv.Itoa(who)})
			}
			for range 4 {
				t.Mentions = append(t.Mentions, record.Mention{Predicate: graph.About, Name: word()})
			}
			b.Talks = append(b.Talks, t)
		}
		batches = append(batches, b)
	}
	return batches
}

var words = strings.Fields(`alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi
	psi omega red orange yellow green blue indigo violet one two three four five six seven eight nine ten north south east west`)

// BenchmarkOnto measures loading 10,000 talks onto a graph of 100,000: what
// they mean for it (plan), and the next graph made of the last (compile).
func BenchmarkOnto(b *testing.B) {
	base := apply100k(b)
	batches := made(100, 110)
	var planned, compiled time.Duration
	for b.Loop() {
		start := time.Now()
		p := plan(batches, Options{Base: base})
		planned += time.Since(start)
		start = time.Now()
		compile(b, base, p)
		compiled += time.Since(start)
	}
	b.ReportMetric(planned.Seconds()/float64(b.N), "plan-s")
	b.ReportMetric(compiled.Seconds()/float64(b.N), "compile-s")
}

func apply100k(b *testing.B) *graph.Graph {
	b.Helper()
	return compile(b, nil, plan(made(0, 100), Options{}))
}

func compile(t testing.TB, base *graph.Graph, p *Plan) *graph.Graph {
	t.Helper()
	next := graph.NewBuilder(base)
	for _, id := range p.Drops {
		next.Drop(id)
	}
	for _, f := range p.Facts {
		if err := next.Add(f); err != nil {
			t.Fatal(err)
		}
	}
	g, err := next.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return g
}
