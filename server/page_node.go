package server

import (
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/graph/trend"
	"throughline/web/view"
)

func queryEscape(s string) string { return url.QueryEscape(s) }

// nodeQuery is what an address asks of a node's page beside the node.
type nodeQuery struct {
	of       string // a node or a predicate whose evidence is shown
	at       string // a place in a source
	year     int    // a year whose evidence is shown and talks are listed
	relation string // a relation that is listed in full
	related  relatedQuery
	together togetherQuery
	filter   trendFilter // of a theme's or technology's timeline
	axis     string      // what the timeline is counted by, "" for years
}

// nodePage shows the page of /KIND/SLUG, or leads on to the node that took its
// place.
func (s *Server) nodePage(c echo.Context) error {
	n, err := s.pathNode(c)
	if err != nil {
		return err
	}
	d := s.dataset(c)
	if here := (view.Ref{ID: d.Graph.ID(n)}).Href(); here != c.Request().URL.EscapedPath() {
		if q := c.QueryString(); q != "" {
			here += "?" + q
		}
		return c.Redirect(http.StatusMovedPermanently, here)
	}
	q := nodeQuery{of: c.QueryParam("of"), at: c.QueryParam("at"), relation: c.QueryParam("relation")}
	if q.year, err = intParam(c, "year", 0, 0, 9999); err != nil {
		return err
	}
	if q.related, err = readRelatedQuery(c); err != nil {
		return err
	}
	if q.filter, err = s.filterOf(c); err != nil {
		return err
	}
	if q.axis, err = readAxis(c); err != nil {
		return err
	}
	if q.together, err = readTogether(c); err != nil {
		return err
	}
	page := s.page(c, d.Graph.Name(n), "")
	page.Class = "p-" + d.Graph.Kind(n).String()
	page.Description = d.Graph.Value(n, graph.Definition)
	if k := d.Graph.Kind(n); k == graph.Theme || k == graph.Technology {
		page.Active = "/themes"
	}
	if d.Graph.Kind(n) == graph.Talk {
		talk := newNodeView(d, n, q).talk()
		if s.inParts(d) && talk.Related != nil {
			talk.Related.Ring = "" // the explorer has no list there
		}
		return render(c, http.StatusOK, view.TalkPage(page, talk))
	}
	return render(c, http.StatusOK, view.NodePage(page, newNodeView(d, n, q).node()))
}

// nodeView makes the view model of one node's page.
type nodeView struct {
	d    *Dataset
	g    *graph.Graph
	n    uint32
	kind graph.Kind
	q    nodeQuery
	citer

	below []uint32         // what is narrower than the node, once asked for
	fared *trend.Evolution // of a theme or technology, once asked for
}

func newNodeView(d *Dataset, n uint32, q nodeQuery) *nodeView {
	return &nodeView{d: d, g: d.Graph, n: n, kind: d.Graph.Kind(n), q: q, citer: citer{d, n}}
}

// evolution is how the page's theme or technology fared.
func (v *nodeView) evolution() *trend.Evolution {
	if v.fared == nil {
		v.fared = v.q.filter.scope.Series(v.n)
	}
	return v.fared
}

// common is what every kind's page has.
func (v *nodeView) common() view.Node {
	id := v.g.ID(v.n)
	return view.Node{
		Ref: ref(v.g, v.n), Aliases: v.g.Values(v.n, graph.Alias), Broader: v.refs(v.g.Out(v.n, graph.Broader)),
		Lede: v.g.Value(v.n, graph.Definition), LedeCites: v.value(v.n, graph.Definition),
		Actions: []view.Link{
			{Label: "Explore", Href: "/explore?focus=" + string(id)}, {Label: "Connect to…", Href: "/connect?from=" + queryEscape(string(id))},
			{Label: "Paths from here", Href: pathQuery{start: string(id)}.href()}, {Label: "Keep in basket", Href: "/sessions/new?basket=" + queryEscape(string(id))},
		},
		Around: v.around(), Evidence: v.evidencePanel(), Links: v.addresses(),
	}
}

func (v *nodeView) refs(ns []uint32) []view.Ref {
	out := make([]view.Ref, len(ns))
	for i, n := range ns {
		out[i] = ref(v.g, n)
	}
	return out
}

func (v *nodeView) addresses() []view.Address {
	var out []view.Address
	for _, p := range card.Places(v.g, v.n) {
		label := card.Capital(p.Label)
		if parsed, err := url.Parse(p.Address); err == nil && parsed.Host != "" {
			label += ", " + parsed.Host
		}
		out = append(out, view.Address{Label: label, URL: p.Address})
	}
	return out
}

// node is the page of every kind but talks.
func (v *nodeView) node() view.Node {
	page := v.common()
	switch v.kind {
	case graph.Theme, graph.Technology:
		v.subject(&page)
	case graph.Person, graph.Company:
		v.actor(&page)
	case graph.Event:
		v.event(&page)
	case graph.Series:
		v.series(&page)
	case graph.Source:
		v.source(&page)
	}
	return page
}

// box is a fact of the page from a literal, left out when no source states it.
func (v *nodeView) box(label string, p graph.Predicate, note string) []view.Box {
	value := v.g.Value(v.n, p)
	if value == "" {
		return nil
	}
	return []view.Box{{Label: label, Value: card.Day(value), Cites: v.value(v.n, p), Note: note}}
}
