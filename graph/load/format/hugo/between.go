package hugo

import (
	"time"

	"throughline/graph/load/clean"
)

// between is the minutes from a start to an end, which may be a clock time.
func between(start, end, zone string) int {
	if len(start) < len(clean.Local) {
		return 0
	}
	to, ok := clean.At(start[:len(clean.Day)], end, "", zone)
	if d, isDate := clean.Date(end); isDate {
		to, ok = clean.InZone(d, zone), true
	}
	if !ok || len(to) < len(clean.Local) || start[len(clean.Local):] != to[len(clean.Local):] {
		return 0
	}
	a, err := time.Parse(clean.Local, start[:len(clean.Local)])
	b, err2 := time.Parse(clean.Local, to[:len(clean.Local)])
	if n := int(b.Sub(a).Minutes()); err == nil && err2 == nil && n > 0 && n <= clean.MaxMinutes {
		return n
	}
	return 0
}
