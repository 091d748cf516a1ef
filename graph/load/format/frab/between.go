package frab

import (
	"strconv"
	"time"
)

// between returns the minutes from one RFC 3339 time to another, or "".
func between(from, to string) string {
	a, err := time.Parse(time.RFC3339, from)
	b, err2 := time.Parse(time.RFC3339, to)
	if err != nil || err2 != nil || !b.After(a) {
		return ""
	}
	return strconv.Itoa(int(b.Sub(a).Minutes()))
}
