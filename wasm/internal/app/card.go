package app

import (
	"strconv"

	"throughline/graph"
	"throughline/graph/trail"
)

// card writes what is known of the selected node, or of the focus where none
// is selected.
func (a *App) card() *Page {
	n := a.shownNode()
	id, kind := a.g.ID(n), a.g.Kind(n)
	p := &Page{}
	p.open("header")
	p.open("p;class=kindline")
	p.glyph(kind.String())
	p.text(" " + kindLabel(kind) + " ")
	p.element("span;class=faint", a.placed(n))
	p.close()
	p.open("h2")
	p.open("a;class=plain;href=" + path(id))
	p.name(a.g.Name(n))
	p.close()
	p.close()
	a.definition(p, n)
	p.close()
	a.buttons(p, n)
	a.relations(p, n)
	a.evidence(p, n)
	p.open("p;class=small")
	p.element("a;href="+path(id), "Open its page")
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
		p.open("p;class=small quiet")
		p.name(d)
		p.close()
	}
}

func (a *App) buttons(p *Page, n uint32) {
	id, more := string(a.g.ID(n)), a.view.HeldBack(n)
	p.open("div;class=btns")
	switch {
	case more > 0 && len(a.view.Nodes) < graph.MaxNodes:
		p.open("button;class=btn go;type=button")
		p.act("expand", id)
		p.text("Expand " + strconv.Itoa(min(more, trail.Most)) + " ")
		p.element("kbd", "↵")
		p.close()
	case more > 0:
		p.element("button;class=btn;type=button;disabled", "The view is full")
	default:
		p.element("button;class=btn;type=button;disabled", "All shown")
	}
	if n != a.view.Focus {
		p.button("btn", "open", id, "Open here")
	}
	p.close()
}

// relations writes what lies beside the node before anything is expanded.
func (a *App) relations(p *Page, n uint32) {
	p.open("section")
	p.element("h3;class=label", "Before you expand")
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
	hidden := a.view.Hidden(a.g, r.Nodes)
	shown := 0
	for _, m := range r.Nodes {
		if _, ok := a.view.At(m); ok {
			shown++
		}
	}
	p.open("tr")
	p.element("th;scope=row", in.phrase())
	p.element("td;class=num", strconv.Itoa(len(r.Nodes)))
	state := strconv.Itoa(shown) + " shown"
	if shown == len(r.Nodes) {
		state = "all shown"
	}
	p.element("td;class=num quiet", state)
	p.open("td;class=num")
	if hidden > 0 && len(a.view.Nodes) < graph.MaxNodes {
		some := strconv.Itoa(min(hidden, trail.Most))
		p.open("button;class=btn bare;type=button")
		p.act("expand", expandText(trail.Step{Node: a.g.ID(n), Predicate: r.Predicate, Inverse: r.Inverse}))
		p.attribute("aria-label", "Show "+some+" more, "+in.phrase())
		p.text("show " + some)
		p.close()
	}
	p.close()
	p.close()
}
