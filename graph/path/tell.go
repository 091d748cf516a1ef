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

// An event has no subject as a talk has one: a report says what came up there.
var eventVerbs = map[graph.Predicate][2]string{
	graph.About: {"touched on", "came up at"},
	graph.Uses:  {"mentioned", "was mentioned at"},
}

// Verb returns the words that tell the hop from a node, such as "was given by".
func (h Hop) Verb(g *graph.Graph, from uint32) string {
	e := h.Edge(from)
	words := verbs[e.Predicate]
	if other, ok := eventVerbs[e.Predicate]; ok && g.Kind(e.From) == graph.Event {
		words = other
	}
	if h.Inverse {
		return words[1]
	}
	return words[0]
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
		b.WriteString(h.Verb(g, at))
		b.WriteByte(' ')
		b.WriteString(Called(g, h.To))
		at = h.To
	}
	b.WriteByte('.')
	return b.String()
}

// Tell returns the path as one sentence.
func (p Path) Tell(g *graph.Graph) string { return Tell(g, p.From, p.Hops) }

// Link tells a shortest path between two nodes: "Nearest link, 2 steps:
// …". It is empty where none is found within so many edges visited, of which
// LinkEdges are few enough for a page to wait.
func (ev *Evaluator) Link(a, b uint32, edges int) string {
	found, err := ev.Connect([]uint32{a, b}, ConnectOptions{K: 1, Plain: true, Limits: Limits{Edges: edges}})
	if err != nil || len(found.Paths) == 0 {
		return ""
	}
	p := found.Paths[0]
	steps := strconv.Itoa(len(p.Hops)) + " steps"
	if len(p.Hops) == 1 {
		steps = "1 step"
	}
	return "Nearest link, " + steps + ": " + p.Tell(ev.g)
}

// LinkEdges bounds the search for a link by the way.
const LinkEdges = 200_000

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
