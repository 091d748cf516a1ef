package clean

import (
	"regexp"
	"strings"
)

var (
	restDirective = regexp.MustCompile(`(?m)^\.\. .*$`)
	restRole      = regexp.MustCompile("(?::[a-zA-Z:+.-]+:)?`([^`<\n]*?)\\s*(?:<[^`>\n]*>)?`_{0,2}")
	restLiteral   = regexp.MustCompile("``([^`\n]+)``")
	restStrong    = regexp.MustCompile(`\*\*([^*\n]+)\*\*`)
	restEmphasis  = regexp.MustCompile(`(^|[\s("'])\*([^\s*][^*\n]*)\*`)
	restUnderline = regexp.MustCompile(`(?m)^[=\-~^"'#*+]{3,}\s*$`)
	restBlock     = regexp.MustCompile(`(?m)::$`)
)

// ReST returns the text of reStructuredText without the marks that occur in
// descriptions of talks: roles, links, literals, emphasis, headings,
// directives.
func ReST(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = restDirective.ReplaceAllString(s, "")
	s = restLiteral.ReplaceAllString(s, "$1")
	s = restRole.ReplaceAllString(s, "$1")
	s = restStrong.ReplaceAllString(s, "$1")
	s = restEmphasis.ReplaceAllString(s, "$1$2")
	s = restUnderline.ReplaceAllString(s, "")
	s = restBlock.ReplaceAllString(s, ":")
	if hasHTML(s) {
		return HTML(s)
	}
	return Paragraphs(entities(s))
}
