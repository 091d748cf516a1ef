package server

import (
	"throughline/graph"
	"throughline/graph/text"
	"throughline/graph/trend"
	"throughline/web/view"
)

// How many companions a page shows, and how many columns their table has room
// for.
const (
	companionsShown  = 8
	companionColumns = 6
)

// companions is what travelled with a subject: by year where the years are
// few, else by periods.
func (v *nodeView) companions(scope *trend.Scope) *view.Companions {
	periods := named(scope)
	if len(periods) > companionColumns {
		periods = scope.Periods(companionColumns)
	}
	found := scope.Companions(v.n, periods, companionsShown, graph.Theme, graph.Technology)
	if found == nil || found.Count == 0 {
		return nil
	}
	c := &view.Companions{
		Lead: "Talks with " + trend.Shorten(v.g.Name(v.n)) + ", of all talks that name the companion then. Ranked by how surely that is more than chance.",
	}
	columns := companionColumnsOf(scope, found.Periods)
	for _, k := range columns {
		c.Columns = append(c.Columns, k.Column)
	}
	for _, row := range found.Rows {
		c.Rows = append(c.Rows, v.companion(found, row, columns))
	}
	if found.More > 0 {
		c.Notes = append(c.Notes, text.Many(found.More, "more companion", "more companions")+" above chance.")
	}
	return c
}

// named are the years in which a source names talks.
func named(scope *trend.Scope) []trend.Period {
	var out []trend.Period
	for _, y := range scope.Years() {
		if y.Talks > 0 {
			out = append(out, trend.Period{From: y.Year, To: y.Year})
		}
	}
	return out
}

// gapBefore is the years without a source between the period at i and the one
// before it, "" where there are none.
func gapBefore(scope *trend.Scope, periods []trend.Period, i int) string {
	if i == 0 {
		return ""
	}
	var gap trend.Period
	for _, y := range scope.Years() {
		if y.Year > periods[i-1].To && y.Year < periods[i].From && y.Talks == 0 && len(y.Events) == 0 {
			if gap.From == 0 {
				gap.From = y.Year
			}
			gap.To = y.Year
		}
	}
	if gap.From == 0 {
		return ""
	}
	return gap.String()
}

// companionColumn is a period, or a run of years without a source between two.
type companionColumn struct {
	view.Column
	period int // position among the periods; -1 for a gap
}

func companionColumnsOf(scope *trend.Scope, periods []trend.Period) []companionColumn {
	var out []companionColumn
	for i, p := range periods {
		if gap := gapBefore(scope, periods, i); gap != "" {
			out = append(out, companionColumn{view.Column{Gap: true, Hint: gap + ", no source"}, -1})
		}
		out = append(out, companionColumn{view.Column{Label: p.String()}, i})
	}
	return out
}

func (v *nodeView) companion(found *trend.Companions, row trend.Companion, columns []companionColumn) view.Companion {
	c := view.Companion{Ref: ref(v.g, row.Node), Together: row.Together, All: row.Total, Lift: row.Ratio}
	if row.Narrower {
		c.Note = "narrower"
	}
	for _, k := range columns {
		if k.Gap {
			c.Cells = append(c.Cells, view.Cell{})
			continue
		}
		cell := view.Cell{N: len(row.Cells[k.period].Talks), Of: row.Cells[k.period].Total}
		if cell.N > 0 {
			cell.Href = v.togetherHref(row.Node, found.Periods[k.period])
		}
		c.Cells = append(c.Cells, cell)
	}
	return c
}
