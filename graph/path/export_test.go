package path

import "slices"

// Reach returns, in rising order, where an expression leads to from a node, or
// with back from where it leads there.
func (ev *Evaluator) Reach(p *Prepared, from uint32, back bool) []uint32 {
	ev.begin(Limits{}.withDefaults(), false)
	at := ev.take()
	at.nodes = append(at.nodes, from)
	for i := range p.steps {
		op, next := &p.steps[i], ev.take()
		if back {
			op = &p.steps[len(p.steps)-1-i]
		}
		ev.reach(op, at, next, back)
		ev.give(at)
		at = next
	}
	out := slices.Sorted(slices.Values(at.nodes))
	ev.give(at)
	return out
}
