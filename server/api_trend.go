package server

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/trend"
	"throughline/server/api"
)

func (s *Server) getEvolution(c echo.Context) error {
	d := s.dataset(c)
	n, err := s.pathNode(c)
	if err != nil {
		return err
	}
	scope, err := s.scopeOf(c)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, api.EvolutionOf(d.Graph, scope, n, d.Version))
}

// maxCompared is the most nodes that are compared at once.
const maxCompared = 6

func (s *Server) getCompare(c echo.Context) error {
	d := s.dataset(c)
	ids := c.QueryParams()["id"]
	if len(ids) == 0 || len(ids) > maxCompared {
		return badRequest("compare takes one to six ids, each as id=KIND/SLUG")
	}
	scope, err := s.scopeOf(c)
	if err != nil {
		return err
	}
	out := make([]api.Evolution, len(ids))
	for i, id := range ids {
		n, err := s.findNode(d, graph.ID(id))
		if err != nil {
			return err
		}
		out[i] = api.EvolutionOf(d.Graph, scope, n, d.Version)
	}
	return c.JSON(http.StatusOK, out)
}

func (s *Server) getThemes(c echo.Context) error {
	d := s.dataset(c)
	kind, err := subjectKind(c)
	if err != nil {
		return err
	}
	all := d.trends()
	return c.JSON(http.StatusOK, api.ThemesOf(d.Graph, all, all.Movers(kind), d.Version))
}

// scopeOf reads the filter: series, company, from, to and narrower.
func (s *Server) scopeOf(c echo.Context) (*trend.Scope, error) {
	d := s.dataset(c)
	var f trend.Filter
	for _, field := range []struct {
		kind graph.Kind
		to   *uint32
	}{{graph.Series, &f.Series}, {graph.Company, &f.Company}} {
		text := c.QueryParam(field.kind.String())
		if text == "" {
			continue
		}
		if !strings.Contains(text, "/") {
			text = field.kind.String() + "/" + text
		}
		n, err := s.findNode(d, graph.ID(text))
		if err != nil {
			return nil, err
		}
		*field.to = n
	}
	var err error
	if f.From, err = intParam(c, "from", 0, 0, 9999); err != nil {
		return nil, err
	}
	if f.To, err = intParam(c, "to", 0, 0, 9999); err != nil {
		return nil, err
	}
	narrower, err := boolParam(c, "narrower", true)
	if err != nil {
		return nil, err
	}
	f.Exact = !narrower
	return trend.NewScope(d.Graph, f), nil
}

// subjectKind reads which kind of subject is asked for.
func subjectKind(c echo.Context) (graph.Kind, error) {
	switch c.QueryParam("kind") {
	case "", "theme":
		return graph.Theme, nil
	case "technology":
		return graph.Technology, nil
	}
	return graph.NoKind, badRequest("kind is theme or technology")
}
