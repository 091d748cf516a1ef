package search_test

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/search"
)

// library makes a graph of made-up talks and speakers: titles of five to nine
// words, drawn so that a few words are in very many titles.
func library(t testing.TB, talks int) *graph.Graph {
	r := rand.New(rand.NewPCG(1, 1))
	word := func(i int) string {
		const syllables = "ka mo ri te lu sa ve no pi da gro shi ban tor mel qui fen jax wol zup"
		s := strings.Fields(syllables)
		out := s[i%20] + s[i/20%20]
		if i >= 400 {
			out += s[i/400%20] + s[i*7%20]
		}
		return out
	}
	zipf := rand.NewZipf(r, 1.1, 8, 24999)
	var b graph.Builder
	add := func(subject string, p graph.Predicate, object string) {
		e := graph.Evidence{Source: "source/example", Locator: "1", Status: graph.Stated}
		if err := b.Add(graph.Fact{Subject: graph.ID(subject), Predicate: p, Object: object, Evidence: e}); err != nil {
			t.Fatal(err)
		}
	}
	for i := range talks {
		var title []string
		for range 5 + r.IntN(5) {
			title = append(title, word(int(zipf.Uint64())))
		}
		talk, person := "talk/t"+strconv.Itoa(i), "person/p"+strconv.Itoa(r.IntN(1+talks*6/10))
		add(talk, graph.Title, strings.Join(title, " "))
		add(talk, graph.By, person)
		add(person, graph.Name, word(r.IntN(8000))+" "+word(r.IntN(20000)))
	}
	add("theme/service-mesh", graph.Name, "service mesh")
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func BenchmarkSearch17000(b *testing.B) {
	x := search.New(library(b, 17000))
	x.Prepare()
	for _, query := range []string{"s", "ka", "kamo", "servise mesh", "kamorite lusa", "kamorita lusavebo griban ton", "zzzzzzzzzzzzzzzz"} {
		b.Run(query, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				x.Search(search.Query{Text: query})
			}
		})
	}
}

func BenchmarkPrepare17000(b *testing.B) {
	g := library(b, 17000)
	b.ReportAllocs()
	for b.Loop() {
		search.New(g).Prepare()
	}
}
