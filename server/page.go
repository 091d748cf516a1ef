package server

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/graph/text"
	"throughline/web/view"
)

// pageRoutes are the pages, each in a file of its own named page_….go.
func (s *Server) pageRoutes(g routes) {
	g.GET("/", s.homePage)
	g.GET("/search", s.searchPage)
	g.GET("/themes", s.themesPage)
	g.GET("/themes/candidates", s.candidatesPage, s.queries.limit)
	g.POST("/themes/candidates", s.decideTheme, s.writing)
	g.GET("/year/:year", s.yearPage)
	g.GET("/compare", s.comparePage)
	g.GET("/paths", s.pathsPage, s.queries.limit)
	g.GET("/paths.csv", s.pathsCSV, s.queries.limit)
	g.GET("/coverage", s.coveragePage)
	g.GET("/help", s.helpPage)
	g.GET("/load", s.loadPage)
	g.POST("/load", s.extractForm, s.formToken, s.writing)
	g.POST("/load/save", s.saveForm, s.formToken, s.writing)
	g.POST("/load/decide", s.decideForm, s.formToken, s.writing)
	g.GET("/:kind/:slug/timeline.csv", s.timelineCSV)
	g.GET("/:kind/:slug/timeline.svg", s.timelineSVG)
	g.GET("/connect", s.connectPage, s.queries.limit)
	g.GET("/explore", s.explorePage)
	g.GET("/explore.svg", s.exploreSVG)
	g.GET("/embed", s.embedPage, s.framed)
	g.GET("/offline", s.offlinePage)
	g.GET("/sw.js", s.serviceWorker)
	g.GET("/:kind/:slug", s.nodePage)
}

// render writes a whole page. The component is rendered before anything is
// sent, so that an error becomes an error page and not half a page.
func render(c echo.Context, status int, page templ.Component) error {
	b := templ.GetBuffer()
	defer templ.ReleaseBuffer(b)
	if err := page.Render(c.Request().Context(), b); err != nil {
		return err
	}
	return c.HTMLBlob(status, b.Bytes())
}

// navigation lists the parts of the site that exist.
func navigation() []view.Link {
	return []view.Link{{Label: "Themes", Href: "/themes"}, {Label: "Explore", Href: "/explore"}, {Label: "Compare", Href: "/compare"}, {Label: "Paths", Href: "/paths"}, {Label: "Sessions", Href: "/sessions"}, {Label: "Coverage", Href: "/coverage"}, {Label: "Load", Href: "/load"}}
}

// page returns what every page needs.
func (s *Server) page(c echo.Context, title, active string) view.Page {
	d := s.dataset(c)
	return view.Page{
		Title: title, Path: c.Request().URL.EscapedPath(), Version: d.Version, Build: s.build, Assets: s.assets,
		Nav: navigation(), Active: active, Basket: true, Summary: summary(d),
	}
}

// summary says what is loaded, in one sentence.
func summary(d *Dataset) string {
	g := d.Graph
	talks, sources := kindCount(g, graph.Talk), 0
	for _, s := range d.sourceNames() {
		if s.Events {
			sources++
		}
	}
	if sources == 0 {
		return "Nothing is loaded."
	}
	text := text.Many(talks, "talk", "talks") + " from " + text.Many(sources, "source", "sources")
	if first, last := g.YearSpan(); first != 0 {
		text += ", " + card.Span(first, last)
	}
	return text + ". What their authors wrote about, not the industry."
}

func kindCount(g *graph.Graph, k graph.Kind) int {
	lo, hi := g.Range(k)
	return int(hi - lo)
}

func ref(g *graph.Graph, n uint32) view.Ref {
	r := view.Ref{ID: g.ID(n), Name: g.Name(n)}
	if y := g.Year(n); y != 0 {
		r.Note = strconv.Itoa(y)
	}
	return r
}

// errorPage says what went wrong and offers a way on.
func (s *Server) errorPage(c echo.Context, p *Problem) error {
	g := s.dataset(c).Graph
	e := view.ErrorView{Status: p.Status, Heading: p.Title, Notice: view.Notice{Title: p.Detail, Bad: true}}
	for _, id := range p.Near {
		if n, ok := g.Lookup(graph.ID(id)); ok {
			e.Near = append(e.Near, ref(g, n))
		}
	}
	switch p.Status {
	case http.StatusNotFound:
		e.Heading = "There is no such page"
		e.Notice.Title = card.Capital(p.Detail) + "."
		e.Notice.Text = "It may have been renamed, or its source was taken out."
		if p.Detail == "" {
			e.Notice = view.Notice{Title: "Nothing is at this address.", Text: "Search for what you are after, or begin anew.", Bad: true, Way: view.Link{Label: "Go to the first page", Href: "/"}}
		}
		if kind := graph.ParseKind(c.Param("kind")); kind != graph.NoKind && len(p.Near) > 0 {
			e.Query = strings.ReplaceAll(cut(c.Param("slug"), maxQuery), "-", " ")
			e.Notice.Title = "No " + kind.String() + " is called “" + e.Query + "”."
		}
	case http.StatusBadRequest:
		e.Heading = "That address cannot be read"
	case http.StatusInternalServerError:
		e.Heading = "Something went wrong here"
		e.Notice.Way = view.Link{Label: "Go to the first page", Href: "/"}
	}
	if p.heading != "" {
		e.Heading, e.Notice.Text, e.Notice.Way = p.heading, "", p.way
	}
	page := s.page(c, e.Heading, "")
	page.Class, page.Path = "p-error", ""
	return render(c, p.Status, view.ErrorPage(page, e))
}
