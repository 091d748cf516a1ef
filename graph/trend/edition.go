package trend

import (
	"slices"

	"throughline/graph"
)

// Edition is the figures of a node at one event.
type Edition struct {
	Event uint32
	Year
}

// Month is the figures of a node in one month.
type Month struct {
	Month int // 1 to 12
	Year
}

// Editions counts a node by event, in the order of years, and within a year of
// first days and ids. Events of which no source names a talk are left out: an
// archive that only lists events has thousands. A talk given at two events
// counts at each. It is nil when there are fewer than four editions with enough
// talks, or no more than there are years: then the years say the same.
func (s *Scope) Editions(node uint32) []Edition {
	a := s.finer()
	out := slices.Clone(a.editions)
	if out == nil {
		return nil
	}
	for _, talk := range s.talksOf(node) {
		for _, event := range s.g.Out(talk, graph.At) {
			if i := a.place[event-a.events]; i >= 0 && s.Year(talk) != 0 {
				out[i].Talks = append(out[i].Talks, talk)
			}
		}
	}
	for i := range out {
		out[i].Count = len(out[i].Talks)
		out[i].fill(true)
	}
	return out
}

// Months counts a node by month, from the first month with a talk to the
// last, gaps included. It is nil unless at least nine of ten talks in scope
// are dated and four months have enough talks.
func (s *Scope) Months(node uint32) []Month {
	a := s.finer()
	out := slices.Clone(a.months)
	if out == nil {
		return nil
	}
	for _, talk := range s.talksOf(node) {
		if i := s.month(talk); i >= 0 {
			at := &out[i+a.january]
			at.Talks = append(at.Talks, talk)
		}
	}
	for i := range out {
		out[i].Count = len(out[i].Talks)
		out[i].fill(false)
	}
	return out
}

// talksOf returns the talks about a node, those about narrower ones included
// unless the filter leaves them out.
func (s *Scope) talksOf(node uint32) []uint32 {
	return talksOf(s.g, subjects(s.g, node, s.filter.Exact))
}
