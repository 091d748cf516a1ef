package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Line makes text one line: NFC, repaired, without control characters, spaces
// squeezed. It does not look for markup.
func Line(s string) string {
	return strings.Join(strings.FieldsFunc(visible(s), unicode.IsSpace), " ")
}

// Name makes a name of the words of a slug or of a file's name: each begins
// with a capital.
func Name(words []string) string {
	capital := make([]string, len(words))
	for i, w := range words {
		if first, size := utf8.DecodeRuneInString(w); first != utf8.RuneError {
			w = string(unicode.ToUpper(first)) + w[size:]
		}
		capital[i] = w
	}
	return Line(strings.Join(capital, " "))
}

// Paragraphs squeezes spaces within lines and leaves at most one empty line
// between paragraphs.
func Paragraphs(s string) string {
	s = visible(strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n"))
	var b strings.Builder
	empty := 0
	for line := range strings.SplitSeq(s, "\n") {
		line = strings.Join(strings.FieldsFunc(line, unicode.IsSpace), " ")
		if line == "" {
			empty++
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n"[:min(2, empty+1)])
		}
		b.WriteString(line)
		empty = 0
	}
	return b.String()
}

// visible repairs text and takes out what cannot be seen: control characters
// other than white space, byte order marks and soft hyphens. Marks of writing
// direction stay, since right-to-left text needs them.
func visible(s string) string {
	s = norm.NFC.String(Mojibake(strings.ToValidUTF8(s, "\uFFFD")))
	return strings.Map(func(r rune) rune {
		if r == '\uFEFF' || r == '\u00AD' || r == '\u200B' || unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
