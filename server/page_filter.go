package server

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/text"
	"throughline/graph/trend"
	"throughline/web/view"
)

// filterNames are the parameters of an address that filter a timeline.
var filterNames = []string{"series", "company", "from", "to", "narrower"}

// trendFilter is what an address asks of the talks that count.
type trendFilter struct {
	scope *trend.Scope
	query string // the parameters, each followed by &, to go before others
}

// filterOf reads the filter of a theme's page. Without one it is the scope
// that was made once for all pages.
func (s *Server) filterOf(c echo.Context) (trendFilter, error) {
	given := url.Values{}
	for _, name := range filterNames {
		if v := c.QueryParam(name); v != "" && !(name == "narrower" && v == "true") {
			given.Set(name, v)
		}
	}
	if len(given) == 0 {
		return trendFilter{scope: s.dataset(c).trends().Scope()}, nil
	}
	scope, err := s.scopeOf(c)
	return trendFilter{scope, given.Encode() + "&"}, err
}

// yearHref leads to the talks of a year on the same page, under its filter.
func (v *nodeView) yearHref(year int) string {
	y := strconv.Itoa(year)
	return "?" + v.kept(v.q.axis) + "year=" + y + "#y" + y
}

// filterForm offers what the node's talks can be narrowed by.
func (v *nodeView) filterForm() *view.Filter {
	all := v.d.trends().Scope().Series(v.n)
	talks := talksOf(all)
	if len(talks) == 0 {
		return nil
	}
	f := v.q.filter.scope.Filter()
	out := &view.Filter{
		Action: view.Ref{ID: v.g.ID(v.n)}.Href(), Exact: f.Exact, Active: v.q.filter.query != "",
		Series:    v.choices(talks, f.Series, v.seriesOf),
		Companies: v.choices(talks, f.Company, v.companiesOf),
	}
	for _, y := range all.Years {
		year := strconv.Itoa(y.Year)
		out.From = append(out.From, view.Choice{Value: year, Label: year, Chosen: y.Year == f.From})
		out.To = append(out.To, view.Choice{Value: year, Label: year, Chosen: y.Year == f.To})
	}
	return out
}

// maxChoices is the most entries of a list to choose from.
const maxChoices = 10

// choices lists the nodes that talks lead to, those with most talks first, and
// the chosen one in any case.
func (v *nodeView) choices(talks []uint32, chosen uint32, of func(uint32) []uint32) []view.Choice {
	counts := map[uint32]int{}
	for _, t := range talks {
		for _, n := range of(t) {
			counts[n]++
		}
	}
	nodes := make([]uint32, 0, len(counts))
	for n := range counts {
		nodes = append(nodes, n)
	}
	slices.SortFunc(nodes, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	nodes = nodes[:min(len(nodes), maxChoices)]
	if chosen != 0 && !slices.Contains(nodes, chosen) {
		nodes = append(nodes, chosen)
	}
	out := make([]view.Choice, len(nodes))
	for i, n := range nodes {
		out[i] = view.Choice{Value: string(v.g.ID(n)), Label: v.g.Name(n) + " (" + text.Many(counts[n], "talk", "talks") + ")", Chosen: n == chosen}
	}
	return out
}

func (v *nodeView) seriesOf(talk uint32) []uint32 {
	var out []uint32
	for _, event := range v.g.Out(talk, graph.At) {
		for _, s := range v.g.Out(event, graph.Of) {
			if !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

func (v *nodeView) companiesOf(talk uint32) []uint32 {
	out := slices.Clone(v.g.Out(talk, graph.From))
	for _, n := range v.g.Out(talk, graph.Features) {
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}
