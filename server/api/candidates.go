package api

import (
	"throughline/graph"
	"throughline/graph/trend"
)

// Candidates are phrases that may be themes, and what was decided so far.
type Candidates struct {
	Candidates []Candidate `json:"candidates"`
	Accepted   []Kept      `json:"accepted"`
	Rejected   []string    `json:"rejected"`
	Version    string      `json:"version"`
}

// Candidate is a phrase that recurs across events and years.
type Candidate struct {
	Phrase   string             `json:"phrase"`
	Variants []string           `json:"variants"` // other spellings, the most frequent first
	Count    int                `json:"n"`        // talks
	Events   int                `json:"events"`
	Years    []CandidateYear    `json:"years"`
	Stage    string             `json:"stage"`
	Certain  string             `json:"certainty,omitempty"`
	Reason   string             `json:"reason,omitempty"`
	Bursts   []Burst            `json:"bursts"`
	Known    graph.ID           `json:"known,omitempty"` // the theme or technology that is called so
	Score    float64            `json:"score"`
	Measures map[string]float64 `json:"measures"` // what the score is made of
}

// CandidateYear counts the talks of a year that have the phrase.
type CandidateYear struct {
	Year  int        `json:"year"`
	Count int        `json:"n"`
	Total int        `json:"N"`
	Talks []graph.ID `json:"talks"`
}

// Burst is a run of years in which the phrase was markedly more frequent.
type Burst struct {
	From   int     `json:"from"`
	To     int     `json:"to"`
	Weight float64 `json:"weight"`
}

// Kept is an accepted theme.
type Kept struct {
	ID      graph.ID `json:"id"`
	Phrase  string   `json:"phrase"`
	Aliases []string `json:"aliases"`
	Count   int      `json:"n"` // talks about it
}

// ThemeDecision is what a person decides about a phrase.
type ThemeDecision struct {
	Decision string   `json:"decision"` // accept, reject, withdraw
	Phrase   string   `json:"phrase"`
	Aliases  []string `json:"aliases,omitempty"`
}

// ThemeDecided is what came of it.
type ThemeDecided struct {
	Decision string   `json:"decision"`
	Phrase   string   `json:"phrase"`
	ID       graph.ID `json:"id,omitempty"` // of the theme; empty for a rejected phrase
	Talks    int      `json:"n"`            // talks about it now
	Version  string   `json:"version"`
}

// Spread sets how a candidate's talks are spread over years, from the points
// of all years and the talks.
func (c *Candidate) Spread(g *graph.Graph, points []trend.Point, talks []uint32) {
	c.Count = len(talks)
	c.Years = make([]CandidateYear, len(points))
	at := map[int]int{}
	for i, p := range points {
		c.Years[i] = CandidateYear{p.Year, p.Count, p.Total, []graph.ID{}}
		at[p.Year] = i
	}
	for _, t := range talks {
		if i, ok := at[g.Year(t)]; ok {
			c.Years[i].Talks = append(c.Years[i].Talks, g.ID(t))
		}
	}
}

// Judge sets the stage and the bursts.
func (c *Candidate) Judge(v trend.Verdict, bursts []trend.Burst) {
	c.Stage, c.Reason = v.Stage.String(), v.Reason()
	if v.Certainty != trend.NoChange {
		c.Certain = v.Certainty.String()
	}
	c.Bursts = []Burst{}
	for _, b := range bursts {
		c.Bursts = append(c.Bursts, Burst{b.From, b.To, b.Weight})
	}
}
