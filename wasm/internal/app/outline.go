package app

import (
	"strconv"

	"throughline/graph/card"
	"throughline/graph/text"
)

// page writes the rows of the outline.
func (t *tree) page(a *App) *Page {
	p := &Page{}
	for i := range t.rows {
		t.row(p, a, i)
	}
	return p
}

// levels is how deep rows are indented.
const levels = 9

func (t *tree) row(p *Page, a *App, i int) {
	r := &t.rows[i]
	p.open("li;role=treeitem")
	p.attribute("id", rowID(i))
	p.attribute("class", "l"+strconv.Itoa(min(r.level, levels)))
	p.number("aria-level", r.level)
	p.act("row", r.key)
	p.number("tabindex", tabindex(r.key == t.current))
	if r.kind == nodeRow {
		p.flag("aria-selected", a.isPicked(r.node))
	}
	if r.nested {
		p.flag("aria-expanded", r.open)
		p.open("span;class=car;aria-hidden=true")
		p.act("toggle", r.key)
		p.text(caret(r.open))
		p.close()
	}
	name, meta := a.rowText(r)
	if r.kind == nodeRow {
		p.glyph(a.g.Kind(r.node).String())
	}
	p.open("span;class=nm")
	if r.kind == nodeRow {
		p.signed(a.compared.sign[r.node])
	}
	p.name(name)
	p.close()
	p.element("span;class=mt", meta)
	p.close()
}

// rowText is what a row says, and what it says beside it.
func (a *App) rowText(r *row) (name, meta string) {
	switch r.kind {
	case groupRow:
		if r.in == (relation{}) {
			return card.Related, strconv.Itoa(r.count)
		}
		return r.in.label(a.g, r.node), strconv.Itoa(r.count)
	case moreRow:
		return strconv.Itoa(r.count) + " more", "choose"
	}
	name, meta = card.Shorten(a.g.Name(r.node), 160), card.Meta(a.g, r.node)
	if i := a.place(r.node); i > 0 {
		name = strconv.Itoa(i) + ". " + name
		meta += " · " + text.Many(a.view.Ring[i-1].Points, "point", "points")
	}
	return name, meta
}

func tabindex(current bool) int {
	if current {
		return 0
	}
	return -1
}

func caret(open bool) string {
	if open {
		return "▾"
	}
	return "▸"
}
