package reading

import (
	"slices"
	"strconv"
	"strings"

	"throughline/graph"
)

// ends are how a kind of node hangs on a talk.
var ends = [graph.NumKinds]graph.Predicate{
	graph.Person: graph.By, graph.Company: graph.From, graph.Technology: graph.Uses, graph.Theme: graph.About, graph.Event: graph.At,
}

// talksOf returns the talks of a node.
func (r *Reader) talksOf(n uint32) []uint32 {
	var out []uint32
	for _, p := range [...]graph.Predicate{graph.About, graph.Uses, graph.By, graph.From, graph.Features, graph.At} {
		for _, m := range r.g.In(n, p) {
			if r.g.Kind(m) == graph.Talk {
				out = append(out, m)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Nodes returns what a Walk lists, in rising order: what its path expression
// reaches.
func (r *Reader) Nodes(q Reading) []uint32 {
	if q.Action != Walk || len(q.Clauses) == 0 {
		return nil
	}
	start := startOf(r.g, q.Clauses)
	var out []uint32
	for _, talk := range r.having(q.Clauses[start]) {
		if r.g.Kind(talk) == graph.Talk && r.g.InYears(talk, q.From, q.To) && r.meets(talk, q.Clauses) {
			out = r.append(out, talk, q.Target)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (r *Reader) append(out []uint32, talk uint32, target graph.Kind) []uint32 {
	if target == graph.Talk {
		return append(out, talk)
	}
	return append(out, r.g.Out(talk, ends[target])...)
}

// having returns the talks and events that a clause is true of.
func (r *Reader) having(c Clause) []uint32 {
	if r.g.Kind(c.Node) != graph.Series {
		return r.g.In(c.Node, c.Predicate)
	}
	var out []uint32
	for _, event := range r.g.In(c.Node, graph.Of) {
		out = append(out, r.g.In(event, graph.At)...)
	}
	return out
}

func (r *Reader) meets(talk uint32, clauses []Clause) bool {
	for _, c := range clauses {
		if r.g.Kind(c.Node) == graph.Series {
			if !slices.ContainsFunc(r.g.Out(talk, graph.At), func(event uint32) bool { return r.g.Has(event, graph.Of, c.Node) }) {
				return false
			}
		} else if !r.g.Has(talk, c.Predicate, c.Node) {
			return false
		}
	}
	return true
}

// startOf is the clause a walk begins with: the first, but for a series, which
// is a step farther away.
func startOf(g *graph.Graph, clauses []Clause) int {
	for i, c := range clauses {
		if g.Kind(c.Node) != graph.Series {
			return i
		}
	}
	return 0
}

// Path returns the start and the path expression of a Walk.
func (r *Reader) Path(q Reading) (start graph.ID, expression string) {
	at := startOf(r.g, q.Clauses)
	c := q.Clauses[at]
	expression = "^" + c.Predicate.String()
	if r.g.Kind(c.Node) == graph.Series {
		expression = "^of / ^at"
	}
	conditions := []string{"kind=talk"}
	for i, other := range q.Clauses {
		if i != at {
			conditions = append(conditions, other.Predicate.String()+"="+string(r.g.ID(other.Node)))
		}
	}
	if span := spanText(q.From, q.To); span != "" {
		conditions = append(conditions, "year="+span)
	}
	if c.Predicate != graph.About && c.Predicate != graph.Uses { // all others leave talks only
		conditions = conditions[1:]
	}
	if len(conditions) > 0 {
		expression += "[" + strings.Join(conditions, ", ") + "]"
	}
	if q.Target != graph.Talk {
		expression += " / " + ends[q.Target].String()
	}
	return r.g.ID(c.Node), expression
}

func spanText(from, to int) string {
	text := func(y int) string {
		if y == 0 {
			return ""
		}
		return strconv.Itoa(y)
	}
	if from == to {
		return text(from)
	}
	return text(from) + ".." + text(to)
}

// Field is a name and a value of an address.
type Field struct{ Name, Value string }

// Page returns where a reading runs: a page and the fields of its query, not
// yet escaped.
func (r *Reader) Page(q Reading) (page string, query []Field) {
	id := func(i int) string { return string(r.g.ID(q.Nodes[i])) }
	switch q.Action {
	case Walk:
		start, expression := r.Path(q)
		return "/paths", []Field{{"start", string(start)}, {"path", expression}}
	case Connect:
		return "/connect", []Field{{"from", id(0)}, {"to", id(1)}}
	case Compare:
		for i := range q.Nodes {
			query = append(query, Field{"id", id(i)})
		}
		return "/compare", query
	}
	return "/" + id(0), nil
}

// What stands before talks, by what is listed of them.
var heads = [graph.NumKinds]string{
	graph.Talk: "Talks", graph.Person: "Speakers of talks", graph.Company: "Companies behind talks", graph.Technology: "Technologies of talks",
	graph.Theme: "Themes of talks", graph.Event: "Events with talks",
}

var ties = [graph.NumEdges]string{
	graph.About: "about", graph.Uses: "that use", graph.By: "by", graph.From: "from", graph.Features: "that feature", graph.At: "at",
}

// sentence says what a Walk lists.
func (r *Reader) sentence(q Reading) string {
	out, last := heads[q.Target], graph.NoPredicate
	for _, c := range q.Clauses {
		tie := ties[c.Predicate]
		if c.Predicate == last {
			tie = "and"
		}
		out += " " + tie + " " + r.g.Name(c.Node)
		last = c.Predicate
	}
	if years := yearsText(q.From, q.To); years != "" {
		out += ", " + years
	}
	return out
}
