package app

import (
	"strconv"

	"throughline/graph"
)

// card writes what is known of the selected node, or of the focus where none
// is selected.
func (a *App) card() *Page {
	n := a.shownNode()
	id, kind := a.g.ID(n), a.g.Kind(n)
	p := &Page{}
	p.open("header")
	p.open("p", "class", "kindline")
	p.glyph(kind.String())
	p.text(" " + kindLabel(kind) + " ")
	p.element("span", a.placed(n), "class", "faint")
	p.close()
	p.open("h2")
	p.element("a", a.g.Name(n), "class", "plain", "href", path(id), "dir", "auto")
	p.close()
	a.definition(p, n)
	p.close()
	a.buttons(p, n)
	a.relations(p, n)
	a.evidence(p, n)
	p.open("p", "class", "small")
	p.element("a", "Open its page", "href", path(id))
	p.close()
	return p
}

func (a *App) shownNode() uint32 {
	if a.chosen {
		return a.selected
	}
	return a.view.Focus
}

// placed says where and when: the events of a talk, the series of an event.
func (a *App) placed(n uint32) string {
	out := ""
	for _, p := range [...]graph.Predicate{graph.At, graph.Of} {
		for _, m := range a.g.Out(n, p) {
			if out != "" {
				out += ", "
			}
			out += a.g.Name(m)
		}
	}
	if y := a.g.Year(n); y != 0 {
		if out != "" {
			out += ", "
		}
		out += strconv.Itoa(y)
	}
	return out
}

func (a *App) definition(p *Page, n uint32) {
	if d := a.g.Value(n, graph.Definition); d != "" {
		p.element("p", d, "class", "small quiet", "dir", "auto")
	}
}

func (a *App) buttons(p *Page, n uint32) {
	id, more := string(a.g.ID(n)), a.view.more(n)
	p.open("div", "class", "btns")
	switch {
	case more > 0 && len(a.view.Nodes) < graph.MaxNodes:
		p.open("button", "class", "btn go", "type", "button", "data-act", "expand", "data-arg", id)
		p.text("Expand " + strconv.Itoa(min(more, step)) + " ")
		p.element("kbd", "↵")
		p.close()
	case more > 0:
		p.element("button", "The view is full", "class", "btn", "type", "button", "disabled", "")
	default:
		p.element("button", "All shown", "class", "btn", "type", "button", "disabled", "")
	}
	if n != a.view.Focus {
		p.element("button", "Open here", "class", "btn", "type", "button", "data-act", "open", "data-arg", id)
	}
	p.close()
}

// relations writes what lies beside the node before anything is expanded.
func (a *App) relations(p *Page, n uint32) {
	p.open("section")
	p.element("h3", "Before you expand", "class", "label")
	p.open("table")
	p.open("tbody")
	for _, r := range a.g.Relations(n) {
		a.relation(p, n, r)
	}
	p.close()
	p.close()
	p.close()
}

func (a *App) relation(p *Page, n uint32, r graph.Relation) {
	in := relation{r.Predicate, r.Inverse}
	hidden := a.view.hidden(a.g, r.Nodes)
	shown := 0
	for _, m := range r.Nodes {
		if _, ok := a.view.At(m); ok {
			shown++
		}
	}
	p.open("tr")
	p.element("th", in.phrase(), "scope", "row")
	p.element("td", strconv.Itoa(len(r.Nodes)), "class", "num")
	state := strconv.Itoa(shown) + " shown"
	if shown == len(r.Nodes) {
		state = "all shown"
	}
	p.element("td", state, "class", "num quiet")
	p.open("td", "class", "num")
	if hidden > 0 && len(a.view.Nodes) < graph.MaxNodes {
		arg := expandText(Act{Node: a.g.ID(n), Predicate: r.Predicate, Inverse: r.Inverse})
		p.element("button", "show "+strconv.Itoa(min(hidden, step)), "class", "btn bare", "type", "button",
			"data-act", "expand", "data-arg", arg, "aria-label", "Show "+strconv.Itoa(min(hidden, step))+" more, "+in.phrase())
	}
	p.close()
	p.close()
}
