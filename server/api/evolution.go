package api

import (
	"throughline/graph"
	"throughline/graph/trend"
)

// Evolution is how a node fared year by year.
type Evolution struct {
	ID       graph.ID `json:"id"`
	Name     string   `json:"name"`
	Years    []Year   `json:"years"`
	Count    int      `json:"n"`
	Total    int      `json:"N"`
	Stage    string   `json:"stage"`
	Certain  string   `json:"certainty,omitempty"` // clear or suggestive
	Reason   string   `json:"reason,omitempty"`    // the numbers that decided the stage
	Course   string   `json:"course,omitempty"`    // what the curve did as a whole
	First    *Seen    `json:"first"`
	Last     *Seen    `json:"last"`
	Drivers  []Driver `json:"drivers"`
	Sentence string   `json:"sentence"`
	Version  string   `json:"version"`
}

// Year is what is known of a node in a year. Share, Low and High say nothing
// where N is below 5; the state says so.
type Year struct {
	Year     int     `json:"year"`
	Count    int     `json:"n"`
	Total    int     `json:"N"`
	Share    float64 `json:"share"`
	Low      float64 `json:"low"`
	High     float64 `json:"high"`
	State    string  `json:"state"`
	Talks    []Node  `json:"talks"`
	Mentions []Node  `json:"mentions,omitempty"`
}

// Seen is the first or last talk, with the evidence.
type Seen struct {
	Year     int        `json:"year"`
	Talk     Node       `json:"talk"`
	Evidence []Evidence `json:"evidence"`
}

// Driver is the event or series that most talks of some years come from.
type Driver struct {
	Node     Node   `json:"node"`
	From     int    `json:"from"`
	To       int    `json:"to"`
	Count    int    `json:"n"`
	Of       int    `json:"of"`
	Sentence string `json:"sentence"`
}

// EvolutionOf describes how a node of the scope fared.
func EvolutionOf(g *graph.Graph, s *trend.Scope, node uint32, version string) Evolution {
	e := s.Series(node)
	out := Evolution{
		ID: g.ID(node), Name: g.Name(node), Years: make([]Year, len(e.Years)), Count: e.Count, Total: e.Total,
		Stage: e.Stage.String(), Certain: e.Certainty.String(), Reason: e.Reason(), Course: e.Course().String(),
		First: seen(g, e.First), Last: seen(g, e.Last), Drivers: []Driver{}, Sentence: e.Sentence(), Version: version,
	}
	for i, y := range e.Years {
		out.Years[i] = Year{y.Year, y.Count, y.Total, y.Share, y.Low, y.High, y.State.String(), Nodes(g, y.Talks), Nodes(g, y.Mentions)}
	}
	for _, d := range s.Drivers(e) {
		out.Drivers = append(out.Drivers, Driver{nodeOf(g, d.Node), d.From, d.To, len(d.Talks), d.Of, d.Sentence(g.Name(d.Node))})
	}
	return out
}

func seen(g *graph.Graph, s trend.Seen) *Seen {
	if s.Year == 0 {
		return nil
	}
	return &Seen{s.Year, nodeOf(g, s.Talk), EvidenceList(g, g.Evidence(s.Edge.From, s.Edge.Predicate, s.Edge.To))}
}

// Themes lists how themes or technologies move.
type Themes struct {
	Years   []int   `json:"years"`
	Totals  []int   `json:"N"` // talks by year
	Themes  []Theme `json:"themes"`
	Version string  `json:"version"`
}

// Theme is one row: Counts are its talks by year.
type Theme struct {
	Node
	Stage   string   `json:"stage"`
	Certain string   `json:"certainty,omitempty"`
	Reason  string   `json:"reason,omitempty"`
	Count   int      `json:"n"`
	Counts  []uint32 `json:"counts"`
}

// ThemesOf describes nodes of one pass over the graph.
func ThemesOf(g *graph.Graph, all *trend.All, movers []trend.Mover, version string) Themes {
	t := Themes{Years: []int{}, Totals: []int{}, Themes: make([]Theme, len(movers)), Version: version}
	for _, y := range all.Scope().Years() {
		t.Years, t.Totals = append(t.Years, y.Year), append(t.Totals, y.Talks)
	}
	for i, m := range movers {
		t.Themes[i] = Theme{nodeOf(g, m.Node), m.Stage.String(), m.Certainty.String(), m.Reason(), m.Count, all.Counts(m.Node)}
	}
	return t
}
