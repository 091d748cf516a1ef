package trail

import (
	"math/rand/v2"
	"strconv"

	"throughline/graph"
)

// randomTrail does n random steps, most of them on nodes that are in view.
func randomTrail(r *rand.Rand, g *graph.Graph, n int) []Step {
	steps := []Step{{Verb: Open, Node: anyNode(r, g)}}
	v, _ := Replay(g, steps)
	for len(steps) < n {
		steps = append(steps, randomStep(r, g, v))
		if r.IntN(4) == 0 {
			v, _ = Replay(g, steps)
		}
	}
	return steps
}

func anyNode(r *rand.Rand, g *graph.Graph) graph.ID { return g.ID(uint32(r.IntN(g.Len()))) }

func randomStep(r *rand.Rand, g *graph.Graph, v *View) Step {
	seen := func() graph.ID {
		if r.IntN(10) == 0 {
			return anyNode(r, g)
		}
		return g.ID(v.Nodes[r.IntN(len(v.Nodes))])
	}
	some := func(most int) (ids []graph.ID) {
		for range 1 + r.IntN(most) {
			ids = append(ids, seen())
		}
		return ids
	}
	window := func() [2]int { return [2]int{2010 + r.IntN(8), 2016 + r.IntN(8)} }
	s := Step{Verb: Verb(1 + r.IntN(int(verbEnd)-1)), Node: seen()}
	switch f := fields[s.Verb]; {
	case s.Verb.Begins() && r.IntN(8) > 0: // else every view would be a first one
		s.Verb = Expand
	case f.relation && r.IntN(2) == 0:
		all := graph.EdgePredicates()
		s.Predicate, s.Inverse = all[r.IntN(len(all))], r.IntN(2) == 0
	case f.place:
		s.X, s.Y = r.IntN(2000)-1000, r.IntN(2000)-1000
	case f.kinds:
		s.Kinds = Kinds(1 << (1 + r.IntN(8)))
	case f.then:
		s.Years, s.Then = window(), window()
	case f.years && r.IntN(2) == 0:
		s.Years = window()
	case f.nodes && !f.relation:
		s.Nodes = some(3)
		if f.points {
			for range s.Nodes {
				s.Points = append(s.Points, 1+r.IntN(300))
			}
		}
	case f.text:
		s.Text = "note " + strconv.Itoa(r.IntN(100))
	}
	if !fields[s.Verb].node {
		s.Node = ""
	}
	return s
}
