package trail

import "throughline/graph"

// View is what a trail leads to: a part of the graph.
type View struct {
	graph.Neighborhood
	Years    [2]int            // first and last year shown, zero for an open end
	From     map[uint32]uint32 // by node that an expansion added: the one it came from
	Expanded map[uint32]bool   // the nodes that were expanded
	position map[uint32]int
}

// At returns the position of a node in Nodes.
func (v *View) At(n uint32) (int, bool) {
	i, ok := v.position[n]
	return i, ok
}

// firstDepth is how far a view reaches at first. The server's neighbourhood of the same
// focus and depth is the same.
const firstDepth = 2

// Most is the number of nodes that one expansion adds at most: more at once
// cannot be taken in.
const Most = 20

// Replay returns the view that steps lead to. It reports false where there is
// none: without a focus that the graph knows. Years hold for the whole trail.
func Replay(g *graph.Graph, steps []Step) (*View, bool) {
	first, years := -1, [2]int{}
	for i, a := range steps {
		switch a.Verb {
		case Open:
			first = i
		case Window:
			years = [2]int{a.From, a.To}
		}
	}
	if first < 0 {
		return nil, false
	}
	focus, _, ok := g.Resolve(steps[first].Node)
	if !ok {
		return nil, false
	}
	v := &View{Years: years, From: map[uint32]uint32{}, Expanded: map[uint32]bool{}}
	v.Neighborhood = g.Neighborhood(focus, graph.NeighborhoodOptions{Depth: firstDepth})
	v.index()
	changed := v.expandAll(g, steps[first+1:])
	if years != [2]int{} {
		v.Nodes = g.Window(v.Nodes, years[0], years[1])
		v.index()
		changed = true
	}
	if changed {
		v.Edges = g.Among(v.Nodes)
		v.More = v.bundles(g)
	}
	return v, true
}

func (v *View) index() {
	v.position = make(map[uint32]int, len(v.Nodes))
	for i, n := range v.Nodes {
		v.position[n] = i
	}
}

// expandAll reports whether any step added a node.
func (v *View) expandAll(g *graph.Graph, steps []Step) bool {
	before := len(v.Nodes)
	for _, a := range steps {
		if a.Verb != Expand {
			continue
		}
		if n, _, ok := g.Resolve(a.Node); ok {
			v.expand(g, n, a)
		}
	}
	return len(v.Nodes) > before
}

func (v *View) expand(g *graph.Graph, n uint32, a Step) {
	if _, ok := v.position[n]; !ok {
		return
	}
	v.Expanded[n] = true
	room := min(Most, graph.MaxNodes-len(v.Nodes))
	for _, m := range v.candidates(g, n, a) {
		if room <= 0 {
			return
		}
		if _, shown := v.position[m]; shown {
			continue
		}
		v.position[m] = len(v.Nodes)
		v.From[m] = n
		v.Nodes = append(v.Nodes, m)
		room--
	}
}

// candidates returns the neighbours a step may show, the most telling first.
func (v *View) candidates(g *graph.Graph, n uint32, a Step) []uint32 {
	if a.Predicate == graph.NoPredicate {
		all := g.Neighborhood(n, graph.NeighborhoodOptions{Limit: graph.MaxNodes, From: v.Years[0], To: v.Years[1]})
		return all.Nodes[1:]
	}
	if !a.Predicate.IsEdge() {
		return nil
	}
	nodes := g.Out(n, a.Predicate)
	if a.Inverse {
		nodes = g.In(n, a.Predicate)
	}
	return g.NewestFirst(nodes, v.Years[0], v.Years[1])
}

// bundles counts the neighbours that are not shown, as graph.Neighborhood
// does for views without expansions.
func (v *View) bundles(g *graph.Graph) []graph.Bundle {
	var out []graph.Bundle
	for _, n := range v.Nodes {
		for _, r := range g.Relations(n) {
			if hidden := v.Hidden(g, r.Nodes); hidden > 0 {
				out = append(out, graph.Bundle{Node: n, Predicate: r.Predicate, Inverse: r.Inverse, Count: hidden})
			}
		}
	}
	return out
}

// Hidden counts the nodes that may be shown and are not.
func (v *View) Hidden(g *graph.Graph, nodes []uint32) int {
	n := 0
	for _, m := range nodes {
		if _, shown := v.position[m]; !shown && g.InYears(m, v.Years[0], v.Years[1]) {
			n++
		}
	}
	return n
}

// HeldBack returns how many neighbours of a node are not shown.
func (v *View) HeldBack(n uint32) int {
	sum := 0
	for _, b := range v.Neighborhood.More {
		if b.Node == n {
			sum += b.Count
		}
	}
	return sum
}
