package store

import (
	"slices"
	"strconv"

	"throughline/graph"
	expr "throughline/graph/path"
)

// meets reports whether a node meets all conditions of a filter.
func (ev *evaluation) meets(id graph.ID, conditions []expr.Condition) bool {
	for _, c := range conditions {
		if !ev.meetsOne(id, c) {
			return false
		}
	}
	return true
}

func (ev *evaluation) meetsOne(id graph.ID, c expr.Condition) bool {
	switch c := c.(type) {
	case expr.Kinds:
		return slices.Contains(c, id.Kind())
	case expr.Years:
		return inYears(ev.year(id), c)
	case expr.Linked:
		return ev.linked(id, c)
	case expr.Text:
		return ev.called(id, string(c))
	}
	return false
}

func inYears(year int, spans expr.Years) bool {
	return year != 0 && slices.ContainsFunc(spans, func(s expr.Span) bool {
		return year >= s.First && (s.Last == 0 || year <= s.Last)
	})
}

// year is an event's own year, or the earliest of a talk's events.
func (ev *evaluation) year(id graph.ID) int {
	if year, ok := ev.years[id]; ok {
		return year
	}
	year := 0
	switch id.Kind() {
	case graph.Event:
		year = ev.eventYear(id)
	case graph.Talk:
		for _, event := range ev.row(step{id, expr.Step{Predicate: graph.At}}) {
			if y := ev.year(event); y != 0 && (year == 0 || y < year) {
				year = y
			}
		}
	}
	ev.years[id] = year
	return year
}

func (ev *evaluation) eventYear(id graph.ID) int {
	stated := ev.texts(id, graph.Year)
	if starts := ev.texts(id, graph.Starts); len(stated) == 0 && len(starts) > 0 && len(starts[0]) >= 4 {
		stated = []string{starts[0][:4]}
	}
	if len(stated) == 0 {
		return 0
	}
	year, err := strconv.Atoi(stated[0])
	if err != nil || year < 1 || year > 9999 {
		return 0
	}
	return year
}

// linked reports whether an edge joins the node to one of those named. An
// event stands for its series.
func (ev *evaluation) linked(id graph.ID, c expr.Linked) bool {
	ends := ev.row(step{id, expr.Step{Predicate: c.Predicate, Inverse: c.Inverse}})
	for _, end := range ends {
		if slices.Contains(c.Nodes, end) {
			return true
		}
		if c.Predicate != graph.At || c.Inverse {
			continue
		}
		for _, series := range ev.row(step{end, expr.Step{Predicate: graph.Of}}) {
			if slices.Contains(c.Nodes, series) {
				return true
			}
		}
	}
	return false
}

// called reports whether a title, name or alias contains the text, or the
// slug where there is no title or name.
func (ev *evaluation) called(id graph.ID, want string) bool {
	titles, names := ev.texts(id, graph.Title), ev.texts(id, graph.Name)
	all := slices.Concat(titles, names, ev.texts(id, graph.Alias))
	if len(titles)+len(names) == 0 {
		all = append(all, id.Slug())
	}
	return slices.ContainsFunc(all, func(name string) bool { return expr.Contains(name, want) })
}
