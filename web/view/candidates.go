package view

import (
	"net/url"
	"strings"

	"throughline/graph"
)

// CandidatesView is the list of phrases that may be themes, and of what was
// decided about others.
type CandidatesView struct {
	Total    int
	Coverage []Point
	Rows     []CandidateRow
	Pages    []Tab
	Accepted []KeptTheme
	Rejected []string
	Writable bool   // whether a form of the page can be sent
	Done     Notice // what the decision before came to
}

// CandidateRow is a phrase with its years.
type CandidateRow struct {
	Phrase     string
	Variants   []string
	Talks      int
	Events     int
	Stage, Why string
	Bursts     []string // periods
	Points     []Point
	Href       string
	Known      graph.ID // the theme or technology that is called so; may be empty
}

// KeptTheme is an accepted phrase.
type KeptTheme struct {
	Ref
	Aliases string
	Talks   int
}

// CandidateView is one candidate with its talks.
type CandidateView struct {
	Row      CandidateRow
	Years    []CandidateYear // the latest first
	Writable bool
}

// CandidateYear lists talks of a year, of which there may be more.
type CandidateYear struct {
	Year, N, Of int
	Talks       []Ref
}

func (v CandidatesView) top() float64 {
	rows := make([][]Point, len(v.Rows))
	for i, r := range v.Rows {
		rows[i] = r.Points
	}
	return highest(rows)
}

// spread says how many talks of how many events, and when most of them were.
func (r CandidateRow) spread() string {
	s := many(r.Talks, "talk", "talks") + " at " + many(r.Events, "event", "events")
	if len(r.Bursts) > 0 {
		s += "; most in " + strings.Join(r.Bursts, ", ")
	}
	return s
}

// aliases is what the field of further names holds at first.
func (r CandidateRow) aliases() string { return strings.Join(r.Variants, ", ") }

// decideHref is where the form about a phrase is sent.
func decideHref(phrase string) string { return "/themes/candidates?phrase=" + url.QueryEscape(phrase) }
