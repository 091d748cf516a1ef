package report

import (
	"html"
	"strings"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page parses HTML into blocks; its first line is line `first` of the text.
// Scripts and styles are passed over.
func page(src string, first int, groups *int) []block {
	p := &htmlWalker{line: first, groups: groups}
	z := xhtml.NewTokenizer(strings.NewReader(src))
	z.SetMaxBuf(0)
	for {
		t := z.Next()
		if t == xhtml.ErrorToken {
			break
		}
		raw := strings.Count(string(z.Raw()), "\n")
		switch t {
		case xhtml.TextToken:
			p.text(string(z.Text()))
		case xhtml.StartTagToken, xhtml.SelfClosingTagToken:
			p.start(z.Token())
		case xhtml.EndTagToken:
			p.end(z.Token())
		}
		if t != xhtml.TextToken {
			p.line += raw
		}
	}
	p.flush()
	return p.blocks
}

type htmlWalker struct {
	line   int
	w      builder
	open   []span
	blocks []block
	groups *int
	lists  []int // groups of the lists that are open
	table  int
	kind   kind
	level  int
	header bool
	cell   int // where the cell began
	skip   atom.Atom
}

func (p *htmlWalker) text(s string) {
	if p.skip != 0 {
		p.line += strings.Count(s, "\n")
		return
	}
	for part := range strings.Lines(s) {
		body, ended := strings.CutSuffix(part, "\n")
		if body != "" {
			p.w.add(body, p.line)
		}
		if ended {
			if p.w.text.Len() > 0 {
				p.w.add("\n", p.line)
			}
			p.line++
		}
	}
}

// flush ends the block at hand.
func (p *htmlWalker) flush() {
	for _, s := range p.open {
		p.w.span(s.look, s.from, s.url)
	}
	p.open = p.open[:0]
	p.w.b.kind, p.w.b.level, p.w.b.header = p.kind, p.level, p.header
	if p.kind == row {
		p.w.b.group = p.table
	} else if n := len(p.lists); n > 0 {
		p.w.b.group = p.lists[n-1]
	}
	if b, ok := p.w.finish(); ok && b.first > 0 {
		p.blocks = append(p.blocks, b)
	}
	p.w = builder{}
	p.kind, p.level, p.header = paragraph, 0, false
}

func (p *htmlWalker) start(t xhtml.Token) {
	if p.skip != 0 {
		return
	}
	switch t.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Nav, atom.Template, atom.Svg, atom.Iframe, atom.Title:
		if t.Type == xhtml.StartTagToken {
			p.flush()
			p.skip = t.DataAtom
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		p.flush()
		p.kind, p.level = heading, int(t.Data[1]-'0')
	case atom.Ul, atom.Ol:
		p.flush()
		*p.groups++
		p.lists = append(p.lists, *p.groups)
	case atom.Li:
		p.flush()
		p.kind, p.level = item, len(p.lists)
	case atom.Table:
		p.flush()
		*p.groups++
		p.table = *p.groups
	case atom.Tr:
		p.flush()
		p.kind = row
	case atom.Td, atom.Th:
		p.header = p.header || t.DataAtom == atom.Th
		p.cell = p.w.text.Len()
	case atom.Figcaption:
		p.flush()
		p.kind = caption
	case atom.Pre:
		p.flush()
		p.kind = code
	case atom.Br:
		p.w.add("\n", p.line)
	case atom.P, atom.Div:
		if p.kind != item && p.kind != row || p.w.text.Len() > 0 && p.kind == item {
			p.flush()
		}
	case atom.Section, atom.Article, atom.Blockquote, atom.Figure, atom.Main, atom.Header, atom.Footer, atom.Dt, atom.Dd, atom.Hr:
		p.flush()
	default:
		if k := lookOf(t.Data); k != 0 {
			p.open = append(p.open, span{look: k, from: p.w.text.Len(), url: attribute(t.Attr, "href")})
		}
	}
}

func (p *htmlWalker) end(t xhtml.Token) {
	if p.skip != 0 {
		if t.DataAtom == p.skip {
			p.skip = 0
		}
		return
	}
	switch t.DataAtom {
	case atom.Td, atom.Th:
		p.w.b.cells = append(p.w.b.cells, oneLine(p.w.text.String()[min(p.cell, p.w.text.Len()):]))
		p.w.add(" | ", p.line)
	case atom.Ul, atom.Ol:
		p.flush()
		p.lists = p.lists[:max(0, len(p.lists)-1)]
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Tr, atom.P, atom.Figcaption, atom.Pre, atom.Table, atom.Blockquote:
		if t.DataAtom != atom.P || p.kind == paragraph {
			p.flush()
		}
	default:
		k := lookOf(t.Data)
		if i := len(p.open) - 1; k != 0 && i >= 0 && p.open[i].look == k {
			p.w.span(k, p.open[i].from, p.open[i].url)
			p.open = p.open[:i]
		}
	}
}

// span marks the text from an offset to its present end.
func (w *builder) span(k look, from int, url string) {
	if to := w.text.Len(); to > from {
		w.b.spans = append(w.b.spans, span{k, from, to, url})
	}
}

func lookOf(tag string) look {
	switch tag {
	case "strong", "b":
		return strong
	case "em", "i", "cite":
		return emphasis
	case "a":
		return link
	case "code":
		return codeSpan
	}
	return 0
}

func attribute(attrs []xhtml.Attribute, key string) string {
	for _, a := range attrs {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// parseTag reads one tag: its name, its address, and whether it closes.
func parseTag(s string) (name, url string, closes bool) {
	z := xhtml.NewTokenizer(strings.NewReader(s))
	t := z.Next()
	tok := z.Token()
	return tok.Data, attribute(tok.Attr, "href"), t == xhtml.EndTagToken
}

// unescape takes Markdown's backslashes and HTML's entities out of text.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') >= 0 {
		var out strings.Builder
		for i := 0; i < len(s); i++ {
			if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", s[i+1]) >= 0 {
				i++
			}
			out.WriteByte(s[i])
		}
		s = out.String()
	}
	return html.UnescapeString(s)
}
