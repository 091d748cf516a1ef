package hugo

import "throughline/graph/load/clean"

// between is the minutes from a start to an end, which may be a clock time.
func between(start, end, zone string) int {
	if len(start) < len(clean.Local) {
		return 0
	}
	if d, isDate := clean.Date(end); isDate {
		return clean.Between(start, clean.InZone(d, zone))
	}
	return clean.Clocks(start[len("2006-01-02T"):len(clean.Local)], end)
}
