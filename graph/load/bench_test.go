package load

import (
	"testing"

	"throughline/data"
	"throughline/graph/load/format/formattest"
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
