package app

import (
	"strconv"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/graph/text"
	"throughline/graph/trail"
)

// lastSteps is the number of steps that the bar shows: the ones before are
// gone back to by undo.
const lastSteps = 12

// steps writes the trail: what was done, each a link that leads back there.
func (a *App) steps() *Page {
	p := &Page{}
	last := len(a.trail.Steps) - 1
	for i, act := range a.trail.Steps {
		if i > 0 && i < last-lastSteps {
			if i == 1 {
				p.element("li;class=quiet", text.Many(last-lastSteps-1, "step", "steps"))
			}
			continue
		}
		p.open("li")
		if i < len(a.changes) && a.changes[i] != trail.Same {
			p.attribute("class", "changed")
			p.attribute("title", changeText(a.changes[i]))
		}
		if i == last {
			p.attribute("aria-current", "step")
			p.text(a.stepText(act))
		} else {
			p.open("a;class=plain")
			p.attribute("href", "/explore?"+a.linkTo(i+1))
			p.act("step", strconv.Itoa(i+1))
			p.text(a.stepText(act))
			p.close()
		}
		p.close()
	}
	return p
}

func (a *App) stepText(s trail.Step) string {
	in := ""
	if s.Predicate != graph.NoPredicate {
		in = (relation{s.Predicate, s.Inverse}).phrase() + ", "
	}
	switch s.Verb {
	case trail.Expand:
		return "+ " + in + a.name(s.Node)
	case trail.Collapse:
		return "− " + in + a.name(s.Node)
	case trail.Window:
		return yearsText(s.Years)
	case trail.Filter:
		return a.kindsText(s.Kinds)
	case trail.Hide:
		return "hide " + a.namesOf(s.Nodes)
	case trail.Isolate:
		return "only " + a.namesOf(s.Nodes)
	case trail.Path:
		return "path: " + a.namesOf(s.Nodes)
	case trail.Compare:
		if s.Years == [2]int{} {
			return "compared no more"
		}
		return yearsText(s.Years) + " → " + yearsText(s.Then)
	case trail.Note, trail.Caption:
		return "“" + card.Shorten(s.Text, 24) + "”"
	case trail.Unhide:
		return "show hidden"
	case trail.Open:
		return a.name(s.Node)
	case trail.Ring:
		return "around " + a.name(s.Node) + a.askedText(s.Text)
	}
	return verbs[s.Verb] + " " + a.name(s.Node)
}

var verbs = map[trail.Verb]string{
	trail.Pin: "pin", trail.Unpin: "unpin", trail.Move: "move", trail.Group: "bundle at", trail.Ungroup: "open bundle at",
}

func (a *App) namesOf(ids []graph.ID) string {
	if len(ids) == 1 {
		return a.name(ids[0])
	}
	return text.Many(len(ids), "node", "nodes")
}

func (a *App) kindsText(without trail.Kinds) string {
	out := ""
	for _, k := range graph.Kinds() {
		if without.Has(k) {
			out += ", " + k.Plural()
		}
	}
	if out == "" {
		return "all kinds"
	}
	return "without " + out[2:]
}

func changeText(c trail.Change) string {
	switch c {
	case trail.Moved:
		return "Its node was merged into another, which is shown"
	case trail.Gone:
		return "Its node is gone; the step is passed over"
	case trail.Other:
		return "Other nodes come than when it was done"
	}
	return ""
}

// branches writes what else the trail holds: steps that changed, lines that
// were left, notes, what is hidden.
func (a *App) branches() *Page {
	p := &Page{}
	if n := trail.Changed(a.changes); n > 0 {
		p.element("p;class=label", a.changedText())
		p.open("ul;class=rell")
		for i, c := range a.changes {
			if c != trail.Same && i < len(a.trail.Steps) {
				p.element("li", strconv.Itoa(i+1)+". "+a.stepText(a.trail.Steps[i])+": "+changeText(c))
			}
		}
		p.close()
	}
	if len(a.trail.Branches) > 0 {
		p.element("p;class=label", "Left for something else")
		p.open("ul;class=rell")
		for i, b := range a.trail.Branches {
			p.open("li")
			from := trail.Shared(a.trail.Steps, b)
			p.button("btn bare", "branch", strconv.Itoa(i+1), "From step "+strconv.Itoa(from)+": "+a.stepText(b[min(from, len(b)-1)])+further(len(b)-from-1))
			p.close()
		}
		p.close()
	}
	for _, r := range a.view.Notes {
		p.open("p;class=small note")
		if r.Beside {
			p.open("b")
			p.name(a.g.Name(r.Node))
			p.close()
			p.text(" ")
		}
		p.name(r.Text)
		p.close()
	}
	if n := len(a.view.Away); n > 0 {
		p.button("btn", "unhide", "", "Show "+text.Many(n, "hidden node", "hidden nodes"))
	}
	if a.view.NoRoom > 0 {
		p.element("p;class=small quiet", text.Many(a.view.NoRoom, "node", "nodes")+" had no room in the view.")
	}
	return p
}

func further(n int) string {
	if n <= 0 {
		return ""
	}
	return " and " + text.Many(n, "step", "steps")
}

func (a *App) changedText() string {
	return strconv.Itoa(trail.Changed(a.changes)) + " of " + text.Many(len(a.changes), "step", "steps") + " changed"
}

// tour writes the caption of the view, with the way to the next.
func (a *App) tour() *Page {
	p := &Page{}
	stops := a.trail.Captions()
	if a.view.Caption == "" || len(stops) == 0 {
		return p
	}
	at := 0
	for i, s := range stops {
		if s < len(a.trail.Steps) {
			at = i
		}
	}
	p.open("p")
	p.name(a.view.Caption)
	p.close()
	p.open("div;class=btns")
	a.tourButton(p, at > 0, at, "Previous")
	p.element("span;class=small quiet", strconv.Itoa(at+1)+" of "+strconv.Itoa(len(stops)))
	a.tourButton(p, at+1 < len(stops), at+2, "Next")
	p.close()
	return p
}

func (a *App) tourButton(p *Page, can bool, to int, text string) {
	p.open("button;class=btn;type=button")
	p.act("stop", strconv.Itoa(to))
	if !can {
		p.attribute("disabled", "")
	}
	p.text(text)
	p.close()
}
