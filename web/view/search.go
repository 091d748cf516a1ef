package view

import "throughline/graph"

// Search is the answer to a query, grouped by kind.
type Search struct {
	Query  string
	Total  int // of hits in all groups, shown or not
	Kind   graph.Kind
	Tabs   []Tab
	Groups []HitGroup
	Empty  Notice // when nothing was found
	Near   []Ref  // what was perhaps meant

	Corrected []string // words that stand for mistyped ones

	Readings   []Reading // what the query asks for, if it says more than a name
	Unreadable string    // why a query that says what to do cannot be read
}

// Tab is one choice among several views of a page.
type Tab struct {
	Link
	Count   int
	Current bool
}

// Reading is one way to understand a query. It runs when it is opened.
type Reading struct {
	Link
	Note   string // how much it finds
	Unread []string
}

// HitGroup is what was found of one kind.
type HitGroup struct {
	Kind  graph.Kind
	Count int // found in all
	Hits  []Hit
	All   string // where all of them are listed, when not all are shown
}

// Hit is one node that was found and what in it matched.
type Hit struct {
	Ref
	Why string
}

func (s Search) heading() string {
	switch {
	case s.Query == "":
		return "Search"
	case s.Total == 0 && len(s.Readings) > 0:
		return capital(many(len(s.Readings), "reading", "readings"))
	case s.Total == 0:
		return "Nothing found"
	}
	return capital(many(s.Total, "result", "results"))
}
