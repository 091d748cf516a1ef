package csv

import (
	"regexp"
	"strconv"
	"strings"

	"throughline/graph/load/clean"
)

var twelve = regexp.MustCompile(`(?i)^(\d{1,2})(?::(\d\d))?\s*([ap])\.?m\.?$`)

// clock makes "2:30 PM" 14:30; other times stay as they are.
func clock(s string) string {
	m := twelve.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return s
	}
	hour, _ := strconv.Atoi(m[1])
	hour %= 12
	if strings.EqualFold(m[3], "p") {
		hour += 12
	}
	minute := m[2]
	if minute == "" {
		minute = "00"
	}
	return strconv.Itoa(hour) + ":" + minute
}

// between is the minutes from a start to an end, both times of one day or
// dates with times.
func between(date, start, end, zone string) int {
	if d, isDate := clean.Date(end); isDate && len(d) > len(clean.Day) && len(date) > len(clean.Day) {
		return clean.Between(date, clean.InZone(d, zone))
	}
	return clean.Clocks(start, clock(end))
}
