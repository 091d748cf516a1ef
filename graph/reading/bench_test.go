package reading_test

import (
	"os"
	"testing"

	"throughline/graph"
	"throughline/graph/graphtest"
	"throughline/graph/reading"
	"throughline/graph/search"
	"throughline/graph/wire"
)

// large is the graph of the snapshot that THROUGHLINE_SNAPSHOT names, or
// 17,000 talks that are made up.
func large(b *testing.B) *graph.Graph {
	name := os.Getenv("THROUGHLINE_SNAPSHOT")
	if name == "" {
		return graphtest.Talks(17000, 1)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	g, err := wire.Decode(data)
	if err != nil {
		b.Fatal(err)
	}
	return g
}

// BenchmarkTyping is one key pressed: the names and the readings.
func BenchmarkTyping(b *testing.B) {
	g := large(b)
	x := search.New(g)
	x.Prepare()
	r := reading.New(g, x)
	r.Prepare()
	for _, s := range []string{"s", "kubern", "kubernetes 20", "talks about service mesh by goo", "talks about servise mehs by gogle 2018", "path from istio to ebpf", "compare kakfa and pusar", "companies that use kubernetes since 2020", "people who spoke on docker at fosdem"} {
		b.Run(s, func(b *testing.B) {
			for b.Loop() {
				x.Search(search.Query{Text: s, Limit: 8})
				r.Read(s)
			}
		})
	}
}

func BenchmarkPrepare(b *testing.B) {
	g := large(b)
	for b.Loop() {
		reading.New(g, search.New(g)).Prepare()
	}
}
