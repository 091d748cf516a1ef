package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold returns s in lower case, with the diacritics of Latin, Greek and
// Cyrillic letters taken off, ligatures spelt out, and full-width and
// mathematical letters and digits made plain, so that two spellings of one
// name compare equal. Й stays й, which is a letter of its own.
func Fold(s string) string {
	if isFolded(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		base, more := foldRune(r)
		if base != 0 {
			b.WriteRune(base)
		}
		b.WriteString(more)
	}
	return b.String()
}

// isFolded reports whether s is plain ASCII in lower case, as most words are.
func isFolded(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

// foldRune returns what r folds to: base, unless it is zero, and then more.
func foldRune(r rune) (base rune, more string) {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r, ""
	}
	if more := spelt(r); more != "" {
		return 0, more
	}
	switch {
	case 0xC0 <= r && r <= 0x24F:
		return fromTable(latin, r, 0xC0), ""
	case 0x300 <= r && r <= 0x36F: // combining marks
		return 0, ""
	case 0x370 <= r && r <= 0x3FF, 0x400 <= r && r <= 0x45F:
		return foldGreekCyrillic(unicode.ToLower(r)), ""
	case r == 0x212B: // the sign of the unit
		return 'a', ""
	case 0x1E00 <= r && r <= 0x1EFF:
		return fromTable(latinMore, r, 0x1E00), ""
	case 0x1F00 <= r && r <= 0x1FFF:
		return fromGreekTable(r), ""
	case 0xFF01 <= r && r <= 0xFF5E: // full-width ASCII
		return unicode.ToLower(r - 0xFEE0), ""
	case 0x1D400 <= r && r <= 0x1D6A3: // alphabets of 52 in bold, italic, script ..., as posted for effect
		return 'a' + (r-0x1D400)%52%26, ""
	case 0x1D7CE <= r && r <= 0x1D7FF:
		return '0' + (r-0x1D7CE)%10, ""
	}
	return unicode.ToLower(r), ""
}
