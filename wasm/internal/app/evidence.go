package app

import (
	"throughline/graph"
	"throughline/graph/card"
	"throughline/graph/text"
)

// evidence writes what supports the edges of the node that are shown. The
// lines of the sources are not in the snapshot: the page fetches them into the
// elements with data-lines when they are asked for.
func (a *App) evidence(p *Page, k *known) {
	if len(k.Facts) == 0 {
		return
	}
	p.open("section;class=grounds;id=evidence;tabindex=-1")
	p.element("h3;class=label", card.Evidence)
	if !k.full {
		p.element("p;class=small quiet", a.noEvidence())
		p.close()
		return
	}
	p.open("ol;class=evl")
	for _, f := range k.Facts {
		a.fact(p, k, f)
	}
	p.close()
	p.open("button;class=btn;type=button;data-page=evidence")
	p.text(card.Lines + " ")
	p.element("kbd", "e")
	p.close()
	p.close()
}

// fact writes an edge as seen from one of its ends, with its locators.
func (a *App) fact(p *Page, k *known, f card.Fact) {
	href := path(a.g.ID(f.From)) + "?of=" + escaped(string(a.g.ID(f.To)))
	p.open("li")
	p.text(f.Phrase() + " ")
	p.open("a;class=plain;href=" + path(a.g.ID(f.Other)))
	p.name(card.Shorten(a.g.Name(f.Other), 160))
	p.close()
	p.text(" ")
	a.locators(p, k, a.g.Evidence(f.From, f.Predicate, f.To), href+"#e")
	p.open("div;class=small quiet")
	p.attribute("data-lines", href)
	p.close()
	p.close()
}

// locators writes where evidence stands: at most three, then how many more.
func (a *App) locators(p *Page, k *known, list []graph.Evidence, href string) {
	for i, e := range list {
		p.open("a")
		p.attribute("href", href)
		if i == card.MaxLocators {
			p.attribute("class", "ev")
			p.text(text.Many(len(list)-i, "more place", "more places"))
			p.close()
			return
		}
		class := "ev"
		if e.Status != graph.Stated {
			class += " " + e.Status.String()
		}
		p.attribute("class", class)
		p.attribute("title", card.Title(k.sources[e.Source].Long, e))
		p.name(card.Locator(k.sources[e.Source].Short, e.Locator))
		p.close()
		p.text(" ")
	}
}

func (a *App) noEvidence() string {
	if a.evidenceError != "" {
		return "It could not be loaded: " + a.evidenceError + "."
	}
	return "Loading."
}
