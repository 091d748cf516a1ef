package graph

import (
	"cmp"
	"slices"
)

// Window returns what a window of years leaves of a view, whose focus is the
// first of its nodes: what lies within the years and is still tied to the focus
// by it. It never shows more than there was; but places that it frees go to
// neighbours of the focus that were held back, since the years of a hub would
// else be empty.
func (g *Graph) Window(nodes []uint32, from, to int) []uint32 {
	if len(nodes) == 0 || from == 0 && to == 0 {
		return nodes
	}
	left := g.tied(nodes, from, to)
	shown := make(map[uint32]bool, len(nodes))
	for _, n := range left {
		shown[n] = true
	}
	for _, r := range g.Relations(nodes[0]) {
		for _, n := range g.newestFirst(r.Nodes, from, to) {
			if !shown[n] && len(left) < len(nodes) {
				shown[n] = true
				left = append(left, n)
			}
		}
	}
	return left
}

// tied returns the nodes that edges within the years tie to the first, in
// their order.
func (g *Graph) tied(nodes []uint32, from, to int) []uint32 {
	next := map[uint32][]uint32{}
	for _, e := range g.Among(nodes) {
		next[e.From], next[e.To] = append(next[e.From], e.To), append(next[e.To], e.From)
	}
	found := map[uint32]bool{nodes[0]: true}
	for queue := []uint32{nodes[0]}; len(queue) > 0; queue = queue[1:] {
		for _, n := range next[queue[0]] {
			if !found[n] && g.InYears(n, from, to) {
				found[n] = true
				queue = append(queue, n)
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(nodes), func(n uint32) bool { return !found[n] })
}

// newestFirst returns nodes within a window of years, the newest first. Of a
// hub's thousands it gives only as many as a view could take in beside those
// that it holds.
func (g *Graph) newestFirst(nodes []uint32, from, to int) []uint32 {
	if from != 0 || to != 0 {
		nodes = slices.DeleteFunc(slices.Clone(nodes), func(n uint32) bool { return !g.InYears(n, from, to) })
	}
	return First(nodes, 2*MaxNodes, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(g.Year(b), g.Year(a)), cmp.Compare(a, b))
	})
}
