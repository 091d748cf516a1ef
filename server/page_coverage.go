package server

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/graph/text"
	"throughline/web/view"
)

// editionsShown is how many editions of a year are named, those with the most
// talks; the year's own page has all.
const editionsShown = 4

// coveragePage says what was loaded, year by year and source by source, and
// what was not.
func (s *Server) coveragePage(c echo.Context) error {
	d := s.dataset(c)
	page := s.page(c, "Coverage", "/coverage")
	page.Class = "p-coverage"
	return render(c, http.StatusOK, view.CoveragePage(page, coverageView(d)))
}

func coverageView(d *Dataset) view.CoverageView {
	g := d.Graph
	v := view.CoverageView{Points: coverage(d.trends().Scope())}
	for _, k := range graph.Kinds() {
		v.Counts = append(v.Counts, view.Box{Label: card.Capital(k.Plural()), Value: text.Number(kindCount(g, k))})
	}
	for _, y := range d.trends().Scope().Years() {
		row := view.CoverageYear{Year: y.Year, Talks: y.Talks, Editions: len(y.Events)}
		if len(y.Events) > 0 || y.Talks > 0 {
			row.Href = "/year/" + strconv.Itoa(y.Year)
		}
		events := slices.Clone(y.Events)
		slices.SortStableFunc(events, func(a, b uint32) int { return len(g.In(b, graph.At)) - len(g.In(a, graph.At)) })
		for _, e := range events[:min(editionsShown, len(events))] {
			r := ref(g, e)
			r.Note = text.Many(len(g.In(e, graph.At)), "talk", "talks")
			if len(g.In(e, graph.At)) == 0 {
				r.Note = "names no talk"
			}
			row.Events = append(row.Events, r)
		}
		v.Years = append(v.Years, row)
	}
	facts := d.stated()
	lo, hi := g.Range(graph.Source)
	for n := lo; n < hi; n++ {
		stated := facts[g.ID(n)]
		v.Sources = append(v.Sources, view.CoverageSource{
			Ref: ref(g, n), Author: g.Value(n, graph.Author), Facts: stated.facts, Status: stated.statuses(),
		})
	}
	slices.SortStableFunc(v.Sources, func(a, b view.CoverageSource) int { return b.Facts - a.Facts })
	if len(v.Sources) == 0 {
		v.Empty = view.Notice{Title: "Nothing is loaded.", Text: "Load a trip report or a schedule, and what it covers is shown here."}
	}
	return v
}

// factsBySource counts what each source states, in one pass.
func factsBySource(g *graph.Graph) map[graph.ID]statement {
	out := map[graph.ID]statement{}
	for f := range g.Facts {
		s := out[f.Evidence.Source]
		s.facts++
		s.status[f.Evidence.Status]++
		out[f.Evidence.Source] = s
	}
	return out
}
