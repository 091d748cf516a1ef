package path

import (
	"strconv"
	"strings"

	"throughline/graph"
)

// conditions reads what stands in brackets after e:
//
//	conditions = "[" condition { ( "," | ";" ) condition } "]"
//	condition  = "year" "=" years { "," years } | "kind" "=" kind { "," kind }
//	           | [ "^" ] predicate "=" node { "," node } | ( "name" | "title" ) "~" text
//
// A comma is followed by another value unless the word after it is itself
// followed by = or ~; then it begins another condition, as ; always does.
func (p *parser) conditions(e Expr) Expr {
	var list []Condition
	for more := true; more && p.err == nil; more = p.t.kind == ',' || p.t.kind == ';' {
		p.next()
		list = append(list, p.condition())
	}
	if p.err == nil && p.t.kind != ']' {
		p.unexpected("a closing bracket is missing")
	}
	p.next()
	if p.err != nil {
		return nil
	}
	return Where(e, list...)
}

func (p *parser) condition() Condition {
	inverse := p.t.kind == '^'
	if inverse {
		p.next()
	}
	key := p.t
	if key.kind != tokenWord {
		p.unexpected("a condition is year, kind, name or a predicate")
		return nil
	}
	p.next()
	pred := graph.ParsePredicate(key.text)
	switch {
	case pred.IsEdge():
		return p.linked(key, pred, inverse)
	case inverse:
		p.fail(key.column, "only a predicate can follow ^", nearestPredicate(key.text))
	case key.text == "year":
		return p.years()
	case key.text == "kind":
		return p.kinds()
	case key.text == "name" || key.text == "title":
		return p.text(key)
	default:
		p.fail(key.column, "there is no condition "+quote(key.text), nearestCondition(key.text))
	}
	return nil
}

func (p *parser) expect(sign tokenKind, why string) {
	if p.err == nil && p.t.kind != sign {
		p.unexpected(why)
	}
	if p.err == nil {
		p.next()
	}
}

// another reports whether the list of values goes on, and takes its comma.
func (p *parser) another() bool {
	if p.err != nil || p.t.kind != ',' {
		return false
	}
	ahead := p.lex
	first := ahead.next()
	if second := ahead.next().kind; first.kind == '^' || first.kind == tokenWord && (second == '=' || second == '~') {
		return false
	}
	p.next()
	return true
}

func (p *parser) years() Condition {
	p.expect('=', "year is followed by =")
	list := Years{p.span()}
	for p.another() {
		list = append(list, p.span())
	}
	return list
}

func (p *parser) span() Span {
	column := p.t.column
	var s Span
	if p.t.kind == tokenWord {
		s.First = p.year()
	}
	if p.err != nil || p.t.kind != tokenRange {
		if s.First == 0 {
			p.unexpected("a year or a range such as 2017..2019 is expected")
		}
		return Span{s.First, s.First}
	}
	p.next()
	if p.t.kind == tokenWord {
		s.Last = p.year()
	}
	switch {
	case p.err != nil:
	case s == Span{}:
		p.fail(column, "a range needs a year on at least one side of ..", "")
	case s.First != 0 && s.Last != 0 && s.Last < s.First:
		p.fail(column, "the range ends before it begins", strconv.Itoa(s.Last)+".."+strconv.Itoa(s.First))
	}
	return s
}

func (p *parser) year() int {
	y, err := strconv.Atoi(p.t.text)
	if err != nil || y < 1 || y > 9999 || p.t.text[0] == '-' {
		first, last, ok := strings.Cut(p.t.text, "-")
		suggestion := ""
		if ok && len(first) == 4 && len(last) == 4 {
			suggestion = first + ".." + last
		}
		p.fail(p.t.column, quote(p.t.text)+" is not a year", suggestion)
		return 0
	}
	p.next()
	return y
}

func (p *parser) kinds() Condition {
	p.expect('=', "kind is followed by =")
	list := Kinds{p.kind()}
	for p.another() {
		list = append(list, p.kind())
	}
	return list
}

func (p *parser) kind() graph.Kind {
	if p.err != nil {
		return graph.NoKind
	}
	k := graph.ParseKind(p.t.text)
	if p.t.kind != tokenWord {
		p.unexpected("a kind such as talk is expected")
	} else if k == graph.NoKind {
		p.fail(p.t.column, "there is no kind "+quote(p.t.text), nearestKind(p.t.text))
	}
	p.next()
	return k
}

func (p *parser) text(key token) Condition {
	p.expect('~', key.text+" is followed by ~ and a text in quotes")
	if p.err == nil && (p.t.kind != tokenText && p.t.kind != tokenWord || p.t.text == "") {
		p.unexpected(`a text such as "mesh" is expected`)
	}
	t := Text(p.t.text)
	p.next()
	return t
}

func (p *parser) linked(key token, pred graph.Predicate, inverse bool) Condition {
	p.expect('=', key.text+" is followed by = and a node such as "+exampleOf(pred, inverse))
	c := Linked{Predicate: pred, Inverse: inverse}
	c.Nodes = append(c.Nodes, p.node(c))
	for p.another() {
		c.Nodes = append(c.Nodes, p.node(c))
	}
	return c
}

func (p *parser) node(c Linked) graph.ID {
	if p.err != nil {
		return ""
	}
	t, id := p.t, graph.ID(p.t.text)
	if t.kind != tokenWord {
		p.unexpected("a node such as " + exampleOf(c.Predicate, c.Inverse) + " is expected")
		return ""
	}
	p.next()
	if err := id.Check(); err != nil {
		p.fail(t.column, quote(t.text)+" is not a node: "+err.Error(), nearestID(p.g, id))
		return ""
	}
	if !c.mayName(id.Kind()) {
		p.fail(t.column, c.Predicate.String()+" does not join what is reached here to a "+id.Kind().String(), "")
		return ""
	}
	return p.known(t, id)
}

// known returns the id that the graph has for the node.
func (p *parser) known(t token, id graph.ID) graph.ID {
	if p.g == nil {
		return id
	}
	n, _, ok := p.g.Resolve(id)
	if !ok {
		p.fail(t.column, "there is no node "+quote(t.text), nearestID(p.g, id))
		return ""
	}
	return p.g.ID(n)
}

// mayName reports whether a node of the kind can be at the other end.
func (c Linked) mayName(k graph.Kind) bool {
	if c.Inverse {
		return c.Predicate.Leaves(k)
	}
	return c.Predicate.Reaches(k) || c.Predicate == graph.At && k == graph.Series
}

func exampleOf(p graph.Predicate, inverse bool) string {
	for _, k := range graph.Kinds() {
		if (Linked{Predicate: p, Inverse: inverse}).mayName(k) {
			return k.String() + "/…"
		}
	}
	return "talk/…"
}
