package server

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"throughline/graph/card"
	"throughline/graph/scene"
	"throughline/graph/text"
	"throughline/web/view"
)

// embedPage is the explorer for a frame on a page of another site: without
// what surrounds it here, and with a way back.
func (s *Server) embedPage(c echo.Context) error {
	v, err := s.explored(c)
	if err != nil {
		return err
	}
	page := s.page(c, v.g.Name(v.shown.Focus), "")
	page.Class, page.Scripts, page.Embed = "p-explore p-embed", explorerScripts(), true
	e := v.view()
	e.Query = c.Request().URL.RawQuery
	return render(c, http.StatusOK, view.ExplorePage(page, e))
}

// framed lets other sites show the answer in a frame: those of the
// configuration, or any.
func (s *Server) framed(next echo.HandlerFunc) echo.HandlerFunc {
	policy := strings.Replace(contentSecurityPolicy, "frame-ancestors 'none'", "frame-ancestors "+s.frames, 1)
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Content-Security-Policy", policy)
		h.Del("X-Frame-Options")
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		return next(c)
	}
}

// exploreSVG is the explorer's first view as a file.
func (s *Server) exploreSVG(c echo.Context) error {
	v, err := s.explored(c)
	if err != nil {
		return err
	}
	name := v.g.Name(v.shown.Focus)
	sheet := &scene.Sheet{
		Title: "Around " + name,
		Notes: []string{yearsAsked(v.o.From, v.o.To) + ", all kinds: " + text.Many(len(v.shown.Nodes), "node", "nodes") + ", " + text.Many(len(v.shown.Edges), "edge", "edges")},
		Foot:  "Throughline, dataset " + v.d.Version + ", " + time.Now().UTC().Format(time.DateOnly),
	}
	drawOn(sheet, v.g, v.shown, drawingKey{width: 1000, height: 720})
	attach(c, v.g.ID(v.shown.Focus).Slug()+".svg")
	return c.Blob(http.StatusOK, "image/svg+xml", []byte(sheet.String()))
}

// yearsAsked says which years are shown.
func yearsAsked(from, to int) string {
	switch {
	case from != 0 && to != 0:
		return card.Span(from, to)
	case from != 0:
		return "since " + strconv.Itoa(from)
	case to != 0:
		return "up to " + strconv.Itoa(to)
	}
	return "all years"
}
