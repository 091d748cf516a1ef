package related_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/related"
)

// crowd makes a graph of made-up talks: words, themes, technologies and
// speakers drawn so that a few are in very many talks, as in life.
func crowd(t testing.TB, talks int) *graph.Graph {
	r := rand.New(rand.NewPCG(1, 1))
	words := rand.NewZipf(r, 1.15, 20, 59999)
	subject := rand.NewZipf(r, 1.1, 6, 999)
	var b graph.Builder
	add := func(subject string, p graph.Predicate, object string) {
		e := graph.Evidence{Source: "source/example", Locator: "1", Status: graph.Inferred}
		if err := b.Add(graph.Fact{Subject: graph.ID(subject), Predicate: p, Object: object, Evidence: e}); err != nil {
			t.Fatal(err)
		}
	}
	prose := func(n int) string {
		var s strings.Builder
		for range n {
			fmt.Fprintf(&s, "w%dq ", words.Uint64())
		}
		return s.String()
	}
	for i := range talks {
		talk := fmt.Sprintf("talk/t%d", i)
		add(talk, graph.Title, prose(7))
		add(talk, graph.Abstract, prose(90))
		add(talk, graph.By, fmt.Sprintf("person/p%d", r.IntN(1+talks*6/10)))
		for range 3 {
			add(talk, graph.About, fmt.Sprintf("theme/h%d", subject.Uint64()/4))
			add(talk, graph.Uses, fmt.Sprintf("technology/y%d", subject.Uint64()))
		}
		add(talk, graph.At, fmt.Sprintf("event/e%d", i%200))
	}
	for i := range 200 {
		add(fmt.Sprintf("event/e%d", i), graph.Year, fmt.Sprint(2000+i%25))
		add(fmt.Sprintf("event/e%d", i), graph.Of, fmt.Sprintf("series/s%d", i%20))
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func BenchmarkRelated(b *testing.B) {
	for _, talks := range []int{17000, 100000} {
		g := crowd(b, talks)
		table := related.NewTable(g)
		x, err := related.New(g, table)
		if err != nil {
			b.Fatal(err)
		}
		lo, hi := g.Range(graph.Talk)
		for mode := related.Similar; mode <= related.Bridge; mode++ {
			b.Run(fmt.Sprintf("%s/%d", mode, talks), func(b *testing.B) {
				b.ReportAllocs()
				n := uint32(0)
				for b.Loop() {
					n += 7919
					talk := lo + n%(hi-lo)
					x.Related(related.Query{Talk: talk, Mode: mode, With: lo + (n+1)%(hi-lo)})
				}
			})
		}
	}
}

func BenchmarkNewTable17000(b *testing.B) {
	g := crowd(b, 17000)
	b.ReportAllocs()
	for b.Loop() {
		related.NewTable(g)
	}
}

func BenchmarkNew17000(b *testing.B) {
	g := crowd(b, 17000)
	table := related.NewTable(g)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := related.New(g, table); err != nil {
			b.Fatal(err)
		}
	}
}
