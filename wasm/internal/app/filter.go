package app

import "throughline/graph"

// filter leaves what lies within the years and is still tied to the focus by
// it. A filter never shows more than there was; but places that it frees go to
// neighbours of the focus that were held back, since the years of a hub would
// else be empty.
func (v *View) filter(g *graph.Graph) {
	places := len(v.Nodes)
	v.keepReached(g)
	for _, b := range v.Neighborhood.More {
		if b.Node != v.Focus {
			continue
		}
		for _, m := range v.candidates(g, b.Node, Act{Predicate: b.Predicate, Inverse: b.Inverse}) {
			if _, shown := v.position[m]; !shown && len(v.Nodes) < places {
				v.position[m] = len(v.Nodes)
				v.Nodes = append(v.Nodes, m)
			}
		}
	}
}

// keepReached drops nodes, and keeps the order of the rest.
func (v *View) keepReached(g *graph.Graph) {
	reached := v.reached(g)
	var nodes []uint32
	at := make([]int, len(v.Nodes)) // position among those kept
	for i, n := range v.Nodes {
		at[i] = len(nodes)
		if reached[i] {
			nodes = append(nodes, n)
		}
	}
	for n, parent := range v.From {
		if reached[parent] {
			v.From[n] = at[parent]
			continue
		}
		delete(v.From, n)
	}
	v.Nodes = nodes
	v.index()
}

// reached walks from the focus over edges between nodes within the years.
func (v *View) reached(g *graph.Graph) []bool {
	next := make([][]int, len(v.Nodes))
	for _, e := range g.Among(v.Nodes) {
		from, to := v.position[e.From], v.position[e.To]
		next[from], next[to] = append(next[from], to), append(next[to], from)
	}
	reached := make([]bool, len(v.Nodes))
	reached[0] = true
	for queue := []int{0}; len(queue) > 0; queue = queue[1:] {
		for _, i := range next[queue[0]] {
			if !reached[i] && g.InYears(v.Nodes[i], v.Years[0], v.Years[1]) {
				reached[i] = true
				queue = append(queue, i)
			}
		}
	}
	return reached
}
