package report

import (
	"regexp"
	"strings"
)

// noise is what generators of sites read and people do not: attribute lists of
// kramdown, short codes of Hugo, tags of Liquid and Jekyll, anchors of headings.
var noise = regexp.MustCompile(`\{\{[<%][^{}]{0,300}[>%]\}\}|\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,300}%\}|\{:[^{}]{0,200}\}|\{#[\w:.-]{1,80}\}|\{(?:target|rel|class)=[^{}]{0,200}\}`)

// withoutNoise blanks the markup of site generators.
func withoutNoise(line string) string {
	if strings.IndexByte(line, '{') < 0 {
		return line
	}
	return noise.ReplaceAllString(line, "")
}
