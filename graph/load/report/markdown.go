package report

import (
	"sort"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// markdown parses a text into blocks. Plain text is Markdown without marks.
func markdown(src string) []block {
	m := &mdWalker{src: []byte(src), starts: lineStarts(src)}
	doc := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser().Parse(text.NewReader(m.src))
	m.children(doc, 0)
	return m.blocks
}

type mdWalker struct {
	src    []byte
	starts []int
	blocks []block
	groups int
	quotes int // depth of block quotations
}

func lineStarts(src string) []int {
	starts := []int{0}
	for i := range len(src) {
		if src[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

func (m *mdWalker) lineOf(offset int) int {
	return sort.Search(len(m.starts), func(i int) bool { return m.starts[i] > offset })
}

// children adds the blocks below a container; depth is that of lists.
func (m *mdWalker) children(n ast.Node, depth int) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		m.block(c, depth)
	}
}

func (m *mdWalker) block(n ast.Node, depth int) {
	switch n := n.(type) {
	case *ast.Heading:
		m.inline(n, block{kind: heading, level: n.Level})
	case *ast.Paragraph, *ast.TextBlock:
		m.inline(n, block{kind: paragraph, level: depth})
	case *ast.List:
		m.list(n, depth+1)
	case *ast.FencedCodeBlock:
		m.code(n, code)
	case *ast.CodeBlock:
		m.code(n, paragraph) // an indented line of plain text
	case *ast.Blockquote:
		m.quotes++
		m.children(n, depth)
		m.quotes--
	case *ast.HTMLBlock:
		m.html(n)
	case *east.Table:
		m.table(n)
	default:
		m.children(n, depth)
	}
}

func (m *mdWalker) list(l *ast.List, depth int) {
	m.groups++
	group := m.groups
	for c := l.FirstChild(); c != nil; c = c.NextSibling() {
		for p := c.FirstChild(); p != nil; p = p.NextSibling() {
			_, tight := p.(*ast.TextBlock)
			_, loose := p.(*ast.Paragraph)
			if p == c.FirstChild() && (tight || loose) {
				m.inline(p, block{kind: item, level: depth, group: group})
				continue
			}
			m.block(p, depth)
		}
	}
}

func (m *mdWalker) table(t *east.Table) {
	m.groups++
	for c := t.FirstChild(); c != nil; c = c.NextSibling() {
		_, header := c.(*east.TableHeader)
		w := builder{b: block{kind: row, group: m.groups, header: header}}
		for cell := c.FirstChild(); cell != nil; cell = cell.NextSibling() {
			from := w.text.Len()
			m.walk(cell, &w)
			w.b.cells = append(w.b.cells, oneLine(w.text.String()[from:]))
			w.add(" | ", w.b.last)
		}
		if b, ok := w.finish(); ok && b.first > 0 {
			m.blocks = append(m.blocks, b)
		}
	}
}

func (m *mdWalker) code(n ast.Node, k kind) {
	lines := n.Lines()
	for i := range lines.Len() {
		s := lines.At(i)
		w := builder{b: block{kind: k}}
		w.add(strings.TrimRight(string(s.Value(m.src)), "\n"), m.lineOf(s.Start))
		if b, ok := w.finish(); ok {
			m.blocks = append(m.blocks, b)
		}
	}
}

// html reads a block of HTML with the parser of whole pages.
func (m *mdWalker) html(n *ast.HTMLBlock) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	var raw strings.Builder
	for i := range lines.Len() {
		s := lines.At(i)
		raw.Write(s.Value(m.src))
	}
	if n.HasClosure() {
		raw.Write(n.ClosureLine.Value(m.src))
	}
	found := page(raw.String(), m.lineOf(lines.At(0).Start), &m.groups)
	m.blocks = append(m.blocks, found...)
}

func (m *mdWalker) inline(n ast.Node, b block) {
	b.quoted = m.quotes > 0
	w := builder{b: b}
	m.walk(n, &w)
	if b, ok := w.finish(); ok {
		m.blocks = append(m.blocks, b)
	}
}

// walk adds the text of a node's children, with spans for what is marked up.
func (m *mdWalker) walk(n ast.Node, w *builder) {
	var open []span // of raw HTML tags
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		from := w.text.Len()
		switch c := c.(type) {
		case *ast.Text:
			m.text(c, w)
		case *ast.String:
			w.add(string(c.Value), w.b.last)
		case *ast.CodeSpan:
			m.walk(c, w)
			w.span(codeSpan, from, "")
		case *ast.Emphasis:
			m.walk(c, w)
			w.span(map[bool]look{true: strong, false: emphasis}[c.Level > 1], from, "")
		case *ast.Link:
			m.walk(c, w)
			w.span(link, from, string(c.Destination))
		case *ast.AutoLink:
			w.add(string(c.Label(m.src)), max(w.b.last, 1))
			w.span(link, from, string(c.URL(m.src)))
		case *ast.Image:
		case *ast.RawHTML:
			m.raw(c, w, &open)
		default:
			m.walk(c, w)
		}
	}
	for _, s := range open {
		w.span(s.look, s.from, s.url)
	}
}

func (m *mdWalker) text(t *ast.Text, w *builder) {
	value := string(t.Segment.Value(m.src))
	if !t.IsRaw() {
		value = unescape(value)
	}
	w.add(value, m.lineOf(t.Segment.Start))
	if t.SoftLineBreak() || t.HardLineBreak() {
		w.add("\n", m.lineOf(t.Segment.Start))
	}
}

func (m *mdWalker) raw(r *ast.RawHTML, w *builder, open *[]span) {
	var tag strings.Builder
	for i := range r.Segments.Len() {
		s := r.Segments.At(i)
		tag.Write(s.Value(m.src))
	}
	name, url, closes := parseTag(tag.String())
	k := lookOf(name)
	switch {
	case name == "br" && w.b.last > 0:
		w.add("\n", w.b.last)
	case k == 0:
	case closes:
		if i := len(*open) - 1; i >= 0 && (*open)[i].look == k {
			w.span(k, (*open)[i].from, (*open)[i].url)
			*open = (*open)[:i]
		}
	default:
		*open = append(*open, span{look: k, from: w.text.Len(), url: url})
	}
}
