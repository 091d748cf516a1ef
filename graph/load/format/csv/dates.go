package csv

import (
	"slices"
	"strconv"

	"throughline/graph/load/clean"
	"throughline/graph/load/record"
)

// The orders of dates that a mapping can name.
var orders = map[string]clean.DateOrder{"": clean.UnknownOrder, "day-first": clean.DayFirst, "month-first": clean.MonthFirst}

// findOrder finds how the table writes its dates, unless the mapping says so.
func (t *table) findOrder() {
	t.order = orders[t.mapping.Dates]
	if t.order != clean.UnknownOrder {
		return
	}
	var dates []string
	for i := range t.rows {
		for _, column := range slices.Concat(t.columns["date"], t.columns["start"], t.columns["end"]) {
			dates = append(dates, t.rows[i].cell(column))
		}
	}
	t.order = clean.OrderOf(dates)
}

// date reads a cell, and remembers the first that could be read in two ways.
func (t *table) date(r *row, cell string) (string, bool) {
	d, ok := t.order.Date(cell)
	if !ok && clean.IsAmbiguous(cell) {
		if t.unclear == 0 {
			t.firstUnclear = record.Problem{Where: record.Position{File: t.file.Name, Line: r.line}, Why: "the date " + clean.Line(cell) + " can be read in two ways"}
		}
		t.unclear++
	}
	return d, ok
}

// reportDates says which dates were not read.
func (t *table) reportDates() {
	if t.unclear == 0 {
		return
	}
	p := t.firstUnclear
	if t.unclear > 1 {
		p.Why += ", as can " + strconv.Itoa(t.unclear-1) + " more"
	}
	if t.order == clean.MixedOrder {
		p.Why += ", and the table's other dates are written in both"
	} else {
		p.Why += ", and the table's other dates do not tell"
	}
	p.Remedy = `the talks are in without them; say "dates: day-first" or "dates: month-first" with --mapping, or write 2031-04-03`
	t.skip(p)
}

// end is the text of the end, a date in the form that clean.Date reads.
func (t *table) end(r *row) string {
	text := t.text(r, "end")
	if d, ok := t.order.Date(text); ok {
		return d
	}
	return text
}
