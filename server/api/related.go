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

	Expected *Expected `json:"expected,omitempty"` // where the talk stands that was asked for

	Version string `json:"version"`
}

// RelatedTalk is one row. Score is the sum of the reasons' points.
type RelatedTalk struct {
	Node
	Score    int        `json:"score"`
	Reasons  []Reason   `json:"reasons"`
	Sentence string     `json:"sentence"`
	Repeats  []graph.ID `json:"repeats,omitempty"` // the same talk at other events
}

// Expected says where a talk stands that somebody misses on the list, and why.
type Expected struct {
	Node
	Rank     int      `json:"rank"`   // by points, from 1; 0 when it is not ranked
	Listed   int      `json:"listed"` // its place on the list, from 1; 0 when it is not on it
	Score    int      `json:"score"`
	Reasons  []Reason `json:"reasons"`
	Sentence string   `json:"sentence"`
	Link     string   `json:"link,omitempty"` // for one that is not ranked: what joins the two
}

// ExpectedOf describes an expectation about a talk of g.
func ExpectedOf(g *graph.Graph, talk uint32, e related.Expectation, link string) *Expected {
	return &Expected{Node: nodeOf(g, talk), Rank: e.Rank, Listed: e.Listed, Score: e.Points, Reasons: reasonsOf(g, e.Reasons), Sentence: e.Sentence, Link: link}
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
		out.Results[i] = RelatedTalk{Node: nodeOf(g, r.Talk), Score: r.Points, Reasons: reasonsOf(g, r.Reasons), Sentence: r.Sentence, Repeats: idsOf(g, r.Repeats)}
	}
	return out
}

func reasonsOf(g *graph.Graph, list []related.Reason) []Reason {
	out := make([]Reason, len(list))
	for i, r := range list {
		out[i] = Reason{Kind: r.Kind.String(), Words: r.Words, Points: r.Points, Talks: r.Talks}
		if r.Node != related.NoNode {
			out[i].ID, out[i].Name = g.ID(r.Node), g.Name(r.Node)
		}
	}
	return out
}
