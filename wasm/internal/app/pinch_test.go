package app

import (
	"math"
	"testing"
)

func TestTwoFingersZoomAroundWhatTheyTouch(t *testing.T) {
	a := settled(t)
	a.PointerDown(200, 300)
	a.SecondDown(400, 300)
	wx, wy := a.picture.scene.Camera.World(300, 300)
	zoom := a.picture.scene.Camera.Zoom
	a.PointerMove(150, 320)
	a.SecondMove(550, 320)
	if got := a.picture.scene.Camera.Zoom / zoom; math.Abs(float64(got)-2) > 0.05 {
		t.Errorf("fingers twice as far apart zoom by %g", got)
	}
	if x, y := a.picture.scene.Camera.Screen(wx, wy); math.Abs(float64(x-350)) > 1 || math.Abs(float64(y-320)) > 1 {
		t.Errorf("what was between the fingers is at %g, %g", x, y)
	}
	a.SecondUp()
	a.PointerUp(150, 320)
	if a.chosen {
		t.Error("a pinch selected something")
	}
}

func TestASecondFingerAloneDoesNothing(t *testing.T) {
	a := settled(t)
	camera := a.picture.scene.Camera
	a.SecondDown(10, 10)
	a.SecondMove(300, 300)
	a.SecondUp()
	if a.picture.scene.Camera != camera {
		t.Error("the camera moved")
	}
}

func TestAFingerIsLessExact(t *testing.T) {
	a := settled(t)
	x, y := a.on(0)
	for a.hit(x, y) == 0 {
		x++
	}
	a.Finger(true)
	if a.hit(x+2, y) != 0 {
		t.Error("a finger just beside a mark missed it")
	}
}
