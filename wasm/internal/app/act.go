package app

import "throughline/graph"

// Verb says what an act does.
type Verb uint8

// The verbs.
const (
	Open   Verb = iota + 1 // begin a view around Node
	Expand                 // show more neighbours of Node: all, or those of a relation
	Window                 // show what lies between the years From and To; zero leaves an end open
)

// Act is one step of an exploration.
type Act struct {
	Verb Verb
	Node graph.ID

	// Of an Expand: the relation, or NoPredicate for all of them.
	Predicate graph.Predicate
	Inverse   bool

	From, To int // of a Window
}

// Trail is the acts so far, and those that were undone and can be done again,
// the next one last.
type Trail struct {
	Acts   []Act
	Undone []Act
}

// do appends an act. What was undone is given up.
func (t *Trail) do(a Act) {
	t.Acts = append(t.Acts[:len(t.Acts):len(t.Acts)], a)
	t.Undone = nil
}

// undo takes the last act back. The first one stays: a view has a focus.
func (t *Trail) undo() bool {
	last := len(t.Acts) - 1
	if last < 1 {
		return false
	}
	t.Undone = append(t.Undone, t.Acts[last])
	t.Acts = t.Acts[:last]
	return true
}

func (t *Trail) redo() bool {
	last := len(t.Undone) - 1
	if last < 0 {
		return false
	}
	t.Acts = append(t.Acts[:len(t.Acts):len(t.Acts)], t.Undone[last])
	t.Undone = t.Undone[:last]
	return true
}

// goTo undoes or redoes until n acts are done.
func (t *Trail) goTo(n int) bool {
	moved := false
	for len(t.Acts) > n && t.undo() {
		moved = true
	}
	for len(t.Acts) < n && t.redo() {
		moved = true
	}
	return moved
}
