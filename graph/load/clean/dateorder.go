package clean

import (
	"strconv"
	"strings"
	"time"
)

// DateOrder says whether the day or the month comes first in dates such as
// 03/04/2019. The zero value is for when that is not known.
type DateOrder int

// The orders. Mixed is for a list that has both.
const (
	UnknownOrder DateOrder = iota
	DayFirst
	MonthFirst
	MixedOrder
)

// oneConference is how far apart the dates of one list are where they are
// those of one conference.
const oneConference = 10 * 24 * time.Hour

// OrderOf finds the order in which the dates of one file are written: by those
// that make sense in one order only, and else by the order in which they lie
// within a few days of each other.
func OrderOf(dates []string) DateOrder {
	var byDay, byMonth span
	day, month := false, false
	for _, s := range dates {
		a, b, year, _, ok := numeric(s)
		if !ok {
			continue
		}
		day, month = day || a > 12 && b <= 12, month || b > 12 && a <= 12
		byDay.add(year, b, a)
		byMonth.add(year, a, b)
	}
	near, far := byDay.length() <= oneConference, byMonth.length() <= oneConference
	switch {
	case day && month:
		return MixedOrder
	case day:
		return DayFirst
	case month:
		return MonthFirst
	case near && !far:
		return DayFirst
	case far && !near:
		return MonthFirst
	}
	return UnknownOrder
}

// Date is Date for dates of this order too: "3/4/2019", "03-04-2019 10:00".
// Where the order is not known, it reads those that are the same in both.
func (o DateOrder) Date(s string) (string, bool) {
	a, b, year, rest, ok := numeric(s)
	if !ok {
		return Date(s)
	}
	switch {
	case o == MonthFirst || o != DayFirst && b > 12:
		a, b = b, a
	case o != DayFirst && a <= 12 && a != b:
		return "", false
	}
	return Date(strconv.Itoa(year) + "-" + two(b) + "-" + two(a) + rest)
}

// IsAmbiguous reports whether a date can be read in two ways.
func IsAmbiguous(s string) bool {
	a, b, _, _, ok := numeric(s)
	return ok && a != b && a <= 12 && b <= 12
}

// numeric takes a date of two small numbers and a year apart; rest is what
// follows, such as a time.
func numeric(s string) (a, b, year int, rest string, ok bool) {
	s = Line(s)
	date, rest, timed := strings.Cut(s, " ")
	if timed {
		rest = " " + rest
	}
	sign := "/"
	if strings.Count(date, sign) != 2 {
		sign = "-"
	}
	parts := strings.Split(date, sign)
	if len(parts) != 3 || len(parts[0]) > 2 || len(parts[1]) > 2 || len(parts[2]) != 4 {
		return 0, 0, 0, "", false
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.ParseUint(p, 10, 16)
		if err != nil {
			return 0, 0, 0, "", false
		}
		n[i] = int(v)
	}
	return n[0], n[1], n[2], rest, true
}

func two(n int) string { return strconv.Itoa(n/10) + strconv.Itoa(n%10) }

// span is the first and last of some days.
type span struct{ first, last time.Time }

func (s *span) add(year, month, day int) {
	at := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if s.first.IsZero() || at.Before(s.first) {
		s.first = at
	}
	if at.After(s.last) {
		s.last = at
	}
}

func (s *span) length() time.Duration { return s.last.Sub(s.first) }
