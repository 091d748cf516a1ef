package server

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"throughline/graph/change"
	gaps "throughline/graph/coverage"
	"throughline/server/api"
)

// coverageListed is the most nodes and pairs of each kind in one answer.
const coverageListed = 100

func (s *Server) getCoverage(c echo.Context) error {
	d := s.dataset(c)
	limit, err := intParam(c, "limit", coverageListed, 1, 10_000)
	if err != nil {
		return err
	}
	likely := api.DuplicatesOf(d.Graph, s.likely(d))
	return c.JSON(http.StatusOK, api.CoverageOf(d.Graph, gaps.Of(d.Graph), likely, limit, d.Version))
}

// likely lists pairs of nodes that are likely one.
func (s *Server) likely(d *Dataset) []change.Pair {
	if s.bench == nil {
		return nil
	}
	return s.bench.Likely(d)
}
