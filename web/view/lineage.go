package view

import (
	"math"
	"slices"
	"strconv"
)

// Lineage is how a node and what travelled with it hang together from period
// to period: a lane each, and ribbons where what a lane travelled with goes on
// with a lane of a later period.
type Lineage struct {
	Periods []LanePeriod
	Lanes   []Lane
	Ribbons []Ribbon
	Note    string
}

// LanePeriod is a column of a lineage. Gap names the years before it that no
// source speaks of.
type LanePeriod struct{ Label, Gap string }

// Lane is one theme or technology. Counts has its talks by period.
type Lane struct {
	Ref
	Counts []int
	Things []string // by period: what it travelled with
	Hrefs  []string // by period: where its talks are listed
	Fate   string
}

// Ribbon joins lane From at a period with lane To at a later one. Share is the
// part of what the first travelled with that went on with the second.
type Ribbon struct {
	From, To, At, Next int
	Share              float64
	Words              string // what it rests on
	Before, After      Link   // the talks of either end
}

const (
	laneLeft   = 170.0
	laneHeight = 44.0
	laneTop    = 26.0
	gapWidth   = 44.0
)

func (l Lineage) hasGap() bool {
	return slices.ContainsFunc(l.Periods, func(p LanePeriod) bool { return p.Gap != "" })
}

func (l Lineage) x(period float64) float64 {
	return laneLeft + (period+0.5)*(840-laneLeft)/float64(max(1, len(l.Periods)))
}

func laneY(lane int) float64 { return laneTop + (float64(lane)+0.5)*laneHeight }

// drawing shows lanes as rows and periods as columns.
func (l Lineage) drawing() *Drawing {
	d := &Drawing{Width: 840, Height: laneTop + float64(len(l.Lanes))*laneHeight + 8, Class: "lanes", Label: "Lanes by period; the table below says the same"}
	for i, p := range l.Periods {
		if p.Gap != "" {
			x := l.x(float64(i) - 0.5)
			d.add(Mark{Shape: Rect, Hatched: true, X: x - gapWidth/2, Y: laneTop, W: gapWidth, H: d.Height - laneTop})
			d.text("mid t-s", x, 14, p.Gap)
		}
		d.text("mid t-b t-s", l.x(float64(i)), 14, p.Label)
	}
	for k, r := range l.Ribbons {
		x0, x1, y0, y1 := l.x(float64(r.At)), l.x(float64(r.Next)), laneY(r.From), laneY(r.To)
		m := (x0 + x1) / 2
		class := "rib rib-" + strconv.Itoa(1+min(2, int(r.Share*3)))
		path := Mark{Shape: Path, Class: class, D: "M" + num(x0) + " " + num(y0) + "C" + num(m) + " " + num(y0) + " " + num(m) + " " + num(y1) + " " + num(x1) + " " + num(y1)}
		d.add(Mark{Shape: Group, Href: "#ribbon-" + strconv.Itoa(k+1), Hint: "ribbon " + strconv.Itoa(k+1), Items: []Mark{path}})
	}
	for i, lane := range l.Lanes {
		class := ""
		if i == 0 {
			class = "t-thread"
		}
		d.text(class, 0, laneY(i)+4, plain(shorten(lane.Name, 24)))
		d.add(l.dots(i, lane)...)
	}
	return d
}

func (l Lineage) dots(i int, lane Lane) []Mark {
	class := "dot-q"
	if i == 0 {
		class = "dot"
	}
	var out []Mark
	for k, n := range lane.Counts {
		x, y := l.x(float64(k)), laneY(i)
		if n == 0 {
			continue
		}
		r := min(9, 3+math.Sqrt(float64(n)))
		dot := Mark{Shape: Group, Hint: plain(shorten(lane.Name, 80)) + ", " + l.Periods[k].Label + ": " + many(n, "talk", "talks"), Items: []Mark{{Shape: Circle, Class: class, X: x, Y: y, W: r}}}
		if k < len(lane.Hrefs) {
			dot.Href = lane.Hrefs[k]
		}
		out = append(out, dot, Mark{Shape: Text, Class: "t-s halo", X: x + r + 4, Y: y + 4, Text: group(n)})
	}
	return out
}

// Difference is what a node travelled with in one period and in another.
type Difference struct {
	Explore       string // the same in the explorer, or ""
	Sentence      string
	Before, After string
	Groups        []ChangeGroup
}

// ChangeGroup is what was kept, is new or is gone.
type ChangeGroup struct {
	Title string
	List  []Neighbor
	More  int
}
