package app

import "strconv"

// marquee is a line drawn around what is to be selected: a box, or a lasso.
type marquee struct {
	mode  string    // "box", "lasso", or "" when the hand does something else
	line  []float32 // x and y of its points on the canvas
	drawn bool
}

// toggleMarquee begins or ends the mode in which a drag selects.
func (a *App) toggleMarquee(mode string) {
	if a.marquee.mode == mode {
		mode = ""
	}
	a.marquee = marquee{mode: mode}
	switch mode {
	case "box":
		a.status = "Drag a box around what you want to select."
	case "lasso":
		a.status = "Draw a line around what you want to select."
	default:
		a.status = "Dragging moves the canvas again."
	}
}

func (m *marquee) begin(x, y float32) { m.line, m.drawn = append(m.line[:0], x, y), true }

func (m *marquee) move(x, y float32) {
	if m.mode == "box" {
		x0, y0 := m.line[0], m.line[1]
		m.line = append(m.line[:0], x0, y0, x, y0, x, y, x0, y)
		return
	}
	last := len(m.line) - 2
	if dx, dy := x-m.line[last], y-m.line[last+1]; dx*dx+dy*dy > dragSlack*dragSlack {
		m.line = append(m.line, x, y)
	}
}

// holds reports whether a point lies inside the line, by the number of times
// that a ray to the right crosses it.
func (m *marquee) holds(x, y float32) bool {
	in := false
	for i, j := 0, len(m.line)-2; i < len(m.line); i, j = i+2, i {
		x0, y0, x1, y1 := m.line[i], m.line[i+1], m.line[j], m.line[j+1]
		if (y0 > y) != (y1 > y) && x < x0+(y-y0)*(x1-x0)/(y1-y0) {
			in = !in
		}
	}
	return in
}

// endMarquee selects what lies inside, beside what was selected if also.
func (a *App) endMarquee(also bool) {
	m := &a.marquee
	var list []uint32
	if also {
		list = a.picked()
	}
	camera := a.picture.scene.Camera
	for i, n := range a.view.Nodes {
		if x, y := camera.Screen(a.picture.at[2*i], a.picture.at[2*i+1]); m.holds(x, y) && !(also && a.isPicked(n)) {
			list = append(list, n)
		}
	}
	a.marquee = marquee{}
	a.pickAll(list)
	a.status = a.pickedText()
}

// page draws the line.
func (m *marquee) page() *Page {
	p := &Page{}
	if !m.drawn {
		return p
	}
	d := "M"
	for i := 0; i < len(m.line); i += 2 {
		d += strconv.Itoa(int(m.line[i])) + " " + strconv.Itoa(int(m.line[i+1])) + " "
	}
	p.open("svg")
	p.open("path")
	p.attribute("d", d+"Z")
	p.close()
	p.close()
	return p
}

// Marking reports whether a line is being drawn.
func (a *App) Marking() bool { return a.marquee.drawn }
