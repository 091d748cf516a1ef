package graph

import "slices"

// Graph is an immutable index over facts: adjacency by predicate in both
// directions, texts in one arena, nodes numbered from zero by kind and, within
// a kind, by falling degree, so that hubs have small numbers. Equal sets of
// facts compile to equal graphs. It is safe for concurrent use.
type Graph struct {
	t       Tables
	starts  [NumKinds + 1]uint32
	reverse [NumEdges]Rel
	years   []int16
	lookup  table
	old     map[ID]uint32
	minYear int
	maxYear int
}

// FromTables checks the tables and derives a Graph from them. The graph keeps
// the arrays; the caller must not change them afterwards.
func FromTables(t Tables) (*Graph, error) {
	if err := t.check(); err != nil {
		return nil, err
	}
	g := &Graph{t: t, starts: t.kindStarts()}
	for _, p := range EdgePredicates() {
		g.reverse[p] = transpose(&t.Rels[p])
	}
	if !g.lookup.fill(&g.t) {
		return nil, errTwice
	}
	g.deriveYears()
	g.old = g.redirects()
	return g, nil
}

// Tables returns the arrays of the graph, which must not be changed.
func (g *Graph) Tables() *Tables { return &g.t }

// Len returns the number of nodes.
func (g *Graph) Len() int { return int(g.starts[NumKinds]) }

// Lookup returns the number of the node with the id.
func (g *Graph) Lookup(id ID) (n uint32, ok bool) { return g.lookup.find(&g.t, string(id)) }

// Resolve is Lookup that follows the redirects of merged nodes. moved is true
// when the node has another id now.
func (g *Graph) Resolve(id ID) (n uint32, moved, ok bool) {
	if n, ok = g.Lookup(id); ok {
		return n, false, true
	}
	n, ok = g.old[id]
	return n, ok, ok
}

// ID returns the id of node n.
func (g *Graph) ID(n uint32) ID { return ID(g.t.text(n)) }

// Kind returns the kind of node n.
func (g *Graph) Kind(n uint32) Kind { return kindAt(&g.starts, n) }

// Range returns the numbers of a kind's nodes: lo <= n < hi.
func (g *Graph) Range(k Kind) (lo, hi uint32) { return g.starts[k], g.starts[k+1] }

// Name returns what node n is called: its title or name, else its slug.
func (g *Graph) Name(n uint32) string {
	if row := g.t.Rels[Title].row(n); len(row) > 0 {
		return g.t.text(row[0])
	}
	if row := g.t.Rels[Name].row(n); len(row) > 0 {
		return g.t.text(row[0])
	}
	return g.ID(n).Slug()
}

// Year returns the calendar year of an event, or of the event a talk was given
// at, and 0 when there is none.
func (g *Graph) Year(n uint32) int {
	i := n - g.starts[Talk]
	if i >= uint32(len(g.years)) {
		return 0
	}
	return int(g.years[i])
}

// YearSpan returns the first and the last year of any event, or zeros.
func (g *Graph) YearSpan() (first, last int) { return g.minYear, g.maxYear }

// Out returns the objects of node n under an edge predicate, in rising order.
// The slice belongs to the graph.
func (g *Graph) Out(n uint32, p Predicate) []uint32 { return g.t.Rels[p].row(n) }

// In returns the subjects that reach node n by an edge predicate, in rising
// order. The slice belongs to the graph.
func (g *Graph) In(n uint32, p Predicate) []uint32 { return g.reverse[p].row(n) }

// Along returns where the edges of node n under a predicate lead: Out, or
// against their direction In.
func (g *Graph) Along(n uint32, p Predicate, inverse bool) []uint32 {
	if inverse {
		return g.In(n, p)
	}
	return g.Out(n, p)
}

// Has reports whether an edge leads from one node to the other.
func (g *Graph) Has(from uint32, p Predicate, to uint32) bool {
	_, ok := slices.BinarySearch(g.Out(from, p), to)
	return ok
}

// Degree returns the number of edges of node n, in both directions.
func (g *Graph) Degree(n uint32) int {
	d := 0
	for p := By; p < edgeEnd; p++ {
		d += len(g.Out(n, p)) + len(g.In(n, p))
	}
	return d
}

// Edges returns the number of edges of a predicate.
func (g *Graph) Edges(p Predicate) int { return len(g.t.Rels[p].To) }

// Value returns the best supported text of node n under a literal predicate,
// or "".
func (g *Graph) Value(n uint32, p Predicate) string {
	if row := g.t.Rels[p].row(n); len(row) > 0 {
		return g.t.text(row[0])
	}
	return ""
}

// Values returns all texts of node n under a literal predicate, the best
// supported first.
func (g *Graph) Values(n uint32, p Predicate) []string {
	row := g.t.Rels[p].row(n)
	if len(row) == 0 {
		return nil
	}
	out := make([]string, len(row))
	for i, v := range row {
		out[i] = g.t.text(v)
	}
	return out
}
