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
	periods := scope.Each()
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

// companionColumn is a period, or a run of years without a source between two.
type companionColumn struct {
	view.Column
	period int // position among the periods; -1 for a gap
}

// companionColumnsOf puts one column for each gap among the periods, which
// hold no years without talks when they are single years.
func companionColumnsOf(scope *trend.Scope, periods []trend.Period) []companionColumn {
	talks := map[int]int{}
	for _, y := range scope.Years() {
		talks[y.Year] = y.Talks
	}
	var out []companionColumn
	for i, p := range periods {
		named := 0
		for y := p.From; y <= p.To; y++ {
			named += talks[y]
		}
		if named > 0 {
			out = append(out, companionColumn{view.Column{Label: p.String()}, i})
			continue
		}
		if n := len(out); n == 0 || !out[n-1].Gap {
			out = append(out, companionColumn{view.Column{Gap: true, Hint: p.String() + ", no talk named"}, -1})
		}
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
