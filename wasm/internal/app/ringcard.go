package app

import (
	"strconv"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/graph/related"
)

// ringCard writes, on the card of the talk in the middle, the list that the
// ring shows with what it can be asked, and on the card of one around it, why
// it is there.
func (a *App) ringCard(p *Page, n uint32) {
	if !a.ringed() {
		return
	}
	a.knowRing()
	switch {
	case n == a.view.Focus:
		a.ringList(p)
	case a.place(n) > 0:
		a.ringReasons(p, n)
	}
}

// place is where a talk stands on the list of the ring, from 1, or 0.
func (a *App) place(n uint32) int {
	for i, r := range a.view.Ring {
		if r.Node == n && r.Points > 0 {
			return i + 1
		}
	}
	return 0
}

func (a *App) ringList(p *Page) {
	k := &a.kin
	p.open("section;class=ringlist;id=ring")
	p.element("h3;class=label", card.Related)
	if k.index == nil {
		p.element("p;class=small quiet", a.ringWaits())
		p.close()
		return
	}
	a.modes(p)
	a.levels(p)
	if a.outdated() {
		p.element("p;class=small quiet", "The ring was made on another state of the dataset.")
		deed(p, "btn", "mode", k.query.Mode.String(), "Rank again", "")
	}
	if said := k.query.Weights.String(); said != "" {
		p.element("p;class=small quiet", card.Reweighed(said, k.moved, k.lost))
	}
	p.open("ol;class=rings")
	for _, r := range k.answer.Results {
		p.open("li")
		a.ringRow(p, r)
		p.close()
	}
	p.close()
	if k.answer.Why != "" {
		p.element("p;class=small quiet", k.answer.Why)
	}
	a.missed(p)
	p.close()
}

// ringWaits says why the list has no reasons: the outline has its talks.
func (a *App) ringWaits() string {
	if a.kin.failed != "" {
		return "The reasons could not be loaded: " + a.kin.failed + "."
	}
	return "The reasons are on their way."
}

// outdated reports whether the ring shows other talks than the list has.
func (a *App) outdated() bool {
	shown := a.view.Ring
	for _, r := range a.kin.answer.Results {
		if len(shown) == 0 || shown[0].Node != r.Talk || shown[0].Points != r.Points {
			return true
		}
		shown = shown[1:]
	}
	return len(shown) > 0 && shown[0].Points > 0
}

func (a *App) modes(p *Page) {
	p.open("div;class=seg;role=group;aria-label=Mode")
	for _, m := range related.Modes() {
		if m == related.Bridge && a.kin.query.With == related.NoNode {
			continue // begins by selecting two talks
		}
		p.open("button;type=button")
		p.act("mode", m.String())
		p.flag("aria-pressed", m == a.kin.query.Mode)
		p.text(card.Capital(m.String()))
		p.close()
	}
	p.close()
}

// levels writes, for each kind of reason, whether it counts and whether twice.
func (a *App) levels(p *Page) {
	w := a.kin.query.Weights
	p.open("ul;class=levels;aria-label=Reasons that count")
	for _, k := range related.ReasonKinds() {
		p.open("li")
		a.lever(p, "switch", "mute", k, w[k] != related.Muted, card.Capital(k.Label()))
		a.lever(p, "twice", "boost", k, w[k] == related.Boosted, "× 2")
		p.close()
	}
	p.close()
	if w != (related.Weights{}) {
		deed(p, "btn", "all-reasons", "", "Count every reason once", "")
	}
}

func (a *App) lever(p *Page, class, act string, k related.ReasonKind, on bool, text string) {
	p.open("button;type=button;role=switch")
	p.attribute("class", class)
	p.act(act, k.String())
	p.flag("aria-checked", on)
	if act == "boost" {
		p.attribute("aria-label", card.Capital(k.Label())+" count twice")
	} else {
		p.element("span;class=knob;aria-hidden=true", "")
	}
	p.text(text)
	p.close()
}

// ringRow writes a talk with its points, its sentence, what they come from, and
// how it moved.
func (a *App) ringRow(p *Page, r related.Result) {
	a.entity(p, r.Talk)
	p.element("b;class=pt", strconv.Itoa(r.Points))
	p.open("p;class=small")
	p.name(card.Shorten(r.Sentence, 240))
	p.close()
	a.chips(p, r.Reasons)
	if m, ok := a.kin.moves[r.Talk]; ok {
		p.element("p;class=small quiet", m.String())
	}
}

func (a *App) chips(p *Page, reasons []related.Reason) {
	p.open("ul;class=chips small")
	for _, r := range reasons {
		p.open("li;class=chip")
		if r.Node != related.NoNode {
			p.glyph(a.g.Kind(r.Node).String())
		} else {
			p.glyph(graph.Talk.String())
		}
		p.name(card.Shorten(r.Label(a.g), 60))
		p.text(" ")
		p.element("span;class=pt", strconv.Itoa(r.Points))
		p.close()
	}
	p.close()
}

// ringReasons writes why a talk is on the list.
func (a *App) ringReasons(p *Page, n uint32) {
	p.open("section;class=ringlist")
	p.element("h3;class=label", "Place "+strconv.Itoa(a.place(n))+" around "+a.g.Name(a.view.Focus))
	for _, r := range a.kin.answer.Results {
		if r.Talk == n {
			p.open("div;class=rings")
			a.ringRow(p, r)
			p.close()
		}
	}
	p.close()
}

// missed asks for a talk that is not on the list.
func (a *App) missed(p *Page) {
	p.open("div;class=expect")
	p.open("label;class=small;for=expected")
	p.element("b", card.Missing)
	p.text(" " + card.MissingHow)
	p.close()
	p.open("div;class=field")
	p.element("input;id=expected;type=search;autocomplete=off", "")
	p.open("button;type=button;class=btn bare;data-from=#expected")
	p.act("expected", "")
	p.text("Ask")
	p.close()
	p.close()
	if a.kin.missed != "" {
		p.open("p;class=small quiet")
		p.name(a.kin.missed)
		p.close()
	}
	p.close()
}
