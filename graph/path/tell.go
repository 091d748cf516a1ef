package path

import (
	"strconv"
	"strings"

	"throughline/graph"
)

// verbs tell a hop along each predicate and against it.
var verbs = [graph.NumEdges][2]string{
	graph.By:       {"was given by", "gave"},
	graph.At:       {"was given at", "hosted"},
	graph.About:    {"is about", "is the subject of"},
	graph.Uses:     {"uses", "is used in"},
	graph.From:     {"has a speaker from", "sent a speaker to"},
	graph.Features: {"features", "is featured in"},
	graph.WorksAt:  {"worked at", "employed"},
	graph.Of:       {"is an edition of", "has the edition"},
	graph.Broader:  {"belongs to", "includes"},
}

// Verb returns the words that tell the hop, such as "was given by".
func (h Hop) Verb() string {
	if h.Inverse {
		return verbs[h.Predicate][1]
	}
	return verbs[h.Predicate][0]
}

// Tell returns a walk as one sentence, with the years of talks and events.
func Tell(g *graph.Graph, from uint32, hops []Hop) string {
	var b strings.Builder
	b.WriteString(Called(g, from))
	at := from
	for i, h := range hops {
		switch {
		case i == 0:
			b.WriteByte(' ')
		case g.Kind(at) == graph.Person:
			b.WriteString(", who ")
		default:
			b.WriteString(", which ")
		}
		b.WriteString(h.Verb())
		b.WriteByte(' ')
		b.WriteString(Called(g, h.To))
		at = h.To
	}
	b.WriteByte('.')
	return b.String()
}

// Tell returns the path as one sentence.
func (p Path) Tell(g *graph.Graph) string { return Tell(g, p.From, p.Hops) }

// Called returns how a sentence speaks of node n: a talk by its title in
// quotes, a talk or event with its year unless its name holds it.
func Called(g *graph.Graph, n uint32) string {
	name := g.Name(n)
	year := ""
	if y := g.Year(n); y != 0 && !strings.Contains(name, strconv.Itoa(y)) {
		year = " (" + strconv.Itoa(y) + ")"
	}
	if g.Kind(n) == graph.Talk {
		name = "“" + name + "”"
	}
	return name + year
}
