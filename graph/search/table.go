package search

import (
	"math"
	"slices"
	"strings"

	"throughline/graph"
	"throughline/graph/text"
)

// table is the token index: the distinct words of all names in order, and for
// each the names that hold it. A name is an entry; a node has one for its
// title or name and one for each alias.
type table struct {
	words []string // sorted; they share one arena
	ends  []uint32 // where the postings of a word end
	posts []uint32 // entry<<1, plus 1 if the word joins two of the entry's words

	node  []uint32  // by entry
	alias []uint8   // by entry: 0 for the name, else the alias numbered from one
	size  []uint8   // by entry: words
	prior []float32 // by entry: what it is worth before any word matches

	same map[string][]string // one-word names and aliases of one theme or technology, from each to the others
}

// maxNameWords is how many words of a title are indexed.
const maxNameWords = 48

// posting is a word of an entry while the table is built.
type posting struct{ word, post uint32 }

type builder struct {
	t      table
	g      *graph.Graph
	number map[string]uint32
	words  []string
	posts  []posting
}

func buildTable(g *graph.Graph) table {
	b := builder{g: g, number: map[string]uint32{}}
	for n := range uint32(g.Len()) {
		b.addNode(n)
	}
	b.sortWords()
	b.group()
	return b.t
}

func (b *builder) addNode(n uint32) {
	kind := b.g.Kind(n)
	prior := kindPrior(kind) + degreePrior(b.g.Degree(n))
	b.addEntry(n, kind, 0, b.g.Name(n), prior)
	if kind == graph.Theme || kind == graph.Technology {
		b.addSame(n)
	}
	for i, alias := range b.g.Values(n, graph.Alias) {
		if i < math.MaxUint8 {
			b.addEntry(n, kind, uint8(i+1), alias, prior-2)
		}
	}
}

// addSame notes which words are names of one thing.
func (b *builder) addSame(n uint32) {
	aliases := b.g.Values(n, graph.Alias)
	name := text.Words(b.g.Name(n))
	if len(name) != 1 || len(aliases) == 0 {
		return
	}
	if b.t.same == nil {
		b.t.same = map[string][]string{}
	}
	for _, alias := range aliases {
		if other := text.Words(alias); len(other) == 1 && other[0] != name[0] {
			b.t.same[other[0]] = append(b.t.same[other[0]], name[0])
			b.t.same[name[0]] = append(b.t.same[name[0]], other[0])
		}
	}
}

// kindPrior puts the nodes that one explores from before those one finds by
// their own name.
func kindPrior(k graph.Kind) float64 {
	switch k {
	case graph.Theme:
		return 10
	case graph.Technology:
		return 9
	case graph.Person, graph.Company:
		return 6
	case graph.Series:
		return 5
	case graph.Event:
		return 4
	case graph.Talk:
		return 2
	}
	return 0
}

func degreePrior(degree int) float64 { return min(10, 1.2*math.Log2(1+float64(degree))) }

func (b *builder) addEntry(n uint32, kind graph.Kind, alias uint8, name string, prior float64) {
	entry := uint32(len(b.t.node))
	last, size := "", uint8(0)
	joinable := kind != graph.Talk && kind != graph.Source
	text.EachWord(name, func(word string) bool {
		b.post(word, entry<<1)
		if last != "" && joinable && size < 4 {
			b.post(last+word, entry<<1|1)
		}
		last = word
		size++
		return size < maxNameWords
	})
	if size == 0 {
		return
	}
	b.t.node = append(b.t.node, n)
	b.t.alias = append(b.t.alias, alias)
	b.t.size = append(b.t.size, size)
	b.t.prior = append(b.t.prior, float32(prior))
}

func (b *builder) post(word string, post uint32) {
	w, ok := b.number[word]
	if !ok {
		w = uint32(len(b.words))
		b.number[word] = w
		b.words = append(b.words, word)
	}
	b.posts = append(b.posts, posting{w, post})
}

// sortWords puts the words in order, in one arena, and renumbers the postings.
func (b *builder) sortWords() {
	order := make([]uint32, len(b.words))
	size := 0
	for i, w := range b.words {
		order[i] = uint32(i)
		size += len(w)
	}
	slices.SortFunc(order, func(i, j uint32) int { return strings.Compare(b.words[i], b.words[j]) })
	var arena strings.Builder
	arena.Grow(size)
	for _, i := range order {
		arena.WriteString(b.words[i])
	}
	all := arena.String()
	b.t.words = make([]string, len(order))
	place := make([]uint32, len(order))
	for at, i := range order {
		n := len(b.words[i])
		b.t.words[at], all = all[:n], all[n:]
		place[i] = uint32(at)
	}
	for i := range b.posts {
		b.posts[i].word = place[b.posts[i].word]
	}
}

// group lays the postings out by word, by counting.
func (b *builder) group() {
	ends := make([]uint32, len(b.t.words))
	for _, p := range b.posts {
		ends[p.word]++
	}
	sum := uint32(0)
	for w, n := range ends {
		ends[w] = sum
		sum += n
	}
	b.t.posts = make([]uint32, len(b.posts))
	for _, p := range b.posts {
		b.t.posts[ends[p.word]] = p.post
		ends[p.word]++
	}
	b.t.ends = ends
}

// postings returns the entries that hold word w.
func (t *table) postings(w uint32) []uint32 {
	lo := uint32(0)
	if w > 0 {
		lo = t.ends[w-1]
	}
	return t.posts[lo:t.ends[w]]
}

// from returns the number of the first word that is not less than s.
func (t *table) from(s string) int {
	i, _ := slices.BinarySearch(t.words, s)
	return i
}

// after returns the number of the first word from lo on that does not begin
// with prefix, when word lo does. It gallops, since most ranges are short.
func (t *table) after(lo int, prefix string) int {
	step, hi := 1, lo+1
	for hi < len(t.words) && strings.HasPrefix(t.words[hi], prefix) {
		lo = hi
		step *= 2
		hi += step
	}
	hi = min(hi, len(t.words))
	for lo+1 < hi {
		if mid := (lo + hi) / 2; strings.HasPrefix(t.words[mid], prefix) {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo + 1
}
