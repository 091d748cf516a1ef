package graph

import "slices"

// Evidence returns what supports the edge, or nil when there is no such edge
// or the graph was read without its evidence.
func (g *Graph) Evidence(from uint32, p Predicate, to uint32) []Evidence {
	r := &g.t.Rels[p]
	lo, _ := r.span(from)
	i, ok := slices.BinarySearch(r.row(from), to)
	if !ok {
		return nil
	}
	return g.evidenceAt(r, lo+uint32(i))
}

// ValueEvidence returns what supports the i-th of Values(n, p).
func (g *Graph) ValueEvidence(n uint32, p Predicate, i int) []Evidence {
	r := &g.t.Rels[p]
	lo, hi := r.span(n)
	if i < 0 || uint32(i) >= hi-lo {
		return nil
	}
	return g.evidenceAt(r, lo+uint32(i))
}

// HasEvidence reports whether the graph was read with its evidence.
func (g *Graph) HasEvidence() bool { return len(g.t.Labels.Source) > 0 }

func (g *Graph) evidenceAt(r *Rel, i uint32) []Evidence {
	labels := r.labels(i)
	out := make([]Evidence, len(labels))
	for j, l := range labels {
		out[j] = g.label(l)
	}
	return out
}

func (g *Graph) label(l uint32) Evidence {
	labels := &g.t.Labels
	return Evidence{
		Source:  g.ID(labels.Source[l]),
		Locator: g.optional(labels.Locator[l]),
		Rule:    g.optional(labels.Rule[l]),
		Words:   g.optional(labels.Words[l]),
		Status:  labels.Status[l],
	}
}

func (g *Graph) optional(i uint32) string {
	if i == 0 {
		return ""
	}
	return g.t.text(i - 1)
}

// FactsOf yields the facts whose subject is a node, as Facts does.
func (g *Graph) FactsOf(n uint32) func(yield func(Fact) bool) {
	return func(yield func(Fact) bool) {
		for p := NoPredicate + 1; p < predicateEnd; p++ {
			r := &g.t.Rels[p]
			i := n - r.Lo
			if n < r.Lo || i >= uint32(len(r.End)) {
				continue
			}
			at := uint32(0)
			if i > 0 {
				at = r.End[i-1]
			}
			for ; at < r.End[i]; at++ {
				f := Fact{Subject: g.ID(n), Predicate: p, Object: g.t.text(r.To[at])}
				for _, l := range r.labels(at) {
					f.Evidence = g.label(l)
					if !yield(f) {
						return
					}
				}
			}
		}
	}
}

// Facts yields every fact once for each piece of its evidence, in the order of
// predicates, subjects and objects.
func (g *Graph) Facts(yield func(Fact) bool) {
	for p := NoPredicate + 1; p < predicateEnd; p++ {
		r := &g.t.Rels[p]
		at := uint32(0)
		for i, end := range r.End {
			subject := g.ID(r.Lo + uint32(i))
			for ; at < end; at++ {
				f := Fact{Subject: subject, Predicate: p, Object: g.t.text(r.To[at])}
				for _, l := range r.labels(at) {
					f.Evidence = g.label(l)
					if !yield(f) {
						return
					}
				}
			}
		}
	}
}
