package view

import (
	"math"
	"strconv"

	"throughline/graph/card"
)

// ring is the geometry of related talks around a talk: wide with titles,
// narrow with the numbers of the list alone.
type ring struct {
	width, height, inner, outer float64
	titles                      bool
}

var (
	wideRing   = ring{width: 840, height: 440, inner: 56, outer: 190, titles: true}
	narrowRing = ring{width: 358, height: 340, inner: 44, outer: 150}
)

// rings draws the list as a ring, once for each width of page.
func (r Related) rings() [2]*Drawing {
	return [2]*Drawing{r.around(wideRing, "wide-only"), r.around(narrowRing, "narrow-only")}
}

// around puts the talk in the middle and the others about it clockwise in the
// order of the list: the more points, the nearer.
func (r Related) around(f ring, class string) *Drawing {
	d := &Drawing{Width: f.width, Height: f.height, Class: class, LabelledBy: "ring-h"}
	cx, cy := f.width/2, f.height/2
	points := make([]int, len(r.Rows))
	for i, t := range r.Rows {
		points[i] = t.Score
	}
	scale := card.RingOf(points)
	at := math.Pi / 2 // where circles are labelled: between the lowest spokes
	if n := len(r.Rows); n%2 == 0 {
		at += math.Pi / float64(n)
	}
	guides := scale.Guides()
	for i, points := range guides {
		label := strconv.Itoa(points)
		if i == len(guides)-1 { // further in there is no room for the word
			label += " points"
		}
		d.orbit(cx, cy, f.distance(scale.Far(points)), at, label)
	}
	for i, t := range r.Rows {
		angle := 2*math.Pi*float64(i)/float64(len(r.Rows)) - math.Pi/2
		at := f.distance(scale.Far(t.Score))
		x, y := cx+at*math.Cos(angle), cy+at*math.Sin(angle)
		d.add(Mark{Shape: Line, Class: "grid", X: cx, Y: cy, W: cx + f.outer*math.Cos(angle), H: cy + f.outer*math.Sin(angle)})
		number := strconv.Itoa(i + 1)
		items := []Mark{{Shape: Circle, Class: "ring-d", X: x, Y: y, W: ringDot}, {Shape: Text, Class: "mid t-s ring-n", X: x, Y: y + 4, Text: number}}
		d.add(Mark{Shape: Group, Items: items, Href: t.Href(), Hint: plain(number + ". " + shorten(t.Name, 120) + ": " + strconv.Itoa(t.Score) + " points")})
		if f.titles {
			d.title(cx+(f.outer+14)*math.Cos(angle), cy+(f.outer+14)*math.Sin(angle), math.Cos(angle), number+". "+t.Name)
		}
	}
	d.add(Mark{Shape: Circle, Class: "dot", X: cx, Y: cy, W: 9})
	return d
}

// distance is how far from the middle something stands, which is 0 for the best
// and 1 for the least: just within the ends of its spoke.
func (f ring) distance(far float64) float64 { return f.inner + (f.outer-f.inner-ringDot)*far }

const ringDot = 12 // radius of a talk

func (d *Drawing) orbit(cx, cy, r, angle float64, label string) {
	d.add(Mark{Shape: Path, Class: "grid", D: "M" + num(cx-r) + " " + num(cy) + "a" + num(r) + " " + num(r) + " 0 1 0 " + num(2*r) + " 0a" + num(r) + " " + num(r) + " 0 1 0 " + num(-2*r) + " 0"})
	d.text("mid halo t-faint t-s", cx+r*math.Cos(angle), cy+r*math.Sin(angle)+4, label)
}

// title stands outside of the ring at the end of its spoke, where no two are
// near each other.
func (d *Drawing) title(x, y, side float64, name string) {
	class := "halo t-s"
	switch {
	case math.Abs(side) < 0.1:
		class += " mid"
	case side < 0:
		class += " end"
	}
	d.text(class, x, y+4, plain(shorten(name, 38)))
}
