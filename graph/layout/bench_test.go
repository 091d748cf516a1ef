package layout

import (
	"strconv"
	"testing"

	"throughline/graph/layout/layouttest"
)

// warmForces returns a layout by forces of n talks and themes, some ticks after its start.
func warmForces(n int) (*bodies, *forces) {
	g := Graph{N: n, Edges: layouttest.Talks(n, 1)}
	o := withDefaults(Options{Method: Forces})
	b, f := newBodies(g), newForces(g, o)
	scatter(b, o)
	f.start(b)
	for range 60 {
		f.tick(b)
	}
	return b, f
}

func BenchmarkTick(b *testing.B) {
	for _, n := range []int{300, 2000, 10000, 50000} {
		bodies, f := warmForces(n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				f.alpha = 0.01 // as near the end; left to cool, numbers too small for the processor would slow it down
				f.tick(bodies)
			}
		})
	}
}
