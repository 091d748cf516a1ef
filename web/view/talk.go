package view

import (
	"strconv"

	"throughline/graph"
)

// Talk is the page of a talk: its facts in a margin, what is related to it in
// the middle.
type Talk struct {
	Node
	Facts   []Relation // the margin, by predicate; one without neighbours is "not stated"
	Values  []Value    // literal facts in the margin
	Related *Related
}

// Value is a literal fact.
type Value struct {
	Label, Text string
	Cites       []Cite
}

// Related is the list of related talks in one mode.
type Related struct {
	Note     string
	Modes    []Tab
	Mutes    []Mute
	Moves    string // what muting did, in sentences
	Rows     []RelatedTalk
	Empty    Notice
	Ring     string // the same as a ring in the explorer
	Expected *Expected
	With     *Bridge // of the mode that asks what lies between two talks
	Params   []Param // what a form on the page must keep
}

// Param is a field of the page's address.
type Param struct{ Name, Value string }

// Bridge is the second talk, as it was named and as it was found.
type Bridge struct {
	Query string
	Talk  Ref
}

// Mute is a kind of reason that can be left out, or count twice.
type Mute struct {
	Kind  graph.Kind
	Label string
	Note  string
	Off   bool
	Href  string // the page with it the other way round
	Twice bool   // it counts twice
	// TwiceHref is the page with that the other way round.
	TwiceHref string
}

// RelatedTalk is a talk, why it is related, and the points of each reason.
type RelatedTalk struct {
	Ref      // Note is the year
	Sentence string
	Reasons  []Reason
	Score    int
	Moved    string // "up 2, 6 points less", where a kind is muted
}

// Reason is one thing that two talks share, and what it counts for.
type Reason struct {
	Kind   graph.Kind
	Label  string
	Href   string
	Points int
	Muted  bool
}

// Expected is a talk the reader missed, and where it stands.
type Expected struct {
	Query, Answer string
	Talk          Ref
}

// scale is what one point is worth in a score's bar.
func (r Related) scale() float64 {
	best := 1
	for _, t := range r.Rows {
		best = max(best, t.Score)
	}
	return 88 / float64(best)
}

// bar draws the reasons one after another, ending at the right.
func (t RelatedTalk) bar(scale float64) *Drawing {
	d := &Drawing{Width: 88, Height: 6, Label: strconv.Itoa(t.Score) + " points"}
	x := 88.0
	for i := len(t.Reasons) - 1; i >= 0; i-- {
		r := t.Reasons[i]
		if r.Muted || r.Points <= 0 {
			continue
		}
		w := float64(r.Points) * scale
		x -= w
		d.add(Mark{Shape: Rect, Class: "k-" + r.Kind.String() + " rb", X: x, W: max(0.5, w-1.2), H: 6})
	}
	return d
}
