package related_test

import (
	"bytes"
	"testing"

	"github.com/andybalholm/brotli"

	"throughline/graph/related"
)

// BenchmarkTableBytes prints what the table of words costs to send, for FOSDEM
// and for the talks of all sources.
func BenchmarkTableBytes(b *testing.B) {
	var library []record
	for _, talk := range readLibrary(b) {
		library = append(library, talk.record)
	}
	for _, c := range []struct {
		name    string
		records []record
	}{{"fosdem", readFOSDEM(b)}, {"all", library}} {
		b.Run(c.name, func(b *testing.B) {
			table := related.NewTable(newStudy(b, c.records, nil).g)
			var sent bytes.Buffer
			plain := related.EncodeTable(table)
			for b.Loop() {
				sent.Reset()
				w := brotli.NewWriterLevel(&sent, brotli.BestCompression)
				if _, err := w.Write(plain); err != nil {
					b.Fatal(err)
				}
				if err := w.Close(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(c.records)), "talks")
			b.ReportMetric(float64(len(plain)), "bytes")
			b.ReportMetric(float64(sent.Len()), "bytes_brotli_11")
		})
	}
}
