package view

import "strconv"

// Drawing is a chart as marks. Its geometry is in attributes and its looks in
// classes, as the pages' security policy asks.
type Drawing struct {
	Width, Height float64
	Class         string // beside "c"
	Stretch       bool   // fills its box whatever the proportions
	Label         string // what it shows, for those who cannot see it; or
	LabelledBy    string // the id of the text that says so
	Marks         []Mark
	Axis          *Axis // of points; nil where there is none
}

// Shape says which element a Mark becomes.
type Shape uint8

// The shapes.
const (
	Group Shape = iota // Items, as a link when there is a Href
	Rect
	Line
	Circle
	Path
	Text
)

// Mark is one element of a drawing.
type Mark struct {
	Shape      Shape
	Class      string
	X, Y       float64 // of Circle the centre, of Line the start
	W, H       float64 // of Line the end, of Circle W is the radius
	D          string  // of Path
	Text       string
	Hatched    bool
	Href, Hint string // of Group: where it leads and what it is called
	Items      []Mark
}

func (d *Drawing) add(m ...Mark) { d.Marks = append(d.Marks, m...) }

func (d *Drawing) text(class string, x, y float64, s string) {
	d.add(Mark{Shape: Text, Class: class, X: x, Y: y, Text: s})
}

func (d *Drawing) viewBox() string { return "0 0 " + num(d.Width) + " " + num(d.Height) }

// role is group when there are links inside: those of an image are out of
// reach.
func (d *Drawing) role() string {
	for _, m := range d.Marks {
		if m.Href != "" {
			return "group"
		}
	}
	return "img"
}

// num writes a coordinate to a tenth of a unit.
func num(v float64) string {
	s := strconv.FormatFloat(v, 'f', 1, 64)
	if n := len(s); s[n-2:] == ".0" {
		return s[:n-2]
	}
	return s
}

// polyline is the path through the points.
func polyline(xy []float64) string {
	var b []byte
	for i := 0; i+1 < len(xy); i += 2 {
		c := byte('L')
		if i == 0 {
			c = 'M'
		}
		b = append(b, c)
		b = append(b, num(xy[i])...)
		b = append(b, ' ')
		b = append(b, num(xy[i+1])...)
	}
	return string(b)
}

// withoutLinks is a drawing for a file, from where a link leads nowhere.
func withoutLinks(list []Mark) []Mark {
	out := make([]Mark, len(list))
	for i, m := range list {
		m.Href = ""
		out[i] = m
	}
	return out
}
