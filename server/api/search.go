package api

import (
	"throughline/graph"
	"throughline/graph/search"
)

// Hit is one result of a search: Matched is the name or alias that fitted.
type Hit struct {
	Node
	Matched string `json:"matched,omitempty"`
}

// Search is the answer to a search. Kinds counts everything found, whatever
// kind was asked for.
type Search struct {
	Query   string         `json:"q"`
	Results []Hit          `json:"results"`
	Kinds   map[string]int `json:"kinds"`
	Partial bool           `json:"partial"` // no name has all the words, so these have some
	Version string         `json:"version"`

	Readings Readings `json:"readings"`
}

// Readings are what the text asks for, if it says more than a name.
type Readings struct {
	List    []Reading `json:"list"`
	Missing string    `json:"missing,omitempty"` // why a text that says what to do cannot be read
}

// Reading is one way to understand the text. Nothing runs before Href is
// opened.
type Reading struct {
	Sentence string   `json:"sentence"`
	Count    int      `json:"count"` // what it finds: nodes, paths or talks
	Href     string   `json:"href"`
	Unread   []string `json:"unread,omitempty"` // words that played no part
}

// SearchOf describes the answer to a search of g.
func SearchOf(g *graph.Graph, q string, a search.Answer, version string) Search {
	out := Search{Query: q, Results: make([]Hit, len(a.Results)), Kinds: map[string]int{}, Partial: a.Partial, Version: version, Readings: Readings{List: []Reading{}}}
	for i, r := range a.Results {
		out.Results[i] = Hit{Node: nodeOf(g, r.Node)}
		if r.Text != out.Results[i].Name {
			out.Results[i].Matched = r.Text
		}
	}
	for _, k := range graph.Kinds() {
		if n := a.Counts[k]; n > 0 {
			out.Kinds[k.String()] = n
		}
	}
	return out
}
