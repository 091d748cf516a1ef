package trend

import (
	"slices"

	"throughline/graph"
)

// subjects returns the node, and unless exact every theme and technology
// narrower than it at any distance.
func subjects(g *graph.Graph, node uint32, exact bool) []uint32 {
	out := []uint32{node}
	if exact {
		return out
	}
	for i := 0; i < len(out); i++ {
		for _, n := range g.In(out[i], graph.Broader) {
			if !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
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
				out = append(out, onlyTalks(g, g.In(n, p))...)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// onlyTalks cuts a rising row to its talks, which stand together because
// nodes are numbered by kind.
func onlyTalks(g *graph.Graph, row []uint32) []uint32 {
	lo, hi := g.Range(graph.Talk)
	i, _ := slices.BinarySearch(row, lo)
	j, _ := slices.BinarySearch(row, hi)
	return row[i:j]
}

// eventsOf returns the events that speak of one of the nodes themselves.
func eventsOf(g *graph.Graph, nodes []uint32) []uint32 {
	lo, hi := g.Range(graph.Event)
	var out []uint32
	for _, n := range nodes {
		for _, p := range [...]graph.Predicate{graph.About, graph.Uses} {
			row := g.In(n, p)
			i, _ := slices.BinarySearch(row, lo)
			j, _ := slices.BinarySearch(row, hi)
			out = append(out, row[i:j]...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
