package path

import (
	"strconv"

	"throughline/graph"
)

// Prepared is an expression compiled for one graph. It is immutable and may be
// used by any number of evaluators of that graph at once.
type Prepared struct {
	g     *graph.Graph
	expr  Expr
	steps []op // of the top level
}

// Prepare compiles an expression, which may be nil for the start alone. The
// error is an *Error that names a node which is not in the graph.
func Prepare(g *graph.Graph, e Expr) (*Prepared, error) {
	c := planner{g: g}
	p := &Prepared{g: g, expr: e}
	for _, s := range Steps(e) {
		p.steps = append(p.steps, c.op(s))
	}
	if c.err != nil {
		return nil, c.err
	}
	return p, nil
}

// Expr returns the expression.
func (p *Prepared) Expr() Expr { return p.expr }

// opKind says how an op is evaluated.
type opKind uint8

const (
	opStep opKind = iota
	opSeq
	opAlt
	opClosure
	opFilter
)

// op is one operation of a plan.
type op struct {
	kind    opKind
	inverse bool
	repeat  Repeat
	pred    graph.Predicate
	test    *test // on the nodes reached; of steps and filters
	parts   []op
}

// planner compiles. What it decides: conditions move into the step they stand
// on and are checked cheapest first; a condition on one kind becomes a range
// of node numbers, cut out of a row by binary search; a link to one node
// becomes a list that long rows are intersected with, so that the smaller of
// the two drives; everything below a closure is evaluated as sets, since it
// gives distinct nodes anyway.
type planner struct {
	g   *graph.Graph
	err error
}

func (c *planner) op(e Expr) op {
	switch e := e.(type) {
	case Step:
		return op{kind: opStep, pred: e.Predicate, inverse: e.Inverse}
	case Seq:
		return op{kind: opSeq, parts: c.ops(e)}
	case Alt:
		return op{kind: opAlt, parts: c.ops(e)}
	case Closure:
		return op{kind: opClosure, repeat: e.Repeat, parts: []op{c.op(e.Body)}}
	case Filter:
		body, t := c.op(e.Body), c.test(e.Conditions)
		if body.kind == opStep {
			body.test = t
			return body
		}
		return op{kind: opFilter, test: t, parts: []op{body}}
	}
	panic("path: an expression of no known type")
}

func (c *planner) ops(list []Expr) []op {
	out := make([]op, len(list))
	for i, e := range list {
		out[i] = c.op(e)
	}
	return out
}

func (c *planner) test(conditions []Condition) *test {
	t := &test{g: c.g, hi: uint32(c.g.Len())}
	for _, cond := range conditions {
		switch cond := cond.(type) {
		case Years:
			t.years = append(t.years, cond)
		case Kinds:
			c.kinds(t, cond)
		case Text:
			t.texts = append(t.texts, fold(string(cond)))
		case Linked:
			c.link(t, cond)
		}
	}
	return t
}

func (c *planner) kinds(t *test, kinds Kinds) {
	if len(kinds) == 1 {
		lo, hi := c.g.Range(kinds[0])
		t.lo, t.hi = max(t.lo, lo), min(t.hi, hi)
		return
	}
	mask := uint16(0)
	for _, k := range kinds {
		mask |= 1 << k
	}
	t.kinds = append(t.kinds, mask)
}

func (c *planner) link(t *test, cond Linked) {
	l := link{pred: cond.Predicate, inverse: cond.Inverse}
	for _, id := range cond.Nodes {
		n, _, ok := c.g.Resolve(id)
		if !ok {
			c.err = &Error{Message: "there is no node " + quote(string(id)), Suggestion: nearestID(c.g, id)}
			return
		}
		if c.g.Kind(n) == graph.Series && cond.Predicate == graph.At {
			l.nodes = append(l.nodes, c.g.In(n, graph.Of)...)
			continue
		}
		l.nodes = append(l.nodes, n)
	}
	if len(l.nodes) == 1 && t.row == nil {
		t.row = l.neighbours(c.g)
		t.rowed = true
		return
	}
	t.links = append(t.links, l)
}

// Explain describes the plan of each top-level step, one line each.
func (p *Prepared) Explain() []string {
	var out []string
	for i, s := range Steps(p.expr) {
		out = append(out, strconv.Itoa(i+1)+" "+String(s)+": "+p.steps[i].explain())
	}
	return out
}

func (o *op) explain() string {
	switch o.kind {
	case opStep:
		s := "follow the rows of the index"
		if o.test == nil {
			return s
		}
		return s + o.test.explain()
	case opFilter:
		return o.parts[0].explain() + o.test.explain()
	case opSeq:
		return "walk the steps one after the other"
	case opAlt:
		return "walk each option and add up"
	}
	return "walk level by level, each node once"
}
