package trend

import "throughline/graph"

// Evolution is how a node fared year by year.
type Evolution struct {
	Node  uint32
	Years []Year // the axis of the scope, gaps included
	Count int    // talks about the node in all years
	Total int    // talks in scope in all years
	First Seen
	Last  Seen
	Verdict
}

// Seen is a talk that shows the node was there. Year is 0 when none does.
type Seen struct {
	Year int
	Talk uint32
	Edge graph.Edge // the fact that joins the talk to the node or to a narrower one
}

// Series counts a theme, technology, person, company, event or series.
func (s *Scope) Series(node uint32) *Evolution {
	nodes := subjects(s.g, node, s.filter.Exact)
	e := &Evolution{Node: node, Years: s.axis()}
	for _, talk := range talksOf(s.g, nodes) {
		if year := s.Year(talk); year != 0 {
			y := &e.Years[year-e.Years[0].Year]
			y.Talks = append(y.Talks, talk)
		}
	}
	if s.filter.Company == 0 { // what an event speaks of is no company's doing
		s.mentions(e.Years, nodes)
	}
	e.sum(s)
	e.First, e.Last = s.seen(e.Years, nodes)
	e.Verdict = Judge(e.Points())
	return e
}

func (s *Scope) axis() []Year {
	years := make([]Year, len(s.years))
	for i, c := range s.years {
		years[i] = Year{Year: c.Year, Total: c.Talks}
	}
	return years
}

func (s *Scope) mentions(years []Year, nodes []uint32) {
	for _, event := range eventsOf(s.g, nodes) {
		if year := s.eventYear(event); year != 0 {
			y := &years[year-years[0].Year]
			y.Mentions = append(y.Mentions, event)
		}
	}
}

func (e *Evolution) sum(s *Scope) {
	for i := range e.Years {
		y := &e.Years[i]
		y.Count = len(y.Talks)
		y.fill(len(s.years[i].Events) > 0)
		e.Count += y.Count
		e.Total += y.Total
	}
}

// Points returns n of N by year, for Judge, CourseOf and Bursts.
func (e *Evolution) Points() []Point {
	points := make([]Point, len(e.Years))
	for i, y := range e.Years {
		points[i] = Point{y.Year, y.Count, y.Total}
	}
	return points
}

// seen returns the first talk of the first year and of the last year that
// have any, by number: the one with the most edges.
func (s *Scope) seen(years []Year, nodes []uint32) (first, last Seen) {
	for i := range years {
		if len(years[i].Talks) == 0 {
			continue
		}
		talk := years[i].Talks[0]
		last = Seen{years[i].Year, talk, s.join(talk, nodes)}
		if first.Year == 0 {
			first = last
		}
	}
	return first, last
}

// join returns the fact that joins a talk to the first of the nodes it is
// joined to, so a fact about the node itself goes before one about a narrower
// node.
func (s *Scope) join(talk uint32, nodes []uint32) graph.Edge {
	for _, n := range nodes {
		for _, p := range graph.EdgePredicates() {
			if p.Leaves(graph.Talk) && s.g.Has(talk, p, n) {
				return graph.Edge{From: talk, Predicate: p, To: n}
			}
		}
	}
	return graph.Edge{From: talk}
}
