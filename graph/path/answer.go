package path

import (
	"slices"

	"throughline/graph"
)

// Answer is what an evaluation found.
type Answer struct {
	Start uint32
	Rows  []Row   // by falling count, then by node number
	Total int     // distinct end nodes, those not listed in Rows included
	Walks Count   // over all end nodes
	Steps []Stage // after each top-level step
	Cut   Cut     // Whole when the answer is complete
	Edges int     // visited
}

// Row is one end node.
type Row struct {
	Node  uint32
	Count Count // walks that reach it
	Walk  []Hop // one of them, from the start; empty for the start itself
}

// Hop is one edge of a walk: along Predicate, against its direction if
// Inverse, to a node.
type Hop struct {
	Predicate graph.Predicate
	Inverse   bool
	To        uint32
}

// Edge returns the edge of the graph that the hop follows from a node.
func (h Hop) Edge(from uint32) graph.Edge {
	if h.Inverse {
		return graph.Edge{From: h.To, Predicate: h.Predicate, To: from}
	}
	return graph.Edge{From: from, Predicate: h.Predicate, To: h.To}
}

// Nodes returns the nodes of a row's walk, from the start to the end node.
func (a *Answer) Nodes(r Row) []uint32 {
	out := append(make([]uint32, 0, len(r.Walk)+1), a.Start)
	for _, h := range r.Walk {
		out = append(out, h.To)
	}
	return out
}

// Stage is what stands after a top-level step.
type Stage struct {
	Step    Expr
	Nodes   int // distinct
	Walks   Count
	Samples []uint32 // up to three nodes with the most walks
}

// Run evaluates an expression from a start.
func (ev *Evaluator) Run(p *Prepared, start uint32, l Limits) Answer {
	l = l.withDefaults()
	ev.begin(l, true)
	a := Answer{Start: start, Steps: make([]Stage, 0, len(p.steps))}
	end := ev.stages(p, start, l, func(i int, f *front) {
		a.Steps = append(a.Steps, stage(Steps(p.expr)[i], f))
	})
	ev.list(&a, end, l.Rows)
	a.Cut, a.Edges = max(a.Cut, ev.budget.cut), ev.budget.visited
	ev.give(end)
	return a
}

// stages evaluates the top-level steps, and shows what stands after each.
func (ev *Evaluator) stages(p *Prepared, start uint32, l Limits, show func(int, *front)) *front {
	f := ev.startAt(start)
	for i := range p.steps {
		ev.budget.allow(l.Edges, i, len(p.steps))
		next := ev.take()
		ev.count(&p.steps[i], f, next)
		ev.give(f)
		f = next
		if show != nil {
			show(i, f)
		}
	}
	return f
}

// allow sets the limit for step i of n: the last step may use the whole budget
// and the steps before it leave a tenth, in equal parts, so that an evaluation
// which is cut early still reaches some ends.
func (b *budget) allow(edges, i, n int) {
	if b.cut == CutTime {
		return
	}
	b.halt, b.limit = false, edges
	if left := n - 1 - i; left > 0 {
		b.limit -= edges / 10 * left / (n - 1)
	}
}

func stage(step Expr, f *front) Stage {
	s := Stage{Step: step, Nodes: len(f.nodes)}
	for _, c := range f.counts {
		s.Walks = s.Walks.Plus(c)
	}
	s.Samples = samples(f)
	return s
}

// samples returns up to three nodes with the most walks.
func samples(f *front) []uint32 {
	var best [3]int
	k := 0
	for i := range f.nodes {
		j := k
		for j > 0 && before(f, i, best[j-1]) {
			j--
		}
		if j == len(best) {
			continue
		}
		k = min(k+1, len(best))
		copy(best[j+1:k], best[j:k-1])
		best[j] = i
	}
	out := make([]uint32, k)
	for j := range out {
		out[j] = f.nodes[best[j]]
	}
	return out
}

// before reports whether entry i of f is listed before entry j.
func before(f *front, i, j int) bool {
	if f.counts[i] != f.counts[j] {
		return f.counts[i] > f.counts[j]
	}
	return f.nodes[i] < f.nodes[j]
}

// list fills the rows of the answer from the last front.
func (ev *Evaluator) list(a *Answer, f *front, rows int) {
	a.Total = len(f.nodes)
	for _, c := range f.counts {
		a.Walks = a.Walks.Plus(c)
	}
	order := ev.order(f)
	if len(order) > rows {
		order, a.Cut = order[:rows], CutRows
	}
	hops := 0
	for _, i := range order {
		hops += ev.length(f.trace[i])
	}
	room := make([]Hop, hops) // of all walks, so that they cost one allocation
	a.Rows = make([]Row, len(order))
	for k, i := range order {
		n := ev.length(f.trace[i])
		a.Rows[k] = Row{f.nodes[i], f.counts[i], room[:n:n]}
		ev.walk(f.trace[i], room[:n])
		room = room[n:]
	}
}

// order returns the positions of f in the order of a listing. Count and node
// are packed into one integer where they fit, which sorts four times as fast.
func (ev *Evaluator) order(f *front) []uint32 {
	packed, order := ev.packed[:0], ev.ordered[:0]
	for i, c := range f.counts {
		packed = append(packed, ^uint64(c)<<32|uint64(f.nodes[i]))
		order = append(order, uint32(i))
	}
	ev.packed, ev.ordered = packed, order
	for _, c := range f.counts {
		if c>>32 != 0 {
			slices.SortFunc(order, func(i, j uint32) int {
				if before(f, int(i), int(j)) {
					return -1
				}
				return 1
			})
			return order
		}
	}
	for i, n := range f.nodes {
		ev.acc[n] = Count(i) // borrowed to find the position again
	}
	slices.Sort(packed)
	for k, key := range packed {
		order[k] = uint32(ev.acc[uint32(key)])
		ev.acc[uint32(key)] = 0
	}
	return order
}

// length returns the number of hops of the walk that ends with a record.
func (ev *Evaluator) length(record uint32) int {
	n := 0
	for ; record != noHop; record = ev.trace[record].before {
		n++
	}
	return n
}

// walk writes the walk that ends with a record.
func (ev *Evaluator) walk(record uint32, out []Hop) {
	for n := len(out) - 1; n >= 0; n-- {
		h := ev.trace[record]
		out[n] = Hop{graph.Predicate(h.edge >> 1), h.edge&1 == 1, h.node}
		record = h.before
	}
}
