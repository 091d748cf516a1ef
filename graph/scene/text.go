package scene

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Measure returns the width of a text in pixels, set in letters of a size in pixels.
type Measure func(text string, size float32, big bool) float32

// Approximate measures without fonts, within about a tenth for Latin text in common sans-serif faces.
func Approximate(text string, size float32, big bool) float32 {
	var w float32
	for _, r := range text {
		w += advance(r)
	}
	if big {
		w *= 1.06
	}
	return w * size
}

// advance is the width of a letter as a share of its size.
func advance(r rune) float32 {
	switch {
	case r < 0x80:
		return asciiAdvance(byte(r))
	case joins(r):
		return 0
	case r >= 0x1100 && (r < 0x1200 || r >= 0x2e80 && r < 0xa4d0 || r >= 0xac00 && r < 0xd7b0 || r >= 0xff00 && r < 0xff61),
		r >= 0x1f000:
		return 1
	}
	return 0.56
}

func asciiAdvance(c byte) float32 {
	switch {
	case strings.IndexByte("ijl|!.,:;'` ()[]{}tfr/", c) >= 0:
		return 0.32
	case strings.IndexByte("mwMW@%", c) >= 0:
		return 0.86
	case c >= 'A' && c <= 'Z':
		return 0.66
	}
	return 0.55
}

// joins reports whether a rune belongs to the letter before it: accents, variation selectors, joiners, skin tones.
func joins(r rune) bool {
	return r == 0x200d || r >= 0x1f3fb && r <= 0x1f3ff || unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc)
}

const (
	ellipsis  = "…"
	maxLetter = 300 // runes of a name that are looked at; no talk has a longer title
	maxLines  = 2
)

// wrap breaks a name into at most two lines no wider than width, and ends what does not fit with an ellipsis. White
// space and what cannot be shown become single spaces.
func wrap(text string, width float32, size float32, big bool, measure Measure) []string {
	words := strings.FieldsFunc(head(text), unprintable)
	var lines []string
	for len(words) > 0 && len(lines) < maxLines {
		n := len(words)
		if len(lines) < maxLines-1 {
			n = fits(words, width, size, big, measure)
		}
		lines = append(lines, shorten(strings.Join(words[:n], " "), width, size, big, measure))
		words = words[n:]
	}
	return lines
}

func head(text string) string {
	n := 0
	for i := range text {
		if n++; n > maxLetter {
			return text[:i] + ellipsis
		}
	}
	return text
}

func unprintable(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || r == utf8.RuneError || r == 0xfffe || r == 0xffff
}

// fits returns how many words go on a line, at least one.
func fits(words []string, width, size float32, big bool, measure Measure) int {
	n := 1
	for n < len(words) && measure(strings.Join(words[:n+1], " "), size, big) <= width {
		n++
	}
	return n
}

// shorten cuts a line to a width, between letters and never between a letter and its accents.
func shorten(line string, width, size float32, big bool, measure Measure) string {
	if measure(line, size, big) <= width {
		return line
	}
	ends := letterEnds(line)
	low, high := 0, len(ends)
	for low < high {
		mid := (low + high) / 2
		if measure(line[:ends[mid]]+ellipsis, size, big) <= width {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == 0 {
		return ellipsis
	}
	return strings.TrimRight(line[:ends[low-1]], " ") + ellipsis
}

// letterEnds returns the byte offsets at which a text may be cut: after each letter with all that joins it. Flags, which
// are pairs of regional indicators, and emoji joined into one stay whole.
func letterEnds(s string) []int {
	var ends []int
	var before rune
	flags := 0
	for i, r := range s {
		whole := !joins(r) && before != 0x200d && !(isFlag(r) && flags%2 == 1)
		if i > 0 && whole {
			ends = append(ends, i)
		}
		flags = countFlags(r, flags)
		before = r
	}
	if len(s) > 0 {
		ends = append(ends, len(s))
	}
	return ends
}

func countFlags(r rune, flags int) int {
	if isFlag(r) {
		return flags + 1
	}
	return 0
}

func isFlag(r rune) bool { return r >= 0x1f1e6 && r <= 0x1f1ff }
