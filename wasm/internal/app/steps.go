package app

import (
	"math"

	"throughline/graph"
	"throughline/graph/text"
	"throughline/graph/trail"
)

// The steps that are taken by buttons and keys beside those of acts.go.

func (a *App) kindOff(k graph.Kind) bool { return a.view.Without.Has(k) }

func (a *App) toggleKind(k graph.Kind) {
	if k == graph.NoKind {
		return
	}
	a.do(trail.Step{Verb: trail.Filter, Kinds: a.view.Without.With(k)})
	word := "Shown again: "
	if a.kindOff(k) {
		word = "Left out: "
	}
	a.status = word + k.Plural() + ". " + a.size() + "."
}

func (a *App) expanded(n uint32) bool { return a.view.Expanded[n] }

func (a *App) collapse(n uint32) {
	if !a.expanded(n) {
		a.status = a.g.Name(n) + " was not expanded."
		return
	}
	a.do(trail.Step{Verb: trail.Collapse, Node: a.g.ID(n)})
	a.status = "Collapsed " + a.g.Name(n) + ": " + a.size() + "."
}

func (a *App) pinned(n uint32) bool { return a.view.Places[n].Pinned }

// pinNode holds a node where it is, or lets go of it.
func (a *App) pinNode(n uint32, on bool) {
	at, ok := a.view.At(n)
	if !ok || on == a.pinned(n) {
		return
	}
	if !on {
		a.do(trail.Step{Verb: trail.Unpin, Node: a.g.ID(n)})
		a.status = "Let go of " + a.g.Name(n) + "."
		return
	}
	x, y := a.picture.at[2*at], a.picture.at[2*at+1]
	a.do(trail.Step{Verb: trail.Pin, Node: a.g.ID(n), X: whole(x), Y: whole(y)})
	a.status = "Pinned " + a.g.Name(n) + "."
}

func whole(x float32) int { return int(math.Floor(float64(x) + 0.5)) }

func (a *App) hideNodes(list []uint32) {
	if a.stepOn(trail.Hide, list) {
		a.status = "Hidden: " + a.listed(list) + ". " + a.size() + "."
	}
}

func (a *App) isolate(list []uint32) {
	if a.stepOn(trail.Isolate, list) {
		a.status = "Isolated: " + a.listed(list) + ". " + a.size() + "."
	}
}

// unhide shows what was hidden.
func (a *App) unhide() {
	before := len(a.view.Nodes)
	a.do(trail.Step{Verb: trail.Unhide})
	a.status = text.Many(len(a.view.Nodes)-before, "node is", "nodes are") + " back."
}

func (a *App) pathsBetween(list []uint32) {
	if len(list) < 2 {
		a.status = "Select two nodes or more, with the shift key or a lasso: paths lead from one to the next."
		return
	}
	before := len(a.view.Nodes)
	if a.stepOn(trail.Path, list) {
		a.status = "Paths between " + a.listed(list) + ": " + text.Many(len(a.view.Nodes)-before, "node", "nodes") + " added."
		a.pickAll(list)
	}
}

// addChosen adds neighbours that were chosen one by one.
func (a *App) addChosen(n uint32, in relation, list []uint32) {
	a.do(trail.Step{Verb: trail.Expand, Node: a.g.ID(n), Predicate: in.predicate, Inverse: in.inverse, Nodes: a.ids(list)})
	a.choose(n)
}

// stepOn takes a step that is about some nodes, if there are any.
func (a *App) stepOn(v trail.Verb, list []uint32) bool {
	if len(list) == 0 {
		a.status = "Select something first."
		return false
	}
	a.do(trail.Step{Verb: v, Nodes: a.ids(list)})
	return true
}

func (a *App) ids(list []uint32) []graph.ID {
	out := make([]graph.ID, len(list))
	for i, n := range list {
		out[i] = a.g.ID(n)
	}
	return out
}

// listed names a node or two, or counts them.
func (a *App) listed(list []uint32) string {
	switch len(list) {
	case 1:
		return a.g.Name(list[0])
	case 2:
		return a.g.Name(list[0]) + " and " + a.g.Name(list[1])
	}
	return text.Many(len(list), "node", "nodes")
}
