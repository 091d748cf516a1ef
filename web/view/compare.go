package view

import "strconv"

// The measures of a comparison.
const (
	ByShare = "share"
	ByCount = "count"
	ByRank  = "rank"
)

// Compare is several subjects side by side, as small multiples on one axis.
type Compare struct {
	By        string
	Measures  []Tab
	Rows      []Compared
	Suggested []Link // what could be added
	Most      int
}

// Compared is one subject. Ranks has its place by year, 0 where there is none.
type Compared struct {
	Ref
	Stage, Why string
	Points     []Point
	Ranks      []int
	Without    string // the comparison without it
}

func (c Compare) points() []Point {
	if len(c.Rows) == 0 {
		return nil
	}
	return c.Rows[0].Points
}

// scale is what stands for the top of every panel.
func (c Compare) scale() float64 {
	top := 0.0
	for _, r := range c.Rows {
		for i := range r.Points {
			if v, ok := c.value(r, i); ok {
				top = max(top, v)
			}
		}
	}
	return max(top, 1e-9)
}

// value is a row's measure in a year; ok is false where it has none.
func (c Compare) value(r Compared, i int) (v float64, ok bool) {
	p := r.Points[i]
	switch {
	case !p.State.counted() || c.By == ByShare && p.State == Few:
		return 0, false
	case c.By == ByCount:
		return float64(p.N), true
	case c.By == ByRank:
		return float64(len(c.Rows)+1-r.Ranks[i]) * min(1, float64(r.Ranks[i])), r.Ranks[i] > 0
	}
	return p.Share(), true
}

func (c Compare) label(r Compared, i int) string {
	p := r.Points[i]
	if _, ok := c.value(r, i); !ok {
		if p.State == NoSource {
			return ""
		}
		return "–"
	}
	switch c.By {
	case ByCount:
		return group(p.N)
	case ByRank:
		return strconv.Itoa(r.Ranks[i])
	}
	return percent(p.Share())
}

// panel draws one row of the comparison on the common scale.
func (c Compare) panel(r Compared) *Drawing {
	const zero, tall = 82.0, 66.0
	d := &Drawing{Width: sparkWidth, Height: 90, Class: "spark", Label: sparkLabel(r.Name, r.Points)}
	hatchYears(d, r.Points)
	d.Axis = &Axis{Points: r.Points, Right: sparkWidth, Said: true, Href: r.yearHref}
	d.add(Mark{Shape: Line, Class: "axis", X: 0, Y: zero, W: sparkWidth, H: zero})
	d.add(Mark{Shape: Line, Class: "grid", X: 0, Y: zero - tall, W: sparkWidth, H: zero - tall})
	top := c.scale()
	var xy []float64
	flush := func() {
		if len(xy) > 2 {
			d.add(Mark{Shape: Path, Class: "line-q", D: polyline(xy)})
		}
		xy = nil
	}
	var dots []Mark
	for i, p := range r.Points {
		v, ok := c.value(r, i)
		if !ok {
			flush()
			continue
		}
		x, y := sparkX(r.Points, i), zero-v/top*tall
		xy = append(xy, x, y)
		dot := Mark{Shape: Circle, Class: "dot-q", X: x, Y: y, W: min(3.4, sparkColumn(r.Points)/6)}
		if p.N == 0 {
			dot.Class = "dot-0"
		}
		dots = append(dots, dot)
	}
	flush()
	d.add(dots...)
	return d
}

func (c Compare) topLabel() string {
	switch c.By {
	case ByCount:
		return "The line at the top of each row is " + many(int(c.scale()), "talk", "talks") + "; the one at its foot is zero."
	case ByRank:
		return "The line at the top of each row is the first place."
	}
	return "The line at the top of each row is " + percent(c.scale()) + " of a year’s talks; the one at its foot is zero."
}

// coverage is the axis: all talks of each year.
func (c Compare) coverage() []Point {
	points := make([]Point, len(c.points()))
	for i, p := range c.points() {
		points[i] = Point{Year: p.Year, N: p.Of, Of: p.Of, State: Data}
		switch {
		case p.State == NoSource:
			points[i].State = NoSource
		case p.Of == 0:
			points[i].State = NoTalks
		}
	}
	return points
}

// yearHref is where the subject's talks of a year are listed.
func (r Compared) yearHref(p Point) string { return r.Href() + "?year=" + p.When() + "#y" + p.When() }
