package api

import (
	"throughline/graph"
	"throughline/graph/agenda"
	"throughline/graph/card"
)

// Agenda is the plan of a learning session. The minutes of its items add up to
// at most Minutes.
type Agenda struct {
	About     graph.ID         `json:"about"` // what the frame is about; empty for talks without a common theme
	Name      string           `json:"name"`
	Minutes   int              `json:"minutes"`
	Total     int              `json:"total"`
	Items     []AgendaItem     `json:"items"`
	Questions []AgendaQuestion `json:"questions"`
	Order     []string         `json:"order"` // what the order keeps, in sentences
	Needs     []Need           `json:"needs"` // the same as ids
	LeftOut   []AgendaLeftOut  `json:"left-out"`
	Pool      int              `json:"pool"` // talks that were chosen from
	Version   string           `json:"version"`
}

// AgendaItem is a part of a session; Path is the page that is shown.
type AgendaItem struct {
	ID       graph.ID   `json:"id"` // the talk, or what a frame is about; empty otherwise
	Kind     string     `json:"kind"`
	Name     string     `json:"name"`
	Year     int        `json:"year,omitempty"`
	Path     string     `json:"path"`
	Minutes  int        `json:"minutes"`
	Why      string     `json:"why"`
	Abstract string     `json:"abstract,omitempty"` // its first 1,200 bytes
	Evidence []Evidence `json:"evidence"`
}

// maxAbstract is how much of an abstract a plan holds, in bytes: enough for the
// minutes that are given to reading it.
const maxAbstract = 1200

// AgendaQuestion is a question with the facts it was drafted from.
type AgendaQuestion struct {
	Text    string         `json:"text"`
	Sources []AgendaSource `json:"sources"`
}

// AgendaSource is a fact with what supports it.
type AgendaSource struct {
	Subject   Node       `json:"subject"`
	Predicate string     `json:"predicate"`
	Object    Node       `json:"object"`
	Evidence  []Evidence `json:"evidence"`
}

// AgendaLeftOut is a talk that was not taken, and what it would cost.
type AgendaLeftOut struct {
	Node
	Minutes int    `json:"minutes"`
	Why     string `json:"why"`
}

var itemNames = map[agenda.ItemKind]string{agenda.Frame: "Frame", agenda.Discuss: "Discussion", agenda.Screen: "Screen"}

// AgendaOf describes a plan made from g.
func AgendaOf(g *graph.Graph, p *agenda.Plan, version string) Agenda {
	a := Agenda{
		Minutes: p.Minutes, Total: p.Total(), Pool: p.Pool, Version: version, Order: []string{}, Needs: []Need{},
		Items: make([]AgendaItem, len(p.Items)), Questions: make([]AgendaQuestion, len(p.Questions)), LeftOut: make([]AgendaLeftOut, len(p.Left)),
	}
	if p.Subject != agenda.NoNode {
		a.About, a.Name = g.ID(p.Subject), g.Name(p.Subject)
	}
	for i, it := range p.Items {
		a.Items[i] = itemOf(g, it)
	}
	for i, q := range p.Questions {
		a.Questions[i] = AgendaQuestion{q.Text, sourcesOf(g, q.Sources)}
	}
	for _, w := range p.Needs {
		a.Order = append(a.Order, w.Kept(g))
		a.Needs = append(a.Needs, Need{g.ID(w.Node), g.ID(w.Needs), g.Name(w.Term)})
	}
	for i, l := range p.Left {
		a.LeftOut[i] = AgendaLeftOut{nodeOf(g, l.Node), l.Minutes, l.Why}
	}
	return a
}

func itemOf(g *graph.Graph, it agenda.Item) AgendaItem {
	out := AgendaItem{Kind: it.Kind.String(), Name: itemNames[it.Kind], Path: it.Screen, Minutes: it.Minutes, Why: it.Why, Evidence: []Evidence{}}
	if it.Node == agenda.NoNode {
		return out
	}
	out.ID, out.Path = g.ID(it.Node), "/"+string(g.ID(it.Node))
	if it.Kind != agenda.Frame {
		out.Name, out.Year = g.Name(it.Node), g.Year(it.Node)
		out.Abstract = card.Cut(g.Value(it.Node, graph.Abstract), maxAbstract)
	}
	if it.Tie != (graph.Edge{}) {
		out.Evidence = EvidenceList(g, g.Evidence(it.Tie.From, it.Tie.Predicate, it.Tie.To))
	}
	return out
}

func sourcesOf(g *graph.Graph, edges []graph.Edge) []AgendaSource {
	out := make([]AgendaSource, len(edges))
	for i, e := range edges {
		out[i] = AgendaSource{nodeOf(g, e.From), e.Predicate.String(), nodeOf(g, e.To), EvidenceList(g, g.Evidence(e.From, e.Predicate, e.To))}
	}
	return out
}
