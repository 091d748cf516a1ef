package path

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline/graph"
)

// Sentence says in English what an expression asks for from a start, such as
// "Talks of 2022 to 2024 about themes of talks that feature Example". Its
// length is in proportion to the expression's.
func Sentence(g *graph.Graph, start uint32, e Expr) string {
	t := teller{g}
	x := Called(g, start)
	if e != nil {
		x = t.describe(e, x, allKinds)
	}
	first, size := utf8.DecodeRuneInString(x)
	return string(unicode.ToUpper(first)) + x[size:]
}

// Captions says what each top-level step does, in words that refer to the
// step before: "talks that feature it", "themes of those".
func Captions(g *graph.Graph, e Expr) []string {
	t, steps := teller{g}, Steps(e)
	var out []string
	for i, s := range steps {
		x := "those"
		if i == 0 {
			x = "it"
		}
		kinds := allKinds
		if i+1 < len(steps) {
			kinds = domain(steps[i+1])
		}
		out = append(out, t.describe(s, x, kinds))
	}
	return out
}

// kindMask is a set of kinds.
type kindMask uint16

const allKinds = ^kindMask(0)

// maskOf returns the kinds at the end of a relation: where it leads, or where
// it leads from.
func maskOf(p graph.Predicate, subjects bool) (m kindMask) {
	for _, k := range graph.Kinds() {
		if subjects && p.Leaves(k) || !subjects && p.Reaches(k) {
			m |= 1 << k
		}
	}
	return m
}

// domain returns the kinds that an expression can begin at.
func domain(e Expr) (m kindMask) {
	switch e := e.(type) {
	case Step:
		return maskOf(e.Predicate, !e.Inverse)
	case Seq:
		return domain(e[0])
	case Alt:
		for _, o := range e {
			m |= domain(o)
		}
		return m
	case Filter:
		return domain(e.Body)
	case Closure:
		if e.Repeat == OneOrMore {
			return domain(e.Body)
		}
	}
	return allKinds
}

// teller describes what expressions ask for.
type teller struct{ g *graph.Graph }

// describe returns a noun phrase for what e leads to from x, of which only the
// given kinds matter to what follows.
func (t teller) describe(e Expr, x string, kinds kindMask) string {
	switch e := e.(type) {
	case Step:
		return t.step(e, nil, x, kinds)
	case Seq:
		for i, part := range e {
			next := kinds
			if i+1 < len(e) {
				next = domain(e[i+1])
			}
			x = t.describe(part, x, next)
		}
		return x
	case Alt:
		return t.either(e, x, kinds)
	case Closure:
		return t.repeat(e, x, kinds)
	case Filter:
		return t.filter(e, x, kinds)
	}
	return x
}

// either names x once and refers to it after that, so that nested
// alternatives do not double the sentence each.
func (t teller) either(e Alt, x string, kinds kindMask) string {
	parts := []string{t.describe(e[0], x, kinds)}
	for _, o := range e[1:] {
		parts = append(parts, t.describe(o, reference(x), kinds))
	}
	return strings.Join(parts, " and ")
}

func reference(x string) string {
	if x == "it" {
		return x
	}
	return "those"
}

func (t teller) repeat(e Closure, x string, kinds kindMask) string {
	if s, ok := e.Body.(Step); ok && s.Predicate == graph.Broader && e.Repeat != ZeroOrOne {
		word := "broader"
		if s.Inverse {
			word = "narrower"
		}
		if e.Repeat == OneOrMore {
			return "everything " + word + " than " + x
		}
		return x + " and everything " + word
	}
	switch e.Repeat {
	case ZeroOrOne:
		return x + " together with " + t.describe(e.Body, reference(x), kinds)
	case OneOrMore:
		return "whatever repeating “" + String(e.Body) + "” reaches from " + x
	}
	return x + " and whatever repeating “" + String(e.Body) + "” reaches from there"
}

func (t teller) filter(e Filter, x string, kinds kindMask) string {
	if s, ok := e.Body.(Step); ok {
		return t.step(s, e.Conditions, x, kinds)
	}
	said := t.describe(e.Body, x, kinds) + ", only"
	only := ""
	for _, c := range e.Conditions {
		if k, ok := c.(Kinds); ok {
			said += " " + nouns(k.mask())
			continue
		}
		only += t.condition(c)
	}
	if only != "" && strings.HasSuffix(said, "only") {
		said += " those"
	}
	return said + only
}

func (t teller) step(s Step, conditions []Condition, x string, kinds kindMask) string {
	kinds &= maskOf(s.Predicate, s.Inverse)
	if kinds == 0 { // what follows leads nowhere; say what the step does
		kinds = maskOf(s.Predicate, s.Inverse)
	}
	said := ""
	for _, c := range conditions {
		kinds &= meeting(c)
		if _, ok := c.(Kinds); !ok {
			said += t.condition(c)
		}
	}
	noun, tail := nouns(kinds), phrase(s)
	if s.Predicate == graph.By && !s.Inverse {
		noun = "speakers"
	}
	return noun + said + " " + tail + " " + x
}

// meeting returns the kinds of nodes that can meet a condition.
func meeting(c Condition) kindMask {
	switch c := c.(type) {
	case Kinds:
		return c.mask()
	case Years:
		return 1<<graph.Talk | 1<<graph.Event
	case Linked:
		return maskOf(c.Predicate, !c.Inverse)
	}
	return allKinds
}

func (k Kinds) mask() (m kindMask) {
	for _, kind := range k {
		m |= 1 << kind
	}
	return m
}

// nouns names the kinds of a set.
func nouns(m kindMask) string {
	if m == allKinds {
		return "things"
	}
	var list []string
	for _, k := range []graph.Kind{graph.Talk, graph.Event, graph.Theme, graph.Technology, graph.Person, graph.Company, graph.Series, graph.Source} {
		if m>>k&1 == 1 {
			list = append(list, k.Plural())
		}
	}
	if len(list) == 0 {
		return "nothing"
	}
	return strings.Join(list, " and ")
}
