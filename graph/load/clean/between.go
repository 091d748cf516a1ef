package clean

import (
	"strings"
	"time"
)

// Between returns the minutes from one time to another, each as Date reads
// it, or 0: where one is a day or is none, where only one says its offset, and
// where the end does not follow within MaxMinutes.
func Between(from, to string) int {
	a, zoned, ok := moment(from)
	b, zoned2, ok2 := moment(to)
	if n := int(b.Sub(a).Minutes()); ok && ok2 && zoned == zoned2 && n > 0 && n <= MaxMinutes {
		return n
	}
	return 0
}

// Clocks returns the minutes from one clock time to another, or 0. What begins
// in the evening may end after midnight; else an end before its start is a
// mistake.
func Clocks(from, to string) int {
	a, ok := clock(strings.TrimSpace(from))
	b, ok2 := clock(strings.TrimSpace(to))
	if ok && ok2 && a >= 18*60 && b <= 6*60 {
		b += 24 * 60
	}
	if !ok || !ok2 || b <= a || b-a > MaxMinutes {
		return 0
	}
	return b - a
}

// moment reads a time and whether it says its offset.
func moment(s string) (t time.Time, zoned, ok bool) {
	d, ok := Date(s)
	if !ok || len(d) == len(Day) {
		return t, false, false
	}
	form := Local
	if zoned = len(d) > len(Local); zoned {
		form = time.RFC3339
	}
	t, err := time.Parse(form, d)
	return t, zoned, err == nil
}
