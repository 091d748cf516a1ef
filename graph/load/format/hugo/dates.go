package hugo

import (
	"strings"

	"throughline/graph/load/clean"
)

// findOrder finds how the pages of an edition write their dates, where day and
// month can be swapped.
func (e *edition) findOrder() {
	var all []string
	for _, p := range e.pages {
		all = append(all, p.Text(startKeys...), p.Text("date"))
	}
	e.order = clean.OrderOf(all)
}

// reportDate says that a page's start is no date that can be read; a clock
// time alone is none and no mistake.
func (e *edition) reportDate(p page) {
	start := p.Text(startKeys...)
	if _, ok := e.order.Date(start); ok || len(start) < len("1/2/2031") || strings.Count(start, ":") > 0 && !strings.ContainsAny(start, "-/.") {
		return
	}
	why := "the start " + clean.Line(start[:min(len(start), 60)]) + " is no date"
	if clean.IsAmbiguous(start) {
		why = "the start " + clean.Line(start) + " can be read in two ways, and the other pages' dates do not tell"
	}
	e.skip(p.file.Problem(why+"; the talk is in without it", "write 2031-04-03T10:30"))
}
