package server

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/graph/trend"
	"throughline/web/view"
)

// mostCompared is how many subjects fit side by side.
const mostCompared = 6

// comparePage shows up to six subjects on one axis.
func (s *Server) comparePage(c echo.Context) error {
	d := s.dataset(c)
	measure := c.QueryParam("by")
	switch measure {
	case "":
		measure = view.ByShare
	case view.ByShare, view.ByCount, view.ByRank:
	default:
		return badRequest("by is one of share, count, rank")
	}
	var nodes []uint32
	for _, id := range c.QueryParams()["id"] {
		if id == "" {
			continue
		}
		n, err := s.compared(d, id)
		if err != nil {
			return err
		}
		nodes = append(nodes, n)
	}
	if len(nodes) > mostCompared {
		return badRequest("at most six can be compared at once")
	}
	v, err := compareView(d, nodes, measure)
	if err != nil {
		return err
	}
	page := s.page(c, "Compare", "/compare")
	page.Class = "p-compare"
	return render(c, http.StatusOK, view.ComparePage(page, v))
}

// compared finds what an id names, or the best hit for a name that was typed.
func (s *Server) compared(d *Dataset, id string) (uint32, error) {
	if strings.Contains(id, "/") {
		return s.findNode(d, graph.ID(id))
	}
	q := searchFor(id)
	for _, r := range d.search().Search(q).Results {
		if k := d.Graph.Kind(r.Node); k == graph.Theme || k == graph.Technology {
			return r.Node, nil
		}
	}
	return s.findNode(d, graph.MakeID(graph.Theme, id))
}

func compareView(d *Dataset, nodes []uint32, measure string) (view.Compare, error) {
	v := view.Compare{By: measure, Most: mostCompared}
	var ids []string
	for _, n := range nodes {
		ids = append(ids, string(d.Graph.ID(n)))
	}
	for _, by := range []string{view.ByShare, view.ByCount, view.ByRank} {
		v.Measures = append(v.Measures, view.Tab{Link: view.Link{Label: card.Capital(by), Href: compareHref(ids, by)}, Count: -1, Current: by == measure})
	}
	found, err := d.trends().Scope().Compare(nodes)
	if err != nil {
		return v, err
	}
	for i, e := range found.Rows {
		v.Rows = append(v.Rows, view.Compared{
			Ref: ref(d.Graph, e.Node), Stage: e.Stage.String(), Why: e.Reason(), Points: pointsOf(e), Ranks: found.Ranks[i],
			Without: compareHref(without(ids, string(d.Graph.ID(e.Node))), measure),
		})
	}
	for _, m := range d.trends().OnTheMove(graph.Theme, 6) {
		if len(v.Rows) < mostCompared {
			v.Suggested = append(v.Suggested, view.Link{Label: d.Graph.Name(m.Node), Href: compareHref(append(ids[:len(ids):len(ids)], string(d.Graph.ID(m.Node))), measure)})
		}
	}
	return v, nil
}

// pointsOf are the years of a subject.
func pointsOf(e *trend.Evolution) (out []view.Point) {
	for _, y := range e.Years {
		out = append(out, point(y))
	}
	return out
}

func point(y trend.Year) view.Point {
	return view.Point{Year: y.Year, N: y.Count, Of: y.Total, Low: y.Low, High: y.High, State: states[y.State]}
}

func compareHref(ids []string, by string) string {
	href, sep := "/compare", "?"
	for _, id := range ids {
		href += sep + "id=" + queryEscape(id)
		sep = "&"
	}
	if by != view.ByShare {
		href += sep + "by=" + by
	}
	return href
}

func without(ids []string, one string) []string {
	var out []string
	for _, id := range ids {
		if id != one {
			out = append(out, id)
		}
	}
	return out
}
