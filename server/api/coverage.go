package api

import (
	"throughline/graph"
	"throughline/graph/change"
	"throughline/graph/coverage"
)

// Coverage says what a dataset does not say.
type Coverage struct {
	Years      []CoverageYear `json:"years"`
	Gaps       []Gap          `json:"gaps"`
	Duplicates []Duplicate    `json:"duplicates"`
	Version    string         `json:"version"`
}

// CoverageYear is one year between the first event and the last. State is
// data, no talks or no source.
type CoverageYear struct {
	Year   int    `json:"year"`
	Events int    `json:"events"`
	Talks  int    `json:"talks"`
	State  string `json:"state"`
}

// Gap is one kind of gap: Count nodes of Total, the first of which are listed.
type Gap struct {
	Gap    string `json:"gap"`
	Count  int    `json:"count"`
	Total  int    `json:"total"`
	Remedy string `json:"remedy"`
	Nodes  []Node `json:"nodes"`
}

// Duplicate is a pair of nodes that are likely one.
type Duplicate struct {
	A   Node   `json:"a"`
	B   Node   `json:"b"`
	Why string `json:"why"`
}

// DuplicatesOf describes pairs of nodes of g.
func DuplicatesOf(g *graph.Graph, pairs []change.Pair) []Duplicate {
	out := []Duplicate{}
	for _, p := range pairs {
		a, okA := g.Lookup(p.A)
		b, okB := g.Lookup(p.B)
		if okA && okB {
			out = append(out, Duplicate{A: nodeOf(g, a), B: nodeOf(g, b), Why: p.Why})
		}
	}
	return out
}

// CoverageOf describes the gaps of g, at most limit nodes and pairs of each
// kind.
func CoverageOf(g *graph.Graph, r coverage.Report, pairs []Duplicate, limit int, version string) Coverage {
	c := Coverage{Years: []CoverageYear{}, Duplicates: pairs[:min(limit, len(pairs))], Version: version}
	for _, y := range r.Years {
		c.Years = append(c.Years, CoverageYear{y.Year, y.Events, y.Talks, stateOf(y)})
	}
	for _, gap := range []struct {
		name, remedy string
		nodes        []uint32
		total        int
	}{
		{"events without talks", "load a schedule or a report of the event", r.EventsWithoutTalk, r.Events},
		{"talks without event", "load a source that says where they were given", r.TalksWithoutEvent, r.Talks},
		{"talks without speakers", "load a schedule that names them", r.TalksWithoutBy, r.Talks},
		{"talks without theme or technology", "add the words they use to the vocabulary", r.TalksWithoutTheme, r.Talks},
		{"people without company", "load a source that states their affiliation", r.PeopleWithoutWork, r.People},
	} {
		c.Gaps = append(c.Gaps, Gap{gap.name, len(gap.nodes), gap.total, gap.remedy, Nodes(g, gap.nodes[:min(limit, len(gap.nodes))])})
	}
	return c
}

func stateOf(y coverage.Year) string {
	switch {
	case y.Talks > 0:
		return "data"
	case y.Events > 0:
		return "no talks"
	}
	return "no source"
}
