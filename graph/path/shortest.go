package path

import (
	"slices"

	"throughline/graph"
)

// relation is a predicate and the direction in which it is followed.
type relation struct {
	pred    graph.Predicate
	inverse bool
}

// relationsOf lists for each kind the relations its nodes can have, so that a
// search asks for 2 to 9 rows at a node and not for 18.
func relationsOf() (all [graph.NumKinds][]relation) {
	for _, k := range graph.Kinds() {
		for _, p := range graph.EdgePredicates() {
			if p.Leaves(k) {
				all[k] = append(all[k], relation{p, false})
			}
			if p.Reaches(k) {
				all[k] = append(all[k], relation{p, true})
			}
		}
	}
	return all
}

var relations = relationsOf()

// side is one end of a breadth-first search from two ends.
type side struct {
	seen  marks
	via   []uint32 // the node before, towards the start of this side
	level []uint32
	next  []uint32
}

func (s *side) begin(n, nodes uint32) {
	if s.via == nil {
		s.seen, s.via = newMarks(int(nodes)), make([]uint32, nodes)
	}
	s.seen.clear()
	s.seen.add(n)
	s.via[n] = n
	s.level = append(s.level[:0], n)
}

// Shortest returns a path with the fewest hops between two nodes, of any
// length, over the given predicates or over all when there are none. ok is
// false when there is none or a limit was reached, which cut says.
func (ev *Evaluator) Shortest(a, b uint32, over []graph.Predicate, l Limits) (p Path, cut Cut, ok bool) {
	ev.begin(l.withDefaults(), false)
	hops, ok := ev.shortest(a, b, over)
	return Path{From: a, Hops: hops, Cost: float64(len(hops))}, ev.budget.cut, ok
}

// shortest searches breadth first from both ends, the smaller level first
// (Pohl 1971). A whole level is finished on one side before the other is
// looked at, so the first node seen from both lies on a shortest path.
func (ev *Evaluator) shortest(a, b uint32, over []graph.Predicate) ([]Hop, bool) {
	if a == b {
		return nil, true
	}
	x, y := &ev.sides[0], &ev.sides[1]
	x.begin(a, uint32(ev.g.Len()))
	y.begin(b, uint32(ev.g.Len()))
	for len(x.level) > 0 && len(y.level) > 0 {
		if len(x.level) > len(y.level) {
			x, y = y, x
		}
		if from, to, ok := ev.grow(x, y, over); ok {
			if x != &ev.sides[0] {
				from, to = to, from
			}
			return ev.joined(from, to, over), true
		}
	}
	return nil, false
}

// grow expands one level of x, and returns the edge at which it meets y.
func (ev *Evaluator) grow(x, y *side, over []graph.Predicate) (from, to uint32, ok bool) {
	x.next = x.next[:0]
	for _, n := range x.level {
		for _, r := range relations[ev.g.Kind(n)] {
			if over != nil && !slices.Contains(over, r.pred) {
				continue
			}
			list := ev.g.Along(n, r.pred, r.inverse)
			if !ev.budget.spend(len(list) + 1) {
				x.level = x.level[:0]
				return 0, 0, false
			}
			for _, m := range list {
				if y.seen.has(m) {
					return n, m, true
				}
				if x.seen.add(m) {
					x.via[m] = n
					x.next = append(x.next, m)
				}
			}
		}
	}
	x.level, x.next = x.next, x.level
	return 0, 0, false
}

// joined is the path from the start of the first side over the edge from-to to
// the start of the second.
func (ev *Evaluator) joined(from, to uint32, over []graph.Predicate) []Hop {
	nodes := []uint32{from}
	for n := from; ev.sides[0].via[n] != n; {
		n = ev.sides[0].via[n]
		nodes = append(nodes, n)
	}
	slices.Reverse(nodes)
	nodes = append(nodes, to)
	for n := to; ev.sides[1].via[n] != n; {
		n = ev.sides[1].via[n]
		nodes = append(nodes, n)
	}
	var hops []Hop
	for i, n := range nodes[1:] {
		hops = append(hops, hopBetween(ev.g, nodes[i], n, over))
	}
	return hops
}

// hopBetween returns the first hop there is between two nodes.
func hopBetween(g *graph.Graph, from, to uint32, over []graph.Predicate) Hop {
	for _, r := range relations[g.Kind(from)] {
		if over != nil && !slices.Contains(over, r.pred) {
			continue
		}
		h := Hop{r.pred, r.inverse, to}
		if e := h.Edge(from); g.Has(e.From, e.Predicate, e.To) {
			return h
		}
	}
	return Hop{To: to}
}
