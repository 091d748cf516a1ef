package related

import (
	"errors"
	"slices"

	"throughline/graph"
)

// Table is what a graph read without its prose and its evidence cannot tell
// about its talks: their words, which edges are inferred only, and which talk
// names which. It is made where the whole graph is (NewTable), is plain arrays
// like graph.Tables, and can travel with a snapshot, so that every list in the
// browser equals the server's. It costs about 340 bytes a talk.
//
// Talks are numbered from zero, in the order of the graph.
type Table struct {
	Text    string   // the words as they are shown, one after the other
	TextEnd []uint32 // by word: where it ends in Text
	Talks   []uint32 // by word: how many talks have it

	RowEnd []uint32 // by talk: where its row ends in Word and Weight
	Word   []uint32 // in rising order for each talk
	Weight []uint8  // in units of 1/32; bit 7 says that the talk has the word itself, bit 6 that its speakers' other talks lent it

	NameNode []uint32 // themes, technologies, companies and speakers of several talks whose names have words here, in rising order
	NameEnd  []uint32 // by NameNode: where its words end in NameWord
	NameWord []uint32 // in rising order for each node

	WeakNode []uint32 // nodes that talks are joined to by inference only, in rising order
	WeakEnd  []uint32 // by WeakNode: where its talks end in WeakTalk
	WeakTalk []uint32 // in rising order for each node

	RefFrom, RefTo []uint32 // a talk whose abstract names another talk, by rising RefFrom
}

const (
	ownWord  = 1 << 7
	lentWord = 1 << 6
	marks    = ownWord | lentWord
	unit     = 32 // weights are stored in units of 1/unit: finer ones find nothing more and are a third more to send
)

var errTable = errors.New("related: the table does not fit the graph")

// NewTable reads titles, abstracts, evidence and references of all talks.
// Where the graph was read without its prose, titles alone count. It takes 4 s
// for 17,000 talks.
func NewTable(g *graph.Graph) *Table {
	t := &Table{}
	c := readCorpus(g)
	c.weigh()
	c.expand()
	c.write(t)
	t.findWeak(g)
	t.findReferences(g)
	return t
}

// check makes sure that no number in the table leads outside it or the graph.
func (t *Table) check(g *graph.Graph) error {
	lo, hi := g.Range(graph.Talk)
	talks, words, nodes := hi-lo, uint32(len(t.TextEnd)), uint32(g.Len())
	ok := len(t.Talks) == len(t.TextEnd) && rises(t.TextEnd, len(t.Text)) &&
		len(t.RowEnd) == int(talks) && rises(t.RowEnd, len(t.Word)) && len(t.Weight) == len(t.Word) &&
		below(t.Word, words) && below(t.NameNode, nodes) && slices.IsSorted(t.NameNode) &&
		len(t.NameEnd) == len(t.NameNode) && rises(t.NameEnd, len(t.NameWord)) && below(t.NameWord, words) && below(t.WeakNode, nodes) && slices.IsSorted(t.WeakNode) &&
		len(t.WeakEnd) == len(t.WeakNode) && rises(t.WeakEnd, len(t.WeakTalk)) && below(t.WeakTalk, talks) &&
		len(t.RefFrom) == len(t.RefTo) && slices.IsSorted(t.RefFrom) && below(t.RefFrom, talks) && below(t.RefTo, talks)
	if !ok {
		return errTable
	}
	return nil
}

func rises(ends []uint32, to int) bool {
	last := uint32(0)
	for _, end := range ends {
		if end < last {
			return false
		}
		last = end
	}
	return int(last) == to
}

func below(values []uint32, limit uint32) bool {
	for _, v := range values {
		if v >= limit {
			return false
		}
	}
	return true
}

func (t *Table) word(w uint32) string { return t.Text[start(t.TextEnd, w):t.TextEnd[w]] }

func (t *Table) row(talk uint32) (words []uint32, weights []uint8) {
	lo, hi := start(t.RowEnd, talk), t.RowEnd[talk]
	return t.Word[lo:hi], t.Weight[lo:hi]
}

// start returns where row i begins.
func start(ends []uint32, i uint32) uint32 {
	if i == 0 {
		return 0
	}
	return ends[i-1]
}

// weak returns the talks that know a node by inference only.
func (t *Table) weak(node uint32) []uint32 { return listOf(node, t.WeakNode, t.WeakEnd, t.WeakTalk) }

// naming returns the words of a node's names.
func (t *Table) naming(node uint32) []uint32 { return listOf(node, t.NameNode, t.NameEnd, t.NameWord) }

func listOf(node uint32, nodes, ends, lists []uint32) []uint32 {
	i, ok := slices.BinarySearch(nodes, node)
	if !ok {
		return nil
	}
	return lists[start(ends, uint32(i)):ends[i]]
}

// postings are the rows of a table by word.
type postings struct {
	end    []uint32
	talk   []uint32
	weight []uint8
}

func (p *postings) of(w uint32) (talks []uint32, weights []uint8) {
	lo, hi := start(p.end, w), p.end[w]
	return p.talk[lo:hi], p.weight[lo:hi]
}

func (t *Table) invert() postings {
	p := postings{make([]uint32, len(t.TextEnd)), make([]uint32, len(t.Word)), make([]uint8, len(t.Word))}
	for _, w := range t.Word {
		p.end[w]++
	}
	sum := uint32(0)
	for w, n := range p.end {
		p.end[w] = sum // where the word's postings start; each insertion moves it to where they end
		sum += n
	}
	for talk := range uint32(len(t.RowEnd)) {
		words, weights := t.row(talk)
		for i, w := range words {
			p.talk[p.end[w]], p.weight[p.end[w]] = talk, weights[i]
			p.end[w]++
		}
	}
	return p
}

// sharing are the predicates by which talks share nodes, with the kind of
// reason each makes.
var sharing = [...]struct {
	p    graph.Predicate
	kind ReasonKind
}{
	{graph.About, Themes}, {graph.Uses, Technologies}, {graph.From, Companies},
	{graph.Features, Companies}, {graph.By, Speakers},
}

// findWeak notes the edges of talks whose evidence is all inferred.
func (t *Table) findWeak(g *graph.Graph) {
	if !g.HasEvidence() {
		return
	}
	type edge struct{ node, talk uint32 }
	var weak []edge
	lo, hi := g.Range(graph.Talk)
	for talk := lo; talk < hi; talk++ {
		for _, s := range sharing {
			for _, node := range g.Out(talk, s.p) {
				if inferredOnly(g.Evidence(talk, s.p, node)) {
					weak = append(weak, edge{node, talk - lo})
				}
			}
		}
	}
	slices.SortFunc(weak, func(a, b edge) int {
		if a.node != b.node {
			return int(a.node) - int(b.node)
		}
		return int(a.talk) - int(b.talk)
	})
	for _, e := range slices.Compact(weak) {
		if n := len(t.WeakNode); n == 0 || t.WeakNode[n-1] != e.node {
			t.WeakNode = append(t.WeakNode, e.node)
			t.WeakEnd = append(t.WeakEnd, 0)
		}
		t.WeakTalk = append(t.WeakTalk, e.talk)
		t.WeakEnd[len(t.WeakEnd)-1] = uint32(len(t.WeakTalk))
	}
}

func inferredOnly(evidence []graph.Evidence) bool {
	for _, e := range evidence {
		if e.Status > graph.Inferred {
			return false
		}
	}
	return true
}
