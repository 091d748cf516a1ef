package trend

import (
	"math/bits"
	"slices"

	"throughline/graph"
)

// subjects returns the node, and unless exact every theme and technology
// narrower than it at any distance.
func subjects(g *graph.Graph, node uint32, exact bool) []uint32 {
	if exact {
		return []uint32{node}
	}
	return g.WithNarrower(node)
}

// talksOf returns the talks that any edge joins to one of the nodes, in rising
// order. Talks of a series are those of its events.
func talksOf(g *graph.Graph, nodes []uint32) []uint32 {
	var out []uint32
	for _, n := range nodes {
		kind := g.Kind(n)
		if kind == graph.Series {
			out = append(out, talksOf(g, g.In(n, graph.Of))...)
			continue
		}
		for _, p := range graph.EdgePredicates() {
			if p.Leaves(graph.Talk) && p.Reaches(kind) {
				out = append(out, g.OfKind(g.In(n, p), graph.Talk)...)
			}
		}
	}
	return distinct(g, out)
}

// distinct sorts talks and takes out repeats: each is a bit, and the bits are
// read back.
func distinct(g *graph.Graph, talks []uint32) []uint32 {
	lo, hi := g.Range(graph.Talk)
	marked := make([]uint64, (hi-lo+63)/64)
	for _, talk := range talks {
		i := talk - lo
		marked[i/64] |= 1 << (i % 64)
	}
	talks = talks[:0]
	for at, word := range marked {
		for ; word != 0; word &= word - 1 {
			talks = append(talks, lo+uint32(64*at+bits.TrailingZeros64(word)))
		}
	}
	return talks
}

// eventsOf returns the events that speak of one of the nodes themselves.
func eventsOf(g *graph.Graph, nodes []uint32) []uint32 {
	var out []uint32
	for _, n := range nodes {
		for _, p := range [...]graph.Predicate{graph.About, graph.Uses} {
			out = append(out, g.OfKind(g.In(n, p), graph.Event)...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
