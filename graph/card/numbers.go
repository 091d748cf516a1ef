package card

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// Span writes years: 2019 to 2021, or 2019.
func Span(from, to int) string {
	if from == to {
		return strconv.Itoa(from)
	}
	return strconv.Itoa(from) + " to " + strconv.Itoa(to)
}

// Capital begins a sentence with a phrase.
func Capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}
