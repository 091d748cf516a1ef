package layout

import (
	"math"
	"testing"

	"throughline/graph/layout/layouttest"
)

func near(a, b, tolerance float32) bool { return math.Abs(float64(a-b)) <= float64(tolerance) }

func TestSpringOfTwo(t *testing.T) {
	for _, c := range []struct {
		name   string
		apart  float32
		spring spring
		pull   float32 // on each end, towards the other
	}{
		{"at rest", 10, spring{10, 1e9}, 0},
		{"stretched", 30, spring{10, 1e9}, 10},
		{"pressed", 4, spring{10, 1e9}, -3},
		{"giving way", 30, spring{0, 30}, 7.5},
		{"giving way far", 3000, spring{0, 30}, 14.85},
	} {
		b := newBodies(Graph{N: 2})
		b.place(0, 0, 0)
		b.place(1, c.apart, 0)
		newLinks(&level{n: 2, edges: [][2]int32{{0, 1}}}, c.spring).apply(b, 1)
		if !near(b.vx[0], c.pull, 0.01) || !near(b.vx[1], -c.pull, 0.01) || b.vy[0] != 0 {
			t.Errorf("%s: movement %g and %g, want %g", c.name, b.vx[0], b.vx[1], c.pull)
		}
	}
}

func TestHubsStandFirm(t *testing.T) {
	b := newBodies(Graph{N: 4})
	for i := range 3 {
		b.place(i+1, 100, float32(i))
	}
	newLinks(&level{n: 4, edges: [][2]int32{{0, 1}, {0, 2}, {0, 3}}}, spring{10, 1e9}).apply(b, 1)
	if hub, leaf := b.vx[0], -b.vx[1]; hub >= leaf*1.3 {
		t.Errorf("the hub moves %g, its leaves %g", hub, leaf)
	}
}

func TestCentre(t *testing.T) {
	b := newBodies(Graph{N: 3})
	b.place(0, 1, 2)
	b.place(1, 4, 2)
	b.place(2, 7, 5)
	new(centre).apply(b, 1)
	if b.x[0] != -3 || b.x[1] != 0 || b.x[2] != 3 || b.y[0] != -1 || b.y[2] != 2 {
		t.Errorf("places are %v %v", b.x[:3], b.y[:3])
	}
	b.pin(0, 50, 50)
	new(centre).apply(b, 1)
	if b.x[0] != 50 || b.x[2] != 3 {
		t.Errorf("with a pin nothing should shift: %v", b.x[:3])
	}
}

func TestCollidePartsAlongTheShorterWay(t *testing.T) {
	b := newBodies(Graph{N: 2, Size: [][2]float32{{10, 5}, {10, 5}}})
	b.place(0, 0, 0)
	b.place(1, 2, 4)
	if n := new(collide).separate(b); n != 1 {
		t.Fatalf("%d overlaps, want 1", n)
	}
	if b.x[0] != 0 || b.x[1] != 2 || !near(b.y[0], -3, 0.1) || !near(b.y[1], 7, 0.1) {
		t.Errorf("places are %v %v", b.x[:2], b.y[:2])
	}
}

func TestSettleLeavesNoOverlap(t *testing.T) {
	g := Graph{N: 60}
	r := random(5)
	for range g.N {
		g.Size = append(g.Size, [2]float32{20 + 40*r.float(), 8 + 10*r.float()})
	}
	b := newBodies(g)
	for i := range g.N {
		b.place(i, 300*r.float(), 300*r.float())
	}
	s := &settle{}
	for s.tick(b) {
	}
	if n := s.collide.separate(b); n != 0 {
		t.Errorf("%d overlaps are left", n)
	}
}

func TestHolds(t *testing.T) {
	b := newBodies(Graph{N: 2})
	b.leash(0, 0, 0, 10)
	b.place(0, 30, 40)
	b.pin(1, 5, 5)
	b.place(1, 9, 9)
	b.restrain()
	if !near(b.x[0], 6, 1e-5) || !near(b.y[0], 8, 1e-5) {
		t.Errorf("the leash ends at %g, %g, want 6, 8", b.x[0], b.y[0])
	}
	if b.x[1] != 5 || b.y[1] != 5 {
		t.Errorf("the pin is at %g, %g", b.x[1], b.y[1])
	}
	b.release()
	if len(b.holds) != 1 || !b.isPinned(1) {
		t.Errorf("after release: %+v", b.holds)
	}
}

func TestScatterKeepsNodesApart(t *testing.T) {
	b := newBodies(Graph{N: 2000})
	o := withDefaults(Options{Seed: 9})
	scatter(b, o)
	for i := range b.n {
		for j := range i {
			dx, dy := b.x[i]-b.x[j], b.y[i]-b.y[j]
			if dx*dx+dy*dy < o.Length*o.Length/16 {
				t.Fatalf("%d and %d are too near", i, j)
			}
		}
	}
}

func TestLooseNodesStayNear(t *testing.T) {
	if got := outsideLargest(6, [][2]int32{{1, 2}, {2, 3}, {4, 5}}); len(got) != 3 || got[0] != 0 || got[1] != 4 || got[2] != 5 {
		t.Errorf("outside are %v, want 0, 4 and 5", got)
	}
	g := Graph{N: 3600, Edges: layouttest.Talks(3500, 1)}
	s := New(g, Options{})
	s.Run(10000)
	at := s.Positions(nil)
	var inside, outside float64
	for i := range g.N {
		d := math.Hypot(float64(at[2*i]), float64(at[2*i+1]))
		if i < 3500 {
			inside += d / 3500
		} else {
			outside = max(outside, d)
		}
	}
	if outside > 4*inside {
		t.Errorf("a loose node is %g from the middle, the others %g on average", outside, inside)
	}
}
