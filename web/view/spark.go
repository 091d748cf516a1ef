package view

import "strconv"

// sparkWidth is the width of every drawing on the common axis of years, so
// that a row's years stand under each other.
const sparkWidth = 512

func sparkColumn(points []Point) float64 { return sparkWidth / float64(max(1, len(points))) }

func sparkX(points []Point, i int) float64 { return (float64(i) + 0.5) * sparkColumn(points) }

// highest is the greatest share of any row, the common scale.
func highest(rows [][]Point) float64 {
	top := 0.0
	for _, points := range rows {
		for _, p := range points {
			if joins(p) {
				top = max(top, p.Share())
			}
		}
	}
	return top
}

// Spark draws a row of shares on the scale from zero to top.
func Spark(name string, points []Point, top float64, lit bool) *Drawing {
	const zero, height = 40.0, 34.0
	d := &Drawing{Width: sparkWidth, Height: 46, Class: "spark", Label: sparkLabel(name, points)}
	hatchYears(d, points)
	d.Axis = &Axis{Points: points, Right: sparkWidth}
	d.add(Mark{Shape: Line, Class: "grid", X: 0, Y: zero, W: sparkWidth, H: zero})
	y := func(p Point) float64 { return zero - p.Share()/max(top, 1e-9)*height }
	line, dot, hollow := "line-q", "dot-q", "dot-0"
	if lit {
		line, dot, hollow = "line", "dot", "dot-t0"
	}
	for _, r := range runs(points) {
		var xy []float64
		for i := r[0]; i <= r[1]; i++ {
			xy = append(xy, sparkX(points, i), y(points[i]))
		}
		if r[0] < r[1] {
			d.add(Mark{Shape: Path, Class: line, D: polyline(xy)})
		}
	}
	silent := ""
	for i, p := range points {
		x := sparkX(points, i)
		switch p.State {
		case Data:
			d.add(Mark{Shape: Circle, Class: dot, X: x, Y: y(p), W: min(3.4, sparkColumn(points)/6)})
		case Zero:
			d.add(Mark{Shape: Circle, Class: hollow, X: x, Y: zero, W: min(3, sparkColumn(points)/7)})
		case Few, Mentioned, NoTalks:
			w := sparkColumn(points) * 0.28
			silent += "M" + num(x-w) + " " + num(zero) + "h" + num(2*w)
		}
	}
	if silent != "" {
		d.add(Mark{Shape: Path, Class: "nodata", D: silent})
	}
	return d
}

func hatchYears(d *Drawing, points []Point) {
	for _, g := range gaps(points) {
		d.add(Mark{Shape: Rect, Hatched: true, X: float64(g[0]) * sparkColumn(points), W: float64(g[1]-g[0]+1) * sparkColumn(points), H: d.Height})
	}
}

// sparkLabel reads the row out: each year with n of N, gaps once.
func sparkLabel(name string, points []Point) string {
	s, sep := plain(shorten(name, 120)), ": "
	for i := 0; i < len(points); i++ {
		p := points[i]
		from := p.Year
		for p.State == NoSource && i+1 < len(points) && points[i+1].State == NoSource {
			i++
		}
		s += sep
		switch {
		case p.State == NoSource:
			s += years(from, points[i].Year) + " no report"
		case p.State.counted():
			s += strconv.Itoa(p.Year) + " " + p.of()
		default:
			s += strconv.Itoa(p.Year) + " " + p.State.String()
		}
		sep = ", "
	}
	return s
}

// CoverageStrip draws how many talks each year's sources name, Of each point:
// one stroke a talk while they can be told apart, else bars.
func CoverageStrip(points []Point) *Drawing {
	d := &Drawing{Width: sparkWidth, Height: 58, Class: "cov", Label: "Talks " + coverageLabel(points)}
	hatchYears(d, points)
	d.Axis = &Axis{Points: points, Right: sparkWidth}
	most, column := 0, sparkColumn(points)
	for _, p := range points {
		most = max(most, p.Of)
	}
	for i, p := range points {
		x := sparkX(points, i)
		switch {
		case p.State == NoSource:
		case p.Of == 0:
			d.add(Mark{Shape: Line, Class: "nodata", X: x - column*0.28, Y: 44, W: x + column*0.28, H: 44})
			if column >= 46 {
				d.text("mid t-s nt", x, 26, "names")
				d.text("mid t-s nt", x, 38, "no talk")
			}
		case strokes(most, column):
			d.add(Mark{Shape: Path, Class: "tick", D: ticks(x, p.Of)})
		default:
			h := max(1.5, 30*float64(p.Of)/float64(most))
			d.add(Mark{Shape: Rect, Class: "covbar", X: x - column*0.3, Y: 46 - h, W: column * 0.6, H: h})
		}
		if p.Of > 0 && (column >= 30 || i%2 == 0) {
			d.text("mid t-s t-ink", x, coverageLabelY(p, most, column), group(p.Of))
		}
	}
	for _, g := range gaps(points) {
		if w := float64(g[1]-g[0]+1) * column; w > 62 {
			d.text("mid halo", (float64(g[0])*column+float64(g[1]+1)*column)/2, 30, "no report")
		}
	}
	return d
}

func strokes(most int, column float64) bool { return float64(most)*2.9 <= column-6 }

func coverageLabelY(p Point, most int, column float64) float64 {
	if strokes(most, column) {
		return 12
	}
	return 42 - max(1.5, 30*float64(p.Of)/float64(most))
}

func ticks(x float64, n int) string {
	d := ""
	for k := range n {
		d += "M" + num(x+(float64(k)-float64(n-1)/2)*2.93) + " 18v26"
	}
	return d
}

func coverageLabel(points []Point) string {
	s, sep := "by year", ": "
	for _, p := range points {
		switch {
		case p.State == NoSource:
			s += sep + strconv.Itoa(p.Year) + " no report"
		case p.Of == 0:
			s += sep + strconv.Itoa(p.Year) + " a report that names no talk"
		default:
			s += sep + strconv.Itoa(p.Year) + " " + group(p.Of)
		}
		sep = ", "
	}
	return s
}

// strokeNote says what one mark of the strip is.
func strokeNote(points []Point) string {
	most := 0
	for _, p := range points {
		most = max(most, p.Of)
	}
	if strokes(most, sparkColumn(points)) {
		return "Each stroke is one talk"
	}
	return "Talks of each year"
}
