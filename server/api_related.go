package server

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/related"
	"throughline/server/api"
)

// getRelated takes mode, with (the second talk of a bridge), mute and boost
// (kinds of reasons, comma-separated), expected (a talk that somebody misses)
// and limit.
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
	expected := related.NoNode
	if asked.expected != "" {
		if expected, err = s.findNode(d, graph.ID(asked.expected)); err != nil {
			return err
		}
	}
	out, err := d.RelatedList(q, expected)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, out)
}

// Related finds the talks related to one.
func (d *Dataset) Related(q related.Query) (related.Answer, error) {
	x, err := d.related()
	if err != nil {
		return related.Answer{}, err
	}
	return x.Related(q), nil
}

// RelatedList is the same as the API answers it. It says where the talk stands
// that is expected, unless that is related.NoNode.
func (d *Dataset) RelatedList(q related.Query, expected uint32) (api.Related, error) {
	x, err := d.related()
	if err != nil {
		return api.Related{}, err
	}
	out := api.RelatedOf(d.Graph, q, x.Related(q), d.Version)
	if expected != related.NoNode {
		found, link := d.expect(x, q, expected)
		out.Expected = api.ExpectedOf(d.Graph, expected, found, link)
	}
	return out, nil
}
