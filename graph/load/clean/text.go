package clean

import (
	"regexp"
	"strings"
)

// Title returns a title as one line of plain text.
func Title(s string) string {
	s = entities(s)
	if htmlTag.MatchString(s) {
		var b strings.Builder
		writeHTML(&b, s)
		s = b.String()
	}
	return Line(s)
}

// htmlTag finds tags that occur in abstracts, so that "a<b" and "List<String>"
// are none.
var htmlTag = regexp.MustCompile(`(?i)</?(?:p|br|a|b|i|u|em|strong|ul|ol|li|div|span|h[1-6]|code|pre|blockquote|img|table|t[rdh]|tbody|hr|sup|sub|font|dl|dt|dd|del|tt|small|script|style)(?:\s[^<>]*)?/?>`)

var (
	markdownMark = regexp.MustCompile(`(?m)\]\(|^#{1,6} |\*\*|^\s*[*+-] |^\s*\d+\. |` + "`" + `|^> |^(?:===|---)|(?:^|\s)[*_][^\s*_][^*_\n]*[*_]`)
	restMark     = regexp.MustCompile("(?m)`[^`\\n]+`_|^\\.\\. |:[a-z]+:`|::$|``")
)

// Text returns the plain text of an abstract whose markup is not known: HTML,
// reST, Markdown or none. Paragraphs are kept.
func Text(s string) string {
	switch {
	case htmlTag.MatchString(s):
		return HTML(s)
	case restMark.MatchString(s) && !strings.Contains(s, "]("):
		return ReST(s)
	case markdownMark.MatchString(s):
		return Markdown(s)
	}
	return Paragraphs(entities(s))
}
