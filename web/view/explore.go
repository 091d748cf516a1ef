package view

import (
	"strconv"

	"github.com/a-h/templ"

	"throughline/graph"
	"throughline/graph/card"
)

// Explore is the explorer as the server shows it: complete without a script,
// and the ground that the client takes over. Its ids, classes and data
// attributes are a contract with the client.
type Explore struct {
	Focus          Ref
	Selected       graph.ID
	Nodes, Edges   int
	Held           string // what the view holds back, in words
	Version        string
	Named          string // the query that the address has a name of, or nothing
	Core, Evidence string // addresses of the snapshot's sections
	Details, Words string
	Part           *Part // where the dataset comes in parts; nil where it comes whole
	Rows           []OutlineRow
	Table          []TableRow
	Still          templ.Component
	Card           Card
	Years          []Point // N of the view's talks, Of all talks
	From, To       int     // the years asked for; 0 for open
	Query          string  // of the page's address, for an embedded view
}

// OutlineRow is a line of the outline: a node, a relation, or a bundle.
type OutlineRow struct {
	Level int
	Ref   Ref    // of a node
	Label string // of a relation or bundle
	Kind  graph.Kind
	Meta  string
	Open  bool // has rows below it that are shown
	Leaf  bool // has none
}

// Card is what is known of the selected node.
type Card struct {
	Ref
	Placed, Lede string
	LedeCites    []Cite
	Given        []card.Piece
	Relations    []card.Relation
	Facts        []CardFact
	Years        []card.Year
	Best         []Ref
	Ways         []Link // what to do next
}

// CardFact is a fact of the selected node with its evidence.
type CardFact struct {
	Phrase string // "about", which the other node's name follows
	Other  Ref
	Cites  []Cite
	Lines  string // address of the page that quotes them
}

// TableRow is a node of the view with the words that join it to another.
type TableRow struct {
	Ref
	Edges        int
	Phrase, Join string
	Part         string // "focus", "result", "context" or "apart"
}

// Keys are keys of the explorer and what they do.
type Keys struct {
	Keys []string
	Does string
}

func explorerKeys() []Keys {
	return []Keys{
		{[]string{"↑", "↓", "←", "→"}, "Move along edges on the canvas, between rows in the table"},
		{[]string{"[", "]"}, "Select the previous or the next by year"},
		{[]string{"Enter"}, "Expand what is selected"},
		{[]string{"Backspace"}, "Go back a step"},
		{[]string{"c"}, "Collapse what was expanded last here"},
		{[]string{"p"}, "Paths between what is selected"},
		{[]string{"h"}, "Hide what is selected"},
		{[]string{"r"}, "Related talks around the selected one"},
		{[]string{"i"}, "Isolate what is selected: hide everything else"},
		{[]string{"t"}, "Tidy up"},
		{[]string{"e"}, "Show the evidence, with the lines it rests on"},
		{[]string{"m", "Shift+F10"}, "Open the menu of what is selected"},
		{[]string{"Shift+Enter"}, "Select another one as well, where the keyboard is"},
		{[]string{"v"}, "Change between canvas and table"},
		{[]string{"+", "−", "0"}, "Zoom in, zoom out, fit"},
		{[]string{"/"}, "Find and open"},
		{[]string{"Esc"}, "Select nothing"},
		{[]string{"?"}, "This list"},
	}
}

func (r OutlineRow) class() string { return "l" + strconv.Itoa(min(r.Level, 9)) }

func (r OutlineRow) caret() string {
	switch {
	case r.Leaf:
		return ""
	case r.Open:
		return "▾"
	}
	return "▸"
}

// state is what the page says of the client before it runs.
func (e Explore) state(p Page) string {
	if p.asset("throughline.wasm") == "" || p.asset("boot.js") == "" {
		return "error"
	}
	return "loading"
}

// early has the page fetch program and data before anything else.
func (e Explore) early(p Page) Page {
	if e.state(p) != "error" {
		p.Early = e.Core
	}
	return p
}

// histogram draws the talks of each year, and over them those in view.
func (e Explore) histogram() *Drawing {
	const width, height = 1100.0, 64.0
	d := &Drawing{Width: width, Height: height, Class: "brush-svg", Stretch: true, Label: "Talks in view of all talks, " + sparkLabel("by year", e.Years)}
	column := width / float64(max(1, len(e.Years)))
	most := 0
	for _, p := range e.Years {
		most = max(most, p.Of)
	}
	for _, g := range gaps(e.Years) {
		d.add(Mark{Shape: Rect, Hatched: true, X: float64(g[0]) * column, W: float64(g[1]-g[0]+1) * column, H: height})
	}
	for i, p := range e.Years {
		if p.Of == 0 {
			continue
		}
		all, part := 52*float64(p.Of)/float64(most), 52*float64(p.N)/float64(most)
		x, w := (float64(i)+0.34)*column, column*0.32
		d.add(Mark{Shape: Rect, Class: "hb", X: x, Y: height - all, W: w, H: all})
		d.add(Mark{Shape: Rect, Class: "hv", X: x, Y: height - part, W: w, H: part})
	}
	return d
}

// window is the span of years in words.
func (e Explore) window() string {
	switch {
	case e.From != 0 && e.To != 0:
		return years(e.From, e.To)
	case e.From != 0:
		return "since " + strconv.Itoa(e.From)
	case e.To != 0:
		return "up to " + strconv.Itoa(e.To)
	}
	return "All years"
}

func (e Explore) inView() string {
	n, of := 0, 0
	for _, p := range e.Years {
		n, of = n+p.N, of+p.Of
	}
	return group(n) + " of " + many(of, "talk", "talks") + " shown"
}

// roomyYears is the most years below whose columns there is room for words.
const roomyYears = 10

func firstYear(points []Point) string {
	if len(points) == 0 {
		return ""
	}
	return strconv.Itoa(points[0].Year)
}

func lastYear(points []Point) string {
	if len(points) == 0 {
		return ""
	}
	return strconv.Itoa(points[len(points)-1].Year)
}
