package server

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/related"
	"throughline/server/api"
)

// getRelated takes mode, with (the second talk of a bridge), mute and boost
// (kinds of reasons, comma-separated) and limit.
func (s *Server) getRelated(c echo.Context) error {
	d := s.dataset(c)
	talk, err := s.findNode(d, graph.MakeID(graph.Talk, c.Param("slug")))
	if err != nil {
		return err
	}
	q := related.Query{Talk: talk, With: related.NoNode}
	if q.Limit, err = intParam(c, "limit", 10, 1, 100); err != nil {
		return err
	}
	asked, err := readRelatedQuery(c)
	if err != nil {
		return err
	}
	q.Mode, q.Weights = asked.mode, asked.weights
	if asked.with != "" {
		if q.With, err = s.findNode(d, graph.ID(asked.with)); err != nil {
			return err
		}
	}
	answer, err := d.Related(q)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, api.RelatedOf(d.Graph, q, answer, d.Version))
}

// Related lists the talks related to one.
func (d *Dataset) Related(q related.Query) (related.Answer, error) {
	x, err := d.related()
	if err != nil {
		return related.Answer{}, err
	}
	return x.Related(q), nil
}
