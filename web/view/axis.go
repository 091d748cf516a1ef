package view

import (
	"strings"

	"github.com/a-h/templ"
)

// Axis is where the points of a drawing stand, side by side, for the script
// that follows the pointer and the keyboard over all drawings of a page.
type Axis struct {
	Points      []Point
	Left, Right float64 // where the first begins and the last ends
	Said        bool    // whether the drawing says what is known of a point
	Twin        bool    // whether the table that follows does, and names the points
	Href        func(Point) string
}

// attributes describes the axis to the script: the names of its points, or
// what is known of each, one after the other, and where their talks are.
func (a *Axis) attributes() templ.OrderedAttributes {
	if a == nil || len(a.Points) == 0 {
		return nil
	}
	out := templ.OrderedAttributes{{Key: "data-left", Value: num(a.Left)}, {Key: "data-right", Value: num(a.Right)}}
	if a.Twin { // two drawings and a table that say the same thrice are a tenth of a page
		return append(out, templ.KeyValue[string, any]{Key: "data-points", Value: ""})
	}
	list := make([]string, len(a.Points))
	hrefs := make([]string, len(a.Points))
	for i, p := range a.Points {
		list[i] = strings.ReplaceAll(p.When(), "|", "/")
		if a.Said {
			list[i] += ": " + a.said(p)
		}
		if a.Href != nil && p.N > 0 {
			hrefs[i] = a.Href(p)
		}
	}
	out = append(out, templ.KeyValue[string, any]{Key: "data-points", Value: strings.Join(list, "|")})
	if a.Href != nil {
		out = append(out, templ.KeyValue[string, any]{Key: "data-hrefs", Value: strings.Join(hrefs, "|")})
	}
	return out
}

// said is what the table says of the point.
func (a *Axis) said(p Point) string {
	switch {
	case !p.State.counted():
		return p.State.String()
	case p.State == Few:
		return p.of() + " " + noun(p.Of, "talk", "talks") + ", " + p.State.String()
	}
	return p.of() + " " + noun(p.Of, "talk", "talks") + ", " + fine(p) + ", 95 % interval " + interval(p.Low, p.High)
}
