package clean

import (
	"unicode"
	"unicode/utf8"
)

// highBytes are the characters that Windows-1252 gives to the bytes 0x80 to
// 0x9F, in order; zero where it has none.
var highBytes = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

// asByte returns the byte a character was made of, if UTF-8 was read as
// Windows-1252 or Latin-1, and 0 for characters that are not such a byte.
func asByte(r rune) byte {
	if r >= 0x80 && r <= 0xFF {
		return byte(r)
	}
	if r > 0xFF {
		for i, h := range highBytes {
			if h == r {
				return byte(0x80 + i)
			}
		}
	}
	return 0
}

// Mojibake repairs UTF-8 that was read as Windows-1252 and written again:
// "â€œ" is an opening quote. Only runs that are valid UTF-8 as a whole are
// replaced, so that correct text stays: no language writes such runs.
func Mojibake(s string) string {
	if !suspicious(s) {
		return s
	}
	out := make([]byte, 0, len(s))
	var run []byte
	from, last := 0, rune(0) // where the run began, and what stood before it
	flush := func(end int) {
		if fixed, ok := repaired(run, last); ok {
			out = append(out, fixed...)
		} else {
			out = append(out, s[from:end]...)
		}
		run = run[:0]
	}
	for i, r := range s {
		b := asByte(r)
		if continues(b) && utf8.Valid(run) { // nothing is open: a space that does not break, a guillemet
			b = 0
		}
		if b != 0 {
			if len(run) == 0 {
				from = i
			}
			run = append(run, b)
			continue
		}
		if len(run) > 0 {
			flush(i)
		}
		out = utf8.AppendRune(out, r)
		last = r
	}
	if len(run) > 0 {
		flush(len(s))
	}
	return string(out)
}

// suspicious looks for a character that begins a sequence, read wrongly,
// followed by one that continues it.
func suspicious(s string) bool {
	last := byte(0)
	for _, r := range s {
		b := asByte(r)
		if last >= 0xC2 && last <= 0xF4 && continues(b) {
			return true
		}
		last = b
	}
	return false
}

// continues reports whether a byte can only continue a sequence.
func continues(b byte) bool { return b >= 0x80 && b < 0xC0 }

// repaired decodes a run of bytes. A capital Ã or Â after a capital letter and
// before a dash or quote is Portuguese at the end of a word.
func repaired(run []byte, before rune) ([]byte, bool) {
	if len(run) < 2 || !utf8.Valid(run) {
		return nil, false
	}
	if len(run) == 2 && unicode.IsUpper(before) && run[1] >= 0x91 && run[1] <= 0x97 {
		return nil, false
	}
	return run, true
}
