package ical

import (
	"slices"
	"strings"
	"time"

	"throughline/graph/load/clean"
	"throughline/graph/load/record"
)

// Limits of repetition. A weekly meetup takes ten years to reach the first. A
// rule that matches no day costs a tenth of a second to find out.
const (
	maxDates  = 500    // of one event
	maxTotal  = 20_000 // of a calendar
	maxBarren = 5      // rules of a calendar that match nothing
)

// repeater works out on which dates events take place that repeat. Rules are
// followed on the clock of the event's zone, so that a meetup at seven stays at
// seven in summer.
type repeater struct {
	c        *calendar
	hint     string                // the user's zone
	exported time.Time             // when the calendar was written: what never ends is followed until then
	moved    map[string][]property // by UID: dates that an event of their own replaces
	total    int
	barren   int
}

func newRepeater(c *calendar, hint string) *repeater {
	r := &repeater{c: c, hint: hint, moved: map[string][]property{}}
	for _, e := range c.events {
		if at, ok := moment(e.first("DTSTAMP").value, time.UTC, time.UTC); ok && at.After(r.exported) {
			r.exported = at
		}
	}
	for _, e := range c.events {
		if replaced := e.first("RECURRENCE-ID"); replaced.value != "" {
			uid := e.first("UID").value
			r.moved[uid] = append(r.moved[uid], replaced)
		}
	}
	return r
}

// location is the zone a property's clock runs in.
func (r *repeater) location(p property) *time.Location {
	zone, _ := r.c.zoneOf(p, r.hint)
	if strings.HasSuffix(p.value, "Z") || zone == "" {
		return time.UTC
	}
	loc, err := time.LoadLocation(zone)
	if err != nil {
		return time.UTC
	}
	return loc
}

// moment reads a date of a calendar as the clock of a zone shows it, kept as
// if it were UTC. Dates without an offset are in the zone named own.
func moment(value string, own, zone *time.Location) (time.Time, bool) {
	d, ok := clean.Date(value)
	if !ok {
		return time.Time{}, false
	}
	if len(d) == len(clean.Day) {
		t, err := time.Parse(clean.Day, d)
		return t, err == nil
	}
	t, err := time.Parse(time.RFC3339, d)
	if err != nil {
		t, err = time.ParseInLocation(clean.Local, d, own)
	}
	t = t.In(zone)
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC), err == nil
}

// dates returns all starts of an event that repeats, the first included unless
// it is taken out, and what is to be said of those that are left out. It is
// false for an event that takes place once.
func (r *repeater) dates(e *event) (starts []string, note string, repeats bool) {
	from := e.first("DTSTART")
	zone := r.location(from)
	first, ok := moment(from.value, zone, zone)
	if !ok || e.first("RECURRENCE-ID").value != "" || e.first("RRULE").value == "" && e.first("RDATE").value == "" {
		return nil, "", false
	}
	out := r.taken(e, zone)
	list := []time.Time{first}
	for _, p := range e.properties["RRULE"] {
		more, why := r.follow(p.value, first, zone)
		list, note = append(list, more...), why
	}
	for _, p := range e.properties["RDATE"] {
		list = append(list, r.list(p, zone)...)
	}
	for _, at := range list {
		if !out[at] && len(starts) < maxDates && r.total < maxTotal {
			out[at] = true // once
			r.total++
			starts = append(starts, r.write(at, from))
		}
	}
	return starts, note, true
}

// taken returns the dates that an event does not take place on.
func (r *repeater) taken(e *event, zone *time.Location) map[time.Time]bool {
	out := map[time.Time]bool{}
	for _, p := range slices.Concat(r.moved[e.first("UID").value], e.properties["EXDATE"]) {
		for _, at := range r.list(p, zone) {
			out[at] = true
		}
	}
	return out
}

func (r *repeater) list(p property, zone *time.Location) []time.Time {
	var out []time.Time
	own := zone
	if p.zone != "" {
		own = r.location(p)
	}
	for value := range strings.SplitSeq(p.value, ",") {
		value, _, _ = strings.Cut(value, "/") // of a period its start
		if at, ok := moment(value, own, zone); ok && len(out) < maxDates {
			out = append(out, at)
		}
	}
	return out
}

// write puts a clock time back into the form of the event's first start.
func (r *repeater) write(at time.Time, from property) string {
	d, _ := clean.Date(from.value)
	switch {
	case len(d) == len(clean.Day):
		return at.Format(clean.Day)
	case strings.HasSuffix(from.value, "Z"):
		return at.Format(time.RFC3339)
	}
	zone, _ := r.c.zoneOf(from, r.hint)
	return clean.InZone(at.Format(clean.Local), zone)
}

// occurrences are the talks that an event stands for: the one it describes, or
// one for each date it repeats on.
func (r *repeater) occurrences(e *event, t record.Talk) ([]record.Talk, string) {
	starts, note, repeats := r.dates(e)
	if !repeats {
		return []record.Talk{t}, ""
	}
	list := make([]record.Talk, len(starts))
	for i, start := range starts {
		list[i] = t
		if start != t.Date {
			list[i].Date, list[i].Key = start, t.Key+"@"+start
		}
	}
	return list, note
}
