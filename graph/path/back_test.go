package path_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"throughline/graph/graphtest"
	"throughline/graph/path"
)

// TestBackIsTheWayThere: walked back from a node, a random expression leads to
// exactly the nodes that it leads to this one from, each once.
func TestBackIsTheWayThere(t *testing.T) {
	pairs := 0
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 14))
		g := graphtest.Graph(graphtest.Tangle(r))
		e := graphtest.Expression(r, g, 3)
		ev, p := path.NewEvaluator(g), prepare(t, g, e)
		there := make([][]uint32, g.Len())
		for n := range there {
			there[n] = ev.Reach(p, uint32(n), false)
			pairs += len(there[n])
		}
		for n := range uint32(g.Len()) {
			var want []uint32
			for m, list := range there {
				if slices.Contains(list, n) {
					want = append(want, uint32(m))
				}
			}
			if got := ev.Reach(p, n, true); !slices.Equal(got, want) {
				t.Fatalf("seed %d: %s leads back from %s to %v, not %v", seed, path.String(e), g.ID(n), ids(g, got), ids(g, want))
			}
		}
	}
	if pairs < 3000 {
		t.Errorf("the expressions join %d pairs: too few to tell", pairs)
	}
}
