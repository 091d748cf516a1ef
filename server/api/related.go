package api

import (
	"throughline/graph"
	"throughline/graph/related"
)

// Related lists the talks related to one, with reasons whose points add up.
type Related struct {
	Talk    graph.ID      `json:"talk"`
	Mode    string        `json:"mode"`
	Results []RelatedTalk `json:"results"`
	Total   int           `json:"total"` // talks with any reason
	Why     string        `json:"why,omitempty"`
	Version string        `json:"version"`
}

// RelatedTalk is one row. Score is the sum of the reasons' points.
type RelatedTalk struct {
	Node
	Score    int        `json:"score"`
	Reasons  []Reason   `json:"reasons"`
	Sentence string     `json:"sentence"`
	Repeats  []graph.ID `json:"repeats,omitempty"` // the same talk at other events
}

// Reason is what two talks have in common. ID is the shared node; words have
// none.
type Reason struct {
	Kind   string   `json:"kind"`
	ID     graph.ID `json:"id,omitempty"`
	Name   string   `json:"name,omitempty"`
	Words  []string `json:"words,omitempty"`
	Points int      `json:"points"`
	Talks  int      `json:"talks,omitempty"` // how many talks have it
}

// RelatedOf describes an answer about a talk of g.
func RelatedOf(g *graph.Graph, q related.Query, a related.Answer, version string) Related {
	out := Related{Talk: g.ID(q.Talk), Mode: q.Mode.String(), Results: make([]RelatedTalk, len(a.Results)), Total: a.Total, Why: a.Why, Version: version}
	for i, r := range a.Results {
		row := RelatedTalk{Node: NodeOf(g, r.Talk), Score: r.Points, Reasons: make([]Reason, len(r.Reasons)), Sentence: r.Sentence, Repeats: IDs(g, r.Repeats)}
		for j, reason := range r.Reasons {
			row.Reasons[j] = reasonOf(g, reason)
		}
		out.Results[i] = row
	}
	return out
}

func reasonOf(g *graph.Graph, r related.Reason) Reason {
	out := Reason{Kind: r.Kind.String(), Words: r.Words, Points: r.Points, Talks: r.Talks}
	if r.Node != related.NoNode {
		out.ID, out.Name = g.ID(r.Node), g.Name(r.Node)
	}
	return out
}
