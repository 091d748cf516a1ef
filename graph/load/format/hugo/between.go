package hugo

import "throughline/graph/load/clean"

// between is the minutes from a start to an end, which may be a clock time.
func between(start, end, zone string) int {
	if len(start) < len(clean.Local) {
		return 0
	}
	to, ok := clean.At(start[:len(clean.Day)], end, "", zone)
	if d, isDate := clean.Date(end); isDate {
		to, ok = clean.InZone(d, zone), true
	}
	if !ok {
		return 0
	}
	return clean.Between(start, to)
}
