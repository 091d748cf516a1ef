package card

import (
	"slices"
	"strings"

	"throughline/graph/text"
)

// Ring says of a ring of talks how many points the best of them has, and the
// least.
type Ring struct{ Best, Least int }

// RingOf returns the ring of talks with so many points.
func RingOf(points []int) Ring {
	if len(points) == 0 {
		return Ring{}
	}
	return Ring{slices.Max(points), slices.Min(points)}
}

// Far says how far from the middle something with so many points stands: 0 for
// the best, 1 for the least, so that the room of a ring is used. Where those two
// hardly differ all stand near the best.
func (r Ring) Far(points int) float64 {
	return float64(r.Best-points) / float64(max(r.Best-r.Least, r.Best/10, 1))
}

// Guides are the points at which a ring has a circle, so that distances can be
// read: those of the best, and half of them or, where nothing stands that far
// out, those of the least. Circles too near each other to be told apart are one.
func (r Ring) Guides() []int {
	far := max(r.Best/2, r.Least)
	if r.Best <= 3 || 10*(r.Best-far) < r.Best {
		return []int{r.Best}
	}
	return []int{r.Best, far}
}

// Under the list of related talks one may ask for another.
const (
	Missing    = "Expected but missing?"
	MissingHow = "Name a talk to see its rank and why."
)

// Reweighed says what counting reasons otherwise did to a list: how many talks
// stand elsewhere on it, and which it has lost.
func Reweighed(how string, moved int, lost []string) string {
	out := Capital(how) + ": " + text.Many(moved, "row", "rows") + " moved."
	if len(lost) > 0 {
		out += " No longer listed: " + strings.Join(lost, ", ") + "."
	}
	return out
}

// Lost says of a talk that a list has lost where it stood.
func Lost(name, stood string) string { return "“" + Shorten(name, 60) + "” (" + stood + ")" }
