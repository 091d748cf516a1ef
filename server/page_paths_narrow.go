package server

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/path"
	"throughline/web/view"
)

// narrowed puts the condition of the form onto the last step: years, or a
// part of the name. What it was given in the form it writes into the
// expression, so that the address says it all.
func narrowed(c echo.Context, e path.Expr) (path.Expr, bool, error) {
	first, err := intParam(c, "first", 0, 1, 9999)
	if err != nil {
		return nil, false, err
	}
	last, err := intParam(c, "last", 0, 1, 9999)
	if err != nil {
		return nil, false, err
	}
	var conditions []path.Condition
	if first != 0 && last != 0 && first > last {
		return nil, false, badRequest("the first year is not after the last")
	}
	if first != 0 || last != 0 {
		conditions = append(conditions, path.Years{{First: first, Last: last}})
	}
	if text := strings.TrimSpace(c.QueryParam("named")); text != "" {
		conditions = append(conditions, path.Text(cut(text, maxQuery)))
	}
	return path.Where(e, conditions...), len(conditions) > 0, nil
}

// chips are the conditions of step i, each with the way to drop it.
func (v pathsView) chips(steps []path.Expr, i int) []view.Link {
	f, ok := steps[i].(path.Filter)
	if !ok {
		return nil
	}
	var out []view.Link
	for j, c := range f.Conditions {
		without := slices.Clone(steps)
		without[i] = path.Where(f.Body, slices.Concat(f.Conditions[:j], f.Conditions[j+1:])...)
		out = append(out, view.Link{Label: path.ConditionString(c), Href: v.at(path.Join(without...)).href()})
	}
	return out
}

// at is the same page for another expression.
func (v pathsView) at(e path.Expr) pathQuery {
	return pathQuery{start: v.q.start, expr: path.String(e), sort: v.q.sort}
}

// narrow offers the conditions that the answer can take, each with what it
// would leave: the kinds, if there are several, and the years.
func (v pathsView) narrow(e path.Expr, answer path.Answer) *view.Narrow {
	if answer.Total < 2 {
		return nil
	}
	kinds, years := map[graph.Kind]int{}, map[int]int{}
	for _, r := range answer.Rows {
		kinds[v.g.Kind(r.Node)]++
		if y := v.g.Year(r.Node); y != 0 {
			years[y]++
		}
	}
	out := &view.Narrow{Fields: []view.Param{{Name: "start", Value: v.q.start}, {Name: "path", Value: v.q.expr}}, Years: len(years) > 1}
	if len(kinds) > 1 {
		for _, k := range sortedKeys(kinds) {
			out.Chips = append(out.Chips, v.chip(e, k.Plural(), kinds[k], path.Kinds{k}))
		}
	}
	if len(years) > 1 {
		for _, y := range sortedKeys(years) {
			out.Chips = append(out.Chips, v.chip(e, strconv.Itoa(y), years[y], path.Years{{First: y, Last: y}}))
		}
	}
	return out
}

func (v pathsView) chip(e path.Expr, label string, n int, c path.Condition) view.Tab {
	return view.Tab{Link: view.Link{Label: label, Href: v.at(path.Where(e, c)).href()}, Count: n}
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	var out []K
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
