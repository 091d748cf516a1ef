package card

import (
	"strings"
	"unicode/utf8"
)

// around is how much of a quotation stands on either side of the words, in
// bytes.
const around = 120

// Quote cuts the lines of a source to what stands around the words that made
// a fact, which it returns apart. Where there are no lines the words alone are
// left, and where the words are not among the lines, their beginning.
func Quote(text, words string) (before, marked, after string) {
	if text == "" {
		return "", words, ""
	}
	at := -1
	if words != "" {
		at = strings.Index(strings.ToLower(text), strings.ToLower(words))
	}
	if at < 0 || at+len(words) > len(text) || !utf8.ValidString(text[at:at+len(words)]) {
		return Cut(text, 2*around), "", ""
	}
	before, after = text[:at], text[at+len(words):]
	if len(before) > around {
		before = "… " + strings.ToValidUTF8(before[len(before)-around:], "")
	}
	return before, text[at : at+len(words)], Cut(after, around)
}

// Cut shortens a text to about n bytes.
func Cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "") + " …"
}
