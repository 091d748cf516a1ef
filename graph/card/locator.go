package card

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline/graph"
)

// SourceName is how a source is called in a locator and in a sentence.
type SourceName struct {
	Short, Long string
	Events      bool // whether it names any edition: a vocabulary does not
}

// Sources calls a source by the year of the editions it names when that is one
// year, as in "2018 L195", and else by the beginning of its slug.
func Sources(g *graph.Graph) map[graph.ID]SourceName {
	year := map[graph.ID]string{}
	lo, hi := g.Range(graph.Event)
	for n := lo; n < hi; n++ {
		y := ""
		if g.Year(n) != 0 {
			y = strconv.Itoa(g.Year(n))
		}
		for _, e := range g.ValueEvidence(n, graph.Name, 0) {
			if old, ok := year[e.Source]; ok && old != y {
				y = ""
			}
			year[e.Source] = y
		}
	}
	out := map[graph.ID]SourceName{}
	lo, hi = g.Range(graph.Source)
	for n := lo; n < hi; n++ {
		id := g.ID(n)
		short, events := year[id]
		if short == "" {
			short, _, _ = strings.Cut(id.Slug(), "-")
		}
		out[id] = SourceName{short, g.Name(n), events}
	}
	return out
}

// Locator is short enough for a margin: the lines of a text in full, the id of
// a record only when it is short, since its evidence shows the rest.
func Locator(short, locator string) string {
	switch {
	case short == "":
		return Shorten(locator, 16)
	case len(locator) > 12:
		if where(locator)[0] != 'l' {
			return short
		}
	}
	return short + " " + Shorten(locator, 24)
}

// Title is Locator in words.
func Title(source string, e graph.Evidence) string {
	return "Evidence: " + Plain(source) + ", " + where(e.Locator) + ", " + e.Status.String()
}

// where puts a locator into words: L12 is line 12, L12-14 lines 12 to 14, and
// everything else is a record's own id.
func where(locator string) string {
	lines, ok := strings.CutPrefix(locator, "L")
	if !ok || lines == "" || strings.Trim(lines, "0123456789-") != "" {
		if locator == "" {
			return "the whole of it"
		}
		return "record " + Plain(Shorten(locator, 60))
	}
	if from, to, found := strings.Cut(lines, "-"); found {
		return "lines " + from + " to " + to
	}
	return "line " + lines
}

// Shorten cuts a text to at most n runes, at a space when one is near, and
// marks the cut. The whole text must be within reach elsewhere.
func Shorten(s string, n int) string {
	if len(s) <= n || utf8.RuneCountInString(s) <= n {
		return s
	}
	runes := []rune(s)[:n-1]
	for i := len(runes) - 1; i > len(runes)*3/4; i-- {
		if unicode.IsSpace(runes[i]) {
			runes = runes[:i]
			break
		}
	}
	return strings.TrimRightFunc(string(runes), unicode.IsSpace) + "…"
}

// Plain takes out what would change the direction or lines of surrounding
// text where it cannot be isolated: in attributes and in the page's title.
func Plain(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			b.WriteByte(' ')
		case r < ' ', r >= 0x7f && r < 0xa0, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x061c:
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
