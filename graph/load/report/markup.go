package report

import (
	"regexp"
	"strings"
)

// Headings of other light markups. Each keeps its line, so that evidence still
// points there.
var (
	wikiHeading = regexp.MustCompile(`^(={1,6})\s+(\S.*?)(?:\s+={1,6})?\s*$`) // MediaWiki, AsciiDoc
	orgHeading  = regexp.MustCompile(`^(\*{1,6})\s+(\S.*)$`)
	orgDeep     = regexp.MustCompile(`(?m)^\*{2,6}\s+\S`)
	orgFirst    = regexp.MustCompile(`^\s*(?:#\+.*\n\s*)*\*\s+\S`)
	notOrg      = regexp.MustCompile(`(?m)^(?:#{1,6} |={3,}\s*$|-{3,}\s*$)`)
)

// markedDown makes headings of other markups those of Markdown. In Org mode
// lines that begin with asterisks are headings and no bullets: such a text
// begins with one, has deeper ones, and no headings of Markdown.
func markedDown(text string) string {
	org := orgFirst.MatchString(text) && orgDeep.MatchString(text) && !notOrg.MatchString(text)
	if !org && !strings.HasPrefix(text, "= ") && !strings.Contains(text, "\n= ") && !strings.Contains(text, "\n== ") {
		return text
	}
	var out strings.Builder
	out.Grow(len(text))
	fenced := false
	for line := range strings.Lines(text) {
		body := strings.TrimRight(line, "\n")
		fenced = fenced != strings.HasPrefix(body, "```")
		m := wikiHeading.FindStringSubmatch(body)
		if m == nil && org {
			m = orgHeading.FindStringSubmatch(body)
		}
		if m != nil && !fenced {
			line = strings.Repeat("#", len(m[1])) + " " + m[2] + line[len(body):]
		}
		out.WriteString(line)
	}
	return out.String()
}
