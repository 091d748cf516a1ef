package graphtest

import (
	"math/rand/v2"

	"throughline/graph"
	"throughline/graph/path"
)

// Expression returns a random expression in normal form over the nodes of g,
// with at most depth levels of nesting.
func Expression(r *rand.Rand, g *graph.Graph, depth int) path.Expr {
	e := expression(r, g, depth)
	if r.IntN(3) == 0 {
		e = path.Where(e, condition(r, g))
	}
	return e
}

func expression(r *rand.Rand, g *graph.Graph, depth int) path.Expr {
	if depth == 0 || r.IntN(4) == 0 {
		ps := graph.EdgePredicates()
		return path.Step{Predicate: ps[r.IntN(len(ps))], Inverse: r.IntN(2) == 0}
	}
	switch r.IntN(5) {
	case 0, 1:
		return path.Join(several(r, g, depth)...)
	case 2:
		return path.Either(several(r, g, depth)...)
	case 3:
		repeats := []path.Repeat{path.ZeroOrMore, path.OneOrMore, path.ZeroOrOne}
		return path.Closure{Body: Expression(r, g, depth-1), Repeat: repeats[r.IntN(3)]}
	}
	return there(r, g, depth)
}

func several(r *rand.Rand, g *graph.Graph, depth int) []path.Expr {
	list := make([]path.Expr, 2+r.IntN(2))
	for i := range list {
		list[i] = Expression(r, g, depth-1)
	}
	return list
}

// there goes somewhere and back the same way, which random steps seldom do.
func there(r *rand.Rand, g *graph.Graph, depth int) path.Expr {
	e := expression(r, g, depth-1)
	if back, ok := path.Inverse(e); ok {
		return path.Join(e, back)
	}
	return e
}

func condition(r *rand.Rand, g *graph.Graph) path.Condition {
	switch r.IntN(4) {
	case 0:
		kinds := graph.Kinds()[:7]
		return path.Kinds{kinds[r.IntN(7)], kinds[r.IntN(7)]}[:1+r.IntN(2)]
	case 1:
		y := 2015 + r.IntN(6)
		return path.Years{{First: y, Last: y + r.IntN(3)}, {First: 2018}, {Last: 2016}, {First: y, Last: y}}[r.IntN(3):]
	case 2:
		return path.Text([]string{"mesh", "ÜBER", "\"", "\\", "a"}[r.IntN(5)])
	}
	return linked(r, g)
}

// linked names the ends of a few edges of g, so that some node meets it.
func linked(r *rand.Rand, g *graph.Graph) path.Condition {
	ps := graph.EdgePredicates()
	c := path.Linked{Predicate: ps[r.IntN(len(ps))], Inverse: r.IntN(3) == 0}
	for tries := 0; len(c.Nodes) == 0 || r.IntN(3) == 0; tries++ {
		n := uint32(r.IntN(g.Len()))
		list := g.Along(n, c.Predicate, c.Inverse)
		if len(list) > 0 {
			c.Nodes = append(c.Nodes, g.ID(list[r.IntN(len(list))]))
		}
		if tries > 1000 {
			return path.Kinds{graph.Talk}
		}
	}
	if lo, hi := g.Range(graph.Series); c.Predicate == graph.At && !c.Inverse && hi > lo && r.IntN(2) == 0 {
		c.Nodes = []graph.ID{g.ID(lo + uint32(r.IntN(int(hi-lo))))}
	}
	return c
}
