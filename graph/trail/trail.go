package trail

import "slices"

// Trail is the steps so far, those that were undone and can be done again, the
// next one last, and the lines that were left when something else was done
// after an undo.
type Trail struct {
	Steps    []Step
	Undone   []Step
	Branches [][]Step // whole lines, each from the first step on; the last left comes last
}

// maxBranches is the number of lines that are kept: more cannot be told apart.
const maxBranches = 24

// Do appends a step. What was undone is kept as a branch, unless the step is
// the one that was undone.
func (t *Trail) Do(s Step) {
	if last := len(t.Undone) - 1; last >= 0 {
		if t.Undone[last].Equal(s) {
			t.Redo()
			return
		}
		t.keep(t.line())
	}
	t.Steps = append(t.Steps[:len(t.Steps):len(t.Steps)], s)
	t.Undone = nil
}

// line is the steps and what was undone after them.
func (t *Trail) line() []Step {
	line := slices.Clone(t.Steps)
	for i := len(t.Undone) - 1; i >= 0; i-- {
		line = append(line, t.Undone[i])
	}
	return line
}

// keep adds a branch, in place of those that it goes on from.
func (t *Trail) keep(line []Step) {
	t.Branches = slices.DeleteFunc(slices.Clone(t.Branches), func(b []Step) bool { return Shared(b, line) == len(b) })
	for _, b := range t.Branches {
		if Shared(b, line) == len(line) {
			return
		}
	}
	t.Branches = append(t.Branches, line)
	if len(t.Branches) > maxBranches {
		t.Branches = t.Branches[1:]
	}
}

// Shared returns how many steps two lines begin with in common.
func Shared(a, b []Step) int {
	n := 0
	for n < len(a) && n < len(b) && a[n].Equal(b[n]) {
		n++
	}
	return n
}

// Switch returns to a branch, as it was when it was left. The present line
// becomes one.
func (t *Trail) Switch(branch int) bool {
	if branch < 0 || branch >= len(t.Branches) {
		return false
	}
	line, left := t.Branches[branch], t.line()
	t.Branches = slices.Delete(slices.Clone(t.Branches), branch, branch+1)
	t.Steps, t.Undone = slices.Clone(line), nil
	if Shared(left, line) < len(left) {
		t.keep(left)
	}
	return true
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

// Captions returns the positions of the steps that are captions: the stops of
// a tour.
func (t *Trail) Captions() []int {
	var at []int
	for i, s := range t.line() {
		if s.Verb == Caption {
			at = append(at, i)
		}
	}
	return at
}

// Land goes to where some steps lead, if they are on this line or on a branch:
// then nothing that was undone is lost.
func (t *Trail) Land(steps []Step) bool {
	if line := t.line(); len(steps) > 0 && Shared(line, steps) == len(steps) {
		t.GoTo(len(steps))
		return true
	}
	for i, b := range t.Branches {
		if len(steps) > 0 && Shared(b, steps) == len(steps) {
			t.Switch(i)
			t.GoTo(len(steps))
			return true
		}
	}
	return false
}
