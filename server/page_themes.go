package server

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/trend"
	"throughline/web/view"
)

// themesOnPage is how many rows of the list one page holds, so that it stays
// below 100 KB.
const themesOnPage = 30

// themeOrder is one way to sort the list.
type themeOrder struct {
	key, label string
	compare    func(a, b trend.Mover) int
}

// themeOrders are those ways; the first is the one without asking.
var themeOrders = []themeOrder{
	{"size", "By size", func(a, b trend.Mover) int { return cmp.Compare(b.Count, a.Count) }},
	{"emerging", "Emerging first", byStage(trend.Emerging, trend.Rising, trend.Returning)},
	{"declining", "Declining first", byStage(trend.Declining, trend.Dormant)},
	{"name", "By name", nil},
}

// byStage puts nodes in these stages first, the surest of a stage first.
func byStage(stages ...trend.Stage) func(a, b trend.Mover) int {
	rank := func(m trend.Mover) int {
		if i := slices.Index(stages, m.Stage); i >= 0 {
			return i
		}
		return len(stages)
	}
	return func(a, b trend.Mover) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(b.Certainty, a.Certainty), cmp.Compare(b.Count, a.Count))
	}
}

func (s *Server) themesPage(c echo.Context) error {
	d := s.dataset(c)
	kind, err := subjectKind(c)
	if err != nil {
		return err
	}
	order := slices.IndexFunc(themeOrders, func(o themeOrder) bool { return o.key == c.QueryParam("by") })
	if order < 0 {
		if c.QueryParam("by") != "" {
			return badRequest("by is one of size, emerging, declining, name")
		}
		order = 0
	}
	n, err := intParam(c, "page", 1, 1, 1<<20)
	if err != nil {
		return err
	}
	page := s.page(c, capitalPlural(kind), "/themes")
	page.Class = "p-themes"
	v := themesView(d, kind, order, n)
	if s.themes != nil {
		v.Tabs = append(v.Tabs, view.Tab{Link: view.Link{Label: "Candidates", Href: "/themes/candidates"}, Count: -1})
	}
	return render(c, http.StatusOK, view.ThemesPage(page, v))
}

func capitalPlural(k graph.Kind) string {
	if k == graph.Technology {
		return "Technologies"
	}
	return "Themes"
}

func themesView(d *Dataset, kind graph.Kind, order, page int) view.ThemesView {
	all := d.trends()
	list := slices.Clone(all.Movers(kind))
	o := themeOrders[order]
	if o.compare == nil {
		slices.SortFunc(list, func(a, b trend.Mover) int { return cmp.Compare(d.Graph.Name(a.Node), d.Graph.Name(b.Node)) })
	} else {
		slices.SortStableFunc(list, o.compare)
	}
	v := view.ThemesView{Heading: capitalPlural(kind), Coverage: coverage(all.Scope()), Total: len(list)}
	from := min((page-1)*themesOnPage, len(list))
	v.Rows, v.Periods = movers(d, list[from:min(from+themesOnPage, len(list))])
	for i, one := range themeOrders {
		v.Orders = append(v.Orders, view.Tab{Link: view.Link{Label: one.label, Href: themesHref(kind, i, 1)}, Count: -1, Current: i == order})
	}
	for _, k := range []graph.Kind{graph.Theme, graph.Technology} {
		v.Tabs = append(v.Tabs, view.Tab{Link: view.Link{Label: capitalPlural(k), Href: themesHref(k, order, 1)}, Count: len(all.Movers(k)), Current: k == kind})
	}
	for p := 1; (p-1)*themesOnPage < len(list); p++ {
		v.Pages = append(v.Pages, view.Tab{Link: view.Link{Label: strconv.Itoa(p), Href: themesHref(kind, order, p)}, Current: p == page})
	}
	if len(v.Rows) == 0 {
		v.Empty = view.Notice{Title: "There are none here.", Text: "No talk that is loaded names one.", Way: view.Link{Label: "Go to the first page", Href: "/"}}
	}
	return v
}

func themesHref(kind graph.Kind, order, page int) string {
	href, sep := "/themes", "?"
	add := func(s string) {
		href += sep + s
		sep = "&"
	}
	if kind != graph.Theme {
		add("kind=" + kind.String())
	}
	if order != 0 {
		add("by=" + themeOrders[order].key)
	}
	if page != 1 {
		add("page=" + strconv.Itoa(page))
	}
	return href
}
