package card

import (
	"slices"
	"strconv"
	"strings"

	"throughline/graph"
	"throughline/graph/text"
)

// Label says a relation as seen from its node: "about" of a talk, "about, from
// talks and events" of a theme.
func Label(g *graph.Graph, r graph.Relation) string {
	switch {
	case !r.Inverse:
		return r.Predicate.String()
	case r.Predicate == graph.Broader:
		return "narrower"
	}
	first, last := g.Kind(r.Nodes[0]), g.Kind(r.Nodes[len(r.Nodes)-1])
	label := r.Predicate.String() + ", from " + first.Plural()
	if last != first {
		label += " and " + last.Plural()
	}
	return label
}

// State says how much of the relation is in view.
func (r Relation) State() string {
	switch {
	case len(r.Nodes) == 0:
		return "not stated"
	case len(r.Shown) == len(r.Nodes):
		return "all shown"
	}
	return strconv.Itoa(len(r.Shown)) + " shown"
}

// Placed says where and when: the events of a talk or the series of an event,
// and the year where their names do not say it.
func Placed(g *graph.Graph, n uint32) string {
	places := g.Out(n, graph.At)
	if len(places) == 0 {
		places = g.Out(n, graph.Of)
	}
	out := ""
	if len(places) > 0 {
		out = g.Name(places[0])
	}
	if len(places) > 1 {
		out += " and " + strconv.Itoa(len(places)-1) + " more"
	}
	y := g.Year(n)
	if y == 0 || strings.Contains(out, strconv.Itoa(y)) {
		return out
	}
	if out != "" {
		out += ", "
	}
	return out + strconv.Itoa(y)
}

// Meta is what stands beside a name: the year, else the number of talks, else
// nothing.
func Meta(g *graph.Graph, n uint32) string {
	if g.Kind(n).Dated() {
		if y := g.Year(n); y != 0 {
			return strconv.Itoa(y)
		}
	}
	if talks := Talks(g, n); talks > 0 {
		return text.Many(talks, "talk", "talks")
	}
	return ""
}

// Talks counts the talks that lead to a node, each once.
func Talks(g *graph.Graph, n uint32) int {
	count := 0
	var seen [][]uint32
	for p := range talkPredicates(g, n) {
		rows := g.OfKind(g.In(n, p), graph.Talk)
		if len(seen) == 0 {
			count += len(rows)
		} else {
			for _, t := range rows {
				if !contains(seen, t) {
					count++
				}
			}
		}
		seen = append(seen, rows)
	}
	return count
}

// talkPredicates yields the predicates by which talks lead to a node.
func talkPredicates(g *graph.Graph, n uint32) func(yield func(graph.Predicate) bool) {
	return func(yield func(graph.Predicate) bool) {
		for _, p := range graph.EdgePredicates() {
			if len(g.OfKind(g.In(n, p), graph.Talk)) > 0 && !yield(p) {
				return
			}
		}
	}
}

func contains(rows [][]uint32, n uint32) bool {
	for _, r := range rows {
		if _, ok := slices.BinarySearch(r, n); ok {
			return true
		}
	}
	return false
}

// Way is something to do next, and where that is.
type Way struct{ Label, Href string }

// Ways are what one may do with a node beside exploring on.
func Ways(g *graph.Graph, n uint32) []Way {
	page := Path(g.ID(n))
	out := []Way{{OpenPage, page}}
	switch g.Kind(n) {
	case graph.Talk:
		out = append(out, Way{Related, page + "#related"})
	case graph.Theme, graph.Technology:
		out = append(out, Way{Compare, "/compare?id=" + string(g.ID(n))})
	}
	return append(out, Way{Connect, "/paths?start=" + string(g.ID(n))})
}

// Path is the address of a node's page. Slugs are made of what needs no
// escaping.
func Path(id graph.ID) string { return "/" + string(id) }

// Held says what a view of so many nodes holds back: "37 held back", and
// whether there is room for it. It is empty when all is shown.
func Held(more []graph.Bundle, nodes int) string {
	held := 0
	for _, b := range more {
		held += b.Count
	}
	switch {
	case held == 0:
		return ""
	case nodes >= graph.MaxNodes:
		return text.Number(held) + " held back: the view is full at " + strconv.Itoa(graph.MaxNodes) + " nodes"
	}
	return text.Number(held) + " held back"
}
