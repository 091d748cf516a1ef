package view

import "strconv"

// Home is the first page: one question, what moves, and the ways in.
type Home struct {
	Examples []Link
	Coverage []Point // Of is the number of talks that the year's sources name
	Movers   []Mover
	Periods  [2]string // what the last two columns of the movers count
	Themes   int       // how many there are in all
	Ways     []Way
	Empty    Notice // shown in place of the movers when there are none
}

// Mover is a theme with its row of years and why it is shown.
type Mover struct {
	Ref
	Stage, Why      string
	Points          []Point
	Earlier, Recent string // n of N in the two periods
	Lit             bool   // what the reader follows
}

// Way is one of the jobs the product does, with an example.
type Way struct {
	Link
	Text    string
	Example string
	Chain   []Hop // in place of Example
}

// Hop is a node of a chain and how the next one follows from it.
type Hop struct {
	Ref
	Then string
}

func (h Home) top() float64 {
	rows := make([][]Point, len(h.Movers))
	for i, m := range h.Movers {
		rows[i] = m.Points
	}
	return highest(rows)
}

// yearLabel is a year as the head of a column on the common axis.
type yearLabel struct {
	Text, Href, Hint string
	Off, Few         bool
}

// yearLabels are as long and as many as the columns have room for. A year
// whose label is left out keeps its place.
func yearLabels(points []Point) []yearLabel {
	column := sparkColumn(points)
	every := 1
	for float64(every)*column < 26 {
		every++
	}
	out := make([]yearLabel, len(points))
	for i, p := range points {
		l := yearLabel{Text: strconv.Itoa(p.Year), Hint: strconv.Itoa(p.Year), Off: p.Of == 0, Few: i%every != 0}
		if column < 40 {
			l.Text = shortYear(p.Year)
		}
		if p.State != NoSource {
			l.Href = "/year/" + strconv.Itoa(p.Year)
		}
		out[i] = l
	}
	return out
}
