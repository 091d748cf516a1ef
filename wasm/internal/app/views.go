package app

import (
	"strings"

	"throughline/graph"
	"throughline/graph/card"
)

// views is the state of what stands around and above the canvas.
type views struct {
	inTable  bool     // whether the table is looked at
	also     []uint32 // selected beside App.selected
	several  bool     // a click selects one more
	table    table
	marquee  marquee
	choosing chooser
	mini     minimap
	known    known
}

// pressViews takes a click on what stands around the canvas, and reports
// whether it was one.
func (a *App) pressViews(act, arg string, twice bool) bool {
	switch act {
	case "show-as":
		a.inTable = arg == "table"
	case "line":
		a.pressLine(arg, twice)
	case "sort":
		a.table.sortBy(arg)
		a.status = "Sorted by " + arg + "."
	case "box", "lasso":
		a.toggleMarquee(act)
	case "minimap":
		x, y := pair(arg)
		a.pressMinimap(x/1000, y/1000)
	case "aim":
		a.aim(pair(arg))
	default:
		return a.pressChooser(act, arg) || a.pressStep(act, arg) || a.pressPick(act, arg)
	}
	return true
}

// pair reads two whole numbers with a comma between them.
func pair(arg string) (x, y float32) {
	one, two, _ := strings.Cut(arg, ",")
	return float32(Number(one)), float32(Number(two))
}

func (a *App) pressChooser(act, arg string) bool {
	switch act {
	case "choose":
		if e, ok := parseExpand(arg); ok {
			if n, _, ok := a.g.Resolve(e.Node); ok {
				a.chooseFrom(n, relation{e.Predicate, e.Inverse})
			}
		}
	case "take":
		a.tick(arg)
	case "add-taken", "add-first":
		a.addTaken(act == "add-first")
	case "choose-close":
		a.choosing = chooser{}
	default:
		return false
	}
	return true
}

// pressPick takes a click that changes what is selected.
func (a *App) pressPick(act, arg string) bool {
	n, ok := a.g.Lookup(graph.ID(arg))
	switch act {
	case "select":
		if ok && !a.isPicked(n) {
			a.choose(n)
		}
	case "unpick":
		if ok && a.isPicked(n) {
			a.pick(n)
		}
	case "pick-kind":
		a.pickKind(graph.ParseKind(arg))
	case "none":
		a.chooseNone()
	default:
		return false
	}
	return true
}

// pressStep takes a click on what becomes a step of the trail.
func (a *App) pressStep(act, arg string) bool {
	n, _ := a.g.Lookup(graph.ID(arg))
	switch act {
	case "kind":
		a.toggleKind(graph.ParseKind(arg))
	case "collapse":
		a.collapse(n)
	case "pin", "unpin":
		a.pinNode(n, act == "pin")
	case "hide":
		a.hideNodes(a.aimed())
	case "isolate":
		a.isolate(a.aimed())
	case "unhide":
		a.unhide()
	case "path":
		a.pathsBetween(a.picked())
	default:
		return false
	}
	return true
}

// aimed are the nodes that an act is about: those selected, else the one whose
// card is shown.
func (a *App) aimed() []uint32 {
	if list := a.picked(); len(list) > 0 {
		return list
	}
	return []uint32{a.view.Focus}
}

// aim selects what is under a point of the canvas; a bundle is opened.
func (a *App) aim(x, y float32) {
	a.PointerCancel()
	switch i := a.hit(x, y); {
	case i < 0:
	case i >= a.picture.nodes:
		a.openBundle(a.picture.bundles[i-a.picture.nodes])
	case !a.isPicked(a.view.Nodes[i]):
		a.choose(a.view.Nodes[i])
	}
}

// viewKey takes a key that has the same meaning in every view.
func (a *App) viewKey(key, where string) bool {
	switch key {
	case "[":
		a.byYear(-1)
	case "]":
		a.byYear(1)
	case "p":
		a.pathsBetween(a.picked())
	case "h":
		a.hideNodes(a.picked())
	case "i":
		a.isolate(a.picked())
	case "c":
		a.collapse(a.shownNode())
	case "t":
		a.tidy()
	case "r":
		a.ring(a.shownNode())
	case "Shift+Enter":
		return where == "tree" && a.pickRow()
	default:
		return false
	}
	return true
}

// pickRow selects what the keyboard is on beside the rest.
func (a *App) pickRow() bool {
	r := a.tree.rows[a.tree.at[a.tree.current]]
	if r.kind == nodeRow {
		a.pick(r.node)
	}
	return r.kind == nodeRow
}

// tablePage is the table, or nil while it is not looked at.
func (a *App) tablePage() *Page {
	if !a.inTable {
		return nil
	}
	return a.table.page(a)
}

func (a *App) cardLabel() string {
	if len(a.also) > 0 {
		return a.pickedText()
	}
	return "Selected: " + card.Shorten(a.g.Name(a.shownNode()), 120)
}
