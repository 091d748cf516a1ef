package path

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"throughline/graph"
)

// Costs are integers in sixteenths of a bit, so that they are the same on
// every machine.
const costUnit = 16

// sizeCost is log2(1+size) in units, with the bits below the highest one
// taken as a straight line between two powers: at most 0.09 bits too low.
func sizeCost(size int) uint32 {
	d := uint64(size) + 1
	high := bits.Len64(d) - 1
	return uint32(high*costUnit) + uint32((d-1<<high)*costUnit>>high)
}

// spare is the number of states of a node that may each be cheaper in as few
// hops before another is not kept. With 1 the search is half as expensive and
// misses 3 of 100 diverse paths on small tangled graphs; with 2 it misses 1.
const spare = 2

// state is a node reached from one end by some hops at the least cost, and in
// a search forward in time with the year that the walk has come to.
type state struct {
	node   uint32
	cost   uint32 // of the hops and of the nodes after the start, node included
	before int32  // state, -1 at the start
	next   int32  // another state of the same node, or -1
	year   int16
	hops   uint8
	edge   uint8 // as walked from this end
}

// end is one side of the search.
type end struct {
	states []state
	seen   marks
	first  []int32 // of the states of a node that was seen
	queue  heap    // cost, then state
	half   uint8   // hops this side walks at most
	least  uint64  // cost of a state with that many hops
	work   int     // edges visited
}

// via is a path found: a state of each end at one node.
type via struct{ a, b int32 }

// search finds paths between two nodes. Its scratch space belongs to the
// evaluator.
type search struct {
	ev    *Evaluator
	o     ConnectOptions
	goal  [2]uint32
	ends  *[2]end
	found *[]via
	queue *heap // cost, then position in found
}

// connecting is the scratch space of searches.
type connecting struct {
	ends  [2]end
	found []via
	queue heap
	costs []uint16 // of passing a node, plus one; 0 until it is asked for
}

func (ev *Evaluator) newSearch(o ConnectOptions) *search {
	c := &ev.connecting
	if c.costs == nil {
		c.costs = make([]uint16, ev.g.Len())
		for i := range c.ends {
			c.ends[i].seen, c.ends[i].first = newMarks(ev.g.Len()), make([]int32, ev.g.Len())
		}
	}
	return &search{ev: ev, o: o, ends: &c.ends, found: &c.found, queue: &c.queue}
}

// between returns the most telling paths between two nodes, cheapest first.
func (s *search) between(a, b uint32) []Path {
	s.goal = [2]uint32{a, b}
	*s.found, *s.queue = (*s.found)[:0], (*s.queue)[:0]
	s.ends[0].begin(a, uint8((s.o.Hops+1)/2), s.startYear(a, 0))
	s.ends[1].begin(b, uint8(s.o.Hops/2), s.startYear(b, 1))
	var paths []Path
	if s.ends[0].states[0].year > s.ends[1].states[0].year {
		return nil // the goal lies before the start
	}
	for len(paths) < s.o.K {
		bound := s.bound()
		paths = s.choose(paths, bound)
		if bound == math.MaxUint64 || len(paths) >= s.o.K || s.ev.budget.halt {
			break
		}
		s.expand(s.smaller())
	}
	if s.ev.budget.halt {
		paths = s.choose(paths, math.MaxUint64)
	}
	// A cheap path can be found late when what was cheaper up to one of its
	// nodes turned out to cross itself.
	return graph.First(paths, len(paths), func(p, q Path) int { return cmp.Compare(p.Cost, q.Cost) })
}

func (e *end) begin(n uint32, half uint8, year int16) {
	e.states, e.queue = append(e.states[:0], state{node: n, before: -1, next: -1, year: year}), e.queue[:0]
	e.seen.clear()
	e.seen.add(n)
	e.first[n] = 0
	e.half, e.least, e.work = half, math.MaxUint64, 0
	if half == 0 {
		e.least = 0
		return
	}
	e.queue.push(0)
}

// startYear is the year a walk from an end begins with: its node's, or one
// that allows any.
func (s *search) startYear(n uint32, side int) int16 {
	y := s.ev.g.Year(n)
	if !s.o.Forward {
		return 0
	}
	if y == 0 && side == 1 {
		return math.MaxInt16
	}
	return int16(y)
}

// top is the least cost of a state that is not expanded yet.
func (e *end) top() uint64 {
	if len(e.queue) == 0 {
		return math.MaxUint64
	}
	return e.queue[0] >> 32
}

// bound is a cost below which every path has been found. A path that has not
// been found has, from at least one end, a part that ends with a state not yet
// expanded, and from the other end such a part too or one of half the hops;
// the parts are apart by a hop at least.
func (s *search) bound() uint64 {
	a, b := &s.ends[0], &s.ends[1]
	sum := func(x, y uint64) uint64 {
		if x == math.MaxUint64 || y == math.MaxUint64 {
			return math.MaxUint64
		}
		return x + y + costUnit
	}
	return min(sum(a.top(), b.top()), sum(a.least, b.top()), sum(a.top(), b.least))
}

// smaller is the side that has less work behind it with its next state.
func (s *search) smaller() int {
	var work [2]int
	for i := range s.ends {
		e := &s.ends[i]
		if len(e.queue) == 0 {
			return 1 - i
		}
		work[i] = e.work + s.ev.g.Degree(e.states[uint32(e.queue[0])].node)
	}
	if work[0] <= work[1] {
		return 0
	}
	return 1
}

// expand follows the edges of the cheapest state of a side.
func (s *search) expand(side int) {
	e, g := &s.ends[side], s.ev.g
	at := int32(uint32(e.queue.pop()))
	from := e.states[at]
	for _, r := range relations[g.Kind(from.node)] {
		list := g.Along(from.node, r.pred, r.inverse)
		if !s.ev.budget.spend(len(list) + 1) {
			return
		}
		e.work += len(list)
		for _, n := range list {
			s.relax(side, at, &from, n, edgeCode(r.pred, r.inverse))
		}
	}
}

// relax considers the state of node n that an edge leads to.
func (s *search) relax(side int, at int32, from *state, n uint32, edge uint8) {
	if n == s.goal[side] || len(s.o.Avoid) > 0 && n != s.goal[1-side] && slices.Contains(s.o.Avoid, n) {
		return
	}
	year, ok := s.yearAfter(side, from.year, n)
	if !ok {
		return
	}
	e := &s.ends[side]
	to := state{node: n, cost: from.cost + costUnit + s.pass(n), before: at, next: -1, year: year, hops: from.hops + 1, edge: edge}
	if e.seen.add(n) {
		e.first[n] = -1
	}
	better := 0
	for i := e.first[n]; i >= 0; i = e.states[i].next {
		if x := &e.states[i]; x.cost <= to.cost && x.hops <= to.hops && (x.year == year || (x.year < year) == (side == 0)) {
			if better++; better == spare {
				return
			}
		}
	}
	i := int32(len(e.states))
	to.next, e.first[n] = e.first[n], i
	e.states = append(e.states, to)
	switch {
	case n == s.goal[1-side]:
	case to.hops < e.half:
		e.queue.push(uint64(to.cost)<<32 | uint64(i))
	default:
		e.least = min(e.least, uint64(to.cost))
	}
	s.meet(side, i)
}

// pass is what a path pays for going through node n.
func (s *search) pass(n uint32) uint32 {
	if s.o.Plain || n == s.goal[0] || n == s.goal[1] {
		return 0
	}
	cost := &s.ev.connecting.costs[n]
	if *cost == 0 {
		*cost = uint16(sizeCost(size(s.ev.g, n))) + 1
	}
	return uint32(*cost) - 1
}

// size is how much hangs on a node: its edges, and for a series those of its
// events and for a theme those of what is narrower, since a series of five
// editions with all the talks there are is no rare thing.
func size(g *graph.Graph, n uint32) int {
	size := g.Degree(n)
	for _, p := range [...]graph.Predicate{graph.Of, graph.Broader} {
		for _, m := range g.In(n, p) {
			size += g.Degree(m)
		}
	}
	return size
}

// yearAfter returns the year that a walk has come to at node n, which is never
// earlier than before, or never later on the side that walks back.
func (s *search) yearAfter(side int, year int16, n uint32) (int16, bool) {
	if !s.o.Forward {
		return 0, true
	}
	y := int16(s.ev.g.Year(n))
	if y == 0 {
		return year, true
	}
	return y, y == year || (y > year) == (side == 0)
}

// meet joins a state of one side with those of the other at the same node.
func (s *search) meet(side int, i int32) {
	x, other := &s.ends[side].states[i], &s.ends[1-side]
	if !other.seen.has(x.node) {
		return
	}
	for j := other.first[x.node]; j >= 0; j = other.states[j].next {
		y := &other.states[j]
		if int(x.hops+y.hops) > s.o.Hops || x.year != y.year && (x.year < y.year) != (side == 0) {
			continue
		}
		v := via{i, j}
		if side == 1 {
			v = via{j, i}
		}
		s.queue.push(uint64(x.cost+y.cost-s.pass(x.node))<<32 | uint64(len(*s.found)))
		*s.found = append(*s.found, v)
	}
}

// choose takes the found paths that cost at most bound, cheapest first, if
// they are simple and unlike those taken before.
func (s *search) choose(paths []Path, bound uint64) []Path {
	for len(paths) < s.o.K && len(*s.queue) > 0 && (*s.queue)[0]>>32 <= bound {
		key := s.queue.pop()
		p := s.path((*s.found)[uint32(key)])
		p.Cost = float64(key>>32) / costUnit
		if simple(p) && !slices.ContainsFunc(paths, func(q Path) bool { return alike(p, q) }) {
			paths = append(paths, p)
		}
	}
	return paths
}

func (s *search) path(v via) Path {
	p := Path{From: s.goal[0]}
	a, b := s.ends[0].states, s.ends[1].states
	for i := v.a; a[i].before >= 0; i = a[i].before {
		p.Hops = append(p.Hops, Hop{graph.Predicate(a[i].edge >> 1), a[i].edge&1 == 1, a[i].node})
	}
	slices.Reverse(p.Hops)
	for i := v.b; b[i].before >= 0; i = b[i].before {
		p.Hops = append(p.Hops, Hop{graph.Predicate(b[i].edge >> 1), b[i].edge&1 == 0, b[b[i].before].node})
	}
	return p
}

func simple(p Path) bool {
	nodes := p.Nodes()
	for i, n := range nodes {
		if slices.Contains(nodes[:i], n) {
			return false
		}
	}
	return true
}

// alike reports whether two paths share more than half of the nodes between
// the ends of one of them, or are the same direct edge.
func alike(p, q Path) bool {
	if len(p.Hops) == 1 && len(q.Hops) == 1 {
		return p.Hops[0] == q.Hops[0]
	}
	shared := 0
	for _, h := range p.Hops[:len(p.Hops)-1] {
		for _, i := range q.Hops[:len(q.Hops)-1] {
			if h.To == i.To {
				shared++
			}
		}
	}
	return 2*shared > min(len(p.Hops), len(q.Hops))-1 && shared > 0
}
