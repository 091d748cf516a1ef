package discover_test

import (
	"testing"

	"throughline/graph/load/discover"
)

func BenchmarkFind(b *testing.B) {
	g := archives(b)
	b.ReportAllocs()
	for b.Loop() {
		discover.Find(g, discover.Options{})
	}
}
