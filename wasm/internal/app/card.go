package app

import (
	"strconv"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/graph/trail"
)

// The card says what is known of the selected node, or of the focus where none
// is selected. What it says, and in which order, is graph/card's, as on the
// server's page; what one can do from it is written here.

// known is a card with what is kept from one writing to the next: a hub has a
// million talks to count by year.
type known struct {
	card.Card
	years   []card.Year
	view    *trail.View
	full    bool // made with evidence
	sources map[graph.ID]card.SourceName
}

func (a *App) know(n uint32) *known {
	k := &a.known
	if k.view == nil || k.Node != n {
		k.years = card.Years(a.g, n)
	}
	if full := a.g.HasEvidence(); k.sources == nil || full != k.full {
		k.sources, k.full, k.view = card.Sources(a.g), full, nil
	}
	if k.Node != n || k.view != a.view {
		k.Card, k.view = card.Of(a.g, n, a.view.Nodes), a.view
	}
	return k
}

func (a *App) card() *Page {
	p := &Page{}
	if len(a.also) > 0 {
		a.severalCard(p)
		return p
	}
	n := a.shownNode()
	k := a.know(n)
	a.cardHead(p, n, k)
	a.buttons(p, n)
	a.ringCard(p, n)
	a.relations(p, n, k)
	a.evidence(p, k)
	yearly(p, k.years)
	a.bests(p, k.Best)
	a.ways(p, n)
	return p
}

func (a *App) shownNode() uint32 {
	if a.chosen {
		return a.selected
	}
	return a.view.Focus
}

func (a *App) cardHead(p *Page, n uint32, k *known) {
	id, kind := a.g.ID(n), a.g.Kind(n)
	p.open("header")
	p.open("p;class=kindline")
	p.glyph(kind.String())
	p.text(" " + kindLabel(kind) + " ")
	if k.Placed != "" {
		p.open("span;class=faint")
		p.name(card.Shorten(k.Placed, 80))
		p.close()
	}
	p.close()
	p.open("h2")
	p.open("a;class=plain;href=" + path(id))
	p.name(card.Shorten(a.g.Name(n), 160))
	p.close()
	p.close()
	if len(k.Given) > 0 {
		p.open("p;class=small quiet given")
		for _, one := range k.Given {
			if one.Href == "" {
				p.text(one.Text)
				continue
			}
			p.open("a;rel=noopener noreferrer external")
			p.attribute("href", one.Href)
			p.text(one.Text)
			p.close()
		}
		p.close()
	}
	if k.Lede != "" {
		p.open("p;class=small quiet")
		p.name(card.Shorten(k.Lede, 240))
		p.text(" ")
		a.locators(p, k, k.LedeEvidence, path(id)+"?of="+graph.Definition.String()+"#e")
		p.close()
	}
	p.close()
}

// relations writes what lies beside the node before anything is expanded.
func (a *App) relations(p *Page, n uint32, k *known) {
	p.open("section;class=joined")
	p.element("h3;class=label", card.Joined)
	p.open("table")
	p.open("tbody")
	for _, r := range k.Relations {
		a.relation(p, n, r)
	}
	p.close()
	p.close()
	if a.room() == 0 {
		p.element("p;class=small quiet", "The view is full at "+strconv.Itoa(graph.MaxNodes)+" nodes. Hide or collapse something to see more.")
	}
	p.close()
}

func (a *App) relation(p *Page, n uint32, r card.Relation) {
	in := relation{r.Predicate, r.Inverse}
	p.open("tr")
	p.element("th;scope=row", r.Label)
	p.element("td;class=num", strconv.Itoa(len(r.Nodes)))
	p.element("td;class=num quiet", r.State())
	p.open("td;class=num relact")
	if hidden := heldBack(a.view, n, in); hidden > 0 {
		arg := string(a.g.ID(n)) + "~" + in.String()
		if some := min(hidden, trail.Most, a.room()); some > 0 {
			p.open("button;class=btn bare;type=button")
			p.act("expand", arg)
			p.attribute("aria-label", "Show "+strconv.Itoa(some)+" more, "+r.Label)
			p.text("show " + strconv.Itoa(some))
			p.close()
		}
		p.open("button;class=btn bare;type=button")
		p.act("choose", arg)
		p.attribute("aria-label", "Choose from "+strconv.Itoa(hidden)+" more, "+r.Label)
		p.text("choose")
		p.close()
	}
	p.close()
	p.close()
}

func yearly(p *Page, years []card.Year) {
	if len(years) == 0 {
		return
	}
	p.open("section;class=yearly")
	p.element("h3;class=label", card.Timeline)
	p.open("svg;class=c yrs;preserveAspectRatio=none;role=img")
	p.attribute("viewBox", card.YearsBox(years))
	p.attribute("aria-label", card.Sentence(years))
	for i := range years {
		x, y, width, height := card.Bar(years, i)
		rect(p, "hv", x, y, width, height)
	}
	p.close()
	p.element("p;class=small quiet", card.Summary(years))
	p.close()
}

func (a *App) bests(p *Page, list []uint32) {
	if len(list) == 0 {
		return
	}
	p.open("section;class=bests")
	p.element("h3;class=label", card.Best)
	p.open("ol;class=rell")
	for _, m := range list {
		p.open("li")
		a.entity(p, m)
		p.element("span;class=mt", card.Meta(a.g, m))
		p.close()
	}
	p.close()
	p.close()
}

// entity writes a node that leads to its row, or opens it when it is not in
// view.
func (a *App) entity(p *Page, m uint32) {
	p.open("a;class=ent plain")
	p.attribute("href", path(a.g.ID(m)))
	p.act("result", string(a.g.ID(m)))
	p.glyph(a.g.Kind(m).String())
	p.open("span")
	p.name(card.Shorten(a.g.Name(m), 160))
	p.close()
	p.close()
}

func (a *App) ways(p *Page, n uint32) {
	p.open("section;class=next")
	p.element("h3;class=label", card.Next)
	p.open("ul;class=small")
	for _, w := range card.Ways(a.g, n) {
		p.open("li")
		p.open("a")
		p.attribute("href", w.Href)
		p.text(w.Label)
		p.close()
		p.close()
	}
	p.close()
	p.close()
}
