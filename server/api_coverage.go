package server

import (
	"net/http"

	"github.com/labstack/echo/v4"

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
	return c.JSON(http.StatusOK, api.CoverageOf(d.Graph, gaps.Of(d.Graph), s.duplicates(d), limit, d.Version))
}

// duplicates lists pairs that are likely one and undecided.
func (s *Server) duplicates(d *Dataset) []api.Duplicate {
	out := []api.Duplicate{}
	if s.bench == nil {
		return out
	}
	for _, p := range s.bench.Likely(d) {
		a, okA := d.Graph.Lookup(p.A)
		b, okB := d.Graph.Lookup(p.B)
		if okA && okB {
			out = append(out, api.Duplicate{A: api.NodeOf(d.Graph, a), B: api.NodeOf(d.Graph, b), Why: p.Why})
		}
	}
	return out
}
