package report

import (
	"strings"
	"testing"
)

// longReport is made up, of 10,000 words.
func longReport() []byte {
	var b strings.Builder
	b.WriteString("# Notes from Example Conf 2031\n\n## Talks\n\n")
	for range 50 {
		b.WriteString("### Taming the monolith (Ben Sample, Acme)\n\nBen talked about how Acme splits services. ")
		b.WriteString(strings.Repeat("The team of Widgets runs Kafka and Kubernetes in production, says Cleo Testa, and it works. ", 11))
		b.WriteString("\n\n* one item of the notes\n* another item, with a [link](https://example.org)\n\n")
	}
	return []byte(b.String())
}

func BenchmarkExtract(b *testing.B) {
	x, content := New(testVocabulary(b)), longReport()
	if n := len(strings.Fields(string(content))); n < 10000 {
		b.Fatalf("%d words", n)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := x.Extract(content); err != nil {
			b.Fatal(err)
		}
	}
}
