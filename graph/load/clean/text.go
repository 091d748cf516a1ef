package clean

import "strings"

// Title returns a title as one line of plain text.
func Title(s string) string {
	s = entities(s)
	if hasHTML(s) {
		var b strings.Builder
		writeHTML(&b, s)
		s = b.String()
	}
	return Line(s)
}

// Text returns the plain text of an abstract whose markup is not known: HTML,
// reST, Markdown or none. Paragraphs are kept.
func Text(s string) string {
	switch {
	case hasHTML(s) && !isMixed(s):
		return HTML(s)
	case isReST(s) && !strings.Contains(s, "](") && !strings.Contains(s, "```"):
		return ReST(s)
	case isMarkdown(s):
		return Markdown(s)
	}
	return Paragraphs(entities(s))
}

// isMixed reports whether tags stand in Markdown: line breaks and the like
// between links and words in bold, without the paragraphs of a page.
func isMixed(s string) bool {
	return (strings.Contains(s, "](") || strings.Count(s, "**") > 1) && !strings.Contains(s, "<p") && !strings.Contains(s, "<P") && !strings.Contains(s, "<div")
}
