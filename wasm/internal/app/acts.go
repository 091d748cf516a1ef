package app

import (
	"strconv"

	"throughline/graph"
)

// Press takes a click on something that has data-act and data-arg.
func (a *App) Press(act, arg string, twice bool) {
	switch act {
	case "row":
		a.pressRow(arg, twice)
	case "toggle":
		a.tree.toggle(a, arg)
	case "expand":
		if e, ok := parseExpand(arg); ok {
			a.expand(e)
		}
	case "open", "result":
		a.open(graph.ID(arg))
	case "select":
		if n, ok := a.g.Lookup(graph.ID(arg)); ok {
			a.choose(n)
		}
	case "step":
		a.step(arg)
	default:
		a.button(act)
	}
}

// button takes a click on a button of the frame.
func (a *App) button(act string) {
	camera := &a.picture.scene.Camera
	switch act {
	case "undo":
		a.Undo()
	case "redo":
		a.Redo()
	case "zoom-in":
		a.zoom(camera.Width/2, camera.Height/2, zoomStep)
	case "zoom-out":
		a.zoom(camera.Width/2, camera.Height/2, 1/zoomStep)
	case "fit":
		a.fit()
	case "tidy":
		a.tidy()
	}
}

func (a *App) open(id graph.ID) {
	n, ok := a.g.Lookup(id)
	if !ok {
		return
	}
	a.find = find{}
	if n != a.view.Focus {
		a.do(Act{Verb: Open, Node: id})
	}
	a.choose(n)
	a.focus = a.tree.id(a.tree.current)
}

// step goes to one of the steps of the trail.
func (a *App) step(arg string) {
	n, err := strconv.Atoi(arg)
	if err != nil || n < 1 || !a.trail.goTo(n) {
		return
	}
	a.replay()
	a.status = "Back at step " + arg + ": " + a.size() + "."
}

// Key takes a key, pressed in the tree, in the search field ("find") or
// elsewhere on the page (""), and reports whether it meant something.
func (a *App) Key(key, where string) bool {
	switch where {
	case "find":
		return a.findKey(key)
	case "tree":
		if a.tree.key(a, key) {
			return true
		}
	}
	switch key {
	case "/":
		a.focus = "find-input"
	case "Backspace":
		a.Undo()
	case "Enter":
		if !a.chosen || where == "control" {
			return false
		}
		a.expand(Act{Verb: Expand, Node: a.g.ID(a.selected)})
	case "Escape":
		a.chooseNone()
	case "+", "-", "0":
		a.button(map[string]string{"+": "zoom-in", "-": "zoom-out", "0": "fit"}[key])
	default:
		return false
	}
	return true
}
