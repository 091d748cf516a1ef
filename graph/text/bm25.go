package text

import "math"

// BM25 scores documents against a query by S. E. Robertson and H. Zaragoza,
// The Probabilistic Relevance Framework: BM25 and Beyond (2009). A zero K1 or B
// means the usual 1.2 or 0.75; a negative one means zero.
type BM25 struct {
	K1 float64 // how slowly repeating a word stops to count
	B  float64 // how much long documents are held back
}

func (p BM25) withDefaults() BM25 {
	return BM25{K1: orDefault(p.K1, 1.2), B: orDefault(p.B, 0.75)}
}

func orDefault(v, usual float64) float64 {
	switch {
	case v == 0:
		return usual
	case v < 0:
		return 0
	}
	return v
}

// IDF returns the weight of a word that n of all documents hold, ln(1 +
// (all-n+½)/(n+½)), which is positive for every word.
func IDF(n, all int) float64 {
	return math.Log(1 + (float64(all-n)+0.5)/(float64(n)+0.5))
}

// Weighted is a word of an index with its weight in a query.
type Weighted struct {
	Word   uint32
	Weight float64
}

// Query numbers the words of a query; words that the index lacks are left out,
// and the weight is how often one occurs.
func (x *Index) Query(each func(yield func(word string))) []Weighted {
	var query []Weighted
	place := map[uint32]int{}
	each(func(word string) {
		w, ok := x.number[word]
		if !ok {
			return
		}
		if at, seen := place[w]; seen {
			query[at].Weight++
			return
		}
		place[w] = len(query)
		query = append(query, Weighted{w, 1})
	})
	return query
}

// Score adds to scores, which has an entry for each document, what each
// document gets for the query. The cost is the length of the postings of the
// query's words.
func (p BM25) Score(x *Index, query []Weighted, scores []float64) {
	p = p.withDefaults()
	mean := float64(x.total) / float64(max(1, len(x.lengths)))
	if mean == 0 {
		return
	}
	for _, q := range query {
		docs, counts := x.Postings(q.Word)
		weight := float64(q.Weight * IDF(len(docs), x.Len()))
		for i, doc := range docs {
			tf := float64(counts[i])
			norm := p.K1 * (1 - p.B + float64(p.B*float64(x.lengths[doc])/mean))
			scores[doc] += float64(weight * (tf * (p.K1 + 1) / (tf + norm)))
		}
	}
}
