package api

import (
	"strconv"

	"throughline/graph"
	"throughline/graph/path"
)

// Connect holds the most telling paths between nodes, or the reason why there
// is none.
type Connect struct {
	Nodes   []Node  `json:"nodes"`
	Paths   []Story `json:"paths"`
	Reason  string  `json:"reason,omitempty"`
	Cut     bool    `json:"cut"`
	Version string  `json:"version"`
}

// Story is one path, told. Cost is in bits; the lower, the more telling.
type Story struct {
	Nodes    []Node     `json:"nodes"`
	Edges    []ToldEdge `json:"edges"`
	Cost     float64    `json:"cost"`
	Sentence string     `json:"sentence"`
}

// ToldEdge is an edge of a path with its evidence.
type ToldEdge struct {
	Edge
	Evidence []Evidence `json:"evidence"`
}

// ConnectOf describes connections between nodes of g.
func ConnectOf(g *graph.Graph, nodes []uint32, c path.Connections, version string) Connect {
	out := Connect{Nodes: Nodes(g, nodes), Paths: make([]Story, len(c.Paths)), Reason: reason(g, c), Cut: c.Cut != path.Whole, Version: version}
	for i, p := range c.Paths {
		out.Paths[i] = storyOf(g, p)
	}
	return out
}

// storyOf tells one path.
func storyOf(g *graph.Graph, p path.Path) Story {
	s := Story{Nodes: Nodes(g, p.Nodes()), Edges: []ToldEdge{}, Cost: p.Cost, Sentence: p.Tell(g)}
	for _, e := range p.Edges() {
		s.Edges = append(s.Edges, ToldEdge{
			Edge{g.ID(e.From), e.Predicate.String(), g.ID(e.To)},
			EvidenceList(g, g.Evidence(e.From, e.Predicate, e.To)),
		})
	}
	return s
}

// reason says which limit stands in the way of a connection, and what to do.
func reason(g *graph.Graph, c path.Connections) string {
	if c.Obstacle == path.NoObstacle {
		return ""
	}
	pair := path.Called(g, c.Apart[0]) + " and " + path.Called(g, c.Apart[1])
	switch c.Obstacle {
	case path.TooManyHops:
		return pair + " are " + strconv.Itoa(c.Distance) + " steps apart, which is more than a path may have; connect each with something between them"
	case path.BackInTime:
		return "every path between " + pair + " goes back in time somewhere; allow that to see it"
	case path.BehindAvoided:
		return "every path between " + pair + " passes a node that is to be avoided; allow it to see the path"
	case path.OutOfBudget:
		return "the search between " + pair + " reached its limit before it found a path"
	}
	return pair + " lie in parts of the graph that do not touch: no source loaded here joins them"
}
