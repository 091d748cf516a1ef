package ical

import (
	"throughline/graph/load/clean"
)

// wrongTimes says what is wrong with the times of an event, or "".
func (e *event) wrongTimes(start string) string {
	from, to := e.first("DTSTART"), e.first("DTEND")
	switch {
	case from.value != "" && start == "":
		return "begins at what is no date (" + clean.Line(from.value[:min(len(from.value), 40)]) + "), and is in without one"
	case from.zone == to.zone && len(from.value) == len(to.value) && to.value < from.value && start != "":
		return "ends before it begins, and is in without its length"
	}
	return ""
}

// start is when an event begins: with its offset where the file or the user
// says in which zone, as local time where none does.
func (c *calendar) start(e *event, hint string) string {
	p := e.first("DTSTART")
	d, ok := clean.Date(p.value)
	if !ok {
		return ""
	}
	zone, _ := c.zoneOf(p, hint)
	return clean.InZone(d, zone)
}

func (e *event) minutes() int {
	if n, ok := clean.Minutes(e.first("DURATION").value); ok {
		return n
	}
	from, to := e.first("DTSTART"), e.first("DTEND")
	if from.zone != to.zone {
		return 0
	}
	return clean.Between(from.value, to.value)
}
