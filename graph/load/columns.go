package load

import "throughline/graph"

// labelsOf marks, by number, the labels of the sources that are wanted.
func labelsOf(g *graph.Graph, wanted func(source graph.ID) bool) []bool {
	sources := g.Tables().Labels.Source
	lo, hi := g.Range(graph.Source)
	of := make([]bool, hi-lo)
	for i := range of {
		of[i] = wanted(g.ID(lo + uint32(i)))
	}
	out := make([]bool, len(sources))
	for l, source := range sources {
		out[l] = of[source-lo]
	}
	return out
}

// factsFrom yields the facts with the labels that are marked, as Facts does
// all of them.
func factsFrom(g *graph.Graph, marked []bool) func(yield func(graph.Fact) bool) {
	return func(yield func(graph.Fact) bool) {
		for p := range graph.Predicate(graph.NumPredicates) {
			if !factsOfRel(g, p, marked, yield) {
				return
			}
		}
	}
}

func factsOfRel(g *graph.Graph, p graph.Predicate, marked []bool, yield func(graph.Fact) bool) bool {
	t := g.Tables()
	rel := &t.Rels[p]
	at := uint32(0)
	for i, end := range rel.End {
		for ; at < end; at++ {
			for _, l := range rel.LabelsAt(at) {
				if marked[l] && !yield(graph.Fact{Subject: g.ID(rel.Lo + uint32(i)), Predicate: p, Object: t.TextAt(rel.To[at]), Evidence: g.LabelAt(l)}) {
					return false
				}
			}
		}
	}
	return true
}

// stays reports whether a fact about the node, or one that leads to it, has a
// label that is not marked.
func stays(g *graph.Graph, n uint32, dropped []bool) bool {
	t := g.Tables()
	for p := range graph.Predicate(graph.NumPredicates) {
		rel := &t.Rels[p]
		for at, hi := rel.Span(n); at < hi; at++ {
			if anyOther(rel.LabelsAt(at), dropped) {
				return true
			}
		}
		if p.IsEdge() && isReached(g, n, p, dropped) {
			return true
		}
	}
	return false
}

func isReached(g *graph.Graph, n uint32, p graph.Predicate, dropped []bool) bool {
	rel := &g.Tables().Rels[p]
	for _, from := range g.In(n, p) {
		for at, hi := rel.Span(from); at < hi; at++ {
			if rel.To[at] == n && anyOther(rel.LabelsAt(at), dropped) {
				return true
			}
		}
	}
	return false
}

func anyOther(labels []uint32, marked []bool) bool {
	for _, l := range labels {
		if !marked[l] {
			return true
		}
	}
	return false
}
