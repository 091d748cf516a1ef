package app

import (
	"strconv"

	"throughline/graph"
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
	p.open("li", "role", "treeitem", "id", "row-"+strconv.Itoa(i), "class", "l"+strconv.Itoa(min(r.level, levels)),
		"aria-level", strconv.Itoa(r.level), "data-act", "row", "data-arg", r.key, "tabindex", tabindex(r.key == t.current))
	if r.kind == nodeRow {
		p.attribute("aria-selected", strconv.FormatBool(a.chosen && r.node == a.selected))
	}
	if r.nested {
		p.attribute("aria-expanded", strconv.FormatBool(r.open))
		p.element("span", caret(r.open), "class", "car", "aria-hidden", "true", "data-act", "toggle", "data-arg", r.key)
	}
	switch r.kind {
	case nodeRow:
		p.glyph(a.g.Kind(r.node).String())
		p.element("span", a.g.Name(r.node), "class", "nm")
		p.element("span", a.meta(r.node), "class", "mt")
	case groupRow:
		p.element("span", r.in.phrase(), "class", "nm")
		p.element("span", strconv.Itoa(r.count), "class", "mt")
	case moreRow:
		p.element("span", strconv.Itoa(r.count)+" more", "class", "nm")
		p.element("span", "show", "class", "mt")
	}
	p.close()
}

func tabindex(current bool) string {
	if current {
		return "0"
	}
	return "-1"
}

func caret(open bool) string {
	if open {
		return "▾"
	}
	return "▸"
}

// meta is what a row says beside a name: the year, or the number of talks.
func (a *App) meta(n uint32) string {
	if a.g.Kind(n).Dated() {
		return yearText(a.g.Year(n))
	}
	talks := a.talks(n)
	if talks == 0 {
		return ""
	}
	return count(talks, "talk", "talks")
}

// talks counts the talks that lead to a node, each once.
func (a *App) talks(n uint32) int {
	first, last := a.g.Range(graph.Talk)
	seen := map[uint32]bool{}
	for _, p := range graph.EdgePredicates() {
		for _, m := range a.g.In(n, p) {
			if m >= first && m < last {
				seen[m] = true
			}
		}
	}
	return len(seen)
}
