package app

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

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

// open begins an element: its name, then its fixed attributes, each after a
// semicolon, as in "button;class=btn go;type=button". One text in place of a
// list of them makes the client 20 KB smaller.
func (p *Page) open(element string) {
	name, rest, more := strings.Cut(element, ";")
	p.Ops = append(p.Ops, opOpen, p.put(name))
	for more {
		var attribute string
		attribute, rest, more = strings.Cut(rest, ";")
		name, value, _ := strings.Cut(attribute, "=")
		p.attribute(name, value)
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
func (p *Page) element(element, text string) {
	p.open(element)
	p.text(text)
	p.close()
}

// number writes an attribute that is a whole number.
func (p *Page) number(name string, value int) { p.attribute(name, strconv.Itoa(value)) }

// flag writes an attribute that is true or false.
func (p *Page) flag(name string, value bool) { p.attribute(name, strconv.FormatBool(value)) }

// act makes the element one that does something when it is clicked.
func (p *Page) act(act, arg string) {
	p.attribute("data-act", act)
	p.attribute("data-arg", arg)
}

// name writes what may be of any script, kept apart from the direction of
// what stands around it.
func (p *Page) name(text string) { p.element("bdi", text) }

// button writes a button that does something.
func (p *Page) button(class, act, arg, text string) {
	p.open("button;type=button")
	p.attribute("class", class)
	p.act(act, arg)
	p.text(text)
	p.close()
}

// glyph writes the mark of a kind, which a symbol of the page draws.
func (p *Page) glyph(kind string) {
	p.open("svg;aria-hidden=true;class=g k-" + kind)
	p.element("use;href=#k-"+kind, "")
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
