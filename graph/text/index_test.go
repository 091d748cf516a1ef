package text

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/agnivade/levenshtein"
)

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b      string
		max, want int
	}{
		{"servise", "service", 2, 1}, {"kuberentes", "kubernetes", 2, 1}, {"mehs", "mesh", 1, 1}, {"", "abc", 3, 3}, {"", "abc", 2, 3},
		{"same", "same", 0, 0}, {"a", "b", 0, 1}, {"ca", "abc", 3, 3}, {"привет", "превит", 2, 2}, {"kafka", "kafak", 1, 1},
		{strings.Repeat("x", 50), strings.Repeat("x", 49), 1, 1}, {"abcd", "badc", 2, 2}, {"envoy", "istio", 2, 3},
	} {
		if got := Distance(c.a, c.b, c.max); got != c.want {
			t.Errorf("Distance(%q, %q, %d) = %d, want %d", c.a, c.b, c.max, got, c.want)
		}
		if got := Distance(c.b, c.a, c.max); got != c.want {
			t.Errorf("Distance(%q, %q, %d) = %d, want %d", c.b, c.a, c.max, got, c.want)
		}
	}
}

// fullDistance is the same distance by the full table.
func fullDistance(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

func TestDistanceAgreesWithTheFullTable(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	word := func() string {
		b := make([]byte, r.IntN(9))
		for i := range b {
			b[i] = "abc"[r.IntN(3)]
		}
		return string(b)
	}
	for range 200000 {
		a, b := word(), word()
		full := fullDistance(a, b)
		if plain := levenshtein.ComputeDistance(a, b); full > plain {
			t.Fatalf("%q %q: %d exceeds the distance without exchanges %d", a, b, full, plain)
		}
		for max := range 5 {
			if got, want := Distance(a, b, max), min(full, max+1); got != want {
				t.Fatalf("Distance(%q, %q, %d) = %d, want %d", a, b, max, got, want)
			}
		}
	}
}

func indexOf(docs ...string) *Index {
	return NewIndex(len(docs), func(doc int, yield func(string)) {
		EachWord(docs[doc], func(w string) bool { yield(w); return true })
	})
}

func TestIndex(t *testing.T) {
	x := indexOf("mesh and mesh", "", "a mesh")
	w, ok := x.Number("mesh")
	docs, counts := x.Postings(w)
	if !ok || !slices.Equal(docs, []uint32{0, 2}) || !slices.Equal(counts, []uint16{2, 1}) {
		t.Errorf("postings %v %v", docs, counts)
	}
	if x.Len() != 3 || x.Words() != 3 || x.Word(w) != "mesh" || x.Length(0) != 3 || x.Length(1) != 0 {
		t.Errorf("%d documents, %d words", x.Len(), x.Words())
	}
	if _, ok := x.Number("none"); ok {
		t.Error("found a word that is nowhere")
	}
}

func TestBM25IsItsFormula(t *testing.T) {
	x := indexOf("mesh mesh proxy", "mesh", "other words here now")
	query := x.Query(func(yield func(string)) { yield("mesh"); yield("mesh"); yield("unknown") })
	if len(query) != 1 || query[0].Weight != 2 {
		t.Fatalf("query %v", query)
	}
	got := make([]float64, 3)
	BM25{K1: 1.5, B: 0.6}.Score(x, query, got)
	idf := math.Log(1 + 1.5/2.5)
	mean := 8.0 / 3
	want := []float64{
		2 * idf * 2 * 2.5 / (2 + 1.5*(0.4+0.6*3/mean)),
		2 * idf * 1 * 2.5 / (1 + 1.5*(0.4+0.6*1/mean)), 0,
	}
	for i := range want {
		if math.Abs(got[i]-want[i]) > 1e-12 {
			t.Errorf("document %d: %v, want %v", i, got[i], want[i])
		}
	}
}

func TestBM25Settings(t *testing.T) {
	x := indexOf("a", "a b b b b b b b", "c")
	score := func(p BM25) []float64 {
		s := make([]float64, 3)
		p.Score(x, x.Query(func(yield func(string)) { yield("a") }), s)
		return s
	}
	if !slices.Equal(score(BM25{}), score(BM25{K1: 1.2, B: 0.75})) {
		t.Error("zero is not the usual setting")
	}
	if s := score(BM25{B: -1}); s[0] != s[1] {
		t.Errorf("without B the length counts: %v", s)
	}
	if s := score(BM25{}); s[0] <= s[1] {
		t.Errorf("the longer document is not held back: %v", s)
	}
	empty := NewIndex(0, nil)
	BM25{}.Score(empty, nil, nil)
}
