package trend

import (
	"sync"

	"throughline/graph"
)

// Filter says which talks are counted. The zero value means all of them.
type Filter struct {
	Series  uint32 // the number of a series; 0 for all (a node of lower kind always comes first)
	Company uint32 // the number of a company that a talk is from or about; 0 for all
	From    int    // first year of the axis; 0 for the first year in scope
	To      int    // last year of the axis; 0 for the last year in scope
	Exact   bool   // leave narrower themes and technologies out
}

// Years outside this range are typing errors. Such a year would stretch the
// axis over thousands of gaps, so it counts as no year.
const (
	minYear = 1950
	maxYear = 2100
)

// Scope is what a filter leaves of a graph: which talks count, in which year.
// It is made once for all nodes and can be read by several goroutines.
type Scope struct {
	g      *graph.Graph
	filter Filter
	talks  uint32  // number of the first talk
	year   []int16 // by talk: its year, 0 when it is out of scope
	years  []Coverage

	once sync.Once
	axes axes
}

// Coverage says what is known of a year, whatever the theme.
type Coverage struct {
	Year   int
	Talks  int      // N
	Events []uint32 // editions of that year, also those that name no talk
}

// NewScope reads the years of all talks and events: 0.2 ms for 17,000 talks.
func NewScope(g *graph.Graph, f Filter) *Scope {
	f.From, f.To = clip(f.From), clip(f.To)
	lo, hi := g.Range(graph.Talk)
	s := &Scope{g: g, filter: f, talks: lo, year: make([]int16, hi-lo)}
	for n := lo; n < hi; n++ {
		s.year[n-lo] = int16(s.talkYear(n))
	}
	s.cover()
	return s
}

// Years returns the years of the whole graph without gaps: which have talks,
// and which have events that name none.
func Years(g *graph.Graph) []Coverage { return NewScope(g, Filter{}).Years() }

// Years returns the axis of the scope, one entry a year, gaps included.
func (s *Scope) Years() []Coverage { return s.years }

// Filter returns the filter, with its years clipped to the possible ones.
func (s *Scope) Filter() Filter { return s.filter }

// Year returns the year in which the talk counts, and 0 when it does not.
// Under a series a talk counts in the year it was first given there.
func (s *Scope) Year(talk uint32) int {
	if i := talk - s.talks; i < uint32(len(s.year)) {
		return int(s.year[i])
	}
	return 0
}

func clip(year int) int {
	switch {
	case year <= 0:
		return 0
	case year < minYear:
		return minYear
	}
	return min(year, maxYear)
}

func (f *Filter) holds(year int) bool {
	return year >= max(minYear, f.From) && year <= maxYear && (f.To == 0 || year <= f.To)
}

func (s *Scope) talkYear(talk uint32) int {
	if c := s.filter.Company; c != 0 && !s.g.Has(talk, graph.From, c) && !s.g.Has(talk, graph.Features, c) {
		return 0
	}
	year := s.g.Year(talk)
	if s.filter.Series != 0 {
		year = s.yearInSeries(talk)
	}
	if !s.filter.holds(year) {
		return 0
	}
	return year
}

func (s *Scope) yearInSeries(talk uint32) int {
	year := 0
	for _, event := range s.g.Out(talk, graph.At) {
		y := s.g.Year(event)
		if y != 0 && (year == 0 || y < year) && s.g.Has(event, graph.Of, s.filter.Series) {
			year = y
		}
	}
	return year
}

// eventYear returns the year of an event in scope, or 0.
func (s *Scope) eventYear(event uint32) int {
	year := s.g.Year(event)
	if !s.filter.holds(year) || s.filter.Series != 0 && !s.g.Has(event, graph.Of, s.filter.Series) {
		return 0
	}
	return year
}

// cover lays out the axis and fills it.
func (s *Scope) cover() {
	first, last := s.span()
	if first == 0 {
		return
	}
	s.years = make([]Coverage, last-first+1)
	for i := range s.years {
		s.years[i].Year = first + i
	}
	for _, year := range s.year {
		if year != 0 {
			s.years[int(year)-first].Talks++
		}
	}
	lo, hi := s.g.Range(graph.Event)
	for n := lo; n < hi; n++ {
		if year := s.eventYear(n); year != 0 {
			c := &s.years[year-first]
			c.Events = append(c.Events, n)
		}
	}
}

// span returns the first and the last year of the axis, or zeros when nothing
// has a year. Years that the filter names are on it whether anything is known
// of them or not.
func (s *Scope) span() (first, last int) {
	widen := func(year int) {
		if year == 0 {
			return
		}
		if first == 0 || year < first {
			first = year
		}
		last = max(last, year)
	}
	for _, year := range s.year {
		widen(int(year))
	}
	lo, hi := s.g.Range(graph.Event)
	for n := lo; n < hi; n++ {
		widen(s.eventYear(n))
	}
	if s.filter.From != 0 && s.filter.To < s.filter.From && s.filter.To != 0 {
		return 0, 0
	}
	widen(s.filter.From)
	widen(s.filter.To)
	return first, last
}
