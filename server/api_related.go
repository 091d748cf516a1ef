package server

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/related"
	"throughline/server/api"
)

// getRelated takes mode, with (the second talk of a bridge), mute (kinds of
// reasons, comma-separated) and limit.
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
	var ok bool
	if q.Mode, ok = related.ParseMode(c.QueryParam("mode")); !ok {
		return badRequest("mode is one of similar, earlier, later, contrast, bridge")
	}
	if with := c.QueryParam("with"); with != "" {
		if q.With, err = s.findNode(d, graph.ID(with)); err != nil {
			return err
		}
	}
	for word := range strings.SplitSeq(c.QueryParam("mute"), ",") {
		kind, ok := related.ParseReason(word)
		if word != "" && !ok {
			return badRequest("mute takes kinds of reasons: theme, technology, company, speaker, line, words, kindred, reference")
		}
		if ok {
			q.Weights[kind] = related.Muted
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
