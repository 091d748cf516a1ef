package wire

import "strconv"

// Error says what is wrong with a snapshot, and where.
type Error struct {
	Section string // "header", "core", "details", "prose" or "evidence"
	Offset  int    // bytes from the start of the section
	Problem string
}

// Error returns the problem with its place.
func (e *Error) Error() string {
	return "snapshot: " + e.Section + ", byte " + strconv.Itoa(e.Offset) + ": " + e.Problem
}
