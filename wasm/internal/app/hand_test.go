package app

import (
	"strings"
	"testing"

	"throughline/graph/scene"
)

// on returns where a node is on the canvas.
func (a *App) on(i int) (x, y float32) {
	return a.picture.scene.Camera.Screen(a.picture.at[2*i], a.picture.at[2*i+1])
}

func settled(t *testing.T) *App {
	a := start(t, "")
	a.settleNow()
	return a
}

func TestClickSelects(t *testing.T) {
	a := settled(t)
	a.g = coreOf(t, a.g)
	x, y := a.on(1)
	a.PointerDown(x, y)
	a.PointerUp(x, y)
	if want := a.g.ID(a.view.Nodes[1]); a.chosenID() != want {
		t.Fatalf("%q is selected, not %q", a.chosenID(), want)
	}
	out := a.Page()
	if !out.Fetch || attribute(out, "#explorer", "data-selected") != string(a.chosenID()) || out.Push {
		t.Errorf("fetch %v, push %v", out.Fetch, out.Push)
	}
	a.PointerDown(1, 1)
	a.PointerUp(1, 1)
	if a.chosen {
		t.Error("a click beside everything leaves the selection")
	}
}

func TestDoubleClickExpands(t *testing.T) {
	a := settled(t)
	ada, _ := a.g.Lookup("person/ada")
	i, ok := a.view.At(ada)
	if !ok {
		t.Fatal("Ada is not in view")
	}
	before := len(a.view.Nodes)
	a.DoubleClick(a.on(i))
	if len(a.view.Nodes) <= before {
		t.Error("nothing was added")
	}
}

func TestDragMovesTheCanvasOrANode(t *testing.T) {
	a := settled(t)
	camera := a.picture.scene.Camera
	a.PointerDown(1, 1)
	a.PointerMove(3, 1)
	if a.picture.scene.Camera != camera {
		t.Error("a hand that trembles moves the canvas")
	}
	a.PointerMove(101, 51)
	a.PointerUp(101, 51)
	if a.picture.scene.Camera == camera || a.chosen {
		t.Error("the canvas did not move, or a drag selected something")
	}
	x, y := a.on(1)
	a.PointerDown(x, y)
	a.PointerMove(x+60, y)
	a.Tick(16)
	nx, _ := a.on(1)
	if d := nx - x; d < 30 {
		t.Errorf("the node followed by %g of 60", d)
	}
	a.PointerCancel()
	a.PointerMove(0, 0)
}

func TestWheelZoomsAroundThePointer(t *testing.T) {
	a := settled(t)
	x, y := a.on(0)
	zoom := a.picture.scene.Camera.Zoom
	a.Wheel(x, y, -200, false)
	nx, ny := a.on(0)
	if a.picture.scene.Camera.Zoom <= zoom || nx-x > 0.1 || x-nx > 0.1 || ny-y > 0.1 || y-ny > 0.1 {
		t.Errorf("zoom %g to %g, point %g, %g to %g, %g", zoom, a.picture.scene.Camera.Zoom, x, y, nx, ny)
	}
	a.Press("zoom-out", "", false)
	a.Press("fit", "", false)
	for range 100 {
		a.Tick(16)
	}
	if out := a.Output(); out.Animate {
		t.Error("the camera never arrives")
	}
}

func TestLayoutComesToRest(t *testing.T) {
	a := start(t, "")
	a.Press("tidy", "", false)
	for range 2000 {
		if !a.Output().Animate {
			return
		}
		a.Tick(16)
	}
	t.Error("after 2,000 frames something still moves")
}

func TestReducedMotionDoesNotAnimate(t *testing.T) {
	a := start(t, "")
	a.Still(true)
	a.Press("expand", "person/ada~-by", false)
	a.Press("fit", "", false)
	if a.Output().Animate {
		t.Error("something moves")
	}
}

func TestCanvasOfNoSize(t *testing.T) {
	a := start(t, "")
	a.Resize(0, 0)
	a.Wheel(0, 0, 100, true)
	a.PointerDown(0, 0)
	a.PointerUp(0, 0)
	var c scene.Commands
	a.Draw(&c)
	a.Resize(300, 200)
	a.Draw(&c)
}

func TestBundlesAreOpened(t *testing.T) {
	a := start(t, "?focus=person/ada")
	a.settleNow()
	if len(a.picture.bundles) == 0 {
		t.Fatal("a hub shows no bundle")
	}
	x, y := a.on(a.picture.nodes)
	a.PointerDown(x, y)
	a.PointerUp(x, y)
	if page := region(a.Page(), "choose"); !strings.Contains(page, "more</h2>") {
		t.Error("a click on a bundle does not list what it holds")
	}
}
