package store

import (
	"context"
	"fmt"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"

	"throughline/graph"
	expr "throughline/graph/path"
)

// Reached is an end node of an evaluation: Count walks lead there, and Walk is
// one of them, as the nodes from the start on.
type Reached struct {
	ID    graph.ID
	Count expr.Count
	Walk  []graph.ID
}

// Evaluate walks a path expression from a node on the store itself, by
// Cayley's own paths one node and one predicate at a time. It has the meaning
// of path.Evaluator, knows nothing of the index, and is the referee between
// the two: some 500 times slower, since each step looks up quads on disk. The
// ends come in no order. An evaluation that ctx ends is an error, because
// Cayley gives what it found until then without a word.
func (s *Store) Evaluate(ctx context.Context, start graph.ID, e expr.Expr) ([]Reached, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	out, err := EvaluateOn(ctx, s.quads, start, e)
	return out, explain(s.path, err)
}

// EvaluateOn is Evaluate on the quads of any of Cayley's backends.
func EvaluateOn(ctx context.Context, quads cayley.QuadStore, start graph.ID, e expr.Expr) ([]Reached, error) {
	ev := evaluation{ctx: ctx, quads: quads, rows: map[step][]graph.ID{}, years: map[graph.ID]int{}}
	end := ends{start: {count: 1, trace: &trace{node: start}}}
	for _, part := range expr.Steps(e) {
		end = ev.walk(part, end)
	}
	if err := ev.failed(); err != nil {
		return nil, err
	}
	out := make([]Reached, 0, len(end))
	for id, r := range end {
		out = append(out, Reached{id, r.count, r.trace.nodes()})
	}
	return out, nil
}

// ends is a multiset of nodes with one walk to each.
type ends map[graph.ID]reached

type reached struct {
	count expr.Count
	trace *trace
}

// trace is a walk, last node first, shared between walks that begin alike.
type trace struct {
	node   graph.ID
	before *trace
}

func (t *trace) nodes() []graph.ID {
	var out []graph.ID
	for ; t != nil; t = t.before {
		out = append(out, t.node)
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

func (e ends) add(id graph.ID, r reached) {
	if old, ok := e[id]; ok {
		r = reached{old.count.Plus(r.count), old.trace}
	}
	e[id] = r
}

// step is one row of the graph: where a node's edges of a predicate lead.
type step struct {
	node graph.ID
	expr.Step
}

type evaluation struct {
	ctx   context.Context
	quads cayley.QuadStore
	rows  map[step][]graph.ID
	years map[graph.ID]int
	err   error
}

// failed reports the first error. Cayley ends an iteration whose context is
// done early and says nothing, so the context is asked too.
func (ev *evaluation) failed() error {
	if ev.err == nil {
		ev.err = ev.ctx.Err()
	}
	return ev.err
}

func (ev *evaluation) walk(e expr.Expr, from ends) ends {
	to := ends{}
	switch e := e.(type) {
	case expr.Step:
		ev.each(from, func(id graph.ID, r reached) {
			for _, next := range ev.row(step{id, e}) {
				to.add(next, reached{r.count, &trace{next, r.trace}})
			}
		})
	case expr.Seq:
		for _, part := range e {
			from = ev.walk(part, from)
		}
		return from
	case expr.Alt:
		for _, option := range e {
			ev.each(ev.walk(option, from), to.add)
		}
	case expr.Filter:
		ev.each(ev.walk(e.Body, from), func(id graph.ID, r reached) {
			if ev.meets(id, e.Conditions) {
				to.add(id, r)
			}
		})
	case expr.Closure:
		ev.each(from, func(id graph.ID, r reached) {
			ev.each(ev.closure(e, id, r.trace), func(next graph.ID, n reached) {
				to.add(next, reached{r.count, n.trace})
			})
		})
	default:
		ev.err = fmt.Errorf("an expression of the type %T", e)
	}
	return to
}

func (ev *evaluation) each(from ends, do func(graph.ID, reached)) {
	for id, r := range from {
		if ev.failed() != nil {
			return
		}
		do(id, r)
	}
}

// closure returns the distinct nodes that repeating the body reaches from one
// node, as SPARQL's ALP does.
func (ev *evaluation) closure(c expr.Closure, id graph.ID, at *trace) ends {
	found := ends{}
	if c.Repeat != expr.OneOrMore {
		found[id] = reached{1, at}
	}
	level := ends{id: {1, at}}
	for len(level) > 0 && ev.failed() == nil {
		next := ends{}
		for n, r := range ev.walk(c.Body, level) {
			if _, ok := found[n]; !ok {
				found[n] = reached{1, r.trace}
				next[n] = found[n]
			}
		}
		if c.Repeat == expr.ZeroOrOne {
			break
		}
		level = next
	}
	return found
}

// row asks Cayley where the edges of a node lead. Quads that differ only in
// their evidence are one edge.
func (ev *evaluation) row(s step) []graph.ID {
	if row, ok := ev.rows[s]; ok {
		return row
	}
	from := path.StartPath(ev.quads, quad.IRI(s.node))
	along := quad.IRI(s.Predicate.String())
	if s.Inverse {
		from = from.In(along)
	} else {
		from = from.Out(along)
	}
	var row []graph.ID
	for _, v := range ev.values(from) {
		if iri, ok := v.(quad.IRI); ok {
			row = append(row, graph.ID(iri))
		}
	}
	ev.rows[s] = row
	return row
}

// values returns the distinct values that a path of Cayley reaches.
func (ev *evaluation) values(p *path.Path) []quad.Value {
	if ev.failed() != nil {
		return nil
	}
	values, err := p.Unique().Iterate(ev.ctx).AllValues(ev.quads)
	if err != nil {
		ev.err = err
	}
	return values
}

// texts returns the literals of a node.
func (ev *evaluation) texts(id graph.ID, p graph.Predicate) []string {
	var out []string
	for _, v := range ev.values(path.StartPath(ev.quads, quad.IRI(id)).Out(quad.IRI(p.String()))) {
		out = append(out, objectText(v))
	}
	return out
}
