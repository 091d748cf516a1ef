package app

import "unicode/utf8"

// Page is the children of one element of the page, as a stream that a few
// lines of JavaScript turn into elements. There is no markup in it, so no text
// can become any.
//
// Ops holds commands with their arguments; lengths are UTF-16 units of Text,
// from where texts are taken in turn:
//
//	1 length               open an element of that name
//	2 length length        an attribute: name and value
//	3 length               text
//	4                      close the element
type Page struct {
	Ops  []uint32
	Text []byte
}

const (
	opOpen = 1 + iota
	opAttribute
	opText
	opClose
)

// open begins an element with attributes, given as names and values in turn.
func (p *Page) open(name string, attributes ...string) {
	p.Ops = append(p.Ops, opOpen, p.put(name))
	for i := 0; i+1 < len(attributes); i += 2 {
		p.attribute(attributes[i], attributes[i+1])
	}
}

func (p *Page) attribute(name, value string) {
	p.Ops = append(p.Ops, opAttribute, p.put(name), p.put(value))
}

func (p *Page) text(s string) {
	if s != "" {
		p.Ops = append(p.Ops, opText, p.put(s))
	}
}

func (p *Page) close() { p.Ops = append(p.Ops, opClose) }

// element writes an element that holds only a text.
func (p *Page) element(name, text string, attributes ...string) {
	p.open(name, attributes...)
	p.text(text)
	p.close()
}

// glyph writes the mark of a kind, which a symbol of the page draws.
func (p *Page) glyph(kind string) {
	p.open("svg", "class", "g k-"+kind, "aria-hidden", "true")
	p.element("use", "", "href", "#k-"+kind)
	p.close()
}

// put appends a text and returns its length in UTF-16 units. Bytes that are
// not UTF-8 become replacement characters, as they would in the browser.
func (p *Page) put(s string) uint32 {
	units := uint32(0)
	for _, r := range s {
		p.Text = utf8.AppendRune(p.Text, r)
		units++
		if r > 0xffff {
			units++
		}
	}
	return units
}
