package wire_test

import (
	"strconv"
	"sync"
	"testing"

	"throughline/graph"
	"throughline/graph/wire"
)

var sizes = []int{10_000, 100_000}

// graphs keeps what generate made from one benchmark to the next.
var graphs sync.Map

func generated(talks int) *graph.Graph {
	g, ok := graphs.Load(talks)
	if !ok {
		g, _ = graphs.LoadOrStore(talks, generate(talks))
	}
	return g.(*graph.Graph)
}

func BenchmarkEncode(b *testing.B) {
	for _, talks := range sizes {
		b.Run(strconv.Itoa(talks), func(b *testing.B) {
			g := generated(talks)
			var snapshot []byte
			for b.Loop() {
				snapshot = wire.Encode(g)
			}
			b.ReportMetric(float64(len(snapshot)), "bytes")
		})
	}
}

func BenchmarkDecode(b *testing.B) {
	for _, talks := range sizes {
		whole := wire.Encode(generated(talks))
		core, err := wire.Section(whole, "core")
		if err != nil {
			b.Fatal(err)
		}
		for name, snapshot := range map[string][]byte{"core": core, "whole": whole} {
			b.Run(name+"/"+strconv.Itoa(talks), func(b *testing.B) {
				for b.Loop() {
					if _, err := wire.Decode(snapshot); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(len(snapshot)), "bytes")
			})
		}
	}
}
