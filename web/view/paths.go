package view

import (
	"github.com/a-h/templ"

	"throughline/graph"
)

// Paths is the page of a path expression: its steps with what stands after
// each, the answer, and what could follow.
type Paths struct {
	Expr     string // as it stands in the field: the start and the expression
	Sentence string // the same in words
	Error    *ExprError
	Steps    []PathStep
	Next     []NextStep
	Narrow   *Narrow
	Columns  []Heading
	Rows     []PathRow
	Save     []Link // the answer as files
	Picture  templ.Component
	Begin    []Ref // where to start, when there is no path yet
	Total    int
	Walks    string
	Note     string // whole, or cut and by what
	Told     *ToldWalk
	Why      *WhyNot
	Fields   []Param // what the form of Why must keep
	Examples []Link
	Connect  string
	Empty    Notice
}

// ExprError points at the column where an expression cannot be read.
type ExprError struct {
	Before, At, After string
	Message           string
}

// PathStep is a step and the nodes that stand after it.
type PathStep struct {
	Text, Caption string
	Count         int
	Kind          graph.Kind
	Samples       []Ref
	Share         float64 // of the step with the most nodes
	Back          string  // the expression up to here
	Chips         []Link  // its conditions; each leads to the path without it
}

// Narrow offers conditions on the nodes that stand at the end.
type Narrow struct {
	Chips  []Tab // each with what it would leave
	Fields []Param
	Years  bool // whether years can be asked for
}

// Heading heads a column of a table that can be sorted. Sort is ascending or
// descending where the table is in that order now, Href the address where it is.
type Heading struct {
	Label, Href, Sort string
	Number            bool
}

// NextStep is a step that could follow; without Href nothing is stated.
type NextStep struct {
	Text, Note, Href string
	Samples          []Ref
}

// PathRow is an end node, how many walks reach it, and one of them.
type PathRow struct {
	Ref
	Walks   string
	Way     []Ref // the nodes between the ends
	Href    string
	Current bool
}

// ToldWalk is one walk or path, told, with the evidence of each edge.
type ToldWalk struct {
	Ref
	Sentence string
	Hops     []ToldHop
	Explore  string // the same in the explorer
}

// ToldHop is one edge of a told walk.
type ToldHop struct {
	From, To  Ref
	Predicate string
	Cites     []Cite
}

// WhyNot says where a node that was expected fell out, and what would keep it.
type WhyNot struct {
	Query   string
	Node    Ref
	Verdict string
	Stands  []string
	Dropped string
	Changes []Link
}

// Connections is the page of the most telling paths between nodes.
type Connections struct {
	From, To   string // as they were named
	Ends       []Ref
	Paths      []ToldWalk
	Options    []Tab
	Fields     []Param
	Empty      Notice
	Note       string
	Suggestion []Link
}

// bar draws how many nodes stand after a step beside the other steps.
func (s PathStep) bar() *Drawing {
	d := &Drawing{Width: 180, Height: 4, Label: many(s.Count, "node", "nodes")}
	d.add(Mark{Shape: Rect, Class: "k-" + s.Kind.String() + " rb", W: max(1, 180*s.Share), H: 4})
	return d
}

func (s PathStep) noun() string {
	if s.Kind == graph.NoKind {
		return noun(s.Count, "node", "nodes")
	}
	return noun(s.Count, s.Kind.String(), s.Kind.Plural())
}

// sortMark is the arrow beside the heading that a table is sorted by.
func sortMark(order string) string {
	switch order {
	case "ascending":
		return " ↑"
	case "descending":
		return " ↓"
	}
	return ""
}
