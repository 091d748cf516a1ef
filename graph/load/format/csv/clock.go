package csv

import (
	"regexp"
	"strconv"
	"strings"
	"time"

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
	from, ok := clean.Minutes(start)
	to, ok2 := clean.Minutes(clock(end))
	n := to - from
	if d, isDate := clean.Date(end); isDate && len(d) > len(clean.Day) && len(date) > len(clean.Day) {
		a, err := time.Parse(clean.Local, date[:len(clean.Local)])
		b, err2 := time.Parse(clean.Local, clean.InZone(d, zone)[:len(clean.Local)])
		n, ok, ok2 = int(b.Sub(a).Minutes()), err == nil, err2 == nil
	} else if !strings.Contains(start, ":") || !strings.Contains(clock(end), ":") {
		return 0
	}
	if ok && ok2 && n > 0 && n <= clean.MaxMinutes {
		return n
	}
	return 0
}
