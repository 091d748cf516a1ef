package scene_test

import (
	"math"
	"testing"

	"throughline/graph/scene"
)

var nan = float32(math.NaN())

func close(a, b, tolerance float32) bool { return math.Abs(float64(a-b)) <= float64(tolerance) }

func TestScreenAndWorldAreInverse(t *testing.T) {
	for _, c := range []scene.Camera{{}, {Width: 800, Height: 600}, {X: 10, Y: -40, Zoom: 2.5, Width: 390, Height: 700}} {
		x, y := c.World(c.Screen(12, 34))
		if !close(x, 12, 1e-3) || !close(y, 34, 1e-3) {
			t.Errorf("%+v: 12, 34 comes back as %g, %g", c, x, y)
		}
	}
	if x, y := (scene.Camera{Width: 800, Height: 600}).Screen(0, 0); x != 400 || y != 300 {
		t.Errorf("the middle is at %g, %g", x, y)
	}
}

func TestZoomAtKeepsThePointUnderThePointer(t *testing.T) {
	c := scene.Camera{X: 5, Y: 6, Width: 800, Height: 600}
	x, y := c.World(100, 200)
	for _, f := range []float32{1.3, 1.3, 0.2, 1e9, 1e-9} {
		c.ZoomAt(100, 200, f)
		if nx, ny := c.World(100, 200); !close(nx, x, 0.02) || !close(ny, y, 0.02) {
			t.Fatalf("after factor %g it is %g, %g, was %g, %g", f, nx, ny, x, y)
		}
	}
	before := c
	for _, f := range []float32{0, -1, nan, float32(math.Inf(1))} {
		if c.ZoomAt(0, 0, f); c != before {
			t.Errorf("factor %g moved the camera", f)
		}
	}
}

func TestPan(t *testing.T) {
	c := scene.Camera{Zoom: 2, Width: 100, Height: 100}
	c.Pan(10, -4)
	if c.X != -5 || c.Y != 2 {
		t.Errorf("it looks at %g, %g", c.X, c.Y)
	}
	if c.Pan(nan, 1); c.X != -5 || c.Y != 2 {
		t.Error("a drag that is no number moved it")
	}
}

func TestCameraFit(t *testing.T) {
	c := scene.Camera{Width: 500, Height: 500}
	c.Fit([]float32{-1000, 0, 1000, 100, nan, 5}, 50)
	for _, p := range [][2]float32{{-1000, 0}, {1000, 100}} {
		x, y := c.Screen(p[0], p[1])
		if x < 49 || x > 451 || y < 49 || y > 451 {
			t.Errorf("%v is seen at %g, %g", p, x, y)
		}
	}
	near := scene.Camera{Width: 500, Height: 500}
	near.Fit([]float32{1, 1}, 0)
	if near.Zoom != 1.5 || near.X != 1 {
		t.Errorf("one node: %+v", near)
	}
	before := c
	if c.Fit(nil, 10); c != before {
		t.Error("nothing to fit moved the camera")
	}
	zero := scene.Camera{}
	if zero.Fit([]float32{0, 0, 10, 10}, 5); zero.Zoom != 0 || zero.X != 5 {
		t.Errorf("a canvas of no size: %+v", zero)
	}
}

func TestTowardGoesThereSmoothly(t *testing.T) {
	from := scene.Camera{Zoom: 1, Width: 800, Height: 600}
	for _, to := range []scene.Camera{
		{X: 5000, Y: -300, Zoom: 1, Width: 800, Height: 600},
		{X: 0, Y: 0, Zoom: 3, Width: 800, Height: 600},
		{X: 40, Y: 40, Zoom: 0.3, Width: 800, Height: 600},
	} {
		if got := from.Toward(to, 1); got != to {
			t.Errorf("it ends at %+v, want %+v", got, to)
		}
		if got := from.Toward(to, nan); got != to {
			t.Errorf("t of NaN gives %+v", got)
		}
		if got := from.Toward(to, 0); got != from {
			t.Errorf("it starts at %+v", got)
		}
		last := float32(-1)
		for k := 1; k < 100; k++ {
			c := from.Toward(to, float32(k)/100)
			d := float32(math.Hypot(float64(c.X), float64(c.Y)))
			if d < last-1e-2 || !(c.Zoom > 0) {
				t.Fatalf("to %+v: at %d %% it is %+v", to, k, c)
			}
			last = d
		}
		if c := from.Toward(to, 0.999); !close(c.X, to.X, 30) || !close(c.Zoom, to.Zoom, 0.1*to.Zoom) {
			t.Errorf("just before the end it is %+v, want nearly %+v", c, to)
		}
	}
	half := from.Toward(scene.Camera{X: 5000, Zoom: 1, Width: 800, Height: 600}, 0.5)
	if half.Zoom > 0.5 {
		t.Errorf("on the way far off it should pull back, but zooms to %g", half.Zoom)
	}
}

func TestHit(t *testing.T) {
	nodes := []scene.Node{{Name: "a"}, {Name: "b"}, {Name: "c", Weight: 1}}
	at := []float32{0, 0, 30, 0, nan, 0}
	s := scene.New(nodes, nil)
	s.Camera = scene.Camera{Width: 200, Height: 100}
	for _, c := range []struct {
		x, y, slack float32
		want        int
	}{
		{100, 50, 0, 0}, {108, 50, 0, 0}, {112, 50, 0, -1}, {112, 50, 4, 0}, {130, 50, 0, 1}, {116, 50, 14, 1},
		{100, 90, 14, -1}, {nan, 50, 4, -1},
	} {
		if got := s.Hit(at, c.x, c.y, c.slack); got != c.want {
			t.Errorf("at %g, %g with %g of slack: %d, want %d", c.x, c.y, c.slack, got, c.want)
		}
	}
	if got := s.Hit(at[:2], 130, 50, 0); got != -1 {
		t.Errorf("a node without a place was hit: %d", got)
	}
}
