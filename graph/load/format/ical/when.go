package ical

import (
	"strings"

	"throughline/graph/load/clean"
)

// start is when an event begins: with its offset where the file or the user
// says in which zone, as local time where none does. Of a series of
// repetitions (RRULE) it is the first: a talk is given once.
func (e *event) start(zones ...string) string {
	p := e.first("DTSTART")
	d, ok := clean.Date(p.value)
	if !ok {
		return ""
	}
	for _, zone := range append([]string{zoneName(p.zone)}, zones...) {
		if zone != "" {
			return clean.InZone(d, zone)
		}
	}
	return d
}

// zoneName finds the IANA name in an identifier that some programs write with
// a prefix: "/example.org/20200101_1/Europe/Berlin". Windows' names and
// self-made ones are not known, and the time stays one without a zone.
func zoneName(id string) string {
	parts := strings.Split(strings.Trim(id, `/"`), "/")
	if len(parts) > 2 {
		parts = parts[len(parts)-2:]
	}
	return strings.Join(parts, "/")
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
