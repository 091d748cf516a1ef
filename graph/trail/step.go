package trail

import (
	"slices"

	"throughline/graph"
)

// Verb says what a step does. The numbers stand in links: new verbs are added
// at the end.
type Verb uint8

// The verbs.
const (
	Open     Verb = iota + 1 // begin a view around Node
	Expand                   // show more neighbours of Node: all, those of a relation, or Nodes
	Window                   // show what lies in Years; zero leaves an end open
	Collapse                 // take the last such Expand of Node back
	Hide                     // take Nodes out of the view
	Unhide                   // show hidden Nodes again, or all that are hidden
	Isolate                  // hide all but Nodes and the focus
	Pin                      // hold Node at X, Y
	Unpin                    // let go of Node
	Move                     // put Node at X, Y
	Filter                   // leave out the Kinds
	Group                    // put the neighbours of Node that are of the kind in Kinds into a bundle
	Ungroup                  // open that bundle
	Path                     // show and mark how Nodes are connected
	Compare                  // tell Years from Then
	Note                     // write Text beside Node, or beside the view without one
	Caption                  // say Text of the view as it is here
	Ring                     // begin a view of the talk Node with the related talks Nodes around it, each by its Points; Text is the question

	verbEnd
)

// Begins reports whether a step begins a view: what was done before it is no
// longer seen, but for what holds for the whole trail.
func (v Verb) Begins() bool { return v == Open || v == Ring }

// Kinds is a set of kinds, one bit each.
type Kinds uint16

// Has reports whether the kind is in the set.
func (k Kinds) Has(kind graph.Kind) bool { return k>>kind&1 == 1 }

// With returns the set with the kind put in, or taken out if it was there.
func (k Kinds) With(kind graph.Kind) Kinds { return k ^ 1<<kind }

// Step is one act of an exploration. Which fields count depends on the verb.
type Step struct {
	Verb      Verb
	Node      graph.ID
	Predicate graph.Predicate // of an Expand or Collapse: the relation, or NoPredicate for all
	Inverse   bool
	Nodes     []graph.ID
	Points    []int  // beside Nodes: what each has in common with Node
	Years     [2]int // first and last
	Then      [2]int // the other window of a Compare
	X, Y      int    // in world units of the layout, whole ones
	Kinds     Kinds
	Text      string

	// Seen is a sum over what the step brought when it was done, or 0. It tells
	// whether another dataset shows something else.
	Seen uint16
}

// MaxText is the longest text of a note or caption, in bytes.
const MaxText = 500

// points is what Nodes[i] has in common with Node.
func (s *Step) points(i int) int {
	if i >= len(s.Points) {
		return 0
	}
	return s.Points[i]
}

// Equal reports whether two steps do the same.
func (s Step) Equal(o Step) bool {
	return s.Verb == o.Verb && s.Node == o.Node && s.Predicate == o.Predicate && s.Inverse == o.Inverse &&
		slices.Equal(s.Nodes, o.Nodes) && slices.Equal(s.Points, o.Points) && s.Years == o.Years && s.Then == o.Then && s.X == o.X && s.Y == o.Y &&
		s.Kinds == o.Kinds && s.Text == o.Text
}
