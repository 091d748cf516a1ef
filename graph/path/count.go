package path

import (
	"math"
	"strconv"
)

// Count is a number of walks: exact up to MaxCount, and "more than that"
// above it.
type Count uint64

// MaxCount is the largest exact count.
const MaxCount Count = math.MaxUint64 - 1

// Exact reports whether the count is the true number and not a bound.
func (c Count) Exact() bool { return c <= MaxCount }

// String returns the number in decimal, or "more than" the largest one.
func (c Count) String() string {
	if !c.Exact() {
		return "more than " + strconv.FormatUint(uint64(MaxCount), 10)
	}
	return strconv.FormatUint(uint64(c), 10)
}

// Plus adds and stays at the top when it is reached.
func (c Count) Plus(d Count) Count {
	if s := c + d; s >= c {
		return s
	}
	return MaxCount + 1
}
