package app

import (
	"throughline/graph"
	"throughline/graph/trail"
)

// Press takes a click on something that has data-act and data-arg.
func (a *App) Press(act, arg string, twice bool) {
	a.brush.going = a.brush.playing
	if a.pressViews(act, arg, twice) || a.pressTrail(act, arg) || a.pressRing(act, arg) {
		return
	}
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
		if n, ok := a.g.Lookup(graph.ID(arg)); ok && act == "open" {
			a.open(n)
		} else if ok {
			a.goTo(n)
		}
	case "reading":
		a.take(Number(arg))
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
	case "compare-periods":
		a.compareOrNot()
	case "play":
		a.play()
	case "speed":
		a.brush.speed = (a.brush.speed + 1) % len(speeds)
	case "tidy":
		a.tidy()
	}
}

// goTo selects what was found, and opens it when it is not in view.
func (a *App) goTo(n uint32) {
	if a.unseen(n) {
		a.open(n)
		return
	}
	a.find = find{}
	a.land(n)
	a.status = "Selected " + a.g.Name(n) + "."
}

// open begins a view around a node.
func (a *App) open(n uint32) {
	a.find = find{}
	if n != a.view.Focus {
		a.do(trail.Step{Verb: trail.Open, Node: a.g.ID(n)})
	}
	a.land(n)
}

// land selects a node, gives its row the keyboard and brings it into sight.
func (a *App) land(n uint32) {
	a.choose(n)
	a.focus = a.tree.id(a.tree.current)
	a.sight(n)
}

// sight brings a node onto the screen.
func (a *App) sight(n uint32) {
	at, _ := a.view.At(n)
	x, y := a.picture.at[2*at], a.picture.at[2*at+1]
	c := a.picture.scene.Camera
	if sx, sy := c.Screen(x, y); !c.Sees(sx, sy, 0) {
		a.fly(c.On(x, y))
	}
}

// step goes to one of the steps of the trail.
func (a *App) step(arg string) {
	n := Number(arg)
	if n < 1 || !a.trail.GoTo(n) {
		return
	}
	a.replay()
	a.status = "Back at step " + arg + ": " + a.size() + "."
}

// Key takes a key, pressed in the "tree", the "table", on the "canvas", in the
// search field ("find"), in a dialog ("choose", "dialog"), on
// another control ("control") or elsewhere on the page (""), and reports
// whether it meant something.
func (a *App) Key(key, where string) bool {
	switch where {
	case "find":
		return a.findKey(key)
	case "choose":
		return a.chooseKey(key)
	case "dialog":
		return false
	case "brush-from", "brush-to":
		if a.brushKey(key, where) {
			return true
		}
	case "tree":
		if a.tree.key(a, key) {
			return true
		}
	case "table":
		if a.table.key(a, key) {
			return true
		}
	case "canvas", "":
		if a.along(key) {
			return true
		}
	}
	if key == "Escape" && a.stop() {
		return true
	}
	a.brush.going = false
	switch key {
	case "/":
		a.focus = "find-input"
	case "Backspace":
		a.Undo()
	case "Enter":
		if !a.chosen || where == "control" {
			return false
		}
		a.expand(trail.Step{Verb: trail.Expand, Node: a.g.ID(a.selected)})
	case "Escape":
		a.chooseNone()
	case "+":
		a.button("zoom-in")
	case "-":
		a.button("zoom-out")
	case "0":
		a.button("fit")
	default:
		return a.viewKey(key, where)
	}
	return true
}
