package text

import "strings"

// Index is an inverted index: for each word the documents that hold it and how
// often. It is safe for concurrent use.
type Index struct {
	number  map[string]uint32
	ends    []uint32 // where the postings of a word end in docs and counts
	docs    []uint32
	counts  []uint16
	lengths []uint32
}

// NewIndex indexes n documents. each(doc, yield) calls yield with every word
// of a document, in the order of its text; nothing is read twice.
func NewIndex(n int, each func(doc int, yield func(word string))) *Index {
	b := indexer{x: &Index{number: map[string]uint32{}, lengths: make([]uint32, n)}}
	for doc := range n {
		b.begin(uint32(doc))
		each(doc, b.add)
	}
	b.group()
	return b.x
}

// Len returns the number of documents.
func (x *Index) Len() int { return len(x.lengths) }

// Words returns the number of different words.
func (x *Index) Words() int { return len(x.ends) }

// Number returns the number of a word.
func (x *Index) Number(word string) (w uint32, ok bool) {
	w, ok = x.number[word]
	return w, ok
}

// Postings returns the documents that hold word number w, in rising order, and
// how often each does. The slices belong to the index.
func (x *Index) Postings(w uint32) (docs []uint32, counts []uint16) {
	lo := uint32(0)
	if w > 0 {
		lo = x.ends[w-1]
	}
	return x.docs[lo:x.ends[w]], x.counts[lo:x.ends[w]]
}

// Length returns the number of words of a document.
func (x *Index) Length(doc uint32) int { return int(x.lengths[doc]) }

// indexer gathers postings document by document; until group, docs holds the
// numbers of words, and owner the documents.
type indexer struct {
	x     *Index
	doc   uint32
	start int
	owner []uint32
	at    []uint32 // by word: its last place in docs, plus one
}

func (b *indexer) begin(doc uint32) {
	b.doc, b.start = doc, len(b.x.docs)
}

func (b *indexer) add(word string) {
	x := b.x
	x.lengths[b.doc]++
	w := b.number(word)
	if at := int(b.at[w]); at > b.start {
		if x.counts[at-1] < 1<<16-1 {
			x.counts[at-1]++
		}
		return
	}
	x.docs = append(x.docs, w)
	x.counts = append(x.counts, 1)
	b.owner = append(b.owner, b.doc)
	b.at[w] = uint32(len(x.docs))
}

func (b *indexer) number(word string) uint32 {
	w, ok := b.x.number[word]
	if !ok {
		w = uint32(len(b.at))
		word = strings.Clone(word) // a word must not keep its document's text alive
		b.x.number[word] = w
		b.at = append(b.at, 0)
	}
	return w
}

// group sorts the postings by word, by counting, which keeps documents in
// rising order.
func (b *indexer) group() {
	x := b.x
	x.ends = make([]uint32, len(b.at))
	for _, w := range x.docs {
		x.ends[w]++
	}
	sum := uint32(0)
	for w, n := range x.ends {
		x.ends[w] = sum // where the word's postings start; each insertion moves it to where they end
		sum += n
	}
	docs, counts := make([]uint32, len(x.docs)), make([]uint16, len(x.docs))
	for i, w := range x.docs {
		docs[x.ends[w]], counts[x.ends[w]] = b.owner[i], x.counts[i]
		x.ends[w]++
	}
	x.docs, x.counts = docs, counts
}
