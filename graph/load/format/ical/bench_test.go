package ical_test

import (
	"testing"

	"throughline/graph/load/format/formattest"
	"throughline/graph/load/format/ical"
)

func BenchmarkSched(b *testing.B) {
	folder := formattest.Extra(b, "data/sched-ical")
	talks := 0
	for b.Loop() {
		batches, _ := formattest.ImportFolder(b, ical.Importer{}, folder)
		talks += len(batches[0].Talks)
	}
	b.ReportMetric(float64(talks)/b.Elapsed().Seconds(), "talks/s")
}
