package path

import (
	"unicode/utf8"

	"throughline/graph"
)

// The longest expression in bytes and its deepest nesting. Both are far above
// what a person writes and keep what a stranger sends small.
const (
	MaxLength = 4096
	maxDepth  = 40
)

// Parse reads an expression. The error is an *Error.
func Parse(src string) (Expr, error) { return ParseFor(nil, src) }

// ParseFor is Parse that also checks that the nodes which conditions name are
// in the graph. Ids of merged nodes are replaced by those in use.
func ParseFor(g *graph.Graph, src string) (Expr, error) {
	p := parser{g: g, lex: newLexer(src)}
	if err := checkText(src); err != nil {
		return nil, err
	}
	p.next()
	e := p.alternative()
	if p.err == nil && p.t.kind != tokenEnd {
		p.unexpected("the expression could have ended here or gone on with / or |")
	}
	if p.err != nil {
		return nil, p.err
	}
	return e, nil
}

func checkText(src string) error {
	if len(src) > MaxLength {
		column := utf8.RuneCountInString(src[:MaxLength])
		return &Error{Column: column, Message: "the expression is longer than 4096 bytes"}
	}
	column := 1
	for i, r := range src {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(src[i:]); size == 1 {
				return &Error{Column: column, Message: "the expression is not valid UTF-8"}
			}
		}
		column++
	}
	return nil
}

// parser reads by recursive descent:
//
//	alternative = sequence { "|" sequence }
//	sequence    = element { "/" element }
//	element     = [ "^" ] ( predicate | "(" alternative ")" ) { "*" | "+" | "?" | conditions }
//
// After the first error every method returns at once.
type parser struct {
	g     *graph.Graph // nil when nodes are not checked
	lex   lexer
	t     token
	depth int
	err   *Error
}

func (p *parser) next() { p.t = p.lex.next() }

func (p *parser) fail(column int, message, suggestion string) {
	if p.err == nil {
		p.err = &Error{Column: column, Message: message, Suggestion: suggestion}
	}
}

// unexpected refuses the token at hand.
func (p *parser) unexpected(expected string) {
	switch {
	case p.t.kind == tokenEnd:
		p.fail(p.t.column, "the expression ends here; "+expected, "")
	case p.t.kind == tokenBad && p.t.text == `"`:
		p.fail(p.t.column, "this quote is not closed", "")
	case p.t.text == "!":
		p.fail(p.t.column, "! (any other predicate) is not part of the language; "+expected, "")
	default:
		p.fail(p.t.column, quote(p.t.text)+" cannot stand here; "+expected, "")
	}
}

func (p *parser) alternative() Expr {
	if p.depth++; p.depth > maxDepth {
		p.fail(p.t.column, "the parentheses are nested more than 40 deep", "")
		return nil
	}
	defer func() { p.depth-- }()
	options := []Expr{p.sequence()}
	for p.err == nil && p.t.kind == '|' {
		p.next()
		options = append(options, p.sequence())
	}
	if p.err != nil {
		return nil
	}
	return Either(options...)
}

func (p *parser) sequence() Expr {
	parts := []Expr{p.element()}
	for p.err == nil && p.t.kind == '/' {
		p.next()
		parts = append(parts, p.element())
	}
	if p.err != nil {
		return nil
	}
	return Join(parts...)
}

func (p *parser) element() Expr {
	column, inverse := p.t.column, p.t.kind == '^'
	if inverse {
		p.next()
	}
	e := p.primary()
	if p.err == nil && inverse {
		var ok bool
		if e, ok = Inverse(e); !ok {
			p.fail(column, "^ cannot stand before a group with conditions, since a condition is on the node just reached", "the steps of the group written from its end")
		}
	}
	for repeated := false; p.err == nil; {
		switch p.t.kind {
		case '*', '+', '?':
			if repeated {
				p.fail(p.t.column, "one of *, + and ? is enough; parentheses allow more", "")
			}
			e, repeated = Closure{e, Repeat(p.t.kind)}, true
			p.next()
		case '[':
			e, repeated = p.conditions(e), false
		default:
			return e
		}
	}
	return nil
}

func (p *parser) primary() Expr {
	switch p.t.kind {
	case tokenWord:
		return p.predicate()
	case '(':
		p.next()
		e := p.alternative()
		if p.err == nil && p.t.kind != ')' {
			p.unexpected("a closing parenthesis is missing")
		}
		p.next()
		return e
	case '^':
		p.fail(p.t.column, "two ^ cancel each other out", "")
	default:
		p.unexpected("a predicate, ^ or ( is expected")
	}
	return nil
}

func (p *parser) predicate() Expr {
	t := p.t
	pred := graph.ParsePredicate(t.text)
	p.next()
	switch {
	case pred.IsEdge():
		return Step{Predicate: pred}
	case pred.IsLiteral():
		p.fail(t.column, quote(t.text)+" is a text of a node and leads nowhere", conditionOn(pred))
	case graph.ParseKind(t.text) != graph.NoKind && p.t.kind == '/':
		p.fail(t.column, "a node cannot stand in an expression, which begins with its first step", "")
	default:
		p.fail(t.column, "there is no predicate "+quote(t.text), nearestPredicate(t.text))
	}
	return nil
}

func conditionOn(p graph.Predicate) string {
	switch p {
	case graph.Year, graph.Date, graph.Starts, graph.Ends:
		return "a condition such as [year=2018]"
	case graph.Title, graph.Name, graph.Alias:
		return `a condition such as [name~"mesh"]`
	}
	return ""
}

// quote shows what was written, cut to a readable length.
func quote(s string) string {
	for i := range s {
		if i >= 40 {
			return `"` + s[:i] + `…"`
		}
	}
	return `"` + s + `"`
}
