package path_test

import (
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"

	"throughline/graph"
	"throughline/graph/graphtest"
	"throughline/graph/path"
)

// simplePaths lists all simple paths of at most hops edges, as node numbers.
func simplePaths(g *graph.Graph, a, b uint32, hops int, forward bool) (out [][]uint32) {
	var walk func(nodes []uint32, year int)
	walk = func(nodes []uint32, year int) {
		at := nodes[len(nodes)-1]
		if at == b {
			out = append(out, slices.Clone(nodes))
			return
		}
		if len(nodes) > hops {
			return
		}
		var next []uint32
		for _, r := range g.Relations(at) {
			next = append(next, r.Nodes...)
		}
		slices.Sort(next)
		for _, n := range slices.Compact(next) {
			y := year
			if forward && g.Year(n) != 0 {
				if g.Year(n) < year {
					continue
				}
				y = g.Year(n)
			}
			if !slices.Contains(nodes, n) {
				walk(append(nodes, n), y)
			}
		}
	}
	walk([]uint32{a}, g.Year(a)*b2i(forward))
	return out
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// costOf is the documented cost, in bits, with the logarithm drawn as a
// straight line between two powers of two and cut to sixteenths.
func costOf(g *graph.Graph, nodes []uint32) float64 {
	sum := len(nodes) - 1
	sixteenths := 16 * sum
	for _, n := range nodes[1 : len(nodes)-1] {
		d := uint(g.Degree(n) + 1)
		for _, m := range slices.Concat(g.In(n, graph.Of), g.In(n, graph.Broader)) {
			d += uint(g.Degree(m))
		}
		high := bits.Len(d) - 1
		sixteenths += 16*high + int((d-1<<high)*16>>high)
	}
	return float64(sixteenths) / 16
}

func TestConnectAgainstEnumeration(t *testing.T) {
	found, none, fewer, listed := 0, 0, 0, 0
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 9))
		g := graphtest.Graph(graphtest.Tangle(r))
		ev := path.NewEvaluator(g)
		for range 5 {
			a, b := uint32(r.IntN(g.Len())), uint32(r.IntN(g.Len()))
			o := path.ConnectOptions{K: 1 + r.IntN(5), Hops: 1 + r.IntN(5), Forward: r.IntN(2) == 0}
			if a == b {
				continue
			}
			c, err := ev.Connect([]uint32{a, b}, o)
			if err != nil {
				t.Fatal(err)
			}
			all := simplePaths(g, a, b, o.Hops, o.Forward)
			if (len(all) == 0) != (len(c.Paths) == 0) || (len(all) == 0) != (c.Obstacle != path.NoObstacle) {
				t.Fatalf("seed %d: %d paths of %d, obstacle %d, %+v", seed, len(c.Paths), len(all), c.Obstacle, o)
			}
			if len(all) == 0 {
				none++
				checkObstacle(t, g, c, o)
				continue
			}
			found++
			checkPaths(t, g, c, o, all)
			n := len(greedy(g, all, o.K))
			listed += n
			fewer += max(0, n-len(c.Paths))
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	if found < 200 || none < 50 {
		t.Errorf("%d connected, %d not: too few to tell", found, none)
	}
	t.Logf("%d of %d diverse paths were not found", fewer, listed)
	if fewer > listed/20 {
		t.Errorf("of %d diverse paths %d were not found", listed, fewer)
	}
}

// greedy takes diverse paths from all of them, cheapest first.
func greedy(g *graph.Graph, all [][]uint32, k int) (out [][]uint32) {
	slices.SortStableFunc(all, func(p, q []uint32) int {
		if costOf(g, p) < costOf(g, q) {
			return -1
		}
		return b2i(costOf(g, p) > costOf(g, q))
	})
	for _, p := range all {
		if len(out) < k && !slices.ContainsFunc(out, func(q []uint32) bool { return tooAlike(p, q) }) {
			out = append(out, p)
		}
	}
	return out
}

func tooAlike(p, q []uint32) bool {
	shared := 0
	for _, n := range p[1 : len(p)-1] {
		if slices.Contains(q[1:len(q)-1], n) {
			shared++
		}
	}
	return shared > 0 && 2*shared > min(len(p), len(q))-2
}

func checkPaths(t *testing.T, g *graph.Graph, c path.Connections, o path.ConnectOptions, all [][]uint32) {
	t.Helper()
	if len(c.Paths) > o.K {
		t.Errorf("%d paths, %d were asked for", len(c.Paths), o.K)
	}
	for i, p := range c.Paths {
		nodes := p.Nodes()
		if !slices.ContainsFunc(all, func(q []uint32) bool { return slices.Equal(nodes, q) }) {
			t.Errorf("%v is not a simple path within the limits", nodes)
		}
		for _, e := range p.Edges() {
			if !g.Has(e.From, e.Predicate, e.To) {
				t.Errorf("no such edge: %v", e)
			}
		}
		if p.Cost != costOf(g, nodes) {
			t.Errorf("path %d costs %g, not %g", i, p.Cost, costOf(g, nodes))
		}
		if i > 0 && p.Cost < c.Paths[i-1].Cost {
			t.Error("a path is cheaper than the one before")
		}
		for _, q := range c.Paths[:i] {
			if tooAlike(nodes, q.Nodes()) {
				t.Errorf("%v and %v share more than half their middle", nodes, q.Nodes())
			}
		}
	}
	for _, q := range all {
		if costOf(g, q) < c.Paths[0].Cost {
			t.Errorf("%v costs %g, less than the best found, %g", q, costOf(g, q), c.Paths[0].Cost)
		}
	}
}

// checkObstacle takes the limit away that is said to stand in the way.
func checkObstacle(t *testing.T, g *graph.Graph, c path.Connections, o path.ConnectOptions) {
	t.Helper()
	a, b := c.Apart[0], c.Apart[1]
	anyTime := simplePaths(g, a, b, o.Hops, false)
	switch c.Obstacle {
	case path.BackInTime:
		if !o.Forward || len(anyTime) == 0 {
			t.Error("time does not stand in the way")
		}
	case path.TooManyHops:
		if len(anyTime) > 0 || c.Distance <= o.Hops {
			t.Errorf("hops do not stand in the way: %d apart", c.Distance)
		}
	case path.NothingBetween:
		if len(simplePaths(g, a, b, 9, false)) > 0 {
			t.Error("there is something between")
		}
	default:
		t.Errorf("obstacle %d", c.Obstacle)
	}
}

// stated makes facts out of "subject predicate object" triples.
func stated(triples ...[3]string) (out []graph.Fact) {
	for _, s := range triples {
		out = append(out, graph.Fact{Subject: graph.ID(s[0]), Predicate: graph.ParsePredicate(s[1]), Object: s[2],
			Evidence: graph.Evidence{Source: "source/example", Locator: "L1", Status: graph.Stated}})
	}
	return out
}

// TestHubsLoseAgainstRareThings: two talks share a theme that everyone speaks
// about, and are also joined through a person, in more hops.
func TestHubsLoseAgainstRareThings(t *testing.T) {
	facts := stated(
		[3]string{"talk/a", "about", "theme/hub"}, [3]string{"talk/b", "about", "theme/hub"},
		[3]string{"talk/a", "by", "person/rare"}, [3]string{"talk/c", "by", "person/rare"},
		[3]string{"talk/c", "by", "person/other"}, [3]string{"talk/b", "by", "person/other"})
	for i := range 5000 {
		facts = append(facts, stated([3]string{"talk/x" + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676)), "about", "theme/hub"})...)
	}
	g := graphtest.Graph(facts)
	ev := path.NewEvaluator(g)
	ends := []uint32{number(t, g, "talk/a"), number(t, g, "talk/b")}
	telling, _ := ev.Connect(ends, path.ConnectOptions{})
	if got := ids(g, telling.Paths[0].Nodes()); !slices.Equal(got, []graph.ID{"talk/a", "person/rare", "talk/c", "person/other", "talk/b"}) {
		t.Errorf("the most telling path is %v", got)
	}
	plain, _ := ev.Connect(ends, path.ConnectOptions{Plain: true})
	if got := ids(g, plain.Paths[0].Nodes()); !slices.Equal(got, []graph.ID{"talk/a", "theme/hub", "talk/b"}) {
		t.Errorf("the shortest path is %v", got)
	}
	without, _ := ev.Connect(ends, path.ConnectOptions{Plain: true, Avoid: []uint32{number(t, g, "theme/hub"), number(t, g, "person/rare")}})
	if len(without.Paths) != 0 || without.Obstacle != path.BehindAvoided {
		t.Errorf("%d paths avoid both, obstacle %d", len(without.Paths), without.Obstacle)
	}
}

// TestASeriesIsAHub: it has few editions, and all talks hang on them.
func TestASeriesIsAHub(t *testing.T) {
	facts := stated(
		[3]string{"talk/a", "at", "event/one"}, [3]string{"talk/b", "at", "event/two"},
		[3]string{"event/one", "of", "series/all"}, [3]string{"event/two", "of", "series/all"},
		[3]string{"talk/a", "by", "person/x"}, [3]string{"talk/c", "by", "person/x"}, [3]string{"talk/c", "about", "theme/t"},
		[3]string{"talk/b", "about", "theme/t"})
	for i := range 100 {
		facts = append(facts, stated([3]string{"talk/o" + string(rune('a'+i%26)) + string(rune('a'+i/26)), "at", []string{"event/one", "event/two"}[i%2]})...)
	}
	g := graphtest.Graph(facts)
	c, _ := path.NewEvaluator(g).Connect([]uint32{number(t, g, "talk/a"), number(t, g, "talk/b")}, path.ConnectOptions{})
	if got := ids(g, c.Paths[0].Nodes()); !slices.Contains(got, "person/x") || len(c.Paths) != 2 {
		t.Errorf("%d paths, the most telling is %v", len(c.Paths), got)
	}
}

func number(t testing.TB, g *graph.Graph, id graph.ID) uint32 {
	t.Helper()
	n, ok := g.Lookup(id)
	if !ok {
		t.Fatalf("%s is not in the graph", id)
	}
	return n
}

func ids(g *graph.Graph, nodes []uint32) (out []graph.ID) {
	for _, n := range nodes {
		out = append(out, g.ID(n))
	}
	return out
}

func TestConnectThreeAndFour(t *testing.T) {
	g := graphtest.Graph(stated(
		[3]string{"talk/a", "by", "person/one"}, [3]string{"talk/a", "by", "person/two"},
		[3]string{"talk/b", "by", "person/two"}, [3]string{"talk/b", "by", "person/three"},
		[3]string{"talk/c", "by", "person/far"}))
	ev := path.NewEvaluator(g)
	one, two, three := number(t, g, "person/one"), number(t, g, "person/two"), number(t, g, "person/three")
	c, err := ev.Connect([]uint32{one, three, two}, path.ConnectOptions{})
	if err != nil || len(c.Legs) != 2 || len(c.Paths) != 2 {
		t.Fatalf("%v %+v", err, c)
	}
	for _, leg := range c.Legs {
		if leg[0] != two && leg[1] != two {
			t.Errorf("a leg from %s to %s passes over the one between", g.ID(leg[0]), g.ID(leg[1]))
		}
	}
	far := number(t, g, "person/far")
	if c, _ = ev.Connect([]uint32{one, two, three, far}, path.ConnectOptions{}); c.Obstacle != path.NothingBetween || c.Apart[1] != far {
		t.Errorf("%+v", c)
	}
	for _, bad := range [][]uint32{nil, {one}, {one, one}, {0, 1, 2, 3, 4}} {
		if _, err := ev.Connect(bad, path.ConnectOptions{}); err == nil {
			t.Errorf("%v were connected", bad)
		}
	}
}

func TestShortestIsShortest(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 3))
		g := graphtest.Graph(graphtest.Tangle(r))
		ev := path.NewEvaluator(g)
		a, b := uint32(r.IntN(g.Len())), uint32(r.IntN(g.Len()))
		p, _, ok := ev.Shortest(a, b, nil, path.Limits{})
		for hops := 0; hops <= 7; hops++ {
			some := len(simplePaths(g, a, b, hops, false)) > 0
			if some != (ok && len(p.Hops) <= hops) {
				t.Fatalf("seed %d: %d hops between %s and %s, ok %v; within %d hops %v", seed, len(p.Hops), g.ID(a), g.ID(b), ok, hops, some)
			}
		}
		for _, e := range p.Edges() {
			if !g.Has(e.From, e.Predicate, e.To) {
				t.Errorf("no such edge: %v", e)
			}
		}
	}
}
