package view

import (
	"math"
	"strconv"
)

// leastTarget is the width below which a bar is too narrow to be hit; its year
// in the table leads to the same talks, and so does the script, wherever in the
// column the pointer is.
const leastTarget = 24

// talks draws each talk as a square while they fit, else as bars of n in N.
func (d *timelineDrawing) talks() {
	most := 0
	for _, p := range d.t.Points {
		most = max(most, p.Of)
	}
	perRow := int((d.column - 7) / d.pitch)
	room := int((d.foot - d.zero - 40) / d.pitch)
	squares := perRow >= 3 && most <= perRow*room
	perRow = min(perRow, 7)
	if squares && most > perRow*room {
		perRow = int((d.column - 7) / d.pitch)
	}
	plain := map[string]string{} // bars that lead nowhere, in one path of each kind
	for i, p := range d.t.Points {
		var items []Mark
		var top float64
		switch {
		case !p.State.counted():
			d.missing(i, p)
			continue
		case squares:
			items, top = d.squares(i, p, perRow)
		default:
			items, top = d.bar(i, p, most)
		}
		if href := d.t.href(p); href != "" && d.column >= leastTarget {
			d.add(Mark{Shape: Group, Items: items, Href: href, Hint: p.label()})
		} else {
			for _, m := range items {
				plain[m.Class] += box(m.X, m.Y, m.W, m.H)
			}
		}
		d.ratio(i, p, top)
	}
	for _, class := range []string{"cell", "cell-on"} {
		if plain[class] != "" {
			d.add(Mark{Shape: Path, Class: class, D: plain[class]})
		}
	}
	d.text("end t-s", d.left-8, d.foot-6, "talks")
}

func (d *timelineDrawing) ratio(i int, p Point, top float64) {
	switch {
	case d.column >= 54:
		d.text("mid t-s t-ink", d.x(i), top-8, p.of())
	case d.column >= 34:
		d.text("mid t-s t-ink", d.x(i), top-8, strconv.Itoa(p.N)+"/"+strconv.Itoa(p.Of))
	}
}

// squares fills from the lower left, those of the subject first.
func (d *timelineDrawing) squares(i int, p Point, perRow int) ([]Mark, float64) {
	start := d.x(i) - float64(perRow)*d.pitch/2 + 1
	items := make([]Mark, p.Of)
	for k := range items {
		class := "cell"
		if k < p.N {
			class = "cell-on"
		}
		items[k] = Mark{
			Shape: Rect, Class: class, W: d.square, H: d.square,
			X: start + float64(k%perRow)*d.pitch, Y: d.foot - 4 - d.square - float64(k/perRow)*d.pitch,
		}
	}
	rows := (max(1, p.Of) + perRow - 1) / perRow
	return items, d.foot - 4 - float64(rows)*d.pitch
}

func (d *timelineDrawing) bar(i int, p Point, most int) ([]Mark, float64) {
	w := min(44, d.column*0.66)
	tall := d.foot - d.zero - 40
	all := tall * float64(p.Of) / float64(max(1, most))
	part := tall * float64(p.N) / float64(max(1, most))
	if p.N > 0 {
		part = math.Max(part, 1.5) // one of 800 is still to be seen
	}
	x, base := d.x(i)-w/2, d.foot-4
	bars := []Mark{{Shape: Rect, Class: "cell", X: x, Y: base - all, W: w, H: all}}
	if p.N > 0 {
		bars = append(bars, Mark{Shape: Rect, Class: "cell-on", X: x, Y: base - part, W: w, H: part})
	}
	return bars, base - all
}

func (d *timelineDrawing) missing(i int, p Point) {
	words := []string{"names", "no talk"}
	switch {
	case p.State == NoSource || d.column < 40:
		return
	case p.State == Mentioned && d.column < 64:
		words = []string{"no talk"}
	case p.State == Mentioned:
		words = []string{"mentioned,", "no talk"}
	}
	for k, w := range words {
		d.text("mid t-s halo", d.x(i), d.foot-34+13*float64(k), w)
	}
}
