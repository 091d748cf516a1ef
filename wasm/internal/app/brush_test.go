package app

import (
	"strings"
	"testing"
)

func TestBrushDragsAreOneStep(t *testing.T) {
	a := start(t, "")
	// the archive has 2017, 2018 (a gap) and 2019: 100 pixels each
	a.BrushDown(298, 300)
	a.BrushMove(150, 300)
	a.BrushMove(50, 300)
	a.BrushUp()
	if a.view.Years != [2]int{2017, 2017} && a.view.Years != [2]int{0, 2017} {
		t.Errorf("the end was pulled to %v", a.view.Years)
	}
	if len(a.trail.Steps) != 2 || a.shows("talk/proxies") || !a.shows("talk/weaving") {
		t.Errorf("%d steps, %v", len(a.trail.Steps), a.view.Years)
	}
	a.BrushDown(50, 300) // within the window: moves it
	a.BrushMove(290, 300)
	a.BrushUp()
	if a.view.Years != [2]int{2019, 2019} || len(a.trail.Steps) != 3 {
		t.Errorf("moved to %v in %d steps", a.view.Years, len(a.trail.Steps))
	}
	a.Undo()
	if a.view.Years[1] != 2017 {
		t.Errorf("undone: %v", a.view.Years)
	}
	a.BrushDown(130, 300)
	a.BrushUp()
	if a.view.Years != [2]int{2018, 2018} {
		t.Errorf("a click showed %v", a.view.Years)
	}
}

func TestBrushKeysMoveOneEnd(t *testing.T) {
	a := start(t, "")
	for _, c := range []struct {
		key, where string
		want       [2]int
	}{
		{"ArrowRight", "brush-from", [2]int{2018, 2019}}, {"ArrowRight", "brush-from", [2]int{2019, 2019}}, {"ArrowRight", "brush-from", [2]int{2019, 2019}},
		{"Home", "brush-from", [2]int{}}, {"PageDown", "brush-to", [2]int{2017, 2017}}, {"End", "brush-to", [2]int{}},
	} {
		if !a.Key(c.key, c.where) || a.view.Years != c.want {
			t.Errorf("%s on %s: %v, want %v", c.key, c.where, a.view.Years, c.want)
		}
	}
	out := html(a.histogram())
	for _, want := range []string{`role="slider"`, `aria-label="First year"`, `aria-valuenow="2017"`, `aria-valuenow="2019"`, `tabindex="0"`} {
		if !strings.Contains(out, want) {
			t.Errorf("the histogram lacks %s: %s", want, out)
		}
	}
}

func TestPlayMovesTheWindowAndPositionsHold(t *testing.T) {
	a := start(t, "")
	a.settleNow()
	a.Press("play", "", false)
	if a.view.Years != [2]int{2017, 2017} || !a.Output().Animate {
		t.Fatalf("began at %v", a.view.Years)
	}
	n, _ := a.g.Lookup("talk/weaving")
	at, _ := a.view.At(n)
	before := [2]float32{a.picture.at[2*at], a.picture.at[2*at+1]}
	camera := a.picture.scene.Camera
	a.Tick(700)
	a.Tick(700)
	if a.view.Years != [2]int{2018, 2018} || !a.Output().Turned {
		t.Errorf("after a year's time: %v", a.view.Years)
	}
	a.Page()
	a.Tick(1300)
	a.Tick(1300) // the end
	if a.brush.playing || a.view.Years != [2]int{2019, 2019} {
		t.Errorf("ended at %v, playing %v", a.view.Years, a.brush.playing)
	}
	a.Press("play", "", false) // again from the start
	at, ok := a.view.At(n)
	if after := [2]float32{a.picture.at[2*at], a.picture.at[2*at+1]}; !ok || after != before {
		t.Errorf("a node went from %v to %v", before, after)
	}
	if a.picture.scene.Camera != camera {
		t.Error("the camera moved")
	}
	if !a.Key("Escape", "") || a.brush.playing {
		t.Error("Escape does not stop")
	}
	if len(a.trail.Steps) != 3 { // the focus, and two plays
		t.Errorf("%d steps", len(a.trail.Steps))
	}
}

func TestReadingsInTheSearchField(t *testing.T) {
	a := start(t, "")
	a.Find("talks about mesh 2017")
	out := a.Page()
	if got := region(out, "find-results"); !strings.Contains(got, "Talks about mesh, 2017") || !strings.Contains(got, "1 talk") {
		t.Errorf("offers %s", got)
	}
	if out.Leave != "" {
		t.Error("it ran before it was chosen")
	}
	a.Key("Enter", "find")
	if out := a.Page(); out.Leave != "/paths?start=theme/mesh&path=%5Eabout%5Bkind%3Dtalk,%20year%3D2017%5D" {
		t.Errorf("runs at %s", out.Leave)
	}
	a.Find("compare istio and qqqqzz")
	if got := region(a.Page(), "find-results"); !strings.Contains(got, "nothing is called “qqqqzz”") {
		t.Errorf("says %s", got)
	}
}
