package path

import "slices"

// WhyNot says why an expression does not lead to a node.
type WhyNot struct {
	Present bool      // it does lead there, and the rest is not filled
	Stand   []int     // distinct nodes after each top-level step
	Step    int       // index of the first top-level step that dropped the node
	Failed  Condition // the condition of that step that dropped it, or nil when the step does not lead there

	// Nearby are up to three nodes. With Failed they are those that the
	// condition dropped and that would have led on; without, those from which
	// the step does lead there and of which none stood before it. When there
	// are none, nothing leads there by that step.
	Nearby []uint32

	Change *Change // the smallest change that keeps the node, or nil if none was found
	Cut    Cut     // when not Whole, the answer may miss the reason or the change
}

// inquiry is a WhyNot at work: sets of nodes before and after each step.
type inquiry struct {
	ev     *Evaluator
	p      *Prepared
	start  uint32
	node   uint32
	limits Limits
	fwd    []*front // fwd[i]: reached by the first i steps
	back   []*front // back[i]: from which the steps after the first i lead to the node
	loose  []*front // back without any condition
}

// WhyNot finds the first step that dropped a node, and the smallest change
// that would keep it. A node that is reached when no condition is checked was
// dropped by the first step up to which the conditions must be left out; any
// other by the step after which nothing stands, or by the last.
func (ev *Evaluator) WhyNot(p *Prepared, start, node uint32, l Limits) WhyNot {
	l = l.withDefaults()
	ev.begin(l, false)
	q := inquiry{ev: ev, p: p, start: start, node: node, limits: l}
	q.fwd = q.walk(p.steps, start, false)
	defer func() { q.giveAll(q.fwd, q.back, q.loose) }()
	w := WhyNot{}
	for _, f := range q.fwd[1:] {
		w.Stand = append(w.Stand, len(f.nodes))
	}
	if len(p.steps) == 0 || slices.Contains(q.fwd[len(p.steps)].nodes, node) {
		w.Present = len(p.steps) > 0 || start == node
		w.Cut = ev.budget.cut
		return w
	}
	q.back = q.walk(p.steps, node, true)
	q.loose = q.walk(q.compile(loosened(Steps(p.expr))), node, true)
	q.diagnose(&w)
	w.Change = q.change()
	w.Cut = ev.budget.cut
	return w
}

// walk evaluates steps as sets from one node: forward, with what stands after
// the first i steps at i, or back, with what leads to the node at i.
func (q *inquiry) walk(steps []op, from uint32, back bool) []*front {
	out := make([]*front, len(steps)+1)
	at := 0
	if back {
		at = len(steps)
	}
	out[at] = q.ev.take()
	out[at].nodes = append(out[at].nodes, from)
	for i := range steps {
		next := q.ev.take()
		if back {
			q.ev.reach(&steps[at-1], out[at], next, true)
			at--
		} else {
			q.ev.reach(&steps[i], out[at], next, false)
			at++
		}
		out[at] = next
	}
	return out
}

func (q *inquiry) giveAll(lists ...[]*front) {
	for _, list := range lists {
		for _, f := range list {
			q.ev.give(f)
		}
	}
}

// compile plans expressions that are known to name only nodes of the graph.
func (q *inquiry) compile(steps []Expr) []op {
	c := planner{g: q.ev.g}
	return c.ops(steps)
}

// loosened returns the steps without their conditions, at any depth.
func loosened(steps []Expr) []Expr {
	out := make([]Expr, len(steps))
	for i, s := range steps {
		out[i] = loose(s)
	}
	return out
}

func loose(e Expr) Expr {
	switch e := e.(type) {
	case Filter:
		return loose(e.Body)
	case Seq:
		return Join(loosened(e)...)
	case Alt:
		return Either(loosened(e)...)
	case Closure:
		return Closure{loose(e.Body), e.Repeat}
	}
	return e
}

// common returns up to limit nodes that are in both sets.
func (q *inquiry) common(a, b *front, limit int) []uint32 {
	seen := &q.ev.probe
	if seen.at == nil {
		*seen = newMarks(q.ev.g.Len())
	}
	seen.clear()
	for _, n := range b.nodes {
		seen.add(n)
	}
	var out []uint32
	for _, n := range a.nodes {
		if seen.has(n) {
			if out = append(out, n); len(out) == limit {
				break
			}
		}
	}
	return out
}

func (q *inquiry) meet(a, b *front) bool { return len(q.common(a, b, 1)) > 0 }

func (q *inquiry) diagnose(w *WhyNot) {
	last := len(q.p.steps) - 1
	if q.meet(q.fwd[0], q.loose[0]) {
		for w.Step = 0; w.Step < last && q.meet(q.fwd[w.Step+1], q.loose[w.Step+1]); w.Step++ {
		}
		q.blame(w)
		return
	}
	for w.Step = 0; w.Step < last && len(q.fwd[w.Step+1].nodes) > 0; w.Step++ {
	}
	if w.Step == last {
		w.Nearby = first3(q.loose[last])
	}
}

// blame finds the condition of the step that dropped the node.
func (q *inquiry) blame(w *WhyNot) {
	core, conditions := split(Steps(q.p.expr)[w.Step])
	would := q.after(w.Step, core)
	dropped := &front{nodes: q.common(would, q.loose[w.Step+1], -1)}
	q.ev.give(would)
	for _, c := range conditions {
		t := q.test(c)
		if !slices.ContainsFunc(dropped.nodes, t.meets) {
			w.Failed = c
			break
		}
	}
	for _, c := range conditions { // each condition lets some of them through, but not all conditions any
		if w.Failed == nil && len(dropped.nodes) > 0 && !q.test(c).meets(dropped.nodes[0]) {
			w.Failed = c
		}
	}
	w.Nearby = first3(dropped)
}

func first3(f *front) []uint32 {
	nodes := slices.Sorted(slices.Values(f.nodes))
	return nodes[:min(3, len(nodes))]
}

// split takes the conditions at the end of a step off it.
func split(e Expr) (core Expr, conditions []Condition) {
	if f, ok := e.(Filter); ok {
		return f.Body, f.Conditions
	}
	return e, nil
}

func (q *inquiry) test(conditions ...Condition) *test {
	c := planner{g: q.ev.g}
	return c.test(conditions)
}

// after returns what e reaches from where step i begins.
func (q *inquiry) after(i int, e Expr) *front {
	o, out := q.compile([]Expr{e}), q.ev.take()
	q.ev.reach(&o[0], q.fwd[i], out, false)
	return out
}
