package trail

import "throughline/graph"

// Verb says what a step does.
type Verb uint8

// The verbs.
const (
	Open   Verb = iota + 1 // begin a view around Node
	Expand                 // show more neighbours of Node: all, or those of a relation
	Window                 // show what lies between the years From and To; zero leaves an end open
)

// Step is one act of an exploration.
type Step struct {
	Verb Verb
	Node graph.ID

	// Of an Expand: the relation, or NoPredicate for all of them.
	Predicate graph.Predicate
	Inverse   bool

	From, To int // of a Window
}

// Trail is the steps so far, and those that were undone and can be done again,
// the next one last.
type Trail struct {
	Steps  []Step
	Undone []Step
}

// Do appends a step. What was undone is given up.
func (t *Trail) Do(s Step) {
	t.Steps = append(t.Steps[:len(t.Steps):len(t.Steps)], s)
	t.Undone = nil
}

// Undo takes the last step back. The first one stays: a view has a focus.
func (t *Trail) Undo() bool {
	last := len(t.Steps) - 1
	if last < 1 {
		return false
	}
	t.Undone = append(t.Undone, t.Steps[last])
	t.Steps = t.Steps[:last]
	return true
}

// Redo does the last step again that was undone.
func (t *Trail) Redo() bool {
	last := len(t.Undone) - 1
	if last < 0 {
		return false
	}
	t.Steps = append(t.Steps[:len(t.Steps):len(t.Steps)], t.Undone[last])
	t.Undone = t.Undone[:last]
	return true
}

// GoTo undoes or redoes until n steps are done.
func (t *Trail) GoTo(n int) bool {
	moved := false
	for len(t.Steps) > n && t.Undo() {
		moved = true
	}
	for len(t.Steps) < n && t.Redo() {
		moved = true
	}
	return moved
}
