package view

// CoverageView is the page of what was loaded and what was not.
type CoverageView struct {
	Counts  []Box
	Points  []Point
	Years   []CoverageYear
	Sources []CoverageSource
	Empty   Notice
}

// sourcesShown is how many sources are listed; more are folded.
const sourcesShown = 25

// CoverageYear is a year with its editions.
type CoverageYear struct {
	Year, Talks, Editions int
	Href                  string // empty for a year without a source
	Events                []Ref  // the first of the editions
}

// CoverageSource is what was loaded, and how many facts it states.
type CoverageSource struct {
	Ref
	Author string
	Facts  int
	Status string
}
