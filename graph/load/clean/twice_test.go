package clean

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// pieces are what texts of exports are made of, and what breaks careless
// readers of them.
var pieces = []string{
	"Ada", "Example", "maps", " ", " ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u200b", "\u00ad", "\x00", "\x7f", "\xff", "e\u0301", "Ã¼", "â€œ", "é", "日本", "שלום",
	"&amp;", "&lt;b&gt;", "&amp;amp;lt;", "&#39;", "&", "<p>", "</p>", "<br/>", "<b>", "</b>", "<", ">", "<!--", "-->", "<script>", "</script>",
	"**", "*", "_", "`", "``", "[", "](", "https://x.example", ")", "# ", "> ", "* ", "- ", "1. ", "---", "===", ":ref:`", "`_", ".. ", "::", "|", ", ", " and ", "; ", " & ", "@", " at ", ".", "2031", "-05-01", "T10:00", ":00", "Z", "+02:00", "PT", "45M",
}

func randomText(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(12) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

// TestCleaningTwiceChangesNothing: what was exported and is loaded again stays
// as it is. Markup is another matter: text that looks like markup once its
// marks are taken off would lose them again.
func TestCleaningTwiceChangesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	again := func(name, in, once, twice string) {
		if once != twice {
			t.Errorf("%s(%q) = %q, and again %q", name, in, once, twice)
		}
		if !utf8.ValidString(once) || strings.ContainsRune(once, 0) {
			t.Errorf("%s(%q) = %q", name, in, once)
		}
	}
	for range 5_000 {
		s := randomText(r)
		line, paragraphs := Line(s), Paragraphs(s)
		again("Line", s, line, Line(line))
		again("Paragraphs", s, paragraphs, Paragraphs(paragraphs))
		if strings.ContainsAny(line, "\n\t\r") || line != strings.TrimSpace(line) || strings.Contains(paragraphs, "\n\n\n") {
			t.Errorf("%q: line %q, paragraphs %q", s, line, paragraphs)
		}
		language := Language(s)
		again("Language", s, language, Language(language))
		if d, ok := Date(s); ok {
			twice, _ := Date(d)
			again("Date", s, d, twice)
			again("DayOf", s, DayOf(s), DayOf(d))
		}
		if n, ok := Minutes(s); ok {
			if twice, _ := Minutes(strconv.Itoa(n)); twice != n || n <= 0 || n > MaxMinutes {
				t.Errorf("Minutes(%q) = %d, and again %d", s, n, twice)
			}
		}
		link := Link(s)
		again("Link", s, link, Link(link))
		for _, name := range Names(s) {
			if name != Line(name) || name == "" && Line(s) != "" {
				t.Errorf("Names(%q) has %q", s, name)
			}
		}
		if t.Failed() {
			return
		}
	}
}
