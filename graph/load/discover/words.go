package discover

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline/graph/text"
)

// token is a word of a text as it is written, and how it follows the one
// before.
type token struct {
	word  string
	at    int  // where it begins in the text, in bytes
	apart bool // punctuation stands before it: no phrase spans that
	bound bool // a hyphen binds it to the word before
	first bool // it begins a sentence, so a capital says nothing
}

// tokens calls yield with the words of a text: runs of letters, digits and
// underscores with + and # at their end (C++) and a point before letters
// (node.js). Hyphens and slashes part words; a slash ends the phrase too.
// Addresses, and words of more than 40 bytes, are no words and end a phrase.
func tokens(s string, yield func(token)) {
	t := token{apart: true, first: true}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isLetter(r) {
			t.apart, t.first, t.bound = t.apart || parts(s, i, r), t.first || endsSentence(s, i, r), isHyphen(r)
			i += size
			continue
		}
		end := wordEnd(s, i)
		if next := afterAddress(s, i, end); next > end || end-i > 40 {
			i, t.apart = max(next, end), true
			continue
		}
		t.word, t.at = possessive(s[i:end]), i
		yield(t)
		t, i = token{}, end
	}
}

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

// wordEnd returns where the word that begins at i ends.
func wordEnd(s string, i int) int {
	for start := i; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isLetter(r) && !joins(s, start, i, r, size) {
			break
		}
		i += size
	}
	for n := 0; i < len(s) && n < 2 && (s[i] == '+' || s[i] == '#'); n++ {
		i++
	}
	return i
}

// joins reports whether the rune at i joins what stands before and after it to
// one word: an apostrophe, the point of node.js and 2.0, the hyphen of RISC-V.
func joins(s string, start, i int, r rune, size int) bool {
	next, n := utf8.DecodeRuneInString(s[i+size:])
	switch {
	case isHyphen(r):
		after, _ := utf8.DecodeRuneInString(s[i+size+n:])
		return isLetter(next) && (i == start+1 || !isLetter(after) && !isHyphen(after))
	case r == '\'' || r == '’':
		return isLetter(next)
	case r == '.':
		return isLetter(next) && !unicode.IsUpper(next)
	}
	return false
}

// parts reports whether the rune at i ends a phrase. Spaces, hyphens inside
// words and the stars of emphasis do not.
func parts(s string, i int, r rune) bool {
	switch r {
	case ' ', '\t', '\r', '*', '`', '\u00a0', '\u00ad':
		return false
	case '\n':
		return i+1 < len(s) && s[i+1] == '\n'
	}
	return !isHyphen(r) || i == 0 || s[i-1] == ' '
}

func endsSentence(s string, i int, r rune) bool {
	switch r {
	case '.', '!', '?', ':', '\n', '"', '“', '•':
		return true
	case '-', '*':
		return i == 0 || s[i-1] == '\n' || s[i-1] == ' '
	}
	return false
}

// afterAddress returns where an address of the web or of mail ends that begins
// with the word from start to end, else end.
func afterAddress(s string, start, end int) int {
	rest := s[end:]
	if !strings.HasPrefix(rest, "://") && !strings.HasPrefix(rest, "@") && !strings.HasPrefix(s[start:], "www.") {
		return end
	}
	if n := strings.IndexAny(rest, " \t\n)>]\""); n >= 0 {
		return end + n
	}
	return len(s)
}

// possessive takes the 's off.
func possessive(word string) string {
	for _, end := range [...]string{"'s", "’s"} {
		if cut, ok := strings.CutSuffix(word, end); ok {
			return cut
		}
	}
	return word
}

// plain takes out what single words hold beside letters.
var plain = strings.NewReplacer("'", "", "’", "", "-", "", "\u2010", "", "\u2011", "")

// base is the form by which spellings of a word are counted together: folded,
// British endings made American, the plural taken off. Words such as access,
// status and analysis, Kubernetes and DNS are no plurals.
func base(word string) string {
	w := plain.Replace(text.Fold(word))
	if len(word) > 1 && allCapitals(strings.TrimSuffix(word, "s")) {
		return acronym(word, w)
	}
	for _, pair := range [...][2]string{{"isation", "ization"}, {"isations", "ization"}, {"ising", "izing"}, {"alyse", "alyze"}} {
		if head, ok := strings.CutSuffix(w, pair[0]); ok && len(head) > 3 {
			w = head + pair[1]
		}
	}
	return singular(w)
}

func allCapitals(word string) bool { return word == strings.ToUpper(word) }

// acronym takes off the s that is written small: APIs.
func acronym(word, folded string) string {
	if strings.HasSuffix(word, "s") {
		return folded[:len(folded)-1]
	}
	return folded
}

// singular takes the plural off a folded word.
func singular(w string) string {
	n := len(w)
	if n < 4 || w[n-1] != 's' {
		return w
	}
	switch {
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"), strings.HasSuffix(w, "etes"),
		strings.HasSuffix(w, "ops"), strings.HasSuffix(w, "ics"), strings.HasSuffix(w, "news"):
		return w
	case strings.HasSuffix(w, "ies") && n > 5:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "xes"):
		if strings.HasSuffix(w, "caches") {
			return w[:n-1]
		}
		return w[:n-2]
	}
	return w[:n-1]
}
