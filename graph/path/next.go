package path

import (
	"cmp"
	"slices"

	"throughline/graph"
)

// Next is a step that could follow an expression.
type Next struct {
	Step    Step
	Nodes   int // distinct nodes it would lead to; 0 when none is stated
	Walks   Count
	Samples []uint32 // up to three of them with the most walks
}

// Next evaluates an expression and each step that could follow it, those that
// lead to most nodes first. Steps that the nodes reached could have by their
// kind, but do not have, come last with no nodes.
func (ev *Evaluator) Next(p *Prepared, start uint32, l Limits) ([]Next, Cut) {
	l = l.withDefaults()
	ev.begin(l, false)
	end := ev.stages(p, start, l, nil)
	var out []Next
	for _, r := range ev.possible(end.nodes) {
		to := ev.take()
		o := op{kind: opStep, pred: r.pred, inverse: r.inverse}
		ev.count(&o, end, to)
		s := stage(nil, to)
		out = append(out, Next{Step{r.pred, r.inverse}, s.Nodes, s.Walks, s.Samples})
		ev.give(to)
	}
	ev.give(end)
	slices.SortStableFunc(out, func(a, b Next) int { return cmp.Compare(b.Nodes, a.Nodes) })
	return out, ev.budget.cut
}

// possible returns the relations that the kinds of some nodes can have.
func (ev *Evaluator) possible(nodes []uint32) []relation {
	var has [graph.NumKinds]bool
	for _, n := range nodes {
		has[ev.g.Kind(n)] = true
	}
	var out []relation
	for k, ok := range has {
		if !ok {
			continue
		}
		for _, r := range relations[k] {
			if !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	}
	return out
}
