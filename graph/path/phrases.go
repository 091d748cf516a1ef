package path

import (
	"strconv"
	"strings"

	"throughline/graph"
)

// phrases stand between what a step leads to and what it leads from, along
// each predicate and against it: "talks" + "that feature" + "Example".
var phrases = [graph.NumEdges][2]string{
	graph.By:       {"of", "by"},
	graph.At:       {"with", "at"},
	graph.About:    {"of", "about"},
	graph.Uses:     {"used in", "that use"},
	graph.From:     {"behind", "from"},
	graph.Features: {"featured in", "that feature"},
	graph.WorksAt:  {"that employed", "who worked at"},
	graph.Of:       {"of", "of"},
	graph.Broader:  {"broader than", "narrower than"},
}

func phrase(s Step) string {
	if s.Inverse {
		return phrases[s.Predicate][1]
	}
	return phrases[s.Predicate][0]
}

// condition says a condition on what was just named.
func (t teller) condition(c Condition) string {
	switch c := c.(type) {
	case Years:
		var list []string
		for _, s := range c {
			list = append(list, spanWords(s))
		}
		return " " + strings.Join(list, " or ")
	case Text:
		return " with “" + string(c) + "” in the name"
	case Linked:
		var names []string
		for _, id := range c.Nodes {
			names = append(names, t.name(id))
		}
		// What has an edge to a node is what the inverse step reaches from it.
		return " " + phrase(Step{c.Predicate, !c.Inverse}) + " " + strings.Join(names, " or ")
	}
	return ""
}

func (t teller) name(id graph.ID) string {
	if n, _, ok := t.g.Resolve(id); ok {
		return Called(t.g, n)
	}
	return string(id)
}

func spanWords(s Span) string {
	first, last := strconv.Itoa(s.First), strconv.Itoa(s.Last)
	switch {
	case s.First == s.Last:
		return "of " + first
	case s.First == 0:
		return "up to " + last
	case s.Last == 0:
		return "from " + first + " on"
	}
	return "of " + first + " to " + last
}
