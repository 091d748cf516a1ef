package clean

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// maxMarkdown is the longest text that is parsed as Markdown; what is longer is
// kept as it is. Goldmark takes quadratic time on some nestings.
const maxMarkdown = 256 << 10

// markdown is the parser; it is safe for concurrent use.
var markdown = goldmark.DefaultParser()

// Markdown returns the text of a Markdown document without its marks.
func Markdown(s string) string {
	if len(s) > maxMarkdown || deepMarkdown(s) {
		return HTML(s)
	}
	source := []byte(strings.ReplaceAll(s, "\r\n", "\n"))
	doc := markdown.Parse(text.NewReader(source))
	var b strings.Builder
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		writeMarkdown(&b, n, source, entering)
		return ast.WalkContinue, nil
	})
	if out := b.String(); hasHTML(out) {
		return HTML(out)
	}
	return Paragraphs(entities(b.String()))
}

// deepMarkdown finds runs of nesting marks that no one writes by hand.
func deepMarkdown(s string) bool {
	return strings.Contains(s, strings.Repeat(">", 50)) || strings.Contains(s, strings.Repeat("> ", 50)) ||
		strings.Contains(s, strings.Repeat("[", 50)) || strings.Contains(s, strings.Repeat("*", 200)) ||
		strings.Contains(s, strings.Repeat("* ", 50)) || strings.Contains(s, strings.Repeat("- ", 50)) ||
		strings.Contains(s, strings.Repeat("_", 200))
}

func writeMarkdown(b *strings.Builder, n ast.Node, source []byte, entering bool) {
	switch n := n.(type) {
	case *ast.Text:
		if entering {
			words := n.Segment.Value(source)
			if parent := n.Parent(); !n.IsRaw() && (parent == nil || parent.Kind() != ast.KindCodeSpan) {
				words = util.UnescapePunctuations(words)
			}
			b.Write(words)
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte('\n')
			}
		}
		return
	case *ast.String:
		if entering {
			b.Write(n.Value)
		}
		return
	case *ast.AutoLink:
		if entering {
			b.Write(n.Label(source))
		}
		return
	case *ast.RawHTML:
		if entering {
			for i := range n.Segments.Len() {
				at := n.Segments.At(i)
				b.Write(at.Value(source))
			}
		}
		return
	}
	if n.Type() != ast.TypeBlock {
		return
	}
	if entering && isVerbatim(n) {
		writeLines(b, n, source)
	}
	if !entering {
		b.WriteString(apart(n))
	}
}

func isVerbatim(n ast.Node) bool {
	switch n.Kind() {
	case ast.KindCodeBlock, ast.KindFencedCodeBlock, ast.KindHTMLBlock:
		return true
	}
	return false
}

func writeLines(b *strings.Builder, n ast.Node, source []byte) {
	for i := range n.Lines().Len() {
		at := n.Lines().At(i)
		b.Write(at.Value(source))
	}
}

// apart is the white space after a block: items of tight lists are lines.
func apart(n ast.Node) string {
	switch n.Kind() {
	case ast.KindTextBlock:
		return "\n"
	case ast.KindListItem:
		return ""
	}
	return "\n\n"
}
