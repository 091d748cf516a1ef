package trail

import (
	"slices"

	"throughline/graph"
)

// ring shows a talk, the talks around it, and what it shares with any of them:
// that is what ties them. Which talks those are stands in the step, so that a
// link shows the same without what they were found by.
func (p *player) ring(focus uint32, i int) {
	s, v := &p.steps[i], p.v
	v.Neighborhood, v.Asked = graph.Neighborhood{Focus: focus, Nodes: []uint32{focus}}, s.Text
	for k, id := range s.Nodes {
		n, ok := p.find(i, id)
		if !ok || slices.Contains(v.Nodes, n) || len(v.Nodes) >= mostAround {
			continue
		}
		v.Nodes = append(v.Nodes, n)
		v.Ring = append(v.Ring, Related{n, s.points(k)})
	}
	for _, predicate := range ties {
		for _, n := range p.g.Out(focus, predicate) {
			if len(v.Nodes) < graph.MaxNodes && !slices.Contains(v.Nodes, n) && p.ties(n, predicate) {
				v.Nodes = append(v.Nodes, n)
			}
		}
	}
	v.Edges = p.g.Among(v.Nodes)
	v.More = v.bundles(p.g)
}

// mostAround is the number of talks around one: more cannot be read.
const mostAround = 40

// ties are the relations by which a talk is tied to those around it. The
// edition ties all talks of a conference, and says little.
var ties = [...]graph.Predicate{graph.About, graph.Uses, graph.From, graph.Features, graph.By}

// ties reports whether a node is joined to any talk of the ring.
func (p *player) ties(n uint32, predicate graph.Predicate) bool {
	talks := p.g.In(n, predicate)
	return slices.ContainsFunc(p.v.Ring, func(r Related) bool {
		_, ok := slices.BinarySearch(talks, r.Node)
		return ok
	})
}
