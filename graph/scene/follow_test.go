package scene_test

import (
	"testing"

	"throughline/graph/scene"
)

// frames draws so many pictures, the camera panned by so many pixels before each, and returns the numbers of their
// placings.
func frames(s *scene.Scene, at []float32, n int, dx float32) []uint32 {
	var out []uint32
	for range n {
		s.Camera.Pan(dx, 0)
		out = append(out, s.Frame(at).Named)
	}
	return out
}

func TestNamesFollowTheirNodesWhileThePictureMoves(t *testing.T) {
	s, at := row()
	s.Follow = true
	s.Select(1) // so that predicates are named too
	before := append([]scene.Label(nil), s.Frame(at).Labels...)
	if s.Stale() {
		t.Error("the first picture has names of an earlier one")
	}
	f := func() *scene.Frame { s.Camera.Pan(30, -7); return s.Frame(at) }()
	if !s.Stale() || len(f.Labels) != len(before) {
		t.Fatalf("stale %v, %d labels in place of %d", s.Stale(), len(f.Labels), len(before))
	}
	for i, l := range f.Labels {
		if dx, dy := l.X-before[i].X, l.Y-before[i].Y; !close(dx, 30, 0.01) || !close(dy, -7, 0.01) {
			t.Errorf("%v moved by %g, %g, not by 30, -7", l.Lines, dx, dy)
		}
	}
	at[2] += 10 // the layout moves node 1
	for _, l := range s.Frame(at).Labels {
		if l.Node == 1 && !close(l.X-before[0].X, 40, 0.01) {
			t.Errorf("the name of the node that moved is at %g, before at %g", l.X, before[0].X)
		}
	}
}

func TestNamesArePlacedAnewEveryFewPicturesAndAtRest(t *testing.T) {
	s, at := row()
	s.Follow = true
	first := s.Frame(at).Named
	moving := frames(s, at, 20, 3)
	if moving[0] != first || moving[19] < first+2 || moving[19] > first+4 {
		t.Errorf("placings of 20 pictures in motion: %v after %d", moving, first)
	}
	frames(s, at, 3, 3)
	if !s.Stale() {
		t.Fatal("a picture in motion wants no other")
	}
	last := s.Frame(at)
	if s.Stale() || last.Named == moving[19] {
		t.Error("names are not placed anew when the picture rests")
	}
	s.Camera.Width++
	if s.Frame(at); s.Stale() {
		t.Error("another size of the canvas leaves names as they were")
	}
	s.Select(2)
	s.Camera.Pan(5, 5)
	if s.Frame(at); s.Stale() {
		t.Error("a selection leaves names as they were")
	}
}

func TestWithoutFollowEveryPictureIsComplete(t *testing.T) {
	s, at := row()
	for i, v := range frames(s, at, 5, 3) {
		if v != uint32(i+1) || s.Stale() {
			t.Errorf("picture %d has placing %d", i, v)
		}
	}
}

func TestALostNodePlacesNamesAnew(t *testing.T) {
	s, at := row()
	s.Follow = true
	s.Frame(at)
	if f := s.Frame(at[:2]); s.Stale() || len(f.Labels) > 1 {
		t.Errorf("%d labels for one node that has a place", len(f.Labels))
	}
}
