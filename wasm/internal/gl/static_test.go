//go:build !js

package gl

import (
	"slices"
	"testing"

	"throughline/graph/scene"
)

// chain is a talk about a theme, which is narrower than another, beside a
// bundle and a talk that nothing ties to them.
func chain() *scene.Scene {
	return scene.New([]scene.Node{
		{Kind: scene.Talk}, {Kind: scene.Theme}, {Kind: scene.Theme, Weight: 1}, {Kind: scene.Talk, More: 7}, {Kind: scene.Talk},
	}, []scene.Edge{{From: 0, To: 1}, {From: 2, To: 1, Directed: true}, {From: 0, To: 3}})
}

func column(records []float32, width, field int) []float32 {
	var out []float32
	for i := field; i < len(records); i += width {
		out = append(out, records[i])
	}
	return out
}

func TestStaticIsInPaintingOrder(t *testing.T) {
	sc := chain()
	sc.Select(0)
	var s static
	s.make(sc.Frame(make([]float32, 10)))
	if got, want := column(s.marks, 4, 0), []float32{2, 4, 1, 3, 0, 0}; !slices.Equal(got, want) {
		t.Errorf("marks are painted in the order %v, not %v: the dim first, the selected last, above its ring", got, want)
	}
	if got, want := column(s.lines, 4, 3), []float32{float32(scene.Dim), float32(scene.Lit), float32(scene.Lit)}; !slices.Equal(got, want) {
		t.Errorf("states of edges are %v, not %v", got, want)
	}
	if got, want := column(s.marks, 4, 2), []float32{float32(scene.Theme), float32(scene.Talk), float32(scene.Theme), bundle + float32(scene.Talk), ring, float32(scene.Talk)}; !slices.Equal(got, want) {
		t.Errorf("kinds are %v, not %v", got, want)
	}
}

func TestStaticBendsAsFramesDo(t *testing.T) {
	sc := chain()
	f := sc.Frame([]float32{0, 0, 100, 0, 200, 0, 0, 100, 300, 300})
	var s static
	s.make(f)
	if !s.bent {
		t.Fatal("small views have curved edges")
	}
	for i := range f.Edges {
		q, ok := f.Curve(i)
		if !ok {
			t.Fatal("an edge has no place")
		}
		bend := s.lines[4*i+2] // the shader's control point
		cx, cy := (q.X0+q.X1)/2+2*bend*(q.Y1-q.Y0), (q.Y0+q.Y1)/2-2*bend*(q.X1-q.X0)
		if dx, dy := cx-q.CX, cy-q.CY; dx*dx+dy*dy > 0.01 {
			t.Errorf("edge %d bends to %g, %g; the other devices draw %g, %g", i, cx, cy, q.CX, q.CY)
		}
	}
}

func TestStaticArrowsEndAtTheirMark(t *testing.T) {
	sc := chain()
	f := sc.Frame(make([]float32, 10))
	var s static
	s.make(f)
	s.make(f) // again, in the same memory
	if len(s.arrows) != 5 || s.arrows[0] != 2 || s.arrows[1] != 1 || s.arrows[4] != f.Marks[1].Radius {
		t.Errorf("arrows: %v", s.arrows)
	}
	if len(s.marks) != 20 || len(s.lines) != 12 {
		t.Errorf("%d numbers of marks, %d of edges", len(s.marks), len(s.lines))
	}
}

func TestStaticHasGuidesFirst(t *testing.T) {
	sc := chain()
	sc.Guides = []scene.Guide{{Around: 1, Radius: 50}, {Around: 9, Radius: 60}, {Around: -1, Radius: 70}}
	var s static
	s.make(sc.Frame(make([]float32, 10)))
	if !slices.Equal(s.marks[:4], []float32{1, 50, guide, 0}) || len(s.marks) != 4*6 {
		t.Errorf("marks: %v", s.marks)
	}
}
