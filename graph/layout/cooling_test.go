package layout

import (
	"math"
	"slices"
	"testing"

	"throughline/graph/layout/layouttest"
)

// energyOf is what the forces lower: the work of the springs and of the repulsion, in float64 over all pairs.
func energyOf(b *bodies, f *forces) float64 {
	push, springs := f.list[0].(*manyBody), f.list[1].(*links)
	var sum float64
	for i := range b.n {
		for j := range i {
			d2 := sq(b.x[i]-b.x[j]) + sq(b.y[i]-b.y[j]) + soften
			sum -= float64(push.strength) * math.Log(d2) / 2
		}
	}
	reach, rest := float64(springs.spring.reach), float64(springs.spring.length)
	for i, s := range springs.src {
		t := springs.dst[i]
		d := math.Sqrt(sq(b.x[s]-b.x[t]) + sq(b.y[s]-b.y[t]))
		// the integral of (d-rest) / (1+d/reach)
		work := reach * (d - (reach+rest)*math.Log(1+d/reach))
		sum += work * float64(springs.strength[i])
	}
	return sum
}

func sq(v float32) float64 { return float64(v) * float64(v) }

// With edges of equal weight at both ends the springs are a gradient, so small steps must lower the energy.
func TestForcesLowerTheEnergy(t *testing.T) {
	for name, g := range map[string]Graph{
		"ring": {N: 40, Edges: append(layouttest.Path(40), [2]int32{39, 0})},
		"grid": {N: 144, Edges: torus(12)},
	} {
		o := withDefaults(Options{Seed: 4})
		b, f := newBodies(g), newForces(g, o)
		scatter(b, o)
		f.start(b)
		f.slack, f.cooling, f.alpha = 0.1, 0, 0.05
		before := energyOf(b, f)
		for k := range 200 {
			f.tick(b)
			now := energyOf(b, f)
			if now > before+1e-6*math.Abs(before) {
				t.Fatalf("%s: tick %d raised the energy from %g to %g", name, k, before, now)
			}
			before = now
		}
	}
}

// torus is a lattice whose every node has four neighbours.
func torus(side int) [][2]int32 {
	var edges [][2]int32
	for i := range side * side {
		right, down := i-i%side+(i+1)%side, (i+side)%(side*side)
		edges = append(edges, [2]int32{int32(i), int32(right)}, [2]int32{int32(i), int32(down)})
	}
	return edges
}

// Two groups of nodes far apart: the expansions alone must give the force.
func TestExpansionsOfFarCells(t *testing.T) {
	r := random(3)
	b := newBodies(Graph{N: 16})
	for i := range 16 {
		x := float32(0)
		if i >= block {
			x = 200
		}
		b.place(i, x+40*r.float(), 40*r.float())
	}
	m := &manyBody{}
	m.initialize(b)
	pack(m.octets, b)
	m.tree.build(m.octets, b.n)
	m.tree.meet([][2]int32{{0, 1}})
	m.tree.descend(m.octets)
	for i := range 16 {
		var fx, fy float64
		for j := range 16 {
			if i/block != j/block {
				dx, dy := float64(b.x[i]-b.x[j]), float64(b.y[i]-b.y[j])
				fx += dx / (dx*dx + dy*dy)
				fy += dy / (dx*dx + dy*dy)
			}
		}
		gx, gy := m.force(i)
		if off := math.Hypot(gx-fx, gy-fy) / math.Hypot(fx, fy); off > 0.01 {
			t.Errorf("node %d: %g, %g, want %g, %g", i, gx, gy, fx, fy)
		}
	}
}

func TestFarCellsKeepTheirDistance(t *testing.T) {
	b, f := warmForces(3000)
	m := f.list[0].(*manyBody)
	m.sum(b)
	for _, p := range m.pairs.far {
		u, v := m.tree.cell[p[0]], m.tree.cell[p[1]]
		if u.radius < 0 || v.radius < 0 {
			continue
		}
		if d := math.Sqrt(sq(u.x-v.x) + sq(u.y-v.y)); float64(u.radius+v.radius) > d*1.0001 {
			t.Fatalf("cells %v are %g apart with radii %g and %g", p, d, u.radius, v.radius)
		}
	}
	if near, all := len(m.pairs.near), len(m.octets)*len(m.octets)/2; near*5 > all {
		t.Errorf("%d of %d pairs of blocks are near", near, all)
	}
}

func TestForcesCoolDown(t *testing.T) {
	_, f := warmForces(50)
	f.wake()
	if f.alpha != warm {
		t.Errorf("woken at %g, want %g", f.alpha, warm)
	}
	ticks := 0
	b := newBodies(Graph{N: 50})
	scatter(b, withDefaults(Options{}))
	for f.tick(b) {
		ticks++
	}
	if ticks < 20 || ticks > 100 {
		t.Errorf("it took %d ticks to cool down", ticks)
	}
}

func TestThereIsAPictureFromTheFirstTick(t *testing.T) {
	n := 6000
	s := New(Graph{N: n, Edges: layouttest.Talks(n, 1)}, Options{})
	scattered := layouttest.Preservation(n, s.g.Edges, s.Positions(nil), 100)
	s.Tick()
	if first := layouttest.Preservation(n, s.g.Edges, s.Positions(nil), 100); first < 5*scattered {
		t.Errorf("after a tick %.3f of the neighbours are near, scattered it was %.3f", first, scattered)
	}
}

// A lattice is the plainest test of a picture: its neighbours must be near, opposite corners far. Forces, which large ones
// get, gather it in folds more than stress does.
func TestGridUnfolds(t *testing.T) {
	for side, least := range map[int]float64{12: 1, 30: 1, 60: 0.3} {
		n := side * side
		e := layouttest.Grid(side, side)
		s := New(Graph{N: n, Edges: e}, Options{Seed: 2})
		s.Run(10000)
		at := s.Positions(nil)
		var edge float64
		for _, p := range e {
			edge += span(at, int(p[0]), int(p[1])) / float64(len(e))
		}
		if across := span(at, 0, n-1); across < edge*float64(side)*least {
			t.Errorf("%d by %d: opposite corners are %.0f apart, an edge is %.0f", side, side, across, edge)
		}
	}
}

func TestLeavesOfAStarAreEvenlyFar(t *testing.T) {
	n := 60
	s := New(Graph{N: n, Edges: layouttest.Star(n)}, Options{Seed: 1})
	s.Run(1000)
	at := s.Positions(nil)
	for i := 1; i < n; i++ {
		if d := span(at, 0, i) / defaultLength; d < 0.4 || d > 1.6 {
			t.Errorf("leaf %d is %.2f lengths from the hub", i, d)
		}
	}
}

func TestPlanBySize(t *testing.T) {
	names := func(s *Simulation) (out []string) {
		for _, x := range s.stages {
			switch x.(type) {
			case *descent:
				out = append(out, "descent")
			case *majorise:
				out = append(out, "majorise")
			case *multilevel:
				out = append(out, "multilevel")
			case *forces:
				out = append(out, "forces")
			case *settle:
				out = append(out, "settle")
			}
		}
		return out
	}
	for _, c := range []struct {
		n      int
		sizes  bool
		method Method
		want   []string
	}{
		{1, false, Auto, nil},
		{100, false, Auto, []string{"descent", "majorise"}},
		{100, true, Auto, []string{"descent", "majorise", "settle"}},
		{100, false, Forces, []string{"multilevel", "forces"}},
		{1000, false, Auto, []string{"multilevel", "descent"}},
		{5000, false, Auto, []string{"multilevel", "forces"}},
	} {
		g := Graph{N: c.n}
		if c.sizes {
			g.Size = make([][2]float32, c.n)
		}
		if got := names(New(g, Options{Method: c.method})); !slices.Equal(got, c.want) {
			t.Errorf("%d nodes: %v, want %v", c.n, got, c.want)
		}
	}
}

func TestHeldNodesOnlyAttract(t *testing.T) {
	g := Graph{N: 20, Edges: layouttest.Path(20)}
	o := withDefaults(Options{})
	for name, s := range map[string]stage{"descent": newDescent(g, o, false), "majorise": newMajorise(g, o)} {
		b := newBodies(g)
		scatter(b, o)
		b.pin(4, 1, 2)
		b.leash(5, 50, 60, 10)
		b.place(5, 50, 60)
		for s.tick(b) {
		}
		if b.x[4] != 1 || b.y[4] != 2 || b.x[5] != 50 || b.y[5] != 60 {
			t.Errorf("%s: the held nodes are at %g, %g and %g, %g", name, b.x[4], b.y[4], b.x[5], b.y[5])
		}
		if d := math.Sqrt(sq(b.x[6]-b.x[5]) + sq(b.y[6]-b.y[5])); math.Abs(d-defaultLength) > 40 {
			t.Errorf("%s: the next node is %g away", name, d)
		}
	}
}

func TestRandomIsEven(t *testing.T) {
	r := random(1)
	var count [10]int
	for range 10000 {
		count[r.below(10)]++
		if v := r.float(); v < 0 || v >= 1 {
			t.Fatalf("%g", v)
		}
	}
	for i, c := range count {
		if c < 850 || c > 1150 {
			t.Errorf("%d came %d times in 10000", i, c)
		}
	}
	v := r.order(100)
	slices.Sort(v)
	for i, x := range v {
		if int(x) != i {
			t.Fatalf("the order lacks %d", i)
		}
	}
}
