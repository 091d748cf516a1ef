package scene

import (
	"math"
	"slices"
	"testing"
)

func TestBends(t *testing.T) {
	single := bends([]Edge{{From: 0, To: 1}, {From: 0, To: 2}})
	if single[0] != -single[1] || single[1] != singleBend {
		t.Errorf("single edges bend %v", single)
	}
	three := bends([]Edge{{From: 0, To: 1}, {From: 1, To: 0}, {From: 0, To: 1}})
	slices.Sort(three)
	if three[0] >= 0 || three[1] != 0 || three[2] != -three[0] {
		t.Errorf("three between two nodes bend %v", three)
	}
	var straight []Edge
	for i := range int32(manyEdges) {
		straight = append(straight, Edge{From: i, To: i + 1})
	}
	if b := bends(straight); slices.Max(b) != 0 || slices.Min(b) != 0 {
		t.Error("many edges should be straight")
	}
}

func TestCurvePassesItsMiddleAtTheBend(t *testing.T) {
	c := curve(0, 0, 100, 0, 0.1)
	x, y := c.at(0.5)
	if x != 50 || math.Abs(float64(y)+10) > 1e-4 {
		t.Errorf("its middle is %g, %g", x, y)
	}
	if x, y := c.at(0); x != 0 || y != 0 {
		t.Errorf("it starts at %g, %g", x, y)
	}
	if x, y := c.at(1); x != 100 || y != 0 {
		t.Errorf("it ends at %g, %g", x, y)
	}
}

func TestArrowEndsBeforeTheMark(t *testing.T) {
	a, ok := curve(0, 0, 100, 0, 0).arrow(10)
	if !ok || a[0] != 88 || a[1] != 0 || a[2] != 80 || a[3] != -a[5] {
		t.Errorf("the arrow is %v", a)
	}
	for _, c := range []Curve{curve(0, 0, 10, 0, 0), curve(5, 5, 5, 5, 0), {X1: float32(math.NaN())}} {
		if _, ok := c.arrow(10); ok {
			t.Errorf("%+v has room for no arrow", c)
		}
	}
}

func TestEdgeText(t *testing.T) {
	for _, c := range []struct {
		e    Edge
		want string
	}{{Edge{Predicate: "by"}, "by"}, {Edge{Predicate: "by", Count: 1}, "by"}, {Edge{Predicate: "by", Count: 12}, "by ×12"}} {
		if got := c.e.text(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestBuckets(t *testing.T) {
	var b buckets
	for range 2 { // twice, since they are used again
		b.reset()
		items := []int{5, 3, 5, 0, 3, 5}
		for _, k := range items {
			b.count(k)
		}
		b.open()
		for i, k := range items {
			b.put(k, int32(i))
		}
		if !slices.Equal(b.of(5), []int32{0, 2, 5}) || !slices.Equal(b.of(3), []int32{1, 4}) || len(b.of(1)) != 0 {
			t.Errorf("buckets are %v %v %v", b.of(5), b.of(3), b.of(1))
		}
	}
}

// Outlines must be closed figures inside their box.
func TestOutlines(t *testing.T) {
	points := map[verb]int{moveTo: 1, lineTo: 1, cubicTo: 3, closePath: 0}
	for k := range kinds {
		o := Outline(k)
		if o[0] != moveTo || o[len(o)-1] != closePath {
			t.Errorf("%v is not closed", k)
		}
		for i := 0; i < len(o); {
			n, ok := points[o[i]]
			if !ok {
				t.Fatalf("%v: no verb %g at %d", k, o[i], i)
			}
			for _, v := range o[i+1 : i+1+2*n] {
				if v < 0 || v > 16 {
					t.Errorf("%v leaves its box: %g", k, v)
				}
			}
			i += 1 + 2*n
		}
	}
}

func TestSizesLeaveRoomForTheNamesThatMatter(t *testing.T) {
	var nodes []Node
	for i := range 100 {
		nodes = append(nodes, Node{Name: "an example of a name", Weight: float32(i) / 100})
	}
	s := New(nodes, nil)
	size := s.Sizes(nil)
	named := 0
	for _, h := range size {
		if h[0] > 40 {
			named++
		}
	}
	if named != namedInLayout || size[99][0] < 40 || size[0][0] > 40 {
		t.Errorf("%d nodes have room for a name; the lightest %v, the heaviest %v", named, size[0], size[99])
	}
	again := s.Sizes(size)
	if &again[0] != &size[0] {
		t.Error("it does not use what it is given")
	}
}

func TestMarksGrowLessThanTheSpaceBetween(t *testing.T) {
	last := float32(0)
	for zoom := float32(minZoom); zoom <= maxZoom; zoom *= 1.1 {
		m := markScale(zoom)
		if m < last || m > 2 || zoom > 1 && m > zoom {
			t.Errorf("at zoom %g marks are %g as large", zoom, m)
		}
		if 17*m > maxMark {
			t.Errorf("at zoom %g a mark is %g pixels", zoom, 17*m)
		}
		last = m
	}
	if markScale(1) != 1 {
		t.Errorf("at zoom 1 marks are %g as large", markScale(1))
	}
}

func TestNumbersAreShort(t *testing.T) {
	for v, want := range map[float32]string{0: "0", 1.25: "1.2", -0.04: "0", 12: "12", -3.5: "-3.5",
		float32(math.Inf(1)): "0"} {
		var d SVG
		d.number(v)
		if got := d.b.String(); got != want {
			t.Errorf("%g is written %q, want %q", v, got, want)
		}
	}
}

func TestOnComesNearEnoughToRead(t *testing.T) {
	c := Camera{Zoom: 0.2, Width: 100, Height: 100}.On(7, 8)
	if x, y := c.Screen(7, 8); x != 50 || y != 50 || c.Zoom < 1 {
		t.Errorf("%+v", c)
	}
	if c := (Camera{Zoom: 3}).On(0, 0); c.Zoom != 3 {
		t.Errorf("it zooms out to %g", c.Zoom)
	}
}

func TestMeasureIsAskedOncePerName(t *testing.T) {
	calls := 0
	s := New([]Node{{Name: "an example"}, {Name: "another"}}, nil)
	s.Camera = Camera{Width: 500, Height: 500}
	s.Measure = func(text string, size float32, big bool) float32 {
		calls++
		return Approximate(text, size, big)
	}
	at := []float32{-100, 0, 100, 0}
	s.Frame(at)
	first := calls
	for range 10 {
		s.Camera.Pan(1, 1)
		s.Frame(at)
	}
	if first == 0 || calls != first {
		t.Errorf("%d calls at first, %d in the end", first, calls)
	}
}
