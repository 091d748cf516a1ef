package clean

import (
	"regexp"
	"strings"
)

// htmlTag finds tags that occur in abstracts, so that "a<b" and "List<String>"
// are none.
var htmlTag = regexp.MustCompile(`(?i)</?(?:p|br|a|b|i|u|em|strong|ul|ol|li|div|span|h[1-6]|code|pre|blockquote|img|table|t[rdh]|tbody|hr|sup|sub|font|dl|dt|dd|del|tt|small|script|style)(?:\s[^<>]*)?/?>`)

func hasHTML(s string) bool { return strings.IndexByte(s, '<') >= 0 && htmlTag.MatchString(s) }

// isMarkdown finds marks of Markdown: links, headings, emphasis, lists, code,
// quotations and rulers. It looks at each line's beginning and at what cannot
// be missed; as one regular expression it took two thirds of the time of
// reading a calendar.
func isMarkdown(s string) bool {
	if strings.IndexByte(s, '`') >= 0 || strings.Contains(s, "](") || strings.Contains(s, "**") {
		return true
	}
	for line := range strings.SplitSeq(s, "\n") {
		if beginsBlock(line) || hasEmphasis(line) {
			return true
		}
	}
	return false
}

// beginsBlock reports whether a line begins a heading, a quotation, a ruler or
// an item of a list, which alone may be indented.
func beginsBlock(line string) bool {
	hashes := 0
	for hashes < len(line) && line[hashes] == '#' {
		hashes++
	}
	if 0 < hashes && hashes <= 6 && strings.HasPrefix(line[hashes:], " ") {
		return true
	}
	if strings.HasPrefix(line, "> ") || strings.HasPrefix(line, "===") || strings.HasPrefix(line, "---") {
		return true
	}
	for line != "" && isSpace(line[0]) {
		line = line[1:]
	}
	digits := 0
	for digits < len(line) && '0' <= line[digits] && line[digits] <= '9' {
		digits++
	}
	if digits > 0 {
		return strings.HasPrefix(line[digits:], ". ")
	}
	return len(line) > 1 && strings.IndexByte("*+-", line[0]) >= 0 && line[1] == ' '
}

// hasEmphasis finds "*word*" and "_word_" at the beginning of a word.
func hasEmphasis(line string) bool {
	for i := 0; ; {
		at := strings.IndexAny(line[i:], "*_")
		if at < 0 {
			return false
		}
		at += i
		i = at + 1
		if at > 0 && !isSpace(line[at-1]) || i == len(line) || isSpace(line[i]) || line[i] == '*' || line[i] == '_' {
			continue
		}
		if strings.ContainsAny(line[i+1:], "*_") {
			return true
		}
	}
}

// isSpace is the white space of one line as regular expressions know it.
func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\f' }

// restQuoted finds the marks of reStructuredText that have a quote in them.
var restQuoted = regexp.MustCompile("`[^`\\n]+`_|:[a-z]+:`|``")

// isReST finds the marks that Markdown does not have.
func isReST(s string) bool {
	if strings.IndexByte(s, '`') >= 0 && restQuoted.MatchString(s) {
		return true
	}
	return strings.HasPrefix(s, ".. ") || strings.Contains(s, "\n.. ") || strings.HasSuffix(s, "::") || strings.Contains(s, "::\n")
}
