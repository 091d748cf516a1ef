package app

import (
	"strconv"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/graph/trail"
)

// The steps that only the card and the trail's sheet offer.

// change takes a step, and says what it did and how much is left.
func (a *App) change(s trail.Step, what string) {
	a.do(s)
	a.status = what + ": " + a.size() + "."
}

// moveNode puts a node where a hand let go of it.
func (a *App) moveNode(n uint32) {
	i, _ := a.view.At(n)
	s := trail.Step{Verb: trail.Move, Node: a.g.ID(n), X: whole(a.picture.at[2*i]), Y: whole(a.picture.at[2*i+1])}
	if a.pinned(n) {
		s.Verb = trail.Pin
	}
	a.do(s)
	a.status = "Moved " + a.g.Name(n) + "."
}

// group puts the neighbours of a kind into a bundle around a node.
func (a *App) group(n uint32, k graph.Kind) {
	a.change(trail.Step{Verb: trail.Group, Node: a.g.ID(n), Kinds: 1 << k}, card.Capital(k.Plural())+" beside "+a.g.Name(n)+" are one bundle")
}

// ungroup opens the bundles around a node, and reports whether there were any.
func (a *App) ungroup(n uint32) bool {
	kinds := a.view.Grouped(n)
	if kinds == 0 {
		return false
	}
	a.change(trail.Step{Verb: trail.Ungroup, Node: a.g.ID(n), Kinds: kinds}, "Opened the bundle")
	return true
}

// fewest is the number of neighbours of a kind that are worth a bundle.
const fewest = 4

// groupable returns the kinds of which enough neighbours are shown.
func (a *App) groupable(n uint32) (kinds []graph.Kind) {
	var shown [graph.NumKinds]int
	for _, r := range a.g.Relations(n) {
		for _, m := range r.Nodes {
			if !a.unseen(m) {
				shown[a.g.Kind(m)]++
			}
		}
	}
	for _, k := range graph.Kinds() {
		if shown[k] >= fewest {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// note writes a text beside the selected node, or beside the view.
func (a *App) note(text string) {
	s := trail.Step{Verb: trail.Note, Text: trail.Clip(text)}
	if a.chosen {
		s.Node = a.g.ID(a.selected)
	}
	a.do(s)
	a.status = "The note is kept in the link."
}

// caption makes the view a stop of a tour.
func (a *App) caption(text string) {
	a.do(trail.Step{Verb: trail.Caption, Text: trail.Clip(text)})
	a.status = "Stop " + strconv.Itoa(len(a.trail.Captions())) + " of the tour."
}

// pressTrail takes a click in the bar of the trail, or on what only it offers.
func (a *App) pressTrail(act, arg string) bool {
	switch act {
	case "group":
		a.group(a.shownNode(), graph.ParseKind(arg))
	case "ungroup":
		a.ungroup(a.shownNode())
	case "branch":
		a.branch(Number(arg) - 1)
	case "stop":
		a.goToStop(Number(arg) - 1)
	case "note":
		a.note(arg)
	case "caption":
		if arg != "" {
			a.caption(arg)
		}
	default:
		return false
	}
	return true
}

// branch returns to what was done before it was undone.
func (a *App) branch(i int) {
	if a.trail.Switch(i) {
		a.replay()
		a.push = true
		a.status = "Back on another branch: " + a.size() + "."
	}
}

// goToStop goes to a caption.
func (a *App) goToStop(i int) {
	stops := a.trail.Captions()
	if i >= 0 && i < len(stops) && a.trail.GoTo(stops[i]+1) {
		a.replay()
		a.status = a.view.Caption
	}
}
