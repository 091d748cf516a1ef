package graph

import "slices"

// WithNarrower returns a node and every theme and technology narrower than it
// at any distance, the nearest first.
func (g *Graph) WithNarrower(n uint32) []uint32 { return g.family(n, g.In) }

// WithBroader returns a node and every theme and technology broader than it at
// any distance, the nearest first.
func (g *Graph) WithBroader(n uint32) []uint32 { return g.family(n, g.Out) }

func (g *Graph) family(n uint32, next func(uint32, Predicate) []uint32) []uint32 {
	out := []uint32{n}
	var seen []bool // themes and technologies are numbered first
	for i := 0; i < len(out); i++ {
		for _, m := range next(out[i], Broader) {
			if seen == nil {
				_, end := g.Range(Technology)
				seen = make([]bool, end)
				seen[n] = true
			}
			if !seen[m] {
				seen[m] = true
				out = append(out, m)
			}
		}
	}
	return out
}

// OfKind returns the nodes of a kind out of nodes in the order of their
// numbers, as relations hold them. They stand together, since nodes are
// numbered by kind: it is a part of the slice.
func (g *Graph) OfKind(nodes []uint32, k Kind) []uint32 {
	lo, hi := g.Range(k)
	from, _ := slices.BinarySearch(nodes, lo)
	to, _ := slices.BinarySearch(nodes, hi)
	return nodes[from:to]
}
