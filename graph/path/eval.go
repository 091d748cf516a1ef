package path

import "throughline/graph"

// Evaluator evaluates prepared expressions over one graph. It keeps scratch
// space, 12 bytes a node and 40 more once it has connected nodes, and reuses
// it, so that an evaluation allocates what its answer holds and nothing in
// proportion to the graph.
// It is for one goroutine at a time; keep a pool of them.
type Evaluator struct {
	g       *graph.Graph
	budget  budget
	acc     []Count // walks to each node while a step is counted, else zero
	mark    marks   // nodes found by the set operation at hand
	visited []marks // nodes found by each closure that is open
	depth   int     // open closures
	tracing bool
	trace   []hop
	spare   []*front
	cutRow  []uint32
	packed  []uint64
	ordered []uint32
	sides   [2]side
	probe   marks

	connecting connecting
}

// NewEvaluator returns an evaluator for the graph.
func NewEvaluator(g *graph.Graph) *Evaluator {
	return &Evaluator{g: g, acc: make([]Count, g.Len()), mark: newMarks(g.Len())}
}

// Graph returns the graph.
func (ev *Evaluator) Graph() *graph.Graph { return ev.g }

// marks is a set of nodes that is emptied by counting up.
type marks struct {
	at    []uint32
	epoch uint32
}

func newMarks(n int) marks { return marks{at: make([]uint32, n)} }

func (m *marks) clear() {
	m.epoch++
	if m.epoch == 0 { // after four billion evaluations
		clear(m.at)
		m.epoch = 1
	}
}

func (m *marks) has(n uint32) bool { return m.at[n] == m.epoch }

// add puts n in and reports whether it is new.
func (m *marks) add(n uint32) bool {
	if m.at[n] == m.epoch {
		return false
	}
	m.at[n] = m.epoch
	return true
}

// front is a multiset of nodes between two steps. trace holds for each the
// record of one walk that leads to it, if walks are traced.
type front struct {
	nodes  []uint32
	counts []Count
	trace  []uint32
}

func (f *front) reset() { f.nodes, f.counts, f.trace = f.nodes[:0], f.counts[:0], f.trace[:0] }

// hop is a record of a walk: the last edge of it, and the record before.
type hop struct {
	node, before uint32
	edge         uint8 // predicate, and its direction in the lowest bit
}

const noHop = ^uint32(0)

func edgeCode(p graph.Predicate, inverse bool) uint8 {
	if inverse {
		return uint8(p)<<1 | 1
	}
	return uint8(p) << 1
}

func (ev *Evaluator) take() *front {
	if n := len(ev.spare); n > 0 {
		f := ev.spare[n-1]
		ev.spare = ev.spare[:n-1]
		f.reset()
		return f
	}
	return &front{}
}

func (ev *Evaluator) give(f *front) {
	if cap(f.nodes) <= keepNodes && len(ev.spare) < keepFronts {
		ev.spare = append(ev.spare, f)
	}
}

// What scratch space outlives a large evaluation: fronts of so many nodes, so
// many of them, and a trace of so many hops; 4, 64 and 24 MB at most.
const (
	keepNodes  = 1 << 18
	keepFronts = 16
	keepHops   = 1 << 21
)

// begin makes ready for an evaluation.
func (ev *Evaluator) begin(l Limits, tracing bool) {
	ev.budget = budget{stop: l.Stop, limit: l.Edges}
	ev.tracing = tracing
	if cap(ev.trace) > keepHops {
		ev.trace = nil
	}
	if cap(ev.packed) > keepNodes {
		ev.packed, ev.ordered = nil, nil
	}
	ev.trace = ev.trace[:0]
	ev.depth = 0
}

// startAt is the front that holds the start alone.
func (ev *Evaluator) startAt(n uint32) *front {
	f := ev.take()
	f.nodes, f.counts = append(f.nodes, n), append(f.counts, 1)
	if ev.tracing {
		f.trace = append(f.trace, noHop)
	}
	return f
}

func (ev *Evaluator) openVisited() *marks {
	if ev.depth == len(ev.visited) {
		ev.visited = append(ev.visited, newMarks(ev.g.Len()))
	}
	ev.depth++
	m := &ev.visited[ev.depth-1]
	m.clear()
	return m
}

// row returns where op, a step, leads from n, with what its test checks by
// ranges and lists already taken out, and the rest of the test if there is
// any. ok is false when the budget does not allow it.
func (ev *Evaluator) row(o *op, n uint32) (list []uint32, test *test, ok bool) {
	list = ev.g.Along(n, o.pred, o.inverse)
	if o.test == nil {
		return list, nil, ev.budget.spend(len(list))
	}
	if o.test.rowed && !ev.budget.spend(min(len(list), len(o.test.row))) {
		return nil, nil, false
	}
	list, ev.cutRow = o.test.cut(list, ev.cutRow)
	if !o.test.simple() {
		test = o.test
	}
	return list, test, o.test.rowed || ev.budget.spend(len(list))
}
