package app

import (
	"strconv"

	"throughline/graph/trail"
)

// brush is the window of years while it is moved: by a pointer, by keys on one
// of its handles, or by itself.
type brush struct {
	held    grip
	year    int    // where the pointer took hold
	window  [2]int // the window then, both ends closed
	moved   bool
	going   bool // changes are one step of the trail until something else is done
	playing bool
	speed   int     // index of speeds
	waited  float32 // milliseconds since the window last moved
	turned  bool    // the page shows an older window
}

// grip is what a pointer holds of the brush.
type grip uint8

const (
	holdsNothing grip = iota
	holdsFrom
	holdsTo
	holdsWindow
	holdsNew // draws a new window
)

// speeds are milliseconds a year.
var speeds = [...]struct {
	ms   float32
	text string
}{{1200, "1×"}, {600, "2×"}, {300, "4×"}, {2400, "½×"}}

// gripWidth is how far beside a handle a pointer still takes hold of it, in
// pixels: a target of 24 pixels.
const gripWidth = 12

// closed returns the years shown with both ends closed.
func (a *App) closed() [2]int {
	first, last := a.g.YearSpan()
	w := a.view.Years
	if w[0] == 0 || w[0] < first {
		w[0] = first
	}
	if w[1] == 0 || w[1] > last {
		w[1] = last
	}
	return w
}

// turn shows a window. All years are an open one. Changes of one gesture are
// one step; nodes keep their places meanwhile, and so does the camera.
func (a *App) turn(from, to int) {
	first, last := a.g.YearSpan()
	from, to = max(first, min(from, last)), min(last, max(to, first))
	if from > to {
		from, to = to, from
	}
	if from == first && to == last {
		from, to = 0, 0
	}
	if a.view.Years == [2]int{from, to} {
		return
	}
	a.picture.hold, a.picture.auto = true, false
	step := trail.Step{Verb: trail.Window, Years: [2]int{from, to}}
	if n := len(a.trail.Steps); a.brush.going && n > 0 && a.trail.Steps[n-1].Verb == trail.Window {
		a.trail.Steps = append(a.trail.Steps[:n-1:n-1], step)
		a.replay()
		a.describe(step, 0)
	} else {
		a.do(step)
		a.brush.going = true
	}
	a.picture.hold = false
}

// yearAt is the year under a place of the histogram, given as a share of its
// width.
func (a *App) yearAt(share float32) int {
	first, last := a.g.YearSpan()
	years := last - first + 1
	return first + max(0, min(years-1, int(share*float32(years))))
}

// BrushDown takes hold of a handle, of the window, or of nothing, which draws
// a new window. x is in pixels from the histogram's start.
func (a *App) BrushDown(x, width float32) {
	first, last := a.g.YearSpan()
	if first == 0 || width <= 0 {
		return
	}
	a.stop()
	w := a.closed()
	column := width / float32(last-first+1)
	near := func(edge int) bool { d := x - float32(edge-first)*column; return d > -gripWidth && d < gripWidth }
	b := brush{year: a.yearAt(x / width), window: w, speed: a.brush.speed, held: holdsNew}
	switch {
	case near(w[0]) && (!near(w[1]+1) || b.year <= w[0]):
		b.held = holdsFrom
	case near(w[1] + 1):
		b.held = holdsTo
	case b.year >= w[0] && b.year <= w[1] && a.view.Years != [2]int{}:
		b.held = holdsWindow
	}
	a.brush = b
}

// BrushMove drags what is held.
func (a *App) BrushMove(x, width float32) {
	b := &a.brush
	if b.held == holdsNothing {
		return
	}
	year := a.yearAt(x / width)
	if year == b.year && !b.moved && b.held != holdsNew {
		return
	}
	b.moved = b.moved || year != b.year
	switch b.held {
	case holdsFrom:
		a.turn(year, b.window[1])
	case holdsTo:
		a.turn(b.window[0], year)
	case holdsWindow:
		a.shift(b.window, year-b.year)
	case holdsNew:
		if b.moved {
			a.turn(b.year, year)
		}
	}
}

// shift moves a window, as far as there are years.
func (a *App) shift(w [2]int, by int) {
	first, last := a.g.YearSpan()
	by = max(first-w[0], min(by, last-w[1]))
	a.turn(w[0]+by, w[1]+by)
}

// BrushUp lets go. A click on a year shows that year.
func (a *App) BrushUp() {
	b := a.brush
	if b.held == holdsNew && !b.moved {
		a.turn(b.year, b.year)
	}
	a.brush = brush{speed: b.speed}
}

// brushKey moves a handle, and reports whether the key meant something.
func (a *App) brushKey(key, handle string) bool {
	first, last := a.g.YearSpan()
	w, end := a.closed(), 0
	if handle == "brush-to" {
		end = 1
	}
	switch key {
	case "ArrowLeft", "ArrowDown":
		w[end]--
	case "ArrowRight", "ArrowUp":
		w[end]++
	case "PageDown":
		w[end] -= 5
	case "PageUp":
		w[end] += 5
	case "Home":
		w[end] = first
	case "End":
		w[end] = last
	default:
		return false
	}
	if end == 0 {
		w[0] = min(w[0], w[1])
	} else {
		w[1] = max(w[0], w[1])
	}
	a.stop()
	a.turn(w[0], w[1])
	return true
}

// play starts or stops the window's way through the years. Without a window,
// one year wide.
func (a *App) play() {
	if a.stop() {
		return
	}
	first, last := a.g.YearSpan()
	if first == 0 || first == last {
		return
	}
	w := a.closed()
	switch {
	case a.view.Years == [2]int{}:
		w = [2]int{first, first}
	case w[1] == last:
		w = [2]int{first, first + w[1] - w[0]}
	}
	a.brush = brush{playing: true, speed: a.brush.speed}
	a.turn(w[0], w[1])
}

// stop ends the play, and reports whether there was one.
func (a *App) stop() bool {
	was := a.brush.playing
	a.brush = brush{speed: a.brush.speed, held: a.brush.held, going: a.brush.going && !was}
	if was {
		a.status = "Stopped at " + yearsText(a.view.Years) + "."
	}
	return was
}

// tick moves the window on when its time has come.
func (b *brush) tick(a *App, ms float32) {
	if !b.playing {
		return
	}
	if b.waited += ms; b.waited < speeds[b.speed].ms {
		return
	}
	b.waited, b.turned = 0, true
	w := a.closed()
	if _, last := a.g.YearSpan(); w[1] >= last {
		a.stop()
		b.turned = true
		return
	}
	a.shift(w, 1)
}

// grips writes the ends of the window as two sliders on the histogram.
func (a *App) grips(p *Page, first, last int) {
	w := a.closed()
	for i, handle := range [...]struct{ id, label string }{{"brush-from", "First year"}, {"brush-to", "Last year"}} {
		x, lo, hi := (w[i]-first+i)*columnWidth, first, last
		if i == 0 {
			hi = w[1]
		} else {
			lo = w[0]
		}
		p.open("g;role=slider;tabindex=0;class=yedge")
		p.attribute("id", handle.id)
		p.attribute("aria-label", handle.label)
		p.number("aria-valuemin", lo)
		p.number("aria-valuemax", hi)
		p.number("aria-valuenow", w[i])
		p.attribute("aria-valuetext", strconv.Itoa(w[i]))
		rect(p, "reach", x-columnWidth/3, 0, columnWidth*2/3, chartHeight)
		rect(p, "bar", x-gripBar/2, 0, gripBar, chartHeight)
		p.close()
	}
}

// gripBar is the width of a handle's line in the histogram's units.
const gripBar = 4
