package graph

import (
	"cmp"
	"slices"
)

// NeighborhoodOptions bound a neighbourhood. The zero value means the
// defaults named with each field.
type NeighborhoodOptions struct {
	Depth int // steps from the focus; 1 by default, at most MaxDepth
	Limit int // nodes, the focus included; 60 by default, at most MaxNodes
	From  int // first year shown; 0 for no limit
	To    int // last year shown; 0 for no limit
}

// The most that a neighbourhood holds: more is not readable.
const (
	MaxDepth = 3
	MaxNodes = 150
)

// Edge is one edge of a Graph. Its ends are node numbers.
type Edge struct {
	From      uint32
	Predicate Predicate
	To        uint32
}

// Bundle is what a neighbourhood holds back: Count neighbours of Node under
// Predicate, followed against its direction if Inverse.
type Bundle struct {
	Node      uint32
	Predicate Predicate
	Inverse   bool
	Count     int
}

// Neighborhood is the part of a graph around a node.
type Neighborhood struct {
	Focus uint32
	Nodes []uint32 // the focus first, then as found
	Edges []Edge   // all edges between Nodes
	More  []Bundle
}

func (o NeighborhoodOptions) withDefaults() NeighborhoodOptions {
	if o.Depth <= 0 {
		o.Depth = 1
	}
	if o.Limit <= 0 {
		o.Limit = 60
	}
	o.Depth, o.Limit = min(o.Depth, MaxDepth), min(o.Limit, MaxNodes)
	return o
}

// InYears reports whether node n may be shown in a window of years, of which
// zero leaves an end open. Nodes that live across years always may.
func (g *Graph) InYears(n uint32, from, to int) bool {
	if !g.Kind(n).Dated() {
		return true
	}
	y := g.Year(n)
	return (from == 0 || y >= from) && (to == 0 || y != 0 && y <= to)
}

// Neighborhood returns the part of the graph around a node, breadth first. At
// each node every relation gets its share of places, and what does not fit is
// counted in a bundle, so that a hub shows what kinds of things it touches and
// not one kind alone.
//
// A window of years never shows more than there was without it: what lies
// outside is taken out, with what was tied to the focus by it alone, and the
// places go to neighbours of the focus that were held back.
func (g *Graph) Neighborhood(focus uint32, o NeighborhoodOptions) Neighborhood {
	w := g.around(focus, o.withDefaults())
	w.countMore()
	w.view.Edges = g.Among(w.view.Nodes)
	return w.view
}

// Near returns the nodes of a neighbourhood alone.
func (g *Graph) Near(focus uint32, o NeighborhoodOptions) []uint32 {
	return g.around(focus, o.withDefaults()).view.Nodes
}

func (g *Graph) around(focus uint32, o NeighborhoodOptions) *walker {
	w := &walker{g: g, o: o, seen: map[uint32]bool{focus: true}}
	w.view = Neighborhood{Focus: focus, Nodes: []uint32{focus}}
	level := w.view.Nodes
	for depth := 1; depth <= o.Depth; depth++ {
		start := len(w.view.Nodes)
		end := o.Limit
		if depth < o.Depth {
			end = start + (o.Limit-start)*nearShare/100
		}
		for i, n := range level {
			w.expand(n, (end-len(w.view.Nodes))/(len(level)-i), depth)
		}
		level = w.view.Nodes[start:]
	}
	if o.From != 0 || o.To != 0 {
		w.window()
	}
	return w
}

// Relation is the neighbours of a node under one predicate and direction.
type Relation struct {
	Predicate Predicate
	Inverse   bool
	Nodes     []uint32
}

// Relations returns the non-empty relations of node n, outgoing first. The
// slices of nodes belong to the graph.
func (g *Graph) Relations(n uint32) []Relation {
	var out []Relation
	for p := By; p < edgeEnd; p++ {
		if nodes := g.Out(n, p); len(nodes) > 0 {
			out = append(out, Relation{p, false, nodes})
		}
	}
	for p := By; p < edgeEnd; p++ {
		if nodes := g.In(n, p); len(nodes) > 0 {
			out = append(out, Relation{p, true, nodes})
		}
	}
	return out
}

// Among returns all edges between the given nodes, ordered by the position of
// their first end.
func (g *Graph) Among(nodes []uint32) []Edge {
	shown := make(map[uint32]bool, len(nodes))
	for _, n := range nodes {
		shown[n] = true
	}
	var edges []Edge
	for _, n := range nodes {
		for p := By; p < edgeEnd; p++ {
			for _, to := range g.Out(n, p) {
				if shown[to] {
					edges = append(edges, Edge{n, p, to})
				}
			}
		}
	}
	return edges
}

type walker struct {
	g    *Graph
	o    NeighborhoodOptions
	seen map[uint32]bool
	view Neighborhood
}

// nearShare is the percentage of the places left that a step takes when more
// steps follow: what surrounds a hub is told by its neighbours' neighbours too.
const nearShare = 50

// Hub is the size above which a relation of a node other than the focus stays
// a bundle: what passes through it says little about the focus.
const Hub = 40

// expand adds at most room neighbours of n, in turn from each relation.
func (w *walker) expand(n uint32, room, depth int) {
	relations := w.g.Relations(n)
	for i := range relations {
		r := &relations[i]
		if depth > 1 && len(r.Nodes) > Hub {
			r.Nodes = nil
			continue
		}
		r.Nodes = w.candidates(r.Nodes)
	}
	for taken := true; taken && room > 0; {
		taken = false
		for i := range relations {
			r := &relations[i]
			if len(r.Nodes) == 0 || room == 0 {
				continue
			}
			w.take(r.Nodes[0])
			r.Nodes = r.Nodes[1:]
			room--
			taken = true
		}
	}
}

func (w *walker) take(n uint32) {
	if !w.seen[n] {
		w.seen[n] = true
		w.view.Nodes = append(w.view.Nodes, n)
	}
}

// candidates returns the nodes that may still be shown: those with more ties
// to the view first, then the newest, then the best connected.
// More than a neighbourhood holds are not returned.
func (w *walker) candidates(nodes []uint32) []uint32 {
	type candidate struct {
		n    uint32
		ties int
	}
	if len(nodes) > 4*MaxNodes { // counting the ties of a hub's thousands, or looking each up, costs more than it tells
		newest := w.g.newestFirst(nodes, 0, 0)
		return slices.DeleteFunc(newest, func(n uint32) bool { return w.seen[n] })
	}
	var list []candidate
	for _, n := range nodes {
		if !w.seen[n] {
			list = append(list, candidate{n: n})
		}
	}
	if len(list) > 1 {
		for i := range list {
			list[i].ties = w.ties(list[i].n)
		}
	}
	list = First(list, w.o.Limit, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.ties, a.ties), cmp.Compare(w.g.Year(b.n), w.g.Year(a.n)), cmp.Compare(a.n, b.n))
	})
	out := make([]uint32, len(list))
	for i, c := range list {
		out[i] = c.n
	}
	return out
}

func (w *walker) ties(n uint32) int {
	ties := 0
	for p := By; p < edgeEnd; p++ {
		for _, to := range w.g.Out(n, p) {
			if w.seen[to] {
				ties++
			}
		}
	}
	return ties
}

// countMore bundles the neighbours within the years that are not shown.
func (w *walker) countMore() {
	for _, n := range w.view.Nodes {
		for _, r := range w.g.Relations(n) {
			if hidden := w.g.Hidden(r.Nodes, w.view.Nodes, w.o.From, w.o.To); hidden > 0 {
				w.view.More = append(w.view.More, Bundle{n, r.Predicate, r.Inverse, hidden})
			}
		}
	}
}

// Hidden counts the nodes of a relation that a view could show within the
// years, and does not. Without years it looks up what is in view and counts
// nothing, since a hub's relation is a million long.
func (g *Graph) Hidden(relation, view []uint32, from, to int) int {
	hidden := len(relation)
	if from != 0 || to != 0 {
		hidden = 0
		for _, n := range relation {
			if g.InYears(n, from, to) {
				hidden++
			}
		}
	}
	for _, n := range view {
		if _, ok := slices.BinarySearch(relation, n); ok && g.InYears(n, from, to) {
			hidden--
		}
	}
	return hidden
}

// window narrows the view to the years.
func (w *walker) window() {
	w.view.Nodes = w.g.Window(w.view.Nodes, w.o.From, w.o.To)
	clear(w.seen)
	for _, n := range w.view.Nodes {
		w.seen[n] = true
	}
}
