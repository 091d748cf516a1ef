package view

// CoverageView is the page of what was loaded and what was not.
type CoverageView struct {
	Counts  []Box
	Points  []Point
	Years   []CoverageYear
	Sources []CoverageSource
	Empty   Notice
}

// CoverageYear is a year with its editions.
type CoverageYear struct {
	Year, Talks int
	Href        string // empty for a year without a source
	Events      []Ref
}

// CoverageSource is what was loaded, and how many facts it states.
type CoverageSource struct {
	Ref
	Author string
	Facts  int
	Status string
}
