package server

import (
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"throughline/graph/text"
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
func (v *nodeView) columns(scope *trend.Scope, e *trend.Evolution) (columns []view.Point, axes []view.Tab, unit string) {
	editions, months := scope.Finer()
	switch {
	case v.q.axis == axisNames[1] && editions > 0:
		columns, unit = v.editions(scope), axisNames[1]
	case v.q.axis == axisNames[2] && months > 0:
		columns, unit = v.months(scope), axisNames[2]
	default:
		columns, unit = pointsOf(e), axisNames[0]
	}
	for i, n := range []int{len(e.Years), editions, months} {
		if n > 0 {
			axes = append(axes, view.Tab{Link: view.Link{Label: "By " + axisNames[i], Href: v.axisHref(axisNames[i])}, Count: n, Current: axisNames[i] == unit})
		}
	}
	if len(axes) < 2 {
		axes = nil
	}
	return columns, axes, unit
}

func (v *nodeView) axisHref(by string) string {
	if by == axisNames[0] {
		by = ""
	}
	return "?" + strings.TrimSuffix(v.kept(by), "&") + "#evolution"
}

// kept is the filter and an axis as parameters of an address, each followed by
// &, to go before others.
func (v *nodeView) kept(axis string) string {
	if axis == "" {
		return v.q.filter.query
	}
	return v.q.filter.query + "by=" + axis + "&"
}

func (v *nodeView) editions(scope *trend.Scope) []view.Point {
	var out []view.Point
	for _, e := range scope.Editions(v.n) {
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
	return points[n:], "The drawing and its table show the last " + strconv.Itoa(maxColumns) + " of " + text.Many(len(points), unit, unit+"s") + "."
}

// saveQuery is the filter and the axis as the query of a file's address.
func (v *nodeView) saveQuery() string {
	if kept := v.kept(v.q.axis); kept != "" {
		return "?" + strings.TrimSuffix(kept, "&")
	}
	return ""
}
