package vocabulary

import (
	"strings"
	"testing"

	"throughline/data"
)

func BenchmarkMatch(b *testing.B) {
	v, err := Parse(data.Files)
	if err != nil {
		b.Fatal(err)
	}
	m := NewMatcher(v)
	t := Text{Title: "A service mesh for everyone", Abstract: strings.Repeat("We moved services to Kubernetes and measured what the mesh costs; more at https://x.example/y. ", 16)}
	b.SetBytes(int64(len(t.Abstract)))
	for b.Loop() {
		if len(m.Match(t)) == 0 {
			b.Fatal("nothing is found")
		}
	}
}
