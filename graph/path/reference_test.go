package path_test

import (
	"slices"
	"strings"

	"throughline/graph"
	"throughline/graph/path"
)

// reference evaluates by enumeration, after the text of SPARQL 1.1, section
// 18.4, and shares no code with the evaluator: its result lists every node
// once for each walk.
type reference struct {
	edges map[graph.Predicate][][2]graph.ID // each edge once
	nodes []graph.ID
	facts []graph.Fact
	years map[graph.ID]int
	left  int // work that may still be done; the result is void below zero
}

func newReference(facts []graph.Fact) *reference {
	r := &reference{edges: map[graph.Predicate][][2]graph.ID{}, facts: facts, years: map[graph.ID]int{}}
	for _, f := range facts {
		if !slices.Contains(r.nodes, f.Subject) {
			r.nodes = append(r.nodes, f.Subject)
		}
		if !f.Predicate.IsEdge() {
			continue
		}
		if object := graph.ID(f.Object); !slices.Contains(r.nodes, object) {
			r.nodes = append(r.nodes, object)
		}
		edge := [2]graph.ID{f.Subject, graph.ID(f.Object)}
		if !slices.Contains(r.edges[f.Predicate], edge) {
			r.edges[f.Predicate] = append(r.edges[f.Predicate], edge)
		}
	}
	r.dates()
	return r
}

// dates gives events the smallest of their years and talks the earliest of
// their events'. (Of several years for one event the graph takes the best
// supported one; Tangle states only one.)
func (r *reference) dates() {
	for _, f := range r.facts {
		if f.Predicate == graph.Year {
			r.years[f.Subject] = int(f.Object[0]-'0')*1000 + int(f.Object[1]-'0')*100 + int(f.Object[2]-'0')*10 + int(f.Object[3]-'0')
		}
	}
	for _, e := range r.edges[graph.At] {
		if y := r.years[e[1]]; y != 0 && (r.years[e[0]] == 0 || y < r.years[e[0]]) {
			r.years[e[0]] = y
		}
	}
}

func (r *reference) step(x graph.ID, p graph.Predicate, inverse bool) (out []graph.ID) {
	for _, e := range r.edges[p] {
		switch r.left--; {
		case !inverse && e[0] == x:
			out = append(out, e[1])
		case inverse && e[1] == x:
			out = append(out, e[0])
		}
	}
	return out
}

// eval returns the multiset of nodes that e leads to from x.
func (r *reference) eval(e path.Expr, x graph.ID) (out []graph.ID) {
	if r.left < 0 {
		return nil
	}
	switch e := e.(type) {
	case path.Step:
		return r.step(x, e.Predicate, e.Inverse)
	case path.Seq:
		out = []graph.ID{x}
		for _, part := range e {
			var next []graph.ID
			for _, y := range out {
				next = append(next, r.eval(part, y)...)
			}
			out = next
		}
	case path.Alt:
		for _, option := range e {
			out = append(out, r.eval(option, x)...)
		}
	case path.Filter:
		for _, y := range r.eval(e.Body, x) {
			if r.meets(y, e.Conditions) {
				out = append(out, y)
			}
		}
	case path.Closure:
		return r.closure(e, x)
	}
	return out
}

func (r *reference) closure(e path.Closure, x graph.ID) []graph.ID {
	visited := map[graph.ID]bool{}
	switch e.Repeat {
	case path.ZeroOrOne:
		visited[x] = true
		for _, y := range r.eval(e.Body, x) {
			visited[y] = true
		}
	case path.ZeroOrMore:
		r.alp(e.Body, x, visited)
	case path.OneOrMore:
		for _, y := range r.eval(e.Body, x) {
			r.alp(e.Body, y, visited)
		}
	}
	var out []graph.ID
	for y := range visited {
		out = append(out, y)
	}
	return out
}

// alp is the procedure of that name.
func (r *reference) alp(e path.Expr, x graph.ID, visited map[graph.ID]bool) {
	if visited[x] {
		return
	}
	visited[x] = true
	for _, y := range r.eval(e, x) {
		r.alp(e, y, visited)
	}
}

func (r *reference) meets(x graph.ID, conditions []path.Condition) bool {
	for _, c := range conditions {
		if !r.holds(x, c) {
			return false
		}
	}
	return true
}

func (r *reference) holds(x graph.ID, c path.Condition) bool {
	switch c := c.(type) {
	case path.Kinds:
		return slices.Contains(c, x.Kind())
	case path.Years:
		y := r.years[x]
		return slices.ContainsFunc(c, func(s path.Span) bool {
			return y != 0 && y >= s.First && (s.Last == 0 || y <= s.Last)
		})
	case path.Text:
		return r.called(x, strings.ToLower(string(c)))
	case path.Linked:
		return slices.ContainsFunc(c.Nodes, func(n graph.ID) bool {
			ends := r.step(x, c.Predicate, c.Inverse)
			if c.Predicate == graph.At && n.Kind() == graph.Series {
				ends = r.eval(path.Seq{path.Step{Predicate: graph.At}, path.Step{Predicate: graph.Of}}, x)
			}
			return slices.Contains(ends, n)
		})
	}
	return false
}

func (r *reference) called(x graph.ID, want string) bool {
	named := false
	for _, f := range r.facts {
		if f.Subject != x {
			continue
		}
		switch f.Predicate {
		case graph.Title, graph.Name:
			named = true
		case graph.Alias:
		default:
			continue
		}
		if strings.Contains(strings.ToLower(f.Object), want) {
			return true
		}
	}
	return !named && strings.Contains(x.Slug(), want)
}
