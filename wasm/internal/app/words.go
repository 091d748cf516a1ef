package app

import (
	"strconv"

	"throughline/graph"
	"throughline/graph/card"
)

// relation is the neighbours of a node under a predicate, followed against
// its direction if inverse.
type relation struct {
	predicate graph.Predicate
	inverse   bool
}

// String is the relation as it stands in a link or a row's key: "about", or
// "-about" against its direction.
func (r relation) String() string {
	if r.inverse {
		return "-" + r.predicate.String()
	}
	return r.predicate.String()
}

// phrase says the relation as seen from the node: "about" of a talk, "about,
// from talks" of a theme.
func (r relation) phrase() string {
	if r.predicate == graph.Broader && r.inverse {
		return "narrower"
	}
	if !r.inverse {
		return r.predicate.String()
	}
	return r.predicate.String() + ", from " + sources[r.predicate]
}

// sources are what an edge of the predicate may begin at.
var sources = [graph.NumEdges]string{
	graph.By: "talks", graph.At: "talks", graph.About: "talks and events", graph.Uses: "talks and events",
	graph.From: "talks", graph.Features: "talks", graph.WorksAt: "people", graph.Of: "events", graph.Broader: "themes",
}

func (r relation) nodes(g *graph.Graph, n uint32) []uint32 {
	return g.Along(n, r.predicate, r.inverse)
}

// yearsText says a window of years: "2017–2019", "since 2017", "until 2019",
// "all years".
func yearsText(y [2]int) string {
	switch {
	case y[0] == 0 && y[1] == 0:
		return "all years"
	case y[1] == 0:
		return "since " + strconv.Itoa(y[0])
	case y[0] == 0:
		return "until " + strconv.Itoa(y[1])
	case y[0] == y[1]:
		return strconv.Itoa(y[0])
	}
	return strconv.Itoa(y[0]) + "–" + strconv.Itoa(y[1])
}

func kindLabel(k graph.Kind) string {
	return card.Capital(k.String())
}

// path returns the address of a node's page.
func path(id graph.ID) string { return "/" + escaped(string(id)) }
