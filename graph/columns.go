package graph

// What works through a whole graph, such as the planning of a load, reads the
// tables by number: a text that is not made is not compared or hashed either.

// TextAt returns text number i: an id, the object of a literal predicate, a
// locator.
func (t *Tables) TextAt(i uint32) string { return t.text(i) }

// Span returns where the objects of subject n lie in To: lo <= i < hi.
func (r *Rel) Span(n uint32) (lo, hi uint32) { return r.span(n) }

// LabelsAt returns the numbers of the labels of the fact at position i of To.
// The slice belongs to the graph.
func (r *Rel) LabelsAt(i uint32) []uint32 { return r.labels(i) }

// LabelAt returns label number i as evidence.
func (g *Graph) LabelAt(i uint32) Evidence { return g.label(i) }
