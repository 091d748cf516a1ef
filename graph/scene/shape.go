package scene

// A shape is an outline in a box of 16 by 16 whose middle is 8, 8: a list of numbers, each verb followed by its points.
// The same outlines are drawn by every device, and are those of the symbols on the pages.
type verb = float32

const (
	moveTo verb = iota
	lineTo
	cubicTo
	closePath
)

// arc is the distance of the control points of a quarter circle of radius 1.
const arc = 0.5523

// Outline returns the shape of a kind: verbs (0 move, 1 line, 2 cubic, 3 close), each with the points it takes.
func Outline(kind Kind) []float32 {
	if kind >= kinds {
		kind = Source
	}
	return outlines[kind]
}

var outlines = [kinds][]float32{
	Theme: {moveTo, 14.8, 8,
		cubicTo, 14.8, 8 + 6.8*arc, 8 + 6.8*arc, 14.8, 8, 14.8, cubicTo, 8 - 6.8*arc, 14.8, 1.2, 8 + 6.8*arc, 1.2, 8,
		cubicTo, 1.2, 8 - 6.8*arc, 8 - 6.8*arc, 1.2, 8, 1.2, cubicTo, 8 + 6.8*arc, 1.2, 14.8, 8 - 6.8*arc, 14.8, 8, closePath},
	Talk: {moveTo, 3.4, 3, lineTo, 12.6, 3, cubicTo, 12.6 + 2.4*arc, 3, 15, 5.4 - 2.4*arc, 15, 5.4,
		lineTo, 15, 10.6, cubicTo, 15, 10.6 + 2.4*arc, 12.6 + 2.4*arc, 13, 12.6, 13,
		lineTo, 3.4, 13, cubicTo, 3.4 - 2.4*arc, 13, 1, 10.6 + 2.4*arc, 1, 10.6,
		lineTo, 1, 5.4, cubicTo, 1, 5.4 - 2.4*arc, 3.4 - 2.4*arc, 3, 3.4, 3, closePath},
	Technology: {moveTo, 8, 0.8, lineTo, 14.4, 4.4, lineTo, 14.4, 11.6, lineTo, 8, 15.2, lineTo, 1.6, 11.6,
		lineTo, 1.6, 4.4, closePath},
	Person: {moveTo, 1.8, 14.2, lineTo, 1.8, 8.4, cubicTo, 1.8, 8.4 - 6.2*arc, 8 - 6.2*arc, 2.2, 8, 2.2,
		cubicTo, 8 + 6.2*arc, 2.2, 14.2, 8.4 - 6.2*arc, 14.2, 8.4, lineTo, 14.2, 14.2, closePath},
	Company: {moveTo, 8, 0.9, lineTo, 15.2, 6.6, lineTo, 15.2, 14.8, lineTo, 0.8, 14.8, lineTo, 0.8, 6.6, closePath},
	Event:   {moveTo, 8, 0.3, lineTo, 15.7, 8, lineTo, 8, 15.7, lineTo, 0.3, 8, closePath},
	Series:  {moveTo, 2.2, 0.8, lineTo, 15.2, 8, lineTo, 2.2, 15.2, closePath},
	Source: {moveTo, 2.6, 0.8, lineTo, 9.8, 0.8, lineTo, 13.6, 4.6, lineTo, 13.6, 15.2, lineTo, 2.6, 15.2,
		closePath},
}
