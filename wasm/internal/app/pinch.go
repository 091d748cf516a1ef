package app

import "math"

// pinch is where a second finger is.
type pinch struct {
	on   bool
	x, y float32
}

// fingerSlack is how far beside a mark a finger still hits it, in pixels.
const fingerSlack = 14

// Finger says whether the pointer that comes down next is a finger, which is
// less exact than a mouse.
func (a *App) Finger(finger bool) { a.finger = finger }

// SecondDown takes a second finger: what the first holds is the canvas then,
// and lifting it is no click.
func (a *App) SecondDown(x, y float32) {
	if a.hand.down {
		a.hand.node, a.hand.moved = -1, true
		a.pinch = pinch{true, x, y}
	}
}

// SecondMove moves and zooms the canvas so that both fingers stay on what they
// touched.
func (a *App) SecondMove(x, y float32) {
	if p := a.pinch; p.on {
		a.pinch.x, a.pinch.y = x, y
		a.spread(a.hand.x, a.hand.y, p.x, p.y, a.hand.x, a.hand.y, x, y)
	}
}

// SecondUp lifts the second finger.
func (a *App) SecondUp() { a.pinch.on = false }

// spread moves the camera as two fingers tell that were at a and b and are at
// c and d.
func (a *App) spread(ax, ay, bx, by, cx, cy, dx, dy float32) {
	mx, my := (cx+dx)/2, (cy+dy)/2
	a.picture.scene.Camera.Pan(mx-(ax+bx)/2, my-(ay+by)/2)
	before, after := apart(ax-bx, ay-by), apart(cx-dx, cy-dy)
	a.zoom(mx, my, after/before)
}

// apart is a distance, and never so small that a zoom could be too large.
func apart(x, y float32) float32 {
	d := float32(math.Sqrt(float64(x*x + y*y)))
	if d < 1 {
		return 1
	}
	return d
}
