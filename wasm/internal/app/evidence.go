package app

import "throughline/graph"

// maxEvidence is the number of facts whose evidence a card lists; the node's
// page has them all.
const maxEvidence = 8

// evidence writes what supports the edges of the node that are shown.
func (a *App) evidence(p *Page, n uint32) {
	p.open("section")
	p.element("h3;class=label", "Evidence")
	if !a.g.HasEvidence() {
		p.element("p;class=small quiet", a.noEvidence())
		p.close()
		return
	}
	p.open("ol;class=evl")
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
	p.open("a;class=plain;href=" + path(a.g.ID(other)))
	p.name(a.g.Name(other))
	p.close()
	for _, ev := range a.g.Evidence(e.From, e.Predicate, e.To) {
		p.text(" ")
		status := ev.Status.String()
		p.open("a;class=ev " + status)
		p.attribute("href", path(a.g.ID(e.From))+"?of="+escaped(string(a.g.ID(e.To)))+"#e")
		p.attribute("title", "Evidence: "+a.name(ev.Source)+", "+ev.Locator+", "+status)
		p.name(ev.Locator)
		p.close()
		if ev.Words != "" { // the words of the text; its lines are one click away
			p.text(" ")
			p.element("mark", ev.Words)
		}
	}
	p.close()
}

func (a *App) noEvidence() string {
	if a.evidenceError != "" {
		return "It could not be loaded: " + a.evidenceError + "."
	}
	return "Loading."
}
