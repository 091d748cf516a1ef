package app

import "throughline/graph"

// maxEvidence is the number of facts whose evidence a card lists; the node's
// page has them all.
const maxEvidence = 8

// evidence writes what supports the edges of the node that are shown.
func (a *App) evidence(p *Page, n uint32) {
	p.open("section")
	p.element("h3", "Evidence", "class", "label")
	if !a.g.HasEvidence() {
		p.element("p", a.noEvidence(), "class", "small quiet")
		p.close()
		return
	}
	p.open("ol", "class", "evl")
	left := maxEvidence
	for _, e := range a.view.Edges {
		if left > 0 && (e.From == n || e.To == n) {
			a.fact(p, n, e)
			left--
		}
	}
	p.close()
	p.close()
}

// fact writes an edge as seen from one of its ends, with its locators.
func (a *App) fact(p *Page, n uint32, e graph.Edge) {
	in, other := relation{e.Predicate, e.To == n && e.From != n}, e.To
	if in.inverse {
		other = e.From
	}
	p.open("li")
	p.text(in.predicate.String() + " ")
	p.element("span", a.g.Name(other), "dir", "auto")
	for _, ev := range a.g.Evidence(e.From, e.Predicate, e.To) {
		p.text(" ")
		p.element("a", ev.Locator, "class", "ev "+ev.Status.String(), "href", path(ev.Source),
			"title", "Evidence: "+a.name(ev.Source)+", "+ev.Locator+", "+ev.Status.String())
	}
	p.close()
}

func (a *App) noEvidence() string {
	switch {
	case a.evidenceError != "":
		return "It could not be loaded: " + a.evidenceError + "."
	case a.chosen:
		return "Loading."
	}
	return "It is loaded when a node is selected."
}
