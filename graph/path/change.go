package path

import (
	"slices"

	"throughline/graph"
)

// Change is an expression that differs little and keeps a node.
type Change struct {
	Expr  Expr   // the changed expression
	Steps []int  // the top-level steps that change, as indexes into the old expression; of an added step the one before it, -1 for the start
	Old   string // those steps as they were; "" for an added one
	New   string // as they become; "" for one left out
	Total int    // distinct nodes that the changed expression leads to
}

// change tries changes from small to large and returns the first that keeps
// the node: another value of a condition, one condition less, another step, a
// step repeated, one step left out, one added, two steps changed alike, no
// conditions at all.
func (q *inquiry) change() *Change {
	steps := Steps(q.p.expr)
	for _, try := range [...]func([]Expr) *Change{
		q.otherValue, q.fewerConditions, q.otherStep, q.repeated, q.leftOut, q.added, q.otherPair, q.noConditions,
	} {
		if c := try(steps); c != nil && q.total(c) {
			return c
		}
		if q.ev.budget.halt {
			break
		}
	}
	return nil
}

// total counts where the changed expression leads, and reports whether it
// keeps the node.
func (q *inquiry) total(c *Change) bool {
	all := q.walk(q.compile(Steps(c.Expr)), q.start, false)
	defer q.giveAll(all)
	end := all[len(all)-1].nodes
	c.Total = len(end)
	return slices.Contains(end, q.node)
}

// replaced is the change that puts other steps for n steps from i on.
func replaced(steps []Expr, i, n int, by ...Expr) *Change {
	c := &Change{Expr: Join(slices.Concat(steps[:i], by, steps[i+n:])...), Old: String(Join(steps[i : i+n]...)), New: String(Join(by...))}
	for j := i; j < i+n; j++ {
		c.Steps = append(c.Steps, j)
	}
	if n == 0 {
		c.Steps = []int{i - 1}
	}
	return c
}

// candidates are the nodes that one condition of step i alone keeps out.
func (q *inquiry) candidates(i int, core Expr, conditions []Condition, without int) *front {
	others := slices.Delete(slices.Clone(conditions), without, without+1)
	would := q.after(i, Where(core, others...))
	defer q.ev.give(would)
	return &front{nodes: q.common(would, q.back[i+1], -1)}
}

// otherValue widens a range of years or a list of kinds, by as few years as
// will do.
func (q *inquiry) otherValue(steps []Expr) *Change {
	var best *Change
	least := 10_000
	for i, s := range steps {
		core, conditions := split(s)
		for j, c := range conditions {
			nodes := q.candidates(i, core, conditions, j).nodes
			wider, distance := q.widened(c, nodes)
			if wider == nil || distance >= least {
				continue
			}
			changed := slices.Clone(conditions)
			changed[j] = wider
			best, least = replaced(steps, i, 1, Where(core, changed...)), distance
		}
	}
	return best
}

// widened returns the condition changed to let one of the nodes through, and
// by how much.
func (q *inquiry) widened(c Condition, nodes []uint32) (Condition, int) {
	switch c := c.(type) {
	case Kinds:
		if len(nodes) > 0 {
			return append(slices.Clone(c), q.ev.g.Kind(nodes[0])), 1
		}
	case Years:
		return c.widened(q.ev.g, nodes)
	}
	return nil, 0
}

func (y Years) widened(g *graph.Graph, nodes []uint32) (Condition, int) {
	var best Condition
	least := 10_000
	for _, n := range nodes {
		year := g.Year(n)
		if year == 0 {
			continue
		}
		for i, s := range y {
			distance := s.First - year
			if s.Last != 0 {
				distance = max(distance, year-s.Last)
			}
			if distance >= least {
				continue
			}
			wider := slices.Clone(y)
			wider[i] = Span{min(s.First, year), max(s.Last, year)}
			if s.Last == 0 {
				wider[i].Last = 0
			}
			best, least = wider, distance
		}
	}
	return best, least
}

func (q *inquiry) fewerConditions(steps []Expr) *Change {
	for i, s := range steps {
		core, conditions := split(s)
		for j := range conditions {
			if len(q.candidates(i, core, conditions, j).nodes) > 0 {
				return replaced(steps, i, 1, Where(core, slices.Delete(slices.Clone(conditions), j, j+1)...))
			}
		}
	}
	return nil
}

// allSteps lists every step there is, in the order of predicates.
func allSteps() []Step {
	var out []Step
	for _, p := range graph.EdgePredicates() {
		out = append(out, Step{p, false}, Step{p, true})
	}
	return out
}

// leads reports whether e leads from where step i begins to a node that the
// steps after the first j lead on from.
func (q *inquiry) leads(i int, e Expr, j int) bool {
	would := q.after(i, e)
	defer q.ev.give(would)
	return q.meet(would, q.back[j])
}

func (q *inquiry) otherStep(steps []Expr) *Change {
	for i := len(steps) - 1; i >= 0; i-- {
		core, conditions := split(steps[i])
		if _, ok := core.(Step); !ok {
			continue
		}
		for _, s := range allSteps() {
			if e := Where(s, conditions...); s != core && q.leads(i, e, i+1) {
				return replaced(steps, i, 1, e)
			}
		}
	}
	return nil
}

// repeated walks a step that stays among one kind any number of times.
func (q *inquiry) repeated(steps []Expr) *Change {
	for i, s := range steps {
		core, conditions := split(s)
		if step, ok := core.(Step); !ok || step.Predicate != graph.Broader {
			continue
		}
		if e := Where(Closure{core, ZeroOrMore}, conditions...); q.leads(i, e, i+1) {
			return replaced(steps, i, 1, e)
		}
	}
	return nil
}

func (q *inquiry) leftOut(steps []Expr) *Change {
	if len(steps) < 2 {
		return nil
	}
	for i := len(steps) - 1; i >= 0; i-- {
		if q.meet(q.fwd[i], q.back[i+1]) {
			return replaced(steps, i, 1)
		}
	}
	return nil
}

func (q *inquiry) added(steps []Expr) *Change {
	for i := len(steps); i >= 0; i-- {
		for _, s := range allSteps() {
			if q.leads(i, s, i) {
				return replaced(steps, i, 0, s)
			}
		}
	}
	return nil
}

// otherPair changes two neighbouring steps that go somewhere and back the same
// way: editions in place of themes.
func (q *inquiry) otherPair(steps []Expr) *Change {
	for i := len(steps) - 2; i >= 0; i-- {
		there, conditions := split(steps[i])
		back, last := split(steps[i+1])
		a, ok := there.(Step)
		b, also := back.(Step)
		if !ok || !also || a.Predicate != b.Predicate || a.Inverse == b.Inverse {
			continue
		}
		for _, s := range allSteps() {
			pair := []Expr{Where(s, conditions...), Where(Step{s.Predicate, !s.Inverse}, last...)}
			if s != a && q.leads(i, Join(pair...), i+2) {
				return replaced(steps, i, 2, pair...)
			}
		}
	}
	return nil
}

func (q *inquiry) noConditions(steps []Expr) *Change {
	bare := loosened(steps)
	if String(Join(bare...)) == String(q.p.expr) || !q.meet(q.fwd[0], q.loose[0]) {
		return nil
	}
	return replaced(steps, 0, len(steps), bare...)
}
