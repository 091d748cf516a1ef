package layout

import (
	"math"
	"slices"
	"testing"

	"throughline/graph/layout/layouttest"
)

// grown lays out a graph of n nodes and returns its places with room for more new ones.
func grown(n, more int) []float32 {
	s := New(Graph{N: n, Edges: layouttest.Talks(n, 1)}, Options{Seed: 1})
	s.Run(10000)
	return append(s.Positions(nil), slices.Repeat([]float32{nan}, 2*more)...)
}

func span(at []float32, i, j int) float64 {
	return math.Hypot(float64(at[2*i]-at[2*j]), float64(at[2*i+1]-at[2*j+1]))
}

func TestPlacedNodesStay(t *testing.T) {
	for _, n := range []int{100, 900, 4000} {
		at := grown(n, 12)
		g := Graph{N: n + 12, Edges: layouttest.Talks(n, 1), Size: slices.Repeat([][2]float32{{60, 14}}, n+12)}
		for i := range 12 {
			g.Edges = append(g.Edges, [2]int32{0, int32(n + i)})
		}
		s := Extend(g, at, nil, Options{Seed: 1})
		start := s.Positions(nil)
		for i := range n {
			if start[2*i] != at[2*i] || start[2*i+1] != at[2*i+1] {
				t.Fatalf("%d nodes: node %d does not start where it was", n, i)
			}
		}
		for i := n; i < n+12; i++ {
			if d := span(start, 0, i); d > defaultLength {
				t.Errorf("%d nodes: new node %d starts %g from the one it came from", n, i, d)
			}
		}
		s.Run(10000)
		end := s.Positions(nil)
		for i := range n {
			if d := math.Hypot(float64(end[2*i]-at[2*i]), float64(end[2*i+1]-at[2*i+1])); d > defaultLeash*1.001 {
				t.Fatalf("%d nodes: node %d moved %g", n, i, d)
			}
		}
		for i := n; i < n+12; i++ {
			if d := span(end, 0, i); d > 8*defaultLength {
				t.Errorf("%d nodes: new node %d ends %g from the one it came from", n, i, d)
			}
		}
	}
}

func TestNewNodesSproutWhereTold(t *testing.T) {
	at := []float32{0, 0, 1000, 0, nan, nan, nan, nan, nan, nan}
	g := Graph{N: 5, Edges: [][2]int32{{0, 1}, {0, 2}, {3, 4}}}
	start := Extend(g, at, []int32{-1, -1, 1, 1, 99}, Options{}).Positions(nil)
	for i, parent := range []int{2: 1, 3: 1, 4: 3} {
		if i >= 2 && span(start, i, parent) > defaultLength {
			t.Errorf("node %d starts %g from %d", i, span(start, i, parent), parent)
		}
	}
	if span(start, 2, 3) < 1 {
		t.Error("two new nodes start on one point")
	}
}

func TestTidyFreesPlacedNodes(t *testing.T) {
	at := []float32{0, 0, 1, 0, 2, 0}
	s := Extend(Graph{N: 3, Edges: layouttest.Path(3)}, at, nil, Options{})
	s.Run(1000)
	if d := span(s.Positions(nil), 0, 2); d > 2+2*defaultLeash {
		t.Fatalf("before tidying they are %g apart", d)
	}
	s.Tidy()
	s.Run(1000)
	if d := span(s.Positions(nil), 0, 2); math.Abs(d-2*defaultLength) > 5 {
		t.Errorf("after tidying they are %g apart, want %d", d, 2*defaultLength)
	}
}

func TestExtendWithNothingPlaced(t *testing.T) {
	g := Graph{N: 5, Edges: layouttest.Path(5)}
	a, b := New(g, Options{Seed: 3}), Extend(g, nil, nil, Options{Seed: 3})
	a.Run(1000)
	b.Run(1000)
	if !slices.Equal(a.Positions(nil), b.Positions(nil)) {
		t.Error("it differs from a new layout")
	}
}

// Five hundred openings and closings must neither drift nor leave the numbers.
func TestManyExtensions(t *testing.T) {
	at := grown(30, 0)
	first := slices.Clone(at)
	edges := layouttest.Talks(30, 1)
	for k := range 500 {
		g := Graph{N: 35, Edges: slices.Clone(edges), Size: slices.Repeat([][2]float32{{40, 12}}, 35)}
		for i := range 5 {
			g.Edges = append(g.Edges, [2]int32{int32(k % 30), int32(30 + i)})
		}
		s := Extend(g, append(slices.Clone(at), nan, nan, nan, nan, nan, nan, nan, nan, nan, nan), nil, Options{})
		s.Run(1000)
		at = s.Positions(nil)[:60]
	}
	for i := range 30 {
		if d := math.Hypot(float64(at[2*i]-first[2*i]), float64(at[2*i+1]-first[2*i+1])); !(d < 20*defaultLength) {
			t.Errorf("node %d drifted %g", i, d)
		}
	}
}

func TestHugeFanStartsFast(t *testing.T) {
	n := 100_000
	at := slices.Repeat([]float32{nan}, 2*n)
	at[0], at[1] = 0, 0
	s := Extend(Graph{N: n, Edges: layouttest.Star(n)}, at, nil, Options{})
	start := s.Positions(nil)
	if slices.ContainsFunc(start, func(v float32) bool { return !finite(v) }) {
		t.Error("a node has no place")
	}
}
