package trend

import (
	"slices"

	"throughline/graph"
)

// Driver is the one event or series that most talks of some years come from.
type Driver struct {
	Node    uint32 // event or series
	From    int
	To      int
	Talks   []uint32 // the node's talks in these years that come from it
	Of      int      // the node's talks in these years
	Base    int      // all talks in these years that come from it
	BaseOf  int      // all talks in these years
	Without Verdict  // the stage when its talks are left out, of n and of N
}

// driverTalks is the least number of talks for which a driver is named.
const driverTalks = 5

// Drivers names what drives an evolution of the scope, at its height and in
// its recent window: an event or series that more than half of the talks come
// from, and a larger part than its part of all talks even at the ends of the
// 95 % intervals.
func (s *Scope) Drivers(e *Evolution) []Driver {
	var out []Driver
	for _, span := range spans(e) {
		if d, ok := s.driver(e, span[0], span[1]); ok {
			out = append(out, d)
		}
	}
	return out
}

// spans returns the two usable years side by side with the largest share, and
// the recent window when it is another.
func spans(e *Evolution) [][2]int {
	usable := usableOf(e.Points())
	var best Window
	for i := range max(1, len(usable)-windowSize+1) { // pairs: one year alone is driven by its one event more often than not
		if w := windowOf(usable[min(i, len(usable)):min(i+windowSize, len(usable))]); w.Share() > best.Share() {
			best = w
		}
	}
	var out [][2]int
	for _, w := range []Window{best, e.Recent} {
		if at := [2]int{w.From, w.To}; w.Count >= driverTalks && !slices.Contains(out, at) {
			out = append(out, at)
		}
	}
	return out
}

func (s *Scope) driver(e *Evolution, from, to int) (Driver, bool) {
	d := Driver{From: from, To: to}
	var talks []uint32
	for _, y := range e.Years {
		if y.Year >= from && y.Year <= to {
			talks = append(talks, y.Talks...)
			d.BaseOf += y.Total
		}
	}
	d.Of = len(talks)
	d.Node, d.Talks = s.mostFrequent(talks)
	if 2*len(d.Talks) <= d.Of {
		return d, false
	}
	for _, talk := range s.origin(d.Node) {
		if year := s.Year(talk); year >= from && year <= to {
			d.Base++
		}
	}
	low, _ := Wilson(len(d.Talks), d.Of)
	_, high := Wilson(d.Base, d.BaseOf)
	d.Without = s.without(e, d.Node)
	return d, low > high
}

// mostFrequent returns the series that most of the talks come from, or its
// edition when there is one only, or an event without a series.
func (s *Scope) mostFrequent(talks []uint32) (node uint32, of []uint32) {
	for _, k := range [...]graph.Kind{graph.Series, graph.Event} {
		lo, hi := s.g.Range(k)
		from := make([][]uint32, hi-lo)
		for _, talk := range talks {
			for _, n := range s.origins(talk, k) {
				from[n-lo] = append(from[n-lo], talk)
			}
		}
		for i, list := range from {
			if len(list) > len(of) || k == graph.Event && len(list) > 0 && len(list) == len(of) {
				node, of = lo+uint32(i), list
			}
		}
	}
	return node, of
}

// origins returns the events or the series of a talk.
func (s *Scope) origins(talk uint32, k graph.Kind) []uint32 {
	events := s.g.Out(talk, graph.At)
	if k == graph.Event {
		return events
	}
	var out []uint32
	for _, event := range events {
		out = append(out, s.g.Out(event, graph.Of)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// origin returns the talks of an event or series.
func (s *Scope) origin(node uint32) []uint32 { return talksOf(s.g, []uint32{node}) }

// without judges an evolution with the talks of an event or series left out.
func (s *Scope) without(e *Evolution, node uint32) Verdict {
	points, out := e.Points(), s.origin(node)
	for i := range points {
		for _, talk := range e.Years[i].Talks {
			if _, ok := slices.BinarySearch(out, talk); ok {
				points[i].Count--
			}
		}
	}
	for _, talk := range out {
		if year := s.Year(talk); year != 0 {
			points[year-points[0].Year].Total--
		}
	}
	return Judge(points)
}
