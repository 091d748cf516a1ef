package path

import "strconv"

// Error is what is wrong with an expression.
type Error struct {
	Column     int    // of the first wrong rune, from 1; 0 when there is no text
	Message    string // what is wrong
	Suggestion string // what may have been meant, or ""
}

// Error returns the message with its column and suggestion.
func (e *Error) Error() string {
	s := e.Message
	if e.Column > 0 {
		s = "column " + strconv.Itoa(e.Column) + ": " + s
	}
	if e.Suggestion != "" {
		s += "; did you mean " + e.Suggestion + "?"
	}
	return s
}
