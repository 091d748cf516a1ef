// Package layout places the nodes of a graph in the plane.
//
// It works on indices only and is deterministic to the bit: the same graph and seed give the same positions natively and
// in WebAssembly. Products that are added are therefore rounded explicitly, float32(a*b)+c, which keeps compilers from
// fusing them, and no library function but Sqrt, which is exact, is used on the way.
//
// Graphs of up to 3,000 nodes are placed so that distances in the plane are like those in the graph (stress), larger ones
// by forces; both begin coarse where there are many nodes. A simulation stops by itself: Tick reports false from then on.
package layout

import "math"

// Graph is what is placed: nodes 0 to N-1 and the edges between them. Direction does not matter; loops and edges that
// leave the range are ignored, repeated edges count once each.
type Graph struct {
	N     int
	Edges [][2]int32
	// Size is half the width and half the height of each node with its label, in world units. Boxes are kept apart.
	// Nil means that nodes are points.
	Size [][2]float32
}

// Method says how nodes are placed.
type Method uint8

const (
	Auto   Method = iota // Stress up to 3,000 nodes, Forces from there on
	Stress               // graph distances become distances in the plane
	Forces               // springs along edges, repulsion between all nodes
)

// Options tune a simulation. The zero value is what a view wants.
type Options struct {
	Seed   uint64
	Method Method
	Length float32 // ideal length of an edge in world units; 0 means 80
	Leash  float32 // how far a placed node may be pushed by Extend, in world units; 0 means 12, a label's height
}

const (
	defaultLength = 80
	defaultLeash  = 12
)

// Simulation moves nodes step by step until they rest.
type Simulation struct {
	b      *bodies
	stages []stage
	stage  int // at work; all are done when it is past the last
	again  int // stage that a layout woken by Reheat or Tidy begins at
	touch  int // the same for Pin and Unpin
	ticks  int
	g      Graph
	o      Options
}

// A stage is one part of a layout: it moves bodies a step and reports whether there is more to do.
type stage interface {
	tick(b *bodies) bool
	wake() // after a change, from where the bodies are
}

// New starts a layout of g. It does little work itself: the first ticks do.
func New(g Graph, o Options) *Simulation {
	s := &Simulation{g: clean(g), o: withDefaults(o)}
	s.b = newBodies(s.g)
	scatter(s.b, s.o)
	s.plan(false)
	return s
}

func withDefaults(o Options) Options {
	if !(o.Length > 0) || math.IsInf(float64(o.Length), 0) {
		o.Length = defaultLength
	}
	if !(o.Leash > 0) {
		o.Leash = defaultLeash
	}
	if o.Method > Forces {
		o.Method = Auto
	}
	return o
}

// clean drops what cannot be drawn: loops, edges out of range, sizes that are no numbers.
func clean(g Graph) Graph {
	if g.N < 0 {
		g.N = 0
	}
	edges := make([][2]int32, 0, len(g.Edges))
	for _, e := range g.Edges {
		if e[0] != e[1] && inRange(e[0], g.N) && inRange(e[1], g.N) {
			edges = append(edges, e)
		}
	}
	g.Edges = edges
	g.Size = cleanSizes(g.Size, g.N)
	return g
}

func cleanSizes(size [][2]float32, n int) [][2]float32 {
	if len(size) == 0 {
		return nil
	}
	out := make([][2]float32, n)
	copy(out, size)
	for i, h := range out {
		if !finite(h[0]) || !finite(h[1]) || h[0] < 0 || h[1] < 0 {
			out[i] = [2]float32{}
		}
	}
	return out
}

func inRange(i int32, n int) bool { return i >= 0 && int(i) < n }

// Tick moves every node a step. It reports false once the layout rests; further calls change nothing.
func (s *Simulation) Tick() bool {
	if s.Done() {
		return false
	}
	s.ticks++
	if !s.stages[s.stage].tick(s.b) {
		s.stage++
	}
	s.b.repair()
	return !s.Done()
}

// Run ticks until the layout rests, at most max times, and returns how many ticks it made.
func (s *Simulation) Run(max int) int {
	n := 0
	for n < max && !s.Done() {
		s.Tick()
		n++
	}
	return n
}

// Done reports whether the layout rests.
func (s *Simulation) Done() bool { return s.stage >= len(s.stages) }

// Ticks returns how many ticks were made so far.
func (s *Simulation) Ticks() int { return s.ticks }

// Positions writes x and y of every node, in the graph's order, to dst and returns it; a short dst is replaced.
func (s *Simulation) Positions(dst []float32) []float32 {
	n := s.b.n
	if len(dst) < 2*n {
		dst = make([]float32, 2*n)
	}
	dst = dst[:2*n]
	for i, k := range s.b.slot[:n] {
		dst[2*i], dst[2*i+1] = s.b.x[k], s.b.y[k]
	}
	return dst
}

// Pin holds node i at x, y until Unpin and wakes the layout: in small ones with sizes only to keep boxes apart, since what
// the user did not move should stay. A place that is no number is ignored: the node is held where it is.
func (s *Simulation) Pin(i int, x, y float32) {
	if i < 0 || i >= s.b.n {
		return
	}
	s.b.pin(i, x, y)
	s.wake(s.touch)
}

// Unpin lets node i move again.
func (s *Simulation) Unpin(i int) {
	if i < 0 || i >= s.b.n || !s.b.isPinned(i) {
		return
	}
	s.b.unpin(i)
	s.wake(s.touch)
}

// Reheat wakes a layout that rests, from where its nodes are.
func (s *Simulation) Reheat() { s.wake(s.again) }

// wake goes back to a stage, unless the layout has not come that far.
func (s *Simulation) wake(stage int) {
	if len(s.stages) == 0 || s.stage < stage {
		return
	}
	s.stage = stage
	for _, t := range s.stages[stage:] {
		t.wake()
	}
}

// Tidy lets nodes move that an extension had kept in place, and wakes the layout.
func (s *Simulation) Tidy() {
	s.b.release()
	s.Reheat()
}

func finite(x float32) bool { return x-x == 0 }

func sqrt32(x float32) float32 { return float32(math.Sqrt(float64(x))) }
