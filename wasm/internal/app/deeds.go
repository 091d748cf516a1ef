package app

import (
	"strconv"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/graph/trail"
)

// buttons writes what can be done with a node. The menu offers the same.
func (a *App) buttons(p *Page, n uint32) {
	id, more := string(a.g.ID(n)), a.view.HeldBack(n)
	p.open("div;class=btns")
	some := min(more, trail.Most, a.room())
	switch {
	case some > 0:
		deed(p, "btn go", "expand", id, "Expand "+strconv.Itoa(some), "↵")
	case more > 0:
		p.element("button;class=btn;type=button;disabled", "The view is full")
	default:
		p.element("button;class=btn;type=button;disabled", "All shown")
	}
	if a.expanded(n) {
		deed(p, "btn", "collapse", id, "Collapse", "c")
	}
	if a.g.Kind(n) == graph.Talk {
		a.ringDeed(p, n)
	}
	if n != a.view.Focus {
		deed(p, "btn", "open", id, "Open here", "")
		deed(p, "btn", "hide", "", "Hide", "h")
	}
	deed(p, "btn", "isolate", "", "Isolate", "i")
	if a.pinned(n) {
		deed(p, "btn", "unpin", id, "Unpin", "")
	} else {
		deed(p, "btn", "pin", id, "Pin", "")
	}
	if a.view.Grouped(n) != 0 {
		deed(p, "btn", "ungroup", id, "Open the bundle", "")
	}
	for _, k := range a.groupable(n) {
		deed(p, "btn", "group", k.String(), "Bundle "+k.Plural(), "")
	}
	kind := a.g.Kind(n)
	deed(p, "btn", "pick-kind", kind.String(), "Select all "+kind.Plural(), "")
	p.open("button;class=btn;type=button;data-label=Keep")
	p.attribute("data-keep", id)
	p.attribute("data-title", a.g.Name(n))
	p.text("Keep")
	p.close()
	p.close()
}

// ringDeed writes what leads to related talks: where they cannot be found here,
// a link to the page that has them.
func (a *App) ringDeed(p *Page, n uint32) {
	if a.kin.can {
		deed(p, "btn", "ring", string(a.g.ID(n)), card.Related, "r")
		return
	}
	p.open("a;class=btn")
	p.attribute("href", path(a.g.ID(n))+"#related")
	p.text(card.RelatedPage + " ")
	p.element("kbd", "r")
	p.close()
}

// deed writes a button, with its key if there is one.
func deed(p *Page, class, act, arg, text, key string) {
	p.open("button;type=button")
	p.attribute("class", class)
	p.act(act, arg)
	p.text(text)
	if key != "" {
		p.text(" ")
		p.element("kbd", key)
	}
	p.close()
}

// severalCard writes what can be done with all that are selected.
func (a *App) severalCard(p *Page) {
	list := a.picked()
	p.open("header")
	p.element("p;class=kindline", "Selection")
	p.element("h2", strconv.Itoa(len(list))+" selected")
	p.close()
	p.open("div;class=btns")
	deed(p, "btn go", "path", "", "Paths", "p")
	if len(list) == 2 && a.g.Kind(list[0]) == graph.Talk && a.g.Kind(list[1]) == graph.Talk {
		label := "Bridge"
		if !a.kin.can {
			label += ", on a page"
		}
		deed(p, "btn", "bridge", "", label, "")
	}
	deed(p, "btn", "hide", "", "Hide", "h")
	deed(p, "btn", "isolate", "", "Isolate", "i")
	deed(p, "btn", "none", "", "Select nothing", "Esc")
	p.close()
	p.open("ol;class=rell")
	for i, m := range list {
		if i == maxPicked {
			p.element("li;class=quiet", "and "+strconv.Itoa(len(list)-i)+" more")
			break
		}
		p.open("li")
		a.entity(p, m)
		p.open("button;type=button;class=btn bare")
		p.act("unpick", string(a.g.ID(m)))
		p.attribute("aria-label", "Take out: "+card.Shorten(a.g.Name(m), 120))
		p.text("✕")
		p.close()
		p.close()
	}
	p.close()
}

// maxPicked is the number of selected nodes that the card names.
const maxPicked = 40

// heldBack is how many neighbours by a relation are not shown.
func heldBack(v *trail.View, n uint32, in relation) int {
	for _, b := range v.Neighborhood.More {
		if b.Node == n && b.Predicate == in.predicate && b.Inverse == in.inverse {
			return b.Count
		}
	}
	return 0
}

func (in relation) label(g *graph.Graph, n uint32) string {
	return card.Label(g, graph.Relation{Predicate: in.predicate, Inverse: in.inverse, Nodes: in.nodes(g, n)})
}

// factOf is an edge as seen from one of its ends.
func factOf(e graph.Edge, n uint32) card.Fact {
	if e.From == n {
		return card.Fact{Edge: e, Other: e.To}
	}
	return card.Fact{Edge: e, Other: e.From}
}
