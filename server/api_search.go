package server

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/search"
	"throughline/server/api"
)

// maxQuery is the longest search in bytes: longer than any title.
const maxQuery = 500

func (s *Server) getSearch(c echo.Context) error {
	d := s.dataset(c)
	q, err := searchQuery(c)
	if err != nil {
		return err
	}
	answer := api.SearchOf(d.Graph, q.Text, d.search().Search(q), d.Version)
	answer.Readings = d.ReadingsOf(c.Request().Context(), q.Text)
	return c.JSON(http.StatusOK, answer)
}

func searchQuery(c echo.Context) (search.Query, error) {
	q := search.Query{Text: c.QueryParam("q")}
	if len(q.Text) > maxQuery {
		return q, badRequest("a search is at most 500 bytes long")
	}
	if kind := c.QueryParam("kind"); kind != "" {
		if q.Kind = graph.ParseKind(kind); q.Kind == graph.NoKind {
			return q, badRequest("kind is one of theme, technology, talk, person, company, event, series, source")
		}
	}
	var err error
	q.Limit, err = intParam(c, "limit", 20, 1, 200)
	return q, err
}
