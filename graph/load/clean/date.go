package clean

import (
	"strings"
	"time"
)

// The forms in which dates are kept: a day, a local time whose zone is not
// known, a time with its offset.
const (
	Day   = time.DateOnly
	Local = "2006-01-02T15:04:05"
)

var zoned = [...]string{
	time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05 -0700",
	"2006-01-02T15:04:05-0700", "20060102T150405Z07:00", time.RFC1123Z,
}

var local = [...]string{
	Local, "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", "20060102T150405", "20060102T1504",
	"2.1.2006 15:04", "January 2, 2006 15:04", "2006-01-02 3:04 PM", "2006-01-02 3:04:05 PM", "2006-01-02 3:04 pm", "2006-01-02 3:04:05 pm",
}

var days = [...]string{
	Day, "20060102", "2006/01/02", "2.1.2006", "January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006", "January 2 2006",
	"Monday, January 2, 2006", "Mon, 2 Jan 2006",
}

// Date reads a date in one of the usual spellings and returns it as RFC 3339:
// a day, a local time, or a time with its offset. What is ambiguous between
// day and month is not read.
func Date(s string) (string, bool) {
	s = Line(s)
	if s == "" || len(s) > 40 {
		return "", false
	}
	if i := strings.IndexByte(s, '.'); i > 10 { // fractions of a second
		end := i + 1
		for end < len(s) && s[end] >= '0' && s[end] <= '9' {
			end++
		}
		s = s[:i] + s[end:]
	}
	if out, ok := parseAs(time.RFC3339, zoned[:], s); ok {
		return out, true
	}
	if out, ok := parseAs(Local, local[:], s); ok {
		return out, true
	}
	return parseAs(Day, days[:], s)
}

// DayOf is the day of a date or time as Date reads it, or "".
func DayOf(s string) string {
	d, _ := Date(s)
	return d[:min(len(d), len(Day))]
}

func parseAs(form string, layouts []string, s string) (string, bool) {
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil && plausible(t) {
			return t.Format(form), true
		}
	}
	return "", false
}

// plausible keeps what is surely not a conference's date out.
func plausible(t time.Time) bool { return IsYear(t.Year()) }

// IsYear reports whether a conference can be of a year.
func IsYear(year int) bool { return 1950 <= year && year < 2100 }

// At puts a clock time (H:MM or H:MM:SS) on a day, both as exports write them.
// Where the day changes at dayChange (such as "09:00"), an earlier time belongs
// to the night after. zone is an IANA name or empty; with it the result has an
// offset.
func At(day, clockTime, dayChange, zone string) (string, bool) {
	d, err := time.Parse(Day, strings.TrimSpace(day))
	if err != nil || !plausible(d) {
		return "", false
	}
	minutes, ok := clock(strings.TrimSpace(clockTime))
	if !ok || !strings.Contains(clockTime, ":") || minutes >= 48*60 {
		return "", false
	}
	if change, ok := clock(strings.TrimSpace(dayChange)); ok && strings.Contains(dayChange, ":") && minutes < change {
		minutes += 24 * 60
	}
	if at, ok := inZone(d, minutes, zone); ok {
		return at.Format(time.RFC3339), true
	}
	return d.Add(time.Duration(minutes) * time.Minute).Format(Local), true
}

func inZone(d time.Time, minutes int, zone string) (time.Time, bool) {
	if zone == "" || zone == "Local" {
		return time.Time{}, false
	}
	loc, err := time.LoadLocation(zone)
	if err != nil {
		return time.Time{}, false
	}
	return onClock(d.Add(time.Duration(minutes)*time.Minute), loc), true
}

// onClock is the moment at which a zone's clock shows the time. Of an hour
// that comes twice it is the first, and a time that is skipped counts on from
// the offset before, as RFC 5545 has it in section 3.3.5; time.Date leaves
// both open.
func onClock(wall time.Time, loc *time.Location) time.Time {
	_, before := wall.Add(-24 * time.Hour).In(loc).Zone()
	at := wall.Add(-time.Duration(before) * time.Second).In(loc)
	if shows(at, wall) {
		return at
	}
	if other := time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), 0, loc); shows(other, wall) {
		return other
	}
	return at
}

func shows(at, wall time.Time) bool {
	return at.Format(Local) == wall.Format(Local)
}

// InZone gives a local time the offset of its zone; other dates stay as they
// are, as does a time in a zone that is not known.
func InZone(date, zone string) string {
	t, err := time.Parse(Local, date)
	if err != nil {
		return date
	}
	if at, ok := inZone(t, 0, zone); ok {
		return at.Format(time.RFC3339)
	}
	return date
}
