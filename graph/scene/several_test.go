package scene

import (
	"slices"
	"testing"
)

func TestSelectManyRingsAll(t *testing.T) {
	s := New(make([]Node, 5), []Edge{{From: 0, To: 1}, {From: 2, To: 3}})
	s.SelectMany([]int{2, 0, 99, -1})
	want := []State{Selected, Lit, Selected, Lit, Dim}
	for i, st := range s.state {
		if st != want[i] {
			t.Errorf("node %d is in state %d, not %d", i, st, want[i])
		}
	}
	if s.Selected() != 2 || s.edgeSt[0] != Lit || s.edgeSt[1] != Lit {
		t.Errorf("selected %d, edges %v", s.Selected(), s.edgeSt)
	}
	s.Camera = Camera{Width: 200, Height: 200}
	var c Commands
	c.Draw(s.Frame([]float32{0, 0, 10, 0, 0, 10, 10, 10, 20, 20}))
	rings := 0
	for i := 0; i+3 < len(c.Ops); i++ {
		if c.Ops[i] == opRing {
			rings++
		}
	}
	if rings < 2 {
		t.Errorf("%d rings for two nodes", rings)
	}
	s.SelectMany(nil)
	if s.Selected() != -1 || s.state[0] != Plain {
		t.Error("nothing is selected, and something stands out")
	}
}

func TestFadedNodesAreDimWhileNothingIsSelected(t *testing.T) {
	s := New([]Node{{Name: "stays"}, {Name: "gone", Faded: true}, {Name: "stays too"}}, []Edge{{From: 0, To: 1}, {From: 0, To: 2}})
	at := []float32{0, 0, 50, 0, 0, 50}
	states := func() (marks, lines []State) {
		f := s.Frame(at)
		for _, m := range f.Marks {
			marks = append(marks, m.State)
		}
		for _, l := range f.Lines {
			lines = append(lines, l.State)
		}
		return marks, lines
	}
	marks, lines := states()
	if !slices.Equal(marks, []State{Plain, Dim, Plain}) || !slices.Equal(lines, []State{Dim, Plain}) {
		t.Errorf("marks %v, lines %v", marks, lines)
	}
	s.Select(0)
	if marks, lines = states(); !slices.Equal(marks, []State{Selected, Lit, Lit}) || !slices.Equal(lines, []State{Lit, Lit}) {
		t.Errorf("beside the selected one: marks %v, lines %v", marks, lines)
	}
}
