package server

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"throughline/graph/trend"
	"throughline/web/view"
)

// axisNames are what a timeline is counted by; the first when nothing is said.
var axisNames = []string{"year", "edition", "month"}

// maxColumns is the most columns that a drawing has room for. Of more, the
// last ones are shown, and that is said.
const maxColumns = 48

// readAxis reads what a timeline is to be counted by.
func readAxis(c echo.Context) (string, error) {
	switch by := c.QueryParam("by"); by {
	case "", axisNames[0]:
		return "", nil
	case axisNames[1], axisNames[2]:
		return by, nil
	}
	return "", badRequest("by is " + strings.Join(axisNames, ", "))
}

// columns are the points of the axis that the address asks for: years, or
// editions or months where there are enough of them.
func (v *nodeView) columns(scope *trend.Scope, e *trend.Evolution) (points []view.Point, axes []view.Tab, unit string) {
	byEdition, byMonth := v.editions(scope), v.months(scope)
	var byYear []view.Point
	for _, y := range e.Years {
		byYear = append(byYear, point(y))
	}
	points, unit = byYear, axisNames[0]
	switch {
	case v.q.axis == axisNames[1] && byEdition != nil:
		points, unit = byEdition, axisNames[1]
	case v.q.axis == axisNames[2] && byMonth != nil:
		points, unit = byMonth, axisNames[2]
	}
	for i, of := range [][]view.Point{byYear, byEdition, byMonth} {
		if of != nil {
			axes = append(axes, view.Tab{Link: view.Link{Label: "by " + axisNames[i], Href: v.axisHref(axisNames[i])}, Count: len(of), Current: axisNames[i] == unit})
		}
	}
	if len(axes) < 2 {
		axes = nil
	}
	return points, axes, unit
}

func (v *nodeView) axisHref(by string) string {
	query := v.q.filter.query
	if by != axisNames[0] {
		query += "by=" + url.QueryEscape(by)
	}
	return "?" + strings.TrimSuffix(query, "&") + "#evolution"
}

// editions leaves out editions of which no source names a talk: an archive
// that only lists events has thousands.
func (v *nodeView) editions(scope *trend.Scope) []view.Point {
	var out []view.Point
	for _, e := range scope.Editions(v.n) {
		if e.Total == 0 {
			continue
		}
		p := point(e.Year)
		p.Name = v.g.Name(e.Event)
		if y := strconv.Itoa(p.Year); !strings.Contains(p.Name, y) {
			p.Name += " " + y
		}
		out = append(out, p)
	}
	return out
}

func (v *nodeView) months(scope *trend.Scope) []view.Point {
	var out []view.Point
	for _, m := range scope.Months(v.n) {
		p := point(m.Year)
		p.Name = strconv.Itoa(p.Year) + "-" + strconv.Itoa(100 + m.Month)[1:]
		out = append(out, p)
	}
	return out
}

// dropped cuts a drawing to the room it has, and says what it leaves out.
func dropped(points []view.Point, unit string) ([]view.Point, string) {
	n := len(points) - maxColumns
	if n <= 0 {
		return points, ""
	}
	return points[n:], "The drawing and its table show the last " + strconv.Itoa(maxColumns) + " of " + plural(len(points), unit, unit+"s") + "."
}

// saveQuery is the filter and the axis as the query of a file's address.
func (v *nodeView) saveQuery() string {
	query := v.q.filter.query
	if v.q.axis != "" {
		query += "by=" + v.q.axis
	}
	if query == "" {
		return ""
	}
	return "?" + strings.TrimSuffix(query, "&")
}
