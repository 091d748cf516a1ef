package app

import (
	"strconv"

	"throughline/graph"
)

// legend writes the kinds as switches, each with how many are in view.
func (a *App) legend() *Page {
	p := &Page{}
	var counts [graph.NumKinds]int
	for _, n := range a.view.Nodes {
		counts[a.g.Kind(n)]++
	}
	for _, k := range graph.Kinds() {
		on := !a.kindOff(k)
		if counts[k] == 0 && on {
			continue
		}
		p.open("button;type=button;role=switch")
		p.flag("aria-checked", on)
		p.act("kind", k.String())
		p.attribute("title", legendTitle(k, on))
		p.glyph(k.String())
		p.text(k.String() + " " + strconv.Itoa(counts[k]))
		p.close()
	}
	if away := len(a.view.Away); away > 0 {
		p.button("", "unhide", "", strconv.Itoa(away)+" hidden: show")
	}
	return p
}

func legendTitle(k graph.Kind, on bool) string {
	if on {
		return "Hide " + k.Plural() + ". With the shift key: select them all"
	}
	return "Show " + k.Plural() + " again"
}
