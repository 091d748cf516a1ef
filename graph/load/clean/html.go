package clean

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// HTML returns the text of an HTML fragment: paragraphs apart, list items on
// lines of their own, links as their words.
func HTML(s string) string {
	var b strings.Builder
	writeHTML(&b, s)
	return Paragraphs(b.String())
}

// writeHTML tokenizes instead of parsing: a tokenizer has no stack, so nesting
// costs nothing.
func writeHTML(b *strings.Builder, s string) {
	z := html.NewTokenizer(strings.NewReader(s))
	hidden := 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.TextToken:
			if hidden == 0 {
				b.Write(z.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if a == atom.Script || a == atom.Style {
				hidden = 1
			}
			b.WriteString(before(a))
		case html.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if a == atom.Script || a == atom.Style {
				hidden = 0
			}
			if space := before(a); space == "\n\n" { // lines and cells begin with their tag
				b.WriteString(space)
			}
		}
	}
}

// before is the white space that a tag stands for.
func before(a atom.Atom) string {
	switch a {
	case atom.P, atom.Div, atom.Ul, atom.Ol, atom.Dl, atom.Blockquote, atom.Pre, atom.Table, atom.Section, atom.Article,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Hr:
		return "\n\n"
	case atom.Br, atom.Li, atom.Dt, atom.Dd, atom.Tr:
		return "\n"
	case atom.Td, atom.Th:
		return " "
	}
	return ""
}

// entities decodes character references, twice where an export has escaped
// them twice (&amp;amp;).
func entities(s string) string {
	for range 2 {
		if strings.IndexByte(s, '&') < 0 {
			return s
		}
		s = html.UnescapeString(s)
	}
	return s
}
