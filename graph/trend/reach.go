package trend

import (
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

// distinct sorts talks and takes out repeats. Many are marked and read back: an
// eighth of the time for the largest theme of 17,000 talks.
func distinct(g *graph.Graph, talks []uint32) []uint32 {
	lo, hi := g.Range(graph.Talk)
	if len(talks) < int(hi-lo)/16 {
		slices.Sort(talks)
		return slices.Compact(talks)
	}
	marked := make([]bool, hi-lo)
	for _, talk := range talks {
		marked[talk-lo] = true
	}
	talks = talks[:0]
	for i, yes := range marked {
		if yes {
			talks = append(talks, lo+uint32(i))
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
