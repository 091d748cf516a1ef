package clean

import (
	"strconv"
	"strings"
)

// YearOf returns the year a date begins with, or 0.
func YearOf(date string) int {
	if len(date) < 4 {
		return 0
	}
	y, err := strconv.Atoi(date[:4])
	if err != nil || !IsYear(y) {
		return 0
	}
	return y
}

// YearIn returns the first year among the words of a name, or 0.
func YearIn(name string) int {
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r < '0' || r > '9' }) {
		if y := YearOf(w); len(w) == 4 && y > 0 {
			return y
		}
	}
	return 0
}
