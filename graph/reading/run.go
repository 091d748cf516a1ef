package reading

import (
	"strconv"

	"throughline/graph"
)

// ends are how a kind of node hangs on a talk.
var ends = [graph.NumKinds]graph.Predicate{
	graph.Person: graph.By, graph.Company: graph.From, graph.Technology: graph.Uses, graph.Theme: graph.About, graph.Event: graph.At,
}

// talksOf returns how many talks the page of a node counts: those with a year,
// of the node and of what is narrower.
func (r *Reader) talksOf(n uint32) int {
	set := r.newSet()
	for _, n := range r.g.WithNarrower(n) {
		for p := range graph.NumEdges {
			for _, m := range r.g.In(n, graph.Predicate(p)) {
				if r.g.Kind(m) == graph.Talk && r.g.Year(m) != 0 {
					set.add(m)
				}
			}
		}
	}
	return len(set.list)
}

// set is nodes, each once, in the order they came.
type set struct {
	has  []bool
	list []uint32
}

func (r *Reader) newSet() *set { return &set{has: make([]bool, r.g.Len())} }

func (s *set) add(n uint32) {
	if !s.has[n] {
		s.has[n] = true
		s.list = append(s.list, n)
	}
}

// Nodes returns what a Walk lists: what its path expression reaches.
func (r *Reader) Nodes(q Reading) []uint32 {
	out := r.newSet()
	start := startOf(r.g, q.Clauses)
	for _, talk := range r.having(q.Clauses[start]) {
		if r.g.Kind(talk) != graph.Talk || !r.g.InYears(talk, q.From, q.To) || !r.meets(talk, q.Clauses) {
			continue
		}
		if q.Target == graph.Talk {
			out.add(talk)
			continue
		}
		for _, n := range r.g.Out(talk, ends[q.Target]) {
			out.add(n)
		}
	}
	return out.list
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
			if !r.inSeries(talk, c.Node) {
				return false
			}
		} else if !r.g.Has(talk, c.Predicate, c.Node) {
			return false
		}
	}
	return true
}

func (r *Reader) inSeries(talk, series uint32) bool {
	for _, event := range r.g.Out(talk, graph.At) {
		if r.g.Has(event, graph.Of, series) {
			return true
		}
	}
	return false
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
	conditions := ""
	if c.Predicate == graph.About || c.Predicate == graph.Uses { // what events have too
		conditions = ", kind=talk"
	}
	for i, other := range q.Clauses {
		if i != at {
			conditions += ", " + other.Predicate.String() + "=" + string(r.g.ID(other.Node))
		}
	}
	if years := spanText(q.From, q.To, ".."); years != "" {
		conditions += ", year=" + years
	}
	if conditions != "" {
		expression += "[" + conditions[2:] + "]"
	}
	if q.Target != graph.Talk {
		expression += " / " + ends[q.Target].String()
	}
	return r.g.ID(c.Node), expression
}

// spanText writes years with a sign between them.
func spanText(from, to int, sign string) string {
	text := ""
	if from != 0 {
		text = strconv.Itoa(from)
	}
	if from != to {
		text += sign
		if to != 0 {
			text += strconv.Itoa(to)
		}
	}
	return text
}

// Page returns where a reading runs: a page, and the names and values of its
// query in turn, not yet escaped.
func (r *Reader) Page(q Reading) (page string, query []string) {
	switch q.Action {
	case Walk:
		start, expression := r.Path(q)
		return "/paths", []string{"start", string(start), "path", expression}
	case Connect:
		page = "/connect"
	case Compare:
		page = "/compare"
	default:
		return "/" + string(r.g.ID(q.Nodes[0])), nil
	}
	for i, n := range q.Nodes {
		name := "id"
		if q.Action == Connect {
			name = [...]string{"from", "to"}[i]
		}
		query = append(query, name, string(r.g.ID(n)))
	}
	return page, query
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
