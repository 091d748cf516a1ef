package server

import (
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/text"
	"throughline/graph/trend"
	"throughline/web/view"
)

// togetherQuery asks for the talks that a subject has with a companion in some
// years.
type togetherQuery struct {
	beside string // the companion's id
	trend.Period
}

func readTogether(c echo.Context) (q togetherQuery, err error) {
	q.beside = c.QueryParam("beside")
	if q.From, err = intParam(c, "since", 0, 0, 9999); err != nil {
		return q, err
	}
	q.To, err = intParam(c, "until", 9999, 0, 9999)
	return q, err
}

// togetherHref leads to the talks of a cell: what the subject has with a
// companion in a period.
func (v *nodeView) togetherHref(companion uint32, p trend.Period) string {
	return "?" + v.q.filter.query + "beside=" + string(v.g.ID(companion)) + "&since=" + strconv.Itoa(p.From) + "&until=" + strconv.Itoa(p.To) + "#beside"
}

// together lists those talks, or is nil when none were asked for.
func (v *nodeView) together(scope *trend.Scope) *view.Together {
	if v.q.together.beside == "" {
		return nil
	}
	n, _, ok := v.g.Resolve(graph.ID(v.q.together.beside))
	if !ok {
		return nil
	}
	t := &view.Together{With: ref(v.g, n)}
	for _, year := range scope.Series(n).Years {
		if year.Year < v.q.together.From || year.Year > v.q.together.To {
			continue
		}
		for _, talk := range year.Talks {
			if v.counts(talk, year.Year) {
				t.Talks = append(t.Talks, view.KeyTalk{Ref: ref(v.g, talk), Text: v.talkLine(talk), Cites: v.edge(v.tie(talk))})
			}
		}
	}
	t.Title = strings.Join([]string{text.Many(len(t.Talks), "talk", "talks"), "with " + trend.Shorten(v.g.Name(n))}, " ")
	if v.q.together.From > 0 {
		t.Title += ", " + v.q.together.Period.String()
	}
	return t
}

// counts reports whether a talk is among the subject's in a year.
func (v *nodeView) counts(talk uint32, year int) bool {
	for _, y := range v.evolution().Years {
		if y.Year != year {
			continue
		}
		for _, t := range y.Talks {
			if t == talk {
				return true
			}
		}
	}
	return false
}
