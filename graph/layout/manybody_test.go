package layout

import (
	"math"
	"testing"

	"throughline/graph/layout/layouttest"
)

// exactForce returns the sum over all others of mass * d / (|d|^2 + soften), in float64.
func exactForce(b *bodies, i int) (fx, fy float64) {
	for j := range b.n {
		dx, dy := float64(b.x[i])-float64(b.x[j]), float64(b.y[i])-float64(b.y[j])
		w := float64(b.mass[j]) / (dx*dx + dy*dy + soften)
		fx += dx * w
		fy += dy * w
	}
	return fx, fy
}

// force returns what the octets hold for the node in slot i.
func (m *manyBody) force(i int) (fx, fy float64) {
	o := &m.octets[i/block]
	return float64(o.fx[i%block]), float64(o.fy[i%block])
}

// forceError returns the root of the mean squared error of the forces on b, relative to their size.
func forceError(m *manyBody, b *bodies) float64 {
	var wrong, all float64
	for i := 0; i < b.n; i += 1 + b.n/500 {
		fx, fy := exactForce(b, i)
		gx, gy := m.force(i)
		ex, ey := fx-gx, fy-gy
		wrong += ex*ex + ey*ey
		all += fx*fx + fy*fy
	}
	return math.Sqrt(wrong / all)
}

func TestForceError(t *testing.T) {
	for _, c := range []struct {
		n    int
		most float64
	}{{17, 1e-6}, {300, 1e-6}, {400, 1e-6}, {401, 0.015}, {600, 0.015}, {800, 0.015}, {1200, 0.015}, {2000, 0.015}, {10000, 0.015}} {
		b, f := warmForces(c.n)
		m := f.list[0].(*manyBody)
		m.sum(b)
		if e := forceError(m, b); !(e <= c.most) {
			t.Errorf("%d nodes: force is %.4f off, want at most %g", c.n, e, c.most)
		}
	}
}

func TestForceErrorWithMasses(t *testing.T) {
	b, f := warmForces(3000)
	r := random(7)
	for i := range b.n {
		b.mass[i] = 1 + float32(20*r.float())
	}
	m := f.list[0].(*manyBody)
	m.weighted = true
	m.sum(b)
	if e := forceError(m, b); !(e <= 0.015) {
		t.Errorf("force is %.4f off", e)
	}
}

func TestForceOfTwo(t *testing.T) {
	b := newBodies(Graph{N: 2})
	b.place(0, 0, 0)
	b.place(1, 3, 4)
	b.mass[1] = 2
	m := &manyBody{weighted: true}
	m.initialize(b)
	m.sum(b)
	want := [4]float64{-6. / 26, -8. / 26, 3. / 26, 4. / 26}
	var got [4]float64
	got[0], got[1] = m.force(0)
	got[2], got[3] = m.force(1)
	for i := range want {
		if math.Abs(got[i]-want[i]) > 1e-7 {
			t.Fatalf("got %v, want %v", got, want)
		}
	}
}

// Momentum is conserved: all forces between equal masses sum to nothing.
func TestForcesBalance(t *testing.T) {
	for _, n := range []int{300, 5000} {
		b, f := warmForces(n)
		m := f.list[0].(*manyBody)
		m.sum(b)
		var sx, sy, size float64
		for i := range b.n {
			fx, fy := m.force(i)
			sx += fx
			sy += fy
			size += math.Hypot(fx, fy)
		}
		if math.Hypot(sx, sy) > 1e-4*size {
			t.Errorf("%d nodes: forces sum to %g, %g of %g", n, sx, sy, size)
		}
	}
}

// Every pair of nodes must meet exactly once: inside a block, in near blocks, or in far cells.
func TestTraverseMeetsEveryPairOnce(t *testing.T) {
	for _, n := range []int{401, 512, 1001} {
		b, f := warmForces(n)
		m := f.list[0].(*manyBody)
		m.sum(b)
		met := make([]uint8, b.padded*b.padded)
		meet := func(i, j int) { met[i*b.padded+j]++; met[j*b.padded+i]++ }
		for _, p := range m.pairs.near {
			each(m.tree.nodesBelow(p[0]), m.tree.nodesBelow(p[1]), meet)
		}
		for _, p := range m.pairs.far {
			each(m.tree.nodesBelow(p[0]), m.tree.nodesBelow(p[1]), meet)
		}
		for i := range n {
			for j := range i {
				want := uint8(1)
				if i/block == j/block {
					want = 0 // repelInside does these
				}
				if met[i*b.padded+j] != want {
					t.Fatalf("%d nodes: %d and %d meet %d times, want %d", n, i, j, met[i*b.padded+j], want)
				}
			}
		}
		if len(m.pairs.far) == 0 {
			t.Errorf("%d nodes: nothing is far", n)
		}
	}
}

func each(a, b []int, meet func(i, j int)) {
	for _, i := range a {
		for _, j := range b {
			meet(i, j)
		}
	}
}

func (t *tree) nodesBelow(c int32) []int {
	if t.cell[c].mass == 0 {
		return nil
	}
	if c >= t.size[0] {
		return append(t.nodesBelow(t.child[c]), t.nodesBelow(t.child[c]+1)...)
	}
	var out []int
	for j := range block {
		out = append(out, int(c)*block+j)
	}
	return out
}

// A cell's mass, middle and quadrupole must be those of the nodes below it.
func TestTreeMoments(t *testing.T) {
	b, f := warmForces(1000)
	m := f.list[0].(*manyBody)
	m.sum(b)
	for c := int32(0); c < int32(len(m.tree.cell)); c += 7 {
		got := m.tree.cell[c]
		var mass, x, y float64
		for _, i := range m.tree.nodesBelow(c) {
			mass += float64(b.mass[i])
			x += float64(b.x[i]) * float64(b.mass[i])
			y += float64(b.y[i]) * float64(b.mass[i])
		}
		if mass == 0 {
			continue
		}
		if math.Abs(mass-float64(got.mass)) > 1e-3 || math.Abs(x/mass-float64(got.x)) > 0.05 || math.Abs(y/mass-float64(got.y)) > 0.05 {
			t.Fatalf("cell %d is %+v, want mass %g at %g, %g", c, got, mass, x/mass, y/mass)
		}
		for _, i := range m.tree.nodesBelow(c) {
			if d := math.Hypot(float64(b.x[i]-got.x), float64(b.y[i]-got.y)); d > float64(got.radius)*1.0001+1e-3 {
				t.Fatalf("node %d is %g from cell %d, whose radius is %g", i, d, c, got.radius)
			}
		}
	}
}

func TestHilbertStepsToNeighbours(t *testing.T) {
	const side = 64
	at := map[uint32][2]int{}
	for x := range side {
		for y := range side {
			at[hilbert(uint32(x)<<10, uint32(y)<<10)>>20] = [2]int{x, y}
		}
	}
	if len(at) != side*side {
		t.Fatalf("%d ranks for %d cells", len(at), side*side)
	}
	for r := uint32(1); r < side*side; r++ {
		a, b := at[r-1], at[r]
		if abs(a[0]-b[0])+abs(a[1]-b[1]) != 1 {
			t.Fatalf("from rank %d to %d it jumps from %v to %v", r-1, r, a, b)
		}
	}
}

func abs(v int) int { return max(v, -v) }

// Sorting moves nodes in memory, never in the plane.
func TestOrderKeepsPlaces(t *testing.T) {
	b := newBodies(Graph{N: 1000})
	scatter(b, withDefaults(Options{Seed: 3}))
	before := placesOf(b)
	new(order).renew(b)
	after := placesOf(b)
	for i := range before {
		if before[i] != after[i] {
			t.Fatalf("place %d was %g and is %g", i, before[i], after[i])
		}
	}
	moved := false
	for i, k := range b.slot[:b.n] {
		if b.orig[k] != int32(i) {
			t.Fatalf("slot %d of node %d holds node %d", k, i, b.orig[k])
		}
		moved = moved || k != int32(i)
	}
	if !moved {
		t.Error("nothing was sorted")
	}
}

func TestLevelsKeepMassAndWeight(t *testing.T) {
	for name, g := range map[string]Graph{
		"talks": {N: 5000, Edges: layouttest.Talks(5000, 1)},
		"star":  {N: 5000, Edges: layouttest.Star(5000)},
		"grid":  {N: 2500, Edges: layouttest.Grid(50, 50)},
	} {
		levels := coarsenAll(g)
		if top := levels[len(levels)-1]; top.n > 200 {
			t.Errorf("%s: the coarsest of %d levels still has %d nodes", name, len(levels), top.n)
		}
		for k, l := range levels {
			if m := total(l.mass); m != float32(g.N) {
				t.Errorf("%s: level %d has mass %g, want %d", name, k, m, g.N)
			}
			if k == 0 {
				continue
			}
			inside := float32(0)
			below := levels[k-1]
			for i, e := range below.edges {
				if below.parent[e[0]] == below.parent[e[1]] {
					inside += below.weight[i]
				}
			}
			if w := total(l.weight) + inside; w != total(below.weight) {
				t.Errorf("%s: level %d has %g of %g edges", name, k, w, total(below.weight))
			}
		}
	}
}

func total(v []float32) (sum float32) {
	for _, x := range v {
		sum += x
	}
	return sum
}
