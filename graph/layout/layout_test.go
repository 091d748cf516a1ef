package layout

import (
	"math"
	"slices"
	"strconv"
	"testing"

	"throughline/graph/layout/layouttest"
)

var nan = float32(math.NaN())

// fingerprint is FNV-1a over the bits of all positions.
func fingerprint(at []float32) uint64 {
	h := uint64(14695981039346656037)
	for _, v := range at {
		for bits := math.Float32bits(v); bits != 0; bits >>= 8 {
			h = (h ^ uint64(bits&255)) * 1099511628211
		}
	}
	return h
}

// The fingerprints must be the same on every machine and in WebAssembly: run this test with GOOS=js GOARCH=wasm too. They
// change with every change of the method; then the new ones must agree on both.
func TestSameBitsEverywhere(t *testing.T) {
	for _, c := range []struct {
		n      int
		method Method
		want   uint64
	}{{60, Auto, 0xae3d29dbe47528d6}, {60, Forces, 0x5df2acf08e30be7d}, {700, Auto, 0x7e940fef3be62f1a}, {3500, Auto, 0xe91838396fd0dcc7}} {
		g := Graph{N: c.n, Edges: layouttest.Talks(c.n, 1), Size: slices.Repeat([][2]float32{{9, 4}}, c.n)}
		run := func(seed uint64) uint64 {
			s := New(g, Options{Seed: seed, Method: c.method})
			s.Run(10000)
			return fingerprint(s.Positions(nil))
		}
		got := run(5)
		if got != run(5) {
			t.Errorf("%d nodes: two runs differ", c.n)
		}
		if got != c.want {
			t.Errorf("%d nodes, method %d: fingerprint %#x, want %#x", c.n, c.method, got, c.want)
		}
		if got == run(6) {
			t.Errorf("%d nodes: the seed makes no difference", c.n)
		}
	}
}

// Whatever it is given, a layout ends by itself and every node has a place.
func TestBadInputEnds(t *testing.T) {
	for name, g := range map[string]Graph{
		"no nodes":      {},
		"negative":      {N: -3},
		"one node":      {N: 1},
		"two, no edges": {N: 2},
		"no edges":      {N: 200},
		"loops":         {N: 3, Edges: [][2]int32{{0, 0}, {1, 1}, {0, 1}}},
		"out of range":  {N: 3, Edges: [][2]int32{{0, 7}, {-1, 1}, {1, 2}}},
		"repeated":      {N: 3, Edges: [][2]int32{{0, 1}, {0, 1}, {1, 0}, {1, 2}}},
		"clique":        {N: 500, Edges: layouttest.Clique(500)},
		"small clique":  {N: 120, Edges: layouttest.Clique(120)},
		"star":          {N: 100_000, Edges: layouttest.Star(100_000)},
		"small star":    {N: 300, Edges: layouttest.Star(300)},
		"middle star":   {N: 1000, Edges: layouttest.Star(1000)},
		"long path":     {N: 2500, Edges: layouttest.Path(2500)},
		"many, loose":   {N: 5000},
		"odd sizes":     {N: 4, Edges: layouttest.Path(4), Size: [][2]float32{{nan, 1}, {-4, 2}, {float32(math.Inf(1)), 1}}},
	} {
		s := New(g, Options{Seed: 1})
		if s.Run(3000); !s.Done() {
			t.Errorf("%s: not at rest after %d ticks", name, s.Ticks())
		}
		at := s.Positions(nil)
		if len(at) != 2*max(g.N, 0) {
			t.Errorf("%s: %d numbers", name, len(at))
		}
		if i := slices.IndexFunc(at, func(v float32) bool { return !finite(v) }); i >= 0 {
			t.Errorf("%s: place %d is %g", name, i, at[i])
		}
		if s.Tick() {
			t.Errorf("%s: it ticks on", name)
		}
	}
}

func TestOddOptions(t *testing.T) {
	for _, o := range []Options{{Length: nan}, {Length: -1}, {Length: float32(math.Inf(1))}, {Leash: nan}, {Method: 9}} {
		s := New(Graph{N: 3, Edges: layouttest.Path(3)}, o)
		s.Run(1000)
		at := s.Positions(nil)
		if d := math.Hypot(float64(at[0]-at[2]), float64(at[1]-at[3])); math.Abs(d-defaultLength) > 2 {
			t.Errorf("%+v: an edge is %g long", o, d)
		}
	}
}

func TestNodesOnOnePointPart(t *testing.T) {
	for _, m := range []Method{Stress, Forces} {
		g := Graph{N: 6, Edges: layouttest.Path(6), Size: slices.Repeat([][2]float32{{10, 6}}, 6)}
		s := Extend(g, make([]float32, 4), nil, Options{Method: m})
		s.Tidy()
		s.Run(1000)
		at := s.Positions(nil)
		for i := range g.N {
			for j := range i {
				if math.Hypot(float64(at[2*i]-at[2*j]), float64(at[2*i+1]-at[2*j+1])) < 10 {
					t.Errorf("method %d: %d and %d are still together", m, i, j)
				}
			}
		}
	}
}

func TestPins(t *testing.T) {
	for _, n := range []int{50, 800, 4000} {
		s := New(Graph{N: n, Edges: layouttest.Talks(n, 1)}, Options{})
		s.Pin(3, 500, -200)
		s.Pin(4, nan, 7)
		s.Pin(-1, 0, 0)
		s.Pin(n, 0, 0)
		held := slices.Clone(s.Positions(nil)[8:10])
		s.Run(10000)
		at := s.Positions(nil)
		if at[6] != 500 || at[7] != -200 {
			t.Errorf("%d nodes: the pin is at %g, %g", n, at[6], at[7])
		}
		if at[8] != held[0] || at[9] != held[1] {
			t.Errorf("%d nodes: a pin that is no number moved its node", n)
		}
		s.Pin(3, 2000, 2000)
		if s.Done() {
			t.Errorf("%d nodes: a new pin wakes nothing", n)
		}
		s.Run(10000)
		s.Unpin(3)
		s.Unpin(3)
		s.Run(10000)
		if now := s.Positions(nil); now[6] == 2000 {
			t.Errorf("%d nodes: unpinned, node 3 stays", n)
		}
	}
}

// In a small view a drag moves the node that is dragged, and others only out of its way.
func TestPinsLeaveOthersWhereTheyAre(t *testing.T) {
	g := Graph{N: 40, Edges: layouttest.Talks(40, 1), Size: slices.Repeat([][2]float32{{20, 8}}, 40)}
	s := New(g, Options{})
	s.Run(10000)
	before := slices.Clone(s.Positions(nil))
	s.Pin(0, 9000, 9000)
	s.Run(10000)
	after := s.Positions(nil)
	if !slices.Equal(before[2:], after[2:]) || after[0] != 9000 {
		t.Error("others moved, or the node did not")
	}
	s.Pin(0, before[2], before[3])
	s.Run(10000)
	if now := s.Positions(nil); now[2] == before[2] && now[3] == before[3] {
		t.Error("a node did not make way for one dragged onto it")
	}
}

// From the end of the start on, later ticks keep the neighbours a good start has brought together.
func TestNeighboursAreKept(t *testing.T) {
	for n, least := range map[int]float64{10000: 0.33, 50000: 0.28} {
		if n > 10000 && testing.Short() {
			continue
		}
		e := layouttest.Talks(n, 1)
		s := New(Graph{N: n, Edges: e}, Options{Seed: 1})
		for s.stage < s.again {
			s.Tick()
		}
		first := layouttest.Preservation(n, e, s.Positions(nil), 200)
		s.Run(10000)
		last := layouttest.Preservation(n, e, s.Positions(nil), 200)
		t.Logf("%d nodes: %.3f after the start, %.3f at rest", n, first, last)
		if first < least || last < first-0.01 {
			t.Errorf("%d nodes: %.3f after the start and %.3f at rest, want %.2f and no less later", n, first, last, least)
		}
	}
}

func TestPositionsUsesWhatItIsGiven(t *testing.T) {
	s := New(Graph{N: 3}, Options{})
	room := make([]float32, 10)
	if at := s.Positions(room); &at[0] != &room[0] || len(at) != 6 {
		t.Errorf("%d numbers in another place", len(at))
	}
	if at := s.Positions(room[:0]); len(at) != 6 {
		t.Errorf("%d numbers", len(at))
	}
}

func TestTicksDoNotAllocate(t *testing.T) {
	b, f := warmForces(2000)
	if n := testing.AllocsPerRun(20, func() { f.tick(b) }); n > 0 {
		t.Errorf("%g allocations a tick", n)
	}
}

func BenchmarkStart(b *testing.B) {
	for _, n := range []int{300, 2000, 10000, 50000} {
		g := Graph{N: n, Edges: layouttest.Talks(n, 1)}
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				s := New(g, Options{Seed: 1})
				for !s.Done() && s.stage < s.again {
					s.Tick()
				}
			}
		})
	}
}

func BenchmarkToRest(b *testing.B) {
	for _, n := range []int{300, 2000} {
		g := Graph{N: n, Edges: layouttest.Talks(n, 1)}
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				New(g, Options{Seed: 1}).Run(10000)
			}
		})
	}
}
