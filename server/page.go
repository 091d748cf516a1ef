package server

import (
	"net/http"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"throughline/web/view"
)

// pageRoutes are the pages, each in a file of its own named page_….go.
func (s *Server) pageRoutes(g *echo.Group) {
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

// page returns what every page needs.
func (s *Server) page(c echo.Context, title, active string) view.Page {
	d := s.dataset(c)
	return view.Page{
		Title: title, Path: c.Request().URL.Path, Version: d.Version, Assets: s.assets,
		Active: active,
	}
}

// errorPage says what went wrong and offers a way on.
func (s *Server) errorPage(c echo.Context, p *Problem) error {
	return c.String(p.Status, http.StatusText(p.Status)+"\n"+p.Detail+"\n")
}

func (s *Server) nodePage(c echo.Context) error {
	n, err := s.pathNode(c)
	if err != nil {
		return err
	}
	d := s.dataset(c)
	return c.String(http.StatusOK, d.Graph.Name(n)+"\n")
}
