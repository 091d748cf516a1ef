package path_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"throughline/graph"
	"throughline/graph/path"
)

// leastCost is the cost of the cheapest walk of at most hops edges, by the
// recurrence over the number of hops. The cheapest walk is a simple path.
func leastCost(g *graph.Graph, a, b uint32, hops int) float64 {
	best := make([]float64, g.Len())
	for n := range best {
		best[n] = math.Inf(1)
	}
	best[a] = 0
	least := math.Inf(1)
	for range hops {
		next := make([]float64, g.Len())
		for n := range next {
			next[n] = math.Inf(1)
		}
		for n := range uint32(g.Len()) {
			if math.IsInf(best[n], 1) || n == b {
				continue
			}
			for _, r := range g.Relations(n) {
				for _, m := range r.Nodes {
					pass := 0.0
					if m != a && m != b {
						pass = costOf(g, []uint32{a, m, b}) - 2
					}
					next[m] = min(next[m], best[n]+1+pass)
				}
			}
		}
		best = next
		least = min(least, best[b])
	}
	return least
}

// TestConnectIsCheapestOnHubs checks the first path where hubs are large.
func TestConnectIsCheapestOnHubs(t *testing.T) {
	g := middling()
	ev, r := path.NewEvaluator(g), rand.New(rand.NewPCG(3, 3))
	for range 15 {
		a, b := uint32(r.IntN(g.Len())), uint32(r.IntN(g.Len()))
		hops := 3 + r.IntN(4)
		c, err := ev.Connect([]uint32{a, b}, path.ConnectOptions{Hops: hops})
		if err != nil {
			continue // twice the same node
		}
		want := leastCost(g, a, b, hops)
		if len(c.Paths) == 0 {
			if !math.IsInf(want, 1) {
				t.Errorf("%s to %s within %d hops: none, though one costs %g", g.ID(a), g.ID(b), hops, want)
			}
			continue
		}
		if c.Paths[0].Cost != want || len(c.Paths[0].Hops) > hops {
			t.Errorf("%s to %s within %d hops: %g in %d hops, not %g", g.ID(a), g.ID(b), hops, c.Paths[0].Cost, len(c.Paths[0].Hops), want)
		}
	}
}

// TestForwardGoesForward on a graph where most ways go back and forth.
func TestForwardGoesForward(t *testing.T) {
	g := middling()
	ev, r := path.NewEvaluator(g), rand.New(rand.NewPCG(4, 4))
	found, back := 0, 0
	for range 100 {
		a, b := random(r, g, graph.Talk), random(r, g, graph.Talk)
		c, err := ev.Connect([]uint32{a, b}, path.ConnectOptions{Forward: true})
		if err != nil {
			continue
		}
		if g.Year(a) > g.Year(b) {
			back++
			if len(c.Paths) > 0 || c.Obstacle != path.BackInTime {
				t.Errorf("%s of %d to %s of %d: %d paths, obstacle %d", g.ID(a), g.Year(a), g.ID(b), g.Year(b), len(c.Paths), c.Obstacle)
			}
		}
		for _, p := range c.Paths {
			found++
			year := 0
			for _, n := range p.Nodes() {
				if y := g.Year(n); y != 0 && y < year {
					t.Errorf("back in time: %s", p.Tell(g))
				} else if y != 0 {
					year = y
				}
			}
		}
	}
	if found < 100 || back < 20 {
		t.Errorf("%d paths and %d pairs that lie back in time: too few to tell", found, back)
	}
}

// TestConnectWithinItsBudget: what is found within a small budget is right and
// marked as cut, and nothing found says that the budget is why.
func TestConnectWithinItsBudget(t *testing.T) {
	g := middling()
	ev, r := path.NewEvaluator(g), rand.New(rand.NewPCG(5, 5))
	outOf, some := 0, 0
	for edges := 1; edges < 20_000; edges += 1 + edges/3 {
		for range 5 {
			a, b := random(r, g, graph.Person), random(r, g, graph.Company)
			c, err := ev.Connect([]uint32{a, b}, path.ConnectOptions{Limits: path.Limits{Edges: edges}})
			if err != nil {
				t.Fatal(err)
			}
			if c.Edges > edges {
				t.Errorf("%d edges visited of %d", c.Edges, edges)
			}
			for _, p := range c.Paths {
				some++
				for _, e := range p.Edges() {
					if !g.Has(e.From, e.Predicate, e.To) {
						t.Errorf("no such edge: %v", e)
					}
				}
			}
			all, _ := ev.Connect([]uint32{a, b}, path.ConnectOptions{})
			if c.Cut == path.Whole && (len(c.Paths) != len(all.Paths) || c.Obstacle != all.Obstacle) {
				t.Errorf("%d paths of %d within %d edges are passed off as all", len(c.Paths), len(all.Paths), edges)
			}
			if c.Obstacle == path.OutOfBudget {
				outOf++
			}
		}
	}
	if outOf < 10 || some < 10 {
		t.Errorf("%d without a path, %d paths: too few to tell", outOf, some)
	}
}

// TestConnectStops soon after it is told to.
func TestConnectStops(t *testing.T) {
	g := middling()
	person, _ := g.Range(graph.Person)
	company, _ := g.Range(graph.Company)
	c, err := path.NewEvaluator(g).Connect([]uint32{person, company}, path.ConnectOptions{K: path.MaxPaths, Limits: path.Limits{Stop: func() bool { return true }}})
	if err != nil || c.Cut != path.CutTime {
		t.Errorf("cut %d, %v", c.Cut, err)
	}
}
