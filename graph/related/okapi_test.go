package related_test

import (
	"math"
	"testing"

	"throughline/graph/text"
)

// okapi is the peer, BM25: it scores documents against a query by S. E. Robertson and
// H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009).
type okapi struct {
	k1 float64 // how slowly repeating a word stops to count
	b  float64 // how much long documents are held back
}

// score adds to scores, which has an entry for each document, what each
// document gets for the words of a query.
func (p okapi) score(x *text.Index, query func(yield func(word string)), scores []float64) {
	mean := 0.0
	for doc := range x.Len() {
		mean += float64(x.Length(uint32(doc))) / float64(x.Len())
	}
	var words []uint32 // in their order, since sums of floats depend on it
	often := map[uint32]float64{}
	query(func(word string) {
		w, ok := x.Number(word)
		if ok && often[w] == 0 {
			words = append(words, w)
		}
		if ok {
			often[w]++
		}
	})
	for _, w := range words {
		docs, counts := x.Postings(w)
		weight := often[w] * math.Log(1+(float64(x.Len()-len(docs))+0.5)/(float64(len(docs))+0.5))
		for i, doc := range docs {
			tf := float64(counts[i])
			scores[doc] += weight * tf * (p.k1 + 1) / (tf + p.k1*(1-p.b+p.b*float64(x.Length(doc))/mean))
		}
	}
}

func TestThePeerIsItsFormula(t *testing.T) {
	docs := [][]string{{"mesh", "mesh", "proxy"}, {"mesh"}, {"other", "words", "here", "now"}}
	x := text.NewIndex(len(docs), func(doc int, yield func(string)) {
		for _, word := range docs[doc] {
			yield(word)
		}
	})
	got := make([]float64, len(docs))
	okapi{1.5, 0.6}.score(x, func(yield func(string)) { yield("mesh"); yield("mesh"); yield("unknown") }, got)
	idf, mean := math.Log(1+1.5/2.5), 8.0/3
	for i, want := range []float64{
		2 * idf * 2 * 2.5 / (2 + 1.5*(0.4+0.6*3/mean)),
		2 * idf * 1 * 2.5 / (1 + 1.5*(0.4+0.6*1/mean)), 0,
	} {
		if math.Abs(got[i]-want) > 1e-12 {
			t.Errorf("document %d: %v, want %v", i, got[i], want)
		}
	}
}
