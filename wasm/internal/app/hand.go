package app

import (
	"math"

	"throughline/graph/scene"
	"throughline/graph/trail"
)

// hand is what a pointer is doing on the canvas.
type hand struct {
	down  bool
	moved bool // far enough to be a drag
	node  int  // what it holds: a node, or -1 for the canvas itself
	x, y  float32
}

const (
	dragSlack = 4 // pixels that a click may move
	hitSlack  = 4 // pixels beside a mark that still hit it
	zoomStep  = 1.3
)

// PointerDown takes hold of a node or of the canvas.
func (a *App) PointerDown(x, y float32) {
	if a.marquee.mode != "" {
		a.marquee.begin(x, y)
		return
	}
	a.hand = hand{down: true, node: a.hit(x, y), x: x, y: y}
}

func (a *App) hit(x, y float32) int {
	slack := float32(hitSlack)
	if a.finger {
		slack = fingerSlack
	}
	return a.picture.scene.Hit(a.picture.at, x, y, slack)
}

// PointerMove drags what the pointer holds.
func (a *App) PointerMove(x, y float32) {
	h := &a.hand
	if a.marquee.drawn {
		a.marquee.move(x, y)
		return
	}
	if a.pinch.on {
		a.spread(h.x, h.y, a.pinch.x, a.pinch.y, x, y, a.pinch.x, a.pinch.y)
		h.x, h.y = x, y
		return
	}
	dx, dy := x-h.x, y-h.y
	if !h.down || !h.moved && dx*dx+dy*dy < dragSlack*dragSlack {
		return
	}
	if h.node >= 0 {
		if !h.moved {
			a.picture.sim.Reheat()
			if h.node < a.picture.nodes {
				a.picture.lift(a.view.Nodes[h.node])
			}
		}
		wx, wy := a.picture.scene.Camera.World(x, y)
		a.picture.sim.Pin(h.node, wx, wy)
	} else {
		a.picture.scene.Camera.Pan(dx, dy)
		a.picture.flight.on = false
	}
	a.picture.auto = false
	h.moved, h.x, h.y = true, x, y
	a.redraw = true
}

// PointerUp ends a drag, or is a click where nothing was dragged: it selects
// a node, opens a bundle, or selects nothing.
func (a *App) PointerUp(x, y float32) {
	if a.marquee.drawn {
		a.endMarquee(false)
		return
	}
	h := a.hand
	a.PointerCancel()
	if h.down && h.moved && h.node >= 0 && h.node < a.picture.nodes {
		a.moveNode(a.view.Nodes[h.node])
	}
	if !h.down || h.moved {
		return
	}
	switch {
	case h.node < 0:
		a.chooseNone()
	case h.node < a.picture.nodes:
		a.clickNode(a.view.Nodes[h.node])
	default:
		a.openBundle(a.picture.bundles[h.node-a.picture.nodes])
	}
}

// PointerCancel lets go.
func (a *App) PointerCancel() {
	a.hand, a.pinch, a.marquee.drawn = hand{node: -1}, pinch{}, false
}

// DoubleClick expands the node under the pointer.
func (a *App) DoubleClick(x, y float32) {
	if i := a.hit(x, y); i >= 0 && i < a.picture.nodes {
		a.expand(trail.Step{Verb: trail.Expand, Node: a.g.ID(a.view.Nodes[i])})
	}
}

// openBundle lets one choose from what a bundle holds.
// openBundle shows what was grouped, or offers what is held back.
func (a *App) openBundle(b bundleKey) {
	if !a.ungroup(b.node) {
		a.chooseFrom(b.node, b.relation)
	}
}

// Wheel zooms around a point by how far a wheel was turned, in pixels. A touch
// pad that pinches sends a tenth of that.
func (a *App) Wheel(x, y, turned float32, pinch bool) {
	rate := -0.0015
	if pinch {
		rate = -0.01
	}
	a.zoom(x, y, float32(math.Exp(rate*float64(turned))))
}

func (a *App) zoom(x, y, factor float32) {
	a.picture.scene.Camera.ZoomAt(x, y, factor)
	a.picture.auto, a.picture.flight.on = false, false
	a.redraw = true
}

func (a *App) fit() { a.fly(a.picture.fitted()) }

func (a *App) fly(to scene.Camera) {
	a.picture.flight.start(&a.picture.scene.Camera, to, a.still)
	a.redraw = true
}

// tidy lets all nodes find new places.
func (a *App) tidy() {
	a.picture.sim.Tidy()
	a.picture.keep(a.view, false)
	a.picture.auto = true
	if a.still {
		a.settleNow()
	}
	a.redraw = true
	a.status = "Tidied up."
}

// Resize takes the size of the canvas, in CSS pixels.
func (a *App) Resize(width, height float32) {
	c := &a.picture.scene.Camera
	if c.Width == width && c.Height == height {
		return
	}
	c.Width, c.Height = width, height
	if a.picture.auto {
		a.picture.fit()
	}
	a.redraw = true
}

// Still says whether motion is to be reduced.
func (a *App) Still(still bool) { a.still = still }

// ticksAFrame is the number of layout steps between two pictures.
const ticksAFrame = 3

// Tick moves what moves by a frame of so many milliseconds.
func (a *App) Tick(ms float32) {
	p := a.picture
	a.brush.tick(a, ms)
	if p.resting() {
		return
	}
	if !p.sim.Done() {
		p.sim.Run(ticksAFrame)
		p.settle(a.view)
	}
	p.flight.tick(&p.scene.Camera, ms)
	a.redraw = true
}

// maxTicks ends a layout that does not come to rest.
const maxTicks = 1000

func (a *App) settleNow() {
	a.picture.sim.Run(maxTicks)
	a.picture.settle(a.view)
}
