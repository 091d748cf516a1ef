package ical

import (
	"strconv"
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"throughline/graph/load/clean"
)

// follow returns the dates of a rule. Hours and less are no rhythm of talks,
// and a rule without end stops when the calendar was written.
func (r *repeater) follow(rule string, first time.Time, zone *time.Location) (dates []time.Time, note string) {
	if r.barren >= maxBarren || r.total >= maxTotal {
		return nil, "repeats, and is in once: the calendar repeats more than can be followed"
	}
	o, err := rrule.StrToROption(withoutUntil(rule))
	if err != nil || o.Freq > rrule.DAILY {
		return nil, "repeats in a way that is not understood (" + clean.Line(rule[:min(len(rule), 80)]) + "), and is in once"
	}
	o.Dtstart = first
	until, ends := until(rule, zone)
	endless := !ends && o.Count == 0
	if endless {
		until = first.AddDate(1, 0, 0)
		if !r.exported.IsZero() {
			until = r.exported
		}
	}
	if ends || endless {
		o.Until = until
		if until.Before(first) {
			return nil, endlessNote(endless, 1)
		}
	}
	parsed, err := rrule.NewRRule(*o)
	if err != nil {
		return nil, "repeats in a way that is not understood (" + clean.Line(err.Error()) + "), and is in once"
	}
	next := parsed.Iterator()
	for {
		at, ok := next()
		switch {
		case !ok && len(dates) == 0:
			r.barren++
			return nil, "repeats on no day at all, and is in once"
		case !ok:
			return dates, endlessNote(endless, len(dates))
		case len(dates) == maxDates:
			return dates, "repeats more often; its first " + strconv.Itoa(maxDates) + " dates are in"
		}
		dates = append(dates, at)
	}
}

func endlessNote(endless bool, n int) string {
	if !endless {
		return ""
	}
	return "repeats without end; the dates until the calendar was written are in (" + strconv.Itoa(n) + ")"
}

// withoutUntil takes the end out of a rule, which is a moment in a zone of its
// own.
func withoutUntil(rule string) string {
	var kept []string
	for part := range strings.SplitSeq(strings.ToUpper(rule), ";") {
		if !strings.HasPrefix(part, "UNTIL=") && part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, ";")
}

// until is the end of a rule; a day counts whole.
func until(rule string, zone *time.Location) (time.Time, bool) {
	for part := range strings.SplitSeq(strings.ToUpper(rule), ";") {
		if value, ok := strings.CutPrefix(part, "UNTIL="); ok {
			at, ok := moment(value, zone, zone)
			if ok && len(value) == len("20060102") {
				at = at.Add(24*time.Hour - time.Second)
			}
			return at, ok
		}
	}
	return time.Time{}, false
}
