package view

import "strconv"

// frame is the geometry of a timeline drawing: wide for a page's column,
// narrow for a phone. The share's axis runs from zero up to top, the talks of
// each year stand between zero and foot.
type frame struct {
	width, height, left, top, zero, foot float64
	square, pitch                        float64 // of the squares that are talks
	narrow                               bool
}

var (
	wideFrame   = frame{width: 840, height: 400, left: 44, top: 34, zero: 282, foot: 378, square: 10, pitch: 12}
	narrowFrame = frame{width: 358, height: 420, left: 34, top: 34, zero: 292, foot: 398, square: 9, pitch: 11, narrow: true}
)

// Wide and Narrow are the two drawings of a timeline; the style sheet shows
// one of them.
func (t Timeline) Wide() *Drawing   { return t.draw(wideFrame, "wide-only") }
func (t Timeline) Narrow() *Drawing { return t.draw(narrowFrame, "narrow-only") }

type timelineDrawing struct {
	Drawing
	frame
	t      Timeline
	column float64 // width of a year
	high   float64 // share at the top of the axis
}

func (t Timeline) draw(f frame, class string) *Drawing {
	d := &timelineDrawing{frame: f, t: t, Drawing: Drawing{Width: f.width, Height: f.height, Class: class, LabelledBy: t.ID}}
	d.column = (f.width - f.left) / float64(max(1, len(t.Points)))
	d.high = axisTop(t.Points)
	d.Axis = &Axis{Points: t.Points, Left: f.left, Right: f.width, Twin: true}
	d.hatch()
	d.axis()
	d.intervals()
	d.lines()
	d.shares()
	d.remarks()
	d.talks()
	d.years()
	return &d.Drawing
}

func (d *timelineDrawing) x(i int) float64 { return d.left + (float64(i)+0.5)*d.column }

func (d *timelineDrawing) y(share float64) float64 {
	return d.zero - share/d.high*(d.zero-d.frame.top)
}

// axisTop is the end of the share's axis: the highest bound of any interval,
// rounded up to a step that divides it well. The axis starts at zero.
func axisTop(points []Point) float64 {
	highest := 0.0
	for _, p := range points {
		if p.State.counted() {
			highest = max(highest, p.Share())
		}
		if joins(p) {
			highest = max(highest, p.High)
		}
	}
	for _, top := range []float64{0.03, 0.06, 0.15, 0.3, 0.6, 0.9} {
		if highest <= top {
			return top
		}
	}
	return 1.2 // so that three steps of 40 % hold a share of all talks
}

func (d *timelineDrawing) hatch() {
	for _, g := range gaps(d.t.Points) {
		x := d.left + float64(g[0])*d.column
		w := float64(g[1]-g[0]+1) * d.column
		d.add(Mark{Shape: Rect, Hatched: true, X: x, Y: 20, W: w, H: d.foot - 20})
		if w < 66 {
			continue
		}
		y := (d.frame.top + d.zero) / 2
		d.text("mid halo", x+w/2, y, "no report")
		d.text("mid halo t-s", x+w/2, y+15, years(d.t.Points[g[0]].Year, d.t.Points[g[1]].Year))
	}
}

func (d *timelineDrawing) axis() {
	for step := range 4 {
		share := d.high * float64(step) / 3
		if share > 1 {
			continue
		}
		y, class := d.y(share), "grid"
		if step == 0 {
			class = "axis"
		}
		d.add(Mark{Shape: Line, Class: class, X: d.left, Y: y, W: d.width, H: y})
		label := percentNumber(share)
		if step == 3 && !d.narrow {
			label += " %"
		}
		d.text("end t-s", d.left-8, y+4, label)
	}
}

func (d *timelineDrawing) intervals() {
	w := min(30, d.column*0.42)
	// All intervals of a kind are one path, and so are their ends: a page of many
	// years has to stay small.
	bands, ends := map[string]string{}, ""
	for i, p := range d.t.Points {
		if !p.State.counted() || p.High == 0 {
			continue
		}
		class := "band"
		if p.State == Few {
			class = "band-q"
		}
		x, high, low := d.x(i)-w/2, d.y(min(p.High, d.high)), d.y(p.Low)
		bands[class] += box(x, high, w, low-high)
		if p.State != Few {
			ends += "M" + num(x) + " " + num(high) + "h" + num(w) + "M" + num(x) + " " + num(low) + "h" + num(w)
		}
	}
	for _, class := range []string{"band", "band-q"} {
		if bands[class] != "" {
			d.add(Mark{Shape: Path, Class: class, D: bands[class]})
		}
	}
	if ends != "" {
		d.add(Mark{Shape: Path, Class: "whisk", D: ends})
	}
}

// box is a rectangle as a part of a path.
func box(x, y, w, h float64) string {
	return "M" + num(x) + " " + num(y) + "h" + num(w) + "v" + num(h) + "h" + num(-w) + "z"
}

// lines joins what follows in time. Editions of several series do not: each
// stands for itself.
func (d *timelineDrawing) lines() {
	if d.t.Unit == "edition" {
		return
	}
	for _, r := range runs(d.t.Points) {
		if r[0] == r[1] {
			continue
		}
		var xy []float64
		for i := r[0]; i <= r[1]; i++ {
			xy = append(xy, d.x(i), d.y(d.t.Points[i].Share()))
		}
		d.add(Mark{Shape: Path, Class: "line", D: polyline(xy)})
	}
}

func (d *timelineDrawing) shares() {
	named := named(d.t.Points)
	r := min(4.5, d.column/5)
	for i, p := range d.t.Points {
		x, y := d.x(i), d.y(p.Share())
		switch p.State {
		case Data:
			d.add(Mark{Shape: Circle, Class: "dot", X: x, Y: y, W: r})
		case Zero:
			d.add(Mark{Shape: Circle, Class: "dot-t0", X: x, Y: y, W: r})
		case Few:
			class := "dot-q"
			if p.N == 0 {
				class = "dot-0"
			}
			d.add(Mark{Shape: Circle, Class: class, X: x, Y: y, W: r * 0.8})
		case Mentioned, NoTalks:
			d.add(Mark{Shape: Line, Class: "nodata", X: x - d.column*0.3, Y: d.zero - 1, W: x + d.column*0.3, H: d.zero - 1})
		}
		if named[i] {
			d.text("halo t-thread mid t-s", min(x, d.width-16), y-12, fine(p))
		}
	}
}

// named says which shares are written at their points: all when they are few,
// else the first, the highest and the last.
func named(points []Point) map[int]bool {
	var with []int
	best := -1
	for i, p := range points {
		if p.State != Data {
			continue
		}
		with = append(with, i)
		if best < 0 || p.Share() > points[best].Share() {
			best = i
		}
	}
	out := map[int]bool{}
	if best >= 0 {
		out[best], out[with[len(with)-1]] = true, true
	}
	if len(with) <= 5 && len(points) <= 12 {
		for _, i := range with {
			out[i] = true
		}
	}
	return out
}

// remarks names what came first, above the plot, and what the last years
// leave open.
func (d *timelineDrawing) remarks() {
	if d.narrow {
		return
	}
	for i, p := range d.t.Points {
		if p.State != Data || d.t.First == "" {
			continue
		}
		x, class := d.x(i), "halo t-s"
		if x > d.width/2 {
			class += " end"
			x += 19
		} else {
			x -= 19
		}
		d.text(class, x, 14, plain("first named: "+shorten(d.t.First, 56)))
		d.add(Mark{Shape: Path, Class: "axis", D: "M" + num(d.x(i)) + " 20V" + num(max(24, d.y(p.High)-4))})
		break
	}
	last := trailingZeros(d.t.Points)
	for k, line := range d.t.Note {
		if last < 0 || d.width-d.x(last) < 180 {
			break
		}
		d.text("halo t-s", d.x(last)-15, d.y(d.t.Points[last].High)-38+15*float64(k), line)
	}
}

// trailingZeros returns where the zeros begin that end the counted years, or
// -1 when the last counted year is not zero.
func trailingZeros(points []Point) int {
	at := -1
	for i := len(points) - 1; i >= 0; i-- {
		if points[i].State == Zero {
			at = i
		}
		if points[i].State == Data || points[i].State == NoSource && at >= 0 {
			break
		}
	}
	return at
}

// years labels the axis: each point, or every so many where they are narrow.
// Editions and months have their year at the first of each.
func (d *timelineDrawing) years() {
	every := 1
	for float64(every)*d.column < 24 {
		every++
	}
	last := -every
	for i, p := range d.t.Points {
		if p.Name != "" && i > 0 && d.t.Points[i-1].Year == p.Year || i-last < every {
			continue
		}
		last = i
		class := "mid t-b t-s"
		if !p.State.counted() {
			class = "mid t-faint t-s"
		}
		label := strconv.Itoa(p.Year)
		if float64(every)*d.column < 40 {
			label = shortYear(p.Year)
		}
		d.text(class, d.x(i), d.foot+18, label)
	}
}
