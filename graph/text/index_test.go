package text

import (
	"slices"
	"testing"
)

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
	if x.Len() != 3 || x.Words() != 3 || x.Length(0) != 3 || x.Length(1) != 0 {
		t.Errorf("%d documents, %d words", x.Len(), x.Words())
	}
	if _, ok := x.Number("none"); ok {
		t.Error("found a word that is nowhere")
	}
}
