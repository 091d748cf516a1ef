package server

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/text"
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
	editions := editionsOf(d.Graph, year)
	if len(editions) == 0 {
		v.Empty = view.Notice{
			Title: "Nothing was loaded for " + strconv.Itoa(year) + ".",
			Text:  "That is not zero talks: nothing is known of this year.", Way: view.Link{Label: "All years on the first page", Href: "/"},
		}
		return v
	}
	talks := yearList(d, &v, editions)
	v.Boxes = []view.Box{
		{Label: "Talks", Value: text.Number(len(talks)), Note: "that a source names"},
		{Label: "Editions", Value: text.Number(len(editions))},
		{Label: "Of all talks", Value: text.Number(len(talks)) + " of " + text.Number(kindCount(d.Graph, graph.Talk))},
	}
	node := nodeView{d: d, g: d.Graph, n: editions[0]}
	v.Rankings = node.rankings(talks, graph.Theme, graph.Technology, graph.Company, graph.Person)
	return v
}

// editionsOf are the editions of a year, those with the most talks first.
func editionsOf(g *graph.Graph, year int) []uint32 {
	var out []uint32
	lo, hi := g.Range(graph.Event)
	for n := lo; n < hi; n++ {
		if g.Year(n) == year {
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, func(a, b uint32) int { return len(g.In(b, graph.At)) - len(g.In(a, graph.At)) })
	return out
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

// How many talks a year lists of an edition, and of all: editions after those
// are listed by name, or a year of 400 editions would be a page of 400 KB.
const (
	talksOfEvent = 30
	talksListed  = 60
	fewEditions  = 4 // which are all shown in full, also without a talk
)

// yearList fills in the editions of a year and returns their talks, each once:
// one may be given at two editions.
func yearList(d *Dataset, v *view.YearView, editions []uint32) (talks []uint32) {
	shown := 0
	for _, n := range editions {
		of := d.Graph.In(n, graph.At)
		talks = append(talks, of...)
		switch {
		case len(editions) <= fewEditions || len(of) > 0 && shown < talksListed:
			v.Events = append(v.Events, yearEvent(d, n))
			shown += min(len(of), talksOfEvent)
		case len(of) > 0:
			r := ref(d.Graph, n)
			r.Note = text.Many(len(of), "talk", "talks")
			v.More = append(v.More, r)
		default:
			v.Silent = append(v.Silent, view.Ref{ID: d.Graph.ID(n), Name: d.Graph.Name(n)})
		}
	}
	slices.Sort(talks)
	return slices.Compact(talks)
}

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
