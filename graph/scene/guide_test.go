package scene_test

import (
	"strings"
	"testing"

	"throughline/graph/scene"
)

// target is a node with two circles around it, and one beside it.
func target() (*scene.Scene, []float32) {
	s := &scene.Scene{Focus: -1, Guides: []scene.Guide{{Radius: 100, Name: "40 points", DY: 1}, {Radius: 200, Name: "20 points", DY: 1}, {Around: 7, Radius: 5}, {Around: -1, Radius: 5}}}
	s.Show([]scene.Node{{Name: "Middle"}, {Name: "Beside"}}, []scene.Edge{{From: 0, To: 1}})
	s.Camera = scene.Camera{Width: 800, Height: 800, Zoom: 1.5}
	return s, []float32{0, 0, 100, 0}
}

func TestGuidesAreDrawnByAllDevices(t *testing.T) {
	s, at := target()
	var c scene.Commands
	s.Draw(&c, at)
	if d := read(t, &c); len(d.guides) != 2 || d.guides[0] != [3]float32{400, 400, 150} || d.guides[1] != [3]float32{400, 400, 300} || d.flags["20 points"] != 0 {
		t.Errorf("commands: %v, %v", d.guides, d.flags)
	}
	var svg scene.SVG
	s.Draw(&svg, at)
	circle, edge := strings.Index(svg.String(), `<circle class="grid" cx="400" cy="400" r="150"/>`), strings.Index(svg.String(), "<path")
	if circle < 0 || circle > edge || strings.Count(svg.String(), `class="grid"`) != 2 || !strings.Contains(svg.String(), `>40 points</text>`) {
		t.Errorf("no circles under the rest: %s", svg.String())
	}
	sheet := scene.Sheet{Title: "Kept"}
	s.Draw(&sheet, at)
	if !strings.Contains(sheet.String(), `<circle class="grid" cx="400" cy="400" r="300"/>`) || !strings.Contains(sheet.String(), ".grid{fill:none;stroke:") {
		t.Error("a picture that is kept lacks them")
	}
}

func TestNamesOfGuidesStandOnThem(t *testing.T) {
	s, at := target()
	s.Follow = true
	for _, zoom := range []float32{1, 1, 1.4, 0.5} {
		s.Camera.Zoom = zoom
		f := s.Frame(at)
		found := 0
		for _, l := range f.Labels {
			if l.Node < 0 && int(l.Edge) == len(f.Edges) {
				found++
				if want := 400 + 100*zoom + 4; l.X != 400 || l.Y < want-0.1 || l.Y > want+0.1 {
					t.Errorf("at zoom %g the name stands at %g, %g", zoom, l.X, l.Y)
				}
			}
		}
		if found != 1 {
			t.Errorf("at zoom %g the guide has %d names", zoom, found)
		}
	}
}
