package path

import (
	"slices"

	"throughline/graph"
)

// Expr is a path expression: a Step, Seq, Alt, Closure or Filter. What Parse
// returns is in a normal form: inverses stand on steps alone, a Seq or Alt
// has at least two parts and none of its own type, and a Filter's body is
// neither a Filter nor a Seq.
type Expr interface{ precedence() int }

// Step follows the edges of one predicate, against their direction if Inverse.
type Step struct {
	Predicate graph.Predicate
	Inverse   bool
}

// Seq walks its parts one after the other: a / b. Walks multiply.
type Seq []Expr

// Alt walks any of its options: a | b. Walks add up.
type Alt []Expr

// Repeat says how often a Closure walks its body.
type Repeat byte

// The repetitions, named by their sign.
const (
	ZeroOrMore Repeat = '*'
	OneOrMore  Repeat = '+'
	ZeroOrOne  Repeat = '?'
)

// Closure walks its body repeatedly and gives each node it reaches once,
// whatever the number of ways: body*, body+ or body?.
type Closure struct {
	Body   Expr
	Repeat Repeat
}

// Filter keeps those nodes reached by its body that meet all conditions.
type Filter struct {
	Body       Expr
	Conditions []Condition
}

// How tightly a node of the tree binds, loosest first.
const (
	bindsAlt = iota
	bindsSeq
	bindsPostfix
	bindsStep
)

func (Alt) precedence() int     { return bindsAlt }
func (Seq) precedence() int     { return bindsSeq }
func (Closure) precedence() int { return bindsPostfix }
func (Filter) precedence() int  { return bindsPostfix }
func (Step) precedence() int    { return bindsStep }

// Condition is one of Years, Kinds, Linked and Text.
type Condition interface{ condition() }

// Years keeps talks and events of certain years; other nodes have none and
// are dropped.
type Years []Span

// Span is the years First to Last, of which zero leaves an end open.
type Span struct{ First, Last int }

// Kinds keeps nodes of certain kinds.
type Kinds []graph.Kind

// Linked keeps nodes with an edge of the predicate to one of Nodes or, if
// Inverse, from one of them. At may name a series: then the edge leads to an
// event of the series.
type Linked struct {
	Predicate graph.Predicate
	Inverse   bool
	Nodes     []graph.ID
}

// Text keeps nodes one of whose titles, names and aliases contains it,
// whatever the case of letters; see Contains.
type Text string

func (Years) condition()  {}
func (Kinds) condition()  {}
func (Linked) condition() {}
func (Text) condition()   {}

// Steps returns the top-level steps of an expression: the parts of a Seq, or
// the expression itself. A nil expression has none.
func Steps(e Expr) []Expr {
	switch e := e.(type) {
	case nil:
		return nil
	case Seq:
		return e
	}
	return []Expr{e}
}

// Join makes a sequence of parts in normal form. No parts make nil.
func Join(parts ...Expr) Expr {
	var flat Seq
	for _, p := range parts {
		flat = append(flat, Steps(p)...)
	}
	switch len(flat) {
	case 0:
		return nil
	case 1:
		return flat[0]
	}
	return flat
}

// Either makes an alternative of at least one option in normal form.
func Either(options ...Expr) Expr {
	var flat Alt
	for _, o := range options {
		if a, ok := o.(Alt); ok {
			flat = append(flat, a...)
			continue
		}
		flat = append(flat, o)
	}
	if len(flat) == 1 {
		return flat[0]
	}
	return flat
}

// Where puts conditions on the nodes that e reaches, in normal form.
func Where(e Expr, conditions ...Condition) Expr {
	if len(conditions) == 0 {
		return e
	}
	switch e := e.(type) {
	case Filter:
		return Filter{e.Body, slices.Concat(e.Conditions, conditions)}
	case Seq:
		s := slices.Clone(e)
		s[len(s)-1] = Where(s[len(s)-1], conditions...)
		return s
	}
	return Filter{e, conditions}
}

// Inverse returns the expression walked from its end to its start. It is not
// possible for an expression with conditions, since those stand on the node
// just reached.
func Inverse(e Expr) (inverse Expr, ok bool) {
	switch e := e.(type) {
	case Step:
		return Step{e.Predicate, !e.Inverse}, true
	case Closure:
		body, ok := Inverse(e.Body)
		return Closure{body, e.Repeat}, ok
	case Seq:
		parts, ok := inverses(e)
		slices.Reverse(parts)
		return Seq(parts), ok
	case Alt:
		options, ok := inverses(e)
		return Alt(options), ok
	}
	return nil, false
}

func inverses(list []Expr) ([]Expr, bool) {
	out := make([]Expr, len(list))
	for i, e := range list {
		var ok bool
		if out[i], ok = Inverse(e); !ok {
			return nil, false
		}
	}
	return out, true
}
