package clean

import (
	"strconv"
	"strings"
	"time"
)

// MaxMinutes is the longest talk that is believed: a week, for exhibitions and
// hackathons.
const MaxMinutes = 7 * 24 * 60

// Minutes reads the length of a talk: "05:00" is five hours, "0:45:00",
// "1:30", "45" (minutes), "PT45M", "1h30m". It is false for anything else and
// for lengths of zero or of more than MaxMinutes.
func Minutes(s string) (int, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	n, ok := minutes(s)
	return n, ok && n > 0 && n <= MaxMinutes
}

func minutes(s string) (int, bool) {
	if strings.Contains(s, ":") {
		return clock(s)
	}
	if n, err := strconv.Atoi(s); err == nil {
		return n, true
	}
	days := 0
	s = strings.TrimPrefix(s, "p")
	if before, after, ok := strings.Cut(s, "d"); ok {
		n, err := strconv.Atoi(before)
		if err != nil || n > 7 {
			return 0, false
		}
		days, s = n, after
	}
	s = strings.TrimPrefix(s, "t")
	for _, unit := range [...]string{" minutes", " mins", " min", "min"} {
		s = strings.ReplaceAll(s, unit, "m")
	}
	if s == "" {
		return days * 24 * 60, days > 0
	}
	d, err := time.ParseDuration(s)
	return days*24*60 + int(d.Minutes()), err == nil
}

// clock reads H:MM and H:MM:SS.
func clock(s string) (int, bool) {
	parts := strings.Split(s, ":")
	if len(parts) < 2 || len(parts) > 3 {
		return 0, false
	}
	total := 0
	for i, p := range parts[:2] {
		n, err := strconv.Atoi(p)
		if err != nil || n < 0 || n > 999 || i == 1 && n > 59 {
			return 0, false
		}
		total = total*60 + n
	}
	return total, true
}
