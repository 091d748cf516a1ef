package clean

import "time"

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
