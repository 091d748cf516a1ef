package app

import (
	"slices"

	"throughline/graph"
	"throughline/graph/text"
)

// Several nodes may be selected. The one selected last is the one that the
// card and keys are about; the others are in a.also, in the order in which
// they were selected.

// picked are the selected nodes, the last one last.
func (a *App) picked() []uint32 {
	if !a.chosen {
		return nil
	}
	return append(slices.Clone(a.also), a.selected)
}

// unseen reports whether a node is not in view.
func (a *App) unseen(n uint32) bool {
	_, ok := a.view.At(n)
	return !ok
}

func (a *App) isPicked(n uint32) bool {
	return a.chosen && (n == a.selected || slices.Contains(a.also, n))
}

// pick selects a node beside those that are, or takes it out again.
func (a *App) pick(n uint32) {
	if a.unseen(n) {
		return
	}
	list := a.picked()
	if i := slices.Index(list, n); i >= 0 {
		list = slices.Delete(list, i, i+1)
	} else {
		list = append(list, n)
	}
	a.pickAll(list)
	a.status = a.pickedText()
}

// pickAll selects some nodes and nothing else.
func (a *App) pickAll(list []uint32) {
	list = slices.DeleteFunc(list, a.unseen)
	if len(list) == 0 {
		a.chooseNone()
		return
	}
	last := len(list) - 1
	a.choose(list[last])
	a.also = list[:last]
	a.mark()
}

// pickKind selects everything of a kind.
func (a *App) pickKind(k graph.Kind) {
	var list []uint32
	for _, n := range a.view.Nodes {
		if a.g.Kind(n) == k {
			list = append(list, n)
		}
	}
	a.pickAll(list)
	a.status = a.pickedText()
}

func (a *App) pickedText() string {
	switch list := a.picked(); len(list) {
	case 0:
		return "Nothing is selected."
	case 1:
		return "Selected " + a.g.Name(list[0]) + "."
	default:
		return text.Many(len(list), "node is", "nodes are") + " selected."
	}
}

// keepPicked drops from the selection what is not in view any more.
func (a *App) keepPicked() {
	a.also = slices.DeleteFunc(a.also, a.unseen)
	if !a.unseen(a.selected) {
		return
	}
	a.chosen = a.chosen && len(a.also) > 0
	if a.chosen {
		last := len(a.also) - 1
		a.selected, a.also = a.also[last], a.also[:last]
	} else {
		a.also = nil
	}
}

// PressAlso takes a click with the shift or control key: what is clicked is
// selected beside the rest, or taken out of it. It reports whether that meant
// something.
func (a *App) PressAlso(act, arg string) bool {
	switch act {
	case "kind":
		a.pickKind(graph.ParseKind(arg))
	case "row", "line":
		n, ok := a.g.Lookup(graph.ID(arg))
		if !ok {
			return false
		}
		a.pick(n)
	default:
		return false
	}
	return true
}

// Several says whether a key is held that makes a click select one more.
func (a *App) Several(on bool) { a.several = on }

func (a *App) clickNode(n uint32) {
	if a.several {
		a.pick(n)
		return
	}
	a.choose(n)
}
