package server

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/web/view"
)

func (s *Server) yearPage(c echo.Context) error {
	year, err := strconv.Atoi(c.Param("year"))
	if err != nil || year < 1 || year > 9999 || strconv.Itoa(year) != c.Param("year") {
		return problem(http.StatusNotFound, "a year is a number of four digits")
	}
	page := s.page(c, strconv.Itoa(year), "")
	page.Class = "p-year"
	return render(c, http.StatusOK, view.YearPage(page, yearView(s.dataset(c), year)))
}

func yearView(d *Dataset, year int) view.YearView {
	v := view.YearView{Year: year, Coverage: coverage(d.trends().Scope())}
	v.Previous, v.Next = neighborYears(v.Coverage, year)
	var talks []uint32
	lo, hi := d.Graph.Range(graph.Event)
	for n := lo; n < hi; n++ {
		if d.Graph.Year(n) == year {
			talks = append(talks, d.Graph.In(n, graph.At)...)
			v.Events = append(v.Events, yearEvent(d, n))
		}
	}
	if len(v.Events) == 0 {
		v.Empty = view.Notice{
			Title: "Nothing was loaded for " + strconv.Itoa(year) + ".",
			Text:  "That is not zero talks: nothing is known of this year.", Way: view.Link{Label: "All years on the first page", Href: "/"},
		}
		return v
	}
	slices.Sort(talks)
	talks = slices.Compact(talks) // a talk may be given at two editions
	v.Boxes = []view.Box{
		{Label: "Talks", Value: card.Number(len(talks)), Note: "that a source names"},
		{Label: "Editions", Value: card.Number(len(v.Events))},
		{Label: "Of all talks", Value: card.Number(len(talks)) + " of " + card.Number(kindCount(d.Graph, graph.Talk))},
	}
	node := nodeView{d: d, g: d.Graph, n: lo}
	v.Rankings = node.rankings(talks, graph.Theme, graph.Technology, graph.Company, graph.Person)
	return v
}

// neighborYears are the nearest years with a source.
func neighborYears(points []view.Point, year int) (before, after view.Link) {
	for _, p := range points {
		if p.State == view.NoSource {
			continue
		}
		y := strconv.Itoa(p.Year)
		if p.Year < year {
			before = view.Link{Label: y, Href: "/year/" + y}
		}
		if p.Year > year {
			return before, view.Link{Label: y, Href: "/year/" + y}
		}
	}
	return before, after
}

// talksOfEvent is how many talks of an edition its year lists.
const talksOfEvent = 30

func yearEvent(d *Dataset, n uint32) view.YearEvent {
	g := d.Graph
	c := citer{d, nowhere}
	talks := g.In(n, graph.At)
	e := view.YearEvent{Ref: ref(g, n), Place: g.Value(n, graph.City), Cites: c.value(n, graph.Name), Count: len(talks)}
	v := nodeView{d: d, g: g, n: n}
	for i, t := range talks {
		if i == talksOfEvent {
			e.All = e.Href()
			break
		}
		e.Talks = append(e.Talks, view.KeyTalk{Ref: ref(g, t), Text: v.talkLine(t), Cites: c.edge(graph.Edge{From: t, Predicate: graph.At, To: n})})
	}
	return e
}
