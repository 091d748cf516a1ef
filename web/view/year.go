package view

// YearView is the page of one year: its editions and what they named.
type YearView struct {
	Year           int
	Previous, Next Link // the neighbouring years; empty at the ends
	Coverage       []Point
	Boxes          []Box
	Events         []YearEvent
	More           []Ref // editions with talks that are not listed here
	Silent         []Ref // editions whose sources name no talk
	Rankings       []Ranking
	Empty          Notice // for a year without a source
}

// YearEvent is an edition with its talks.
type YearEvent struct {
	Ref
	Place string
	Cites []Cite
	Talks []KeyTalk
	Count int
	All   string
}

// ThemesView is the list of all themes, or technologies.
type ThemesView struct {
	Heading  string
	Tabs     []Tab // themes, technologies
	Orders   []Tab
	Coverage []Point
	Periods  [2]string
	Rows     []Mover
	Total    int
	Pages    []Tab
	Empty    Notice
}

func (v ThemesView) home() Home {
	return Home{Coverage: v.Coverage, Movers: v.Rows, Periods: v.Periods}
}

// ErrorView is the page for a request that could not be answered.
type ErrorView struct {
	Status  int
	Heading string
	Notice  Notice
	Near    []Ref // the nearest names, for a page that is not there
	Query   string
}
