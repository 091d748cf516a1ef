package card

import "strings"

// Far says how far from the middle of a ring something with so many points
// stands: 0 for the best, 1 for what has none.
func Far(points, best int) float64 {
	if best <= 0 {
		return 1
	}
	return 1 - float64(points)/float64(best)
}

// Guides are the points at which a ring has a circle, so that distances can be
// read: those of the best, and half of them or, where nothing stands that far
// out, those of the least. Circles too near each other to be told apart are one.
func Guides(best, least int) []int {
	far := max(best/2, least)
	if best <= 3 || 10*(best-far) < best {
		return []int{best}
	}
	return []int{best, far}
}

// Under the list of related talks one may ask for another.
const (
	Missing    = "Expected but missing?"
	MissingHow = "Name a talk to see its rank and why."
)

// Reweighed says what counting reasons otherwise did to a list: how many talks
// stand elsewhere on it, and which it has lost.
func Reweighed(how string, moved int, lost []string) string {
	out := Capital(how) + ": " + Many(moved, "row", "rows") + " moved."
	if len(lost) > 0 {
		out += " No longer listed: " + strings.Join(lost, ", ") + "."
	}
	return out
}

// Lost says of a talk that a list has lost where it stood.
func Lost(name, stood string) string { return "“" + Shorten(name, 60) + "” (" + stood + ")" }
