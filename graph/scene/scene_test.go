package scene_test

import (
	"slices"
	"strconv"
	"testing"

	"throughline/graph/scene"
	"throughline/graph/scene/scenetest"
)

func TestKindWords(t *testing.T) {
	for k := scene.Theme; k <= scene.Source; k++ {
		if got, ok := scene.KindOf(k.String()); !ok || got != k {
			t.Errorf("%v comes back as %v", k, got)
		}
		if len(scene.Outline(k)) == 0 {
			t.Errorf("%v has no outline", k)
		}
	}
	if _, ok := scene.KindOf("thread"); ok {
		t.Error("a thread is no kind")
	}
	if len(scene.Outline(200)) == 0 || scene.Kind(200).String() == "" {
		t.Error("an unknown kind cannot be drawn")
	}
}

// four nodes in a row 200 apart, the first two joined twice.
func row() (*scene.Scene, []float32) {
	nodes := []scene.Node{{Name: "one"}, {Name: "two"}, {Name: "three", Weight: 1}, {Name: "four", Kind: scene.Event}}
	edges := []scene.Edge{{From: 0, To: 1, Predicate: "by"}, {From: 1, To: 0, Predicate: "at", Count: 2},
		{From: 1, To: 2, Predicate: "of"}, {From: 2, To: 9}, {From: -1, To: 2}}
	s := scene.New(nodes, edges)
	s.Camera = scene.Camera{X: 300, Width: 1000, Height: 400}
	return s, []float32{0, 0, 200, 0, 400, 0, 600, 0}
}

func TestSelectLightsNeighboursAndDimsTheRest(t *testing.T) {
	s, at := row()
	var r scenetest.Recorder
	s.Draw(&r, at)
	s.Select(1)
	s.Draw(&r, at)
	s.Select(99)
	s.Draw(&r, at)
	states := func(f scenetest.Frame) (nodes, edges []scene.State) {
		for _, m := range f.Marks {
			nodes = append(nodes, m.State)
		}
		for _, l := range f.Lines {
			edges = append(edges, l.State)
		}
		return nodes, edges
	}
	nodes, edges := states(r.Frames[1])
	if want := []scene.State{scene.Lit, scene.Selected, scene.Lit, scene.Dim}; !slices.Equal(nodes, want) {
		t.Errorf("nodes are %v, want %v", nodes, want)
	}
	if want := []scene.State{scene.Lit, scene.Lit, scene.Lit}; !slices.Equal(edges, want) {
		t.Errorf("edges are %v, want %v (two lead nowhere)", edges, want)
	}
	if nodes, _ := states(r.Frames[2]); slices.ContainsFunc(nodes, func(s scene.State) bool { return s != scene.Plain }) {
		t.Errorf("with nothing selected: %v", nodes)
	}
	if r.Frames[0].Shape != r.Frames[2].Shape || r.Frames[0].Style == r.Frames[1].Style {
		t.Error("selecting must change Style and leave Shape")
	}
	if s.Selected() != -1 {
		t.Errorf("selected is %d", s.Selected())
	}
}

func TestShowChangesShape(t *testing.T) {
	s, at := row()
	before := s.Frame(at).Shape
	s.Select(2)
	s.Show([]scene.Node{{Name: "new"}}, nil)
	f := s.Frame(at[:2])
	if f.Shape == before || len(f.Marks) != 1 || len(f.Lines) != 0 || s.Selected() != -1 {
		t.Errorf("shape %d, %d marks, %d lines, selected %d", f.Shape, len(f.Marks), len(f.Lines), s.Selected())
	}
}

func TestParallelEdgesBendApart(t *testing.T) {
	s, at := row()
	f := s.Frame(at)
	a, _ := f.Curve(0)
	b, _ := f.Curve(1)
	if a.CY == b.CY || a.CY == 0 || b.CY == 0 {
		t.Errorf("the edges bend through %g and %g", a.CY, b.CY)
	}
	if a.X0 != b.X1 {
		t.Error("they do not run opposite ways")
	}
}

func TestPredicatesOfLitEdgesHaveCounts(t *testing.T) {
	s, at := row()
	var r scenetest.Recorder
	s.Draw(&r, at)
	s.Select(0)
	s.Draw(&r, at)
	if got := r.Frames[0].Text(); slices.Contains(got, "by") {
		t.Errorf("predicates without a selection: %v", got)
	}
	if got := r.Last().Text(); !slices.Contains(got, "by") || !slices.Contains(got, "at ×2") || slices.Contains(got, "of") {
		t.Errorf("labels are %v", got)
	}
}

func TestQuietLeavesOutDimNames(t *testing.T) {
	s, at := row()
	s.Quiet = true
	s.Select(0)
	var r scenetest.Recorder
	s.Draw(&r, at)
	if got := r.Last().Text(); slices.Contains(got, "four") || !slices.Contains(got, "one") {
		t.Errorf("labels are %v", got)
	}
}

// crowd is many nodes on a small canvas.
func crowd(n int) (*scene.Scene, []float32) {
	var nodes []scene.Node
	var at []float32
	var edges []scene.Edge
	for i := range n {
		nodes = append(nodes, scene.Node{Kind: scene.Kind(i % 8), Name: "sample of a name " + strconv.Itoa(i), Weight: float32(i%7) / 7})
		at = append(at, float32(i*7919%1000)-500, float32(i*104729%700)-350)
		edges = append(edges, scene.Edge{From: int32(i), To: int32(i * 31 % n)})
	}
	s := scene.New(nodes, edges)
	s.Camera = scene.Camera{Width: 900, Height: 600}
	return s, at
}

type rect struct{ x0, y0, x1, y1 float32 }

func labelRect(l scene.Label) rect {
	var w float32
	for _, line := range l.Lines {
		w = max(w, scene.Approximate(line, l.Size(), l.Big))
	}
	r := rect{l.X, l.Y - l.Size()*0.7, l.X + w, l.Y + float32(len(l.Lines)-1)*l.Size()}
	switch l.Anchor {
	case scene.Middle:
		r.x0, r.x1 = r.x0-w/2, r.x1-w/2
	case scene.End:
		r.x0, r.x1 = r.x0-w, r.x1-w
	}
	return r
}

func (r rect) meets(o rect) bool { return r.x0 < o.x1 && o.x0 < r.x1 && r.y0 < o.y1 && o.y0 < r.y1 }

func TestLabelsNeverOverlap(t *testing.T) {
	for _, n := range []int{5, 60, 2000} {
		for _, zoom := range []float32{0.3, 1, 4} {
			s, at := crowd(n)
			s.Camera.Zoom = zoom
			s.Focus = 1
			s.Select(2)
			s.Camera.X, s.Camera.Y = at[4], at[5]
			labels := s.Frame(at).Labels
			if len(labels) == 0 {
				t.Errorf("%d nodes at zoom %g: no labels", n, zoom)
			}
			for i, a := range labels {
				for _, b := range labels[:i] {
					if labelRect(a).meets(labelRect(b)) {
						t.Fatalf("%d nodes at zoom %g: %q and %q overlap", n, zoom, a.Lines, b.Lines)
					}
				}
			}
		}
	}
}

func TestNamesAreNotCutOffAtTheSides(t *testing.T) {
	s, at := crowd(60)
	s.Camera.Width, s.Camera.Zoom, s.Focus = 390, 0.4, 1
	labels := s.Frame(at).Labels
	if len(labels) < 5 {
		t.Errorf("only %d names on a narrow canvas", len(labels))
	}
	for _, l := range labels {
		if r := labelRect(l); !l.Big && (r.x0 < -1 || r.x1 > 391) {
			t.Errorf("%q stands from %g to %g of 390", l.Lines, r.x0, r.x1)
		}
	}
}

func TestSelectedAndFocusAreNamedFirst(t *testing.T) {
	s, at := crowd(500)
	s.Focus = 77
	s.Select(41)
	s.Camera.X, s.Camera.Y = at[82], at[83]
	labels := s.Frame(at).Labels
	if len(labels) == 0 || labels[0].Node != 41 || !labels[0].Big {
		t.Fatalf("the first label is %+v", labels[0])
	}
}

func TestLabelsDoNotHopWhilePanning(t *testing.T) {
	s, at := crowd(12)
	anchor := func() map[int32]scene.Anchor {
		out := map[int32]scene.Anchor{}
		for _, l := range s.Frame(at).Labels {
			out[l.Node] = l.Anchor
		}
		return out
	}
	before := anchor()
	s.Camera.Pan(3, 2)
	for node, a := range anchor() {
		if b, ok := before[node]; ok && a != b {
			t.Errorf("the name of %d hopped from %d to %d", node, b, a)
		}
	}
}

func TestOrderIsByImportance(t *testing.T) {
	s, at := row()
	s.Select(0)
	if got := s.Frame(at).Order; !slices.Equal(got, []uint32{0, 1, 2, 3}) {
		t.Errorf("order is %v", got)
	}
	s.Select(-1)
	if got := s.Frame(at).Order; got[0] != 2 {
		t.Errorf("the heaviest node should come first: %v", got)
	}
}

func TestFitLeavesRoomForNames(t *testing.T) {
	s, at := row()
	s.Camera.Width = 420
	s.Fit(at, 10)
	for _, l := range s.Frame(at).Labels {
		if r := labelRect(l); r.x0 < 0 || r.x1 > 420 {
			t.Errorf("%v stands from %g to %g", l.Lines, r.x0, r.x1)
		}
	}
	for i := range 4 {
		if x, _, _, _ := s.Frame(at).Place(i); x < 10 || x > 410 {
			t.Errorf("node %d is at %g", i, x)
		}
	}
	s.Camera = scene.Camera{}
	if s.Fit(at, 10); s.Camera != (scene.Camera{}) {
		t.Errorf("a canvas of no size: %+v", s.Camera)
	}
}

func TestNothingToShow(t *testing.T) {
	s := scene.New(nil, nil)
	var r scenetest.Recorder
	s.Draw(&r, nil)
	if f := r.Last(); len(f.Marks)+len(f.Lines)+len(f.Labels) != 0 || s.Hit(nil, 0, 0, 4) != -1 {
		t.Errorf("%+v", f)
	}
	one := scene.New([]scene.Node{{Name: "a"}}, []scene.Edge{{From: 0, To: 0}})
	if f := one.Frame(nil); len(f.Labels) != 0 {
		t.Errorf("a node without a place has a label: %+v", f.Labels)
	}
}

func BenchmarkFrame(b *testing.B) {
	for _, n := range []int{150, 10000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			s, at := crowd(n)
			for b.Loop() {
				s.Frame(at)
			}
		})
	}
}

func BenchmarkHit(b *testing.B) {
	s, at := crowd(10000)
	for b.Loop() {
		s.Hit(at, 450, 300, 4)
	}
}

func BenchmarkCommands(b *testing.B) {
	s, at := crowd(10000)
	f := s.Frame(at)
	var c scene.Commands
	for b.Loop() {
		c.Draw(f)
	}
}

func TestABundleHasRoomForItsNumber(t *testing.T) {
	more := []int{1, 99, 100, 999, 2957}
	nodes := []scene.Node{{Name: "focus"}}
	for _, n := range more {
		nodes = append(nodes, scene.Node{Name: "more talks", More: n})
	}
	s := scene.New(nodes, nil)
	for i, want := range []float32{15, 15, 19.5, 19.5, 24} {
		if got := s.Radius(i + 1); got != want {
			t.Errorf("a bundle of %d has a radius of %v, want %v", more[i], got, want)
		}
	}
}

// The letters of a bundle's number are of one size, so the bundle does not
// become smaller than they need.
func TestBundlesHaveRoomForTheirNumbers(t *testing.T) {
	s := scene.New([]scene.Node{{Name: "more talks", More: 613}, {Name: "one"}}, nil)
	at := []float32{0, 0, 300, 0}
	for _, zoom := range []float32{0.1, 0.5, 1, 2} {
		s.Camera = scene.Camera{Width: 800, Height: 600, Zoom: zoom}
		f := s.Frame(at)
		_, _, bundle, _ := f.Place(0)
		if _, _, mark, _ := f.Place(1); bundle < s.Radius(0) || zoom < 1 && mark >= s.Radius(1) {
			t.Errorf("at zoom %g the bundle has a radius of %g, the mark %g", zoom, bundle, mark)
		}
		if got := s.Hit(at, 400+s.Radius(0)-1, 300, 0); got != 0 {
			t.Errorf("at zoom %g its edge is not hit, but %d", zoom, got)
		}
	}
}
