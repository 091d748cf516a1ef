// Package search finds nodes by what they are called: by titles, names and
// aliases, by beginnings of words while somebody types, by several words in
// any order, and in spite of typing mistakes.
package search

import (
	"sync"

	"throughline/graph"
)

// Index answers searches over one graph. It is safe for concurrent use. Its
// tables are built by the first search, or by Prepare: 50 ms and 4 MB for
// 17,000 talks with their speakers.
type Index struct {
	g       *graph.Graph
	once    sync.Once
	t       table
	scratch graph.Spare[tally] // which has an entry for each name
}

// New returns an index of the graph's names without building it yet.
func New(g *graph.Graph) *Index { return &Index{g: g} }

// Prepare builds the index now rather than at the first search.
func (x *Index) Prepare() {
	x.once.Do(func() { x.t = buildTable(x.g) })
}

// Query is what somebody looks for.
type Query struct {
	Text  string     // at most MaxWords words of it count
	Kind  graph.Kind // results of this kind only; NoKind for all
	Limit int        // results; 20 when not positive
}

// MaxWords is the number of words of a query that count.
const MaxWords = 12

// Result is one node that was found.
type Result struct {
	Node      uint32
	Score     float64 // at most 100 or so; comparable within one answer only
	Text      string  // the name or alias that matched
	Alias     bool    // whether Text is an alias
	Corrected string  // the words that were taken for mistyped ones, as they are written; "" if none
}

// Answer is what a search found.
type Answer struct {
	Results []Result
	Counts  [graph.NumKinds]int // nodes found by kind, whatever kind was asked for
	Partial bool                // no name has all words, so these have some
}

// Total returns the number of nodes found of one kind, or of all for NoKind.
func (a Answer) Total(k graph.Kind) int {
	if k != graph.NoKind {
		return a.Counts[k]
	}
	total := 0
	for _, n := range a.Counts {
		total += n
	}
	return total
}

// Search returns the nodes whose names fit the words of the query, the best
// first. The last word may be unfinished. A query without words finds nothing.
func (x *Index) Search(q Query) Answer {
	return x.search(q, ranking{kind: q.Kind})
}

// Nearest returns at most limit ids whose names are nearest to an id that
// does not exist, those of its kind first where they fit as well.
func (x *Index) Nearest(id graph.ID, limit int) []graph.ID {
	slug := id.Slug()
	if slug == "" {
		slug = string(id)
	}
	answer := x.search(Query{Text: slug, Limit: limit}, ranking{prefer: id.Kind(), partial: true})
	ids := make([]graph.ID, len(answer.Results))
	for i, r := range answer.Results {
		ids[i] = x.g.ID(r.Node)
	}
	return ids
}

func (x *Index) search(q Query, r ranking) Answer {
	x.Prepare()
	if q.Limit <= 0 {
		q.Limit = 20
	}
	slots := x.t.slots(q.Text)
	if len(slots) == 0 {
		return Answer{}
	}
	t := x.scratch.Take()
	if t == nil {
		t = &tally{entries: make([]hits, len(x.t.node)), place: make([]uint32, x.g.Len())}
	}
	for i := range slots {
		t.count(&x.t, &slots[i], i)
	}
	r.x, r.slots, r.query = x, slots, q
	answer := r.answer(t)
	t.reset(&x.t)
	x.scratch.Put(t)
	return answer
}
