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

// TestZoomAtZooms by the factor it is asked for, and not by one that is none.
func TestZoomAtZooms(t *testing.T) {
	for _, c := range []struct{ factor, want float32 }{{2, 3}, {0.5, 0.75}, {1, 1.5}, {0, 1.5}, {-1, 1.5}, {nan, 1.5}, {float32(math.Inf(1)), 1.5}} {
		camera := scene.Camera{X: 10, Y: 20, Zoom: 1.5, Width: 200, Height: 100}
		camera.ZoomAt(30, 90, c.factor)
		if camera.Zoom != c.want {
			t.Errorf("by %g: zoom %g, want %g", c.factor, camera.Zoom, c.want)
		}
	}
}

// TestFitInBothDirections: the side that needs more room decides, the middle
// is in the middle, and a position that is none is passed over.
func TestFitInBothDirections(t *testing.T) {
	for name, c := range map[string]struct {
		at         []float32
		x, y, zoom float32
	}{
		"high":         {[]float32{0, 100, nan, 9, 9, nan, 100, 700, 50, 400}, 50, 400, 300.0 / 601},
		"wide":         {[]float32{-700, 40, -100, 140, -400, 90}, -400, 90, 500.0 / 601},
		"one point":    {[]float32{30, 70}, 30, 70, 1.5},
		"half a point": {[]float32{30, 70, 5}, 30, 70, 1.5},
	} {
		camera := scene.Camera{Zoom: 0.7, Width: 600, Height: 400}
		camera.Fit(c.at, 50)
		if camera.X != c.x || camera.Y != c.y || !close(camera.Zoom, c.zoom, 1e-5) {
			t.Errorf("%s: %+v, want %g, %g at %g", name, camera, c.x, c.y, c.zoom)
		}
	}
	low := scene.Camera{Zoom: 0.7, Width: 600, Height: 90}
	if low.Fit([]float32{0, 0, 10, 10}, 50); low.Zoom != 0.7 || low.X != 5 {
		t.Errorf("a canvas lower than its margins: %+v", low)
	}
}

// TestTowardGoesStraight: halfway between two places of one zoom the middle is
// seen, in both directions.
func TestTowardGoesStraight(t *testing.T) {
	from := scene.Camera{X: 100, Y: -50, Zoom: 1, Width: 800, Height: 600}
	to := scene.Camera{X: 700, Y: 350, Zoom: 1, Width: 800, Height: 600}
	if c := from.Toward(to, 0.5); !close(c.X, 400, 0.5) || !close(c.Y, 150, 0.5) || c.Zoom >= 1 {
		t.Errorf("halfway it is %+v", c)
	}
	for k := 1; k < 20; k++ {
		c := from.Toward(to, float32(k)/20)
		if !close((c.X-from.X)*400, (c.Y-from.Y)*600, 60) {
			t.Errorf("at %d of 20 it is off the line: %+v", k, c)
		}
	}
}

// TestHitIsRound: a node is hit as far above and below as beside it, at every
// zoom, and of two the nearer one.
func TestHitIsRound(t *testing.T) {
	s := scene.New([]scene.Node{{Name: "a"}, {Name: "b"}}, nil)
	at := []float32{40, 60, 40, 64}
	for _, zoom := range []float32{0.5, 1, 2} {
		s.Camera = scene.Camera{X: 40, Y: 60, Zoom: zoom, Width: 200, Height: 100}
		reach := func(dx, dy float32) float32 {
			far := float32(0)
			for d := float32(0); d < 40; d += 0.25 {
				if s.Hit(at[:2], 100+d*dx, 50+d*dy, 3) == 0 {
					far = d
				}
			}
			return far
		}
		right := reach(1, 0)
		for _, other := range []float32{reach(-1, 0), reach(0, 1), reach(0, -1), reach(0.7071, 0.7071)} {
			if right < 3 || !close(other, right, 0.3) {
				t.Errorf("at zoom %g a node is hit %g pixels to the right, %g elsewhere", zoom, right, other)
			}
		}
		if got := s.Hit(at, 100, 50+3*zoom, 20); got != 1 {
			t.Errorf("at zoom %g node %d is nearer", zoom, got)
		}
	}
}
