// Package coverage says what a dataset does not say: years and events without
// talks, talks without speakers or themes, people without a company. What is
// missing is content, with a way to change it.
package coverage

import "throughline/graph"

// Report lists the gaps of a graph. The node numbers are in rising order.
type Report struct {
	Years             []Year
	EventsWithoutTalk []uint32
	TalksWithoutEvent []uint32 // they have no year either
	TalksWithoutBy    []uint32
	TalksWithoutTheme []uint32 // neither about a theme nor using a technology
	PeopleWithoutWork []uint32 // speakers of whom no source states a company
	Talks, People     int      // of which the lists above are a part
	Events            int
}

// Year is one year of the span from the first event to the last.
type Year struct {
	Year          int
	Events, Talks int
}

// Of finds the gaps of a graph in one pass over its nodes.
func Of(g *graph.Graph) Report {
	r := Report{Years: years(g)}
	r.EventsWithoutTalk = without(g, graph.Event, func(n uint32) int { return len(g.In(n, graph.At)) })
	r.TalksWithoutEvent = without(g, graph.Talk, func(n uint32) int { return len(g.Out(n, graph.At)) })
	r.TalksWithoutBy = without(g, graph.Talk, func(n uint32) int { return len(g.Out(n, graph.By)) })
	r.TalksWithoutTheme = without(g, graph.Talk, func(n uint32) int { return len(g.Out(n, graph.About)) + len(g.Out(n, graph.Uses)) })
	r.PeopleWithoutWork = without(g, graph.Person, func(n uint32) int { return len(g.Out(n, graph.WorksAt)) })
	r.Talks, r.People, r.Events = count(g, graph.Talk), count(g, graph.Person), count(g, graph.Event)
	return r
}

func count(g *graph.Graph, k graph.Kind) int {
	lo, hi := g.Range(k)
	return int(hi - lo)
}

// without returns the nodes of a kind for which has is zero.
func without(g *graph.Graph, k graph.Kind, has func(uint32) int) []uint32 {
	var out []uint32
	lo, hi := g.Range(k)
	for n := lo; n < hi; n++ {
		if has(n) == 0 {
			out = append(out, n)
		}
	}
	return out
}

func years(g *graph.Graph) []Year {
	first, last := g.YearSpan()
	if first == 0 {
		return nil
	}
	out := make([]Year, last-first+1)
	for i := range out {
		out[i].Year = first + i
	}
	lo, hi := g.Range(graph.Event)
	for n := lo; n < hi; n++ {
		if y := g.Year(n); y != 0 {
			out[y-first].Events++
		}
	}
	lo, hi = g.Range(graph.Talk)
	for n := lo; n < hi; n++ {
		if y := g.Year(n); y != 0 {
			out[y-first].Talks++
		}
	}
	return out
}
