package path

import (
	"slices"

	"throughline/graph"
)

// ConnectOptions say what connections are wanted. The zero value means the
// defaults named with each field.
type ConnectOptions struct {
	K       int      // paths between two nodes; 5 by default, at most MaxPaths
	Hops    int      // edges of a path at most; MaxHops by default and at most
	Forward bool     // talks and events along the path never go back in time
	Plain   bool     // only the number of hops counts: hubs are as good as rare things
	Avoid   []uint32 // nodes that no path passes
	Limits  Limits   // Edges is DefaultConnectEdges by default; Rows is not used
}

// The most that connections are asked for, and the edges they may visit.
const (
	MaxPaths            = 20
	MaxHops             = 6
	DefaultConnectEdges = 1_000_000
)

func (o ConnectOptions) withDefaults() ConnectOptions {
	if o.K <= 0 {
		o.K = 5
	}
	if o.Hops <= 0 {
		o.Hops = MaxHops
	}
	if o.Limits.Edges <= 0 {
		o.Limits.Edges = DefaultConnectEdges
	}
	o.K, o.Hops = min(o.K, MaxPaths), min(o.Hops, MaxHops)
	return o
}

// Path is a simple path between two nodes.
type Path struct {
	From uint32
	Hops []Hop
	// Cost in bits: one for each hop, and log2(1+size) for each node between the
	// ends. The size is what hangs on a node: its edges, and for a series those of
	// its events, for a theme those of what is narrower.
	Cost float64
}

// Nodes returns the nodes of the path, both ends included.
func (p Path) Nodes() []uint32 {
	out := append(make([]uint32, 0, len(p.Hops)+1), p.From)
	for _, h := range p.Hops {
		out = append(out, h.To)
	}
	return out
}

// Edges returns the edges of the path in its order, each as it stands in the
// graph.
func (p Path) Edges() []graph.Edge {
	var out []graph.Edge
	at := p.From
	for _, h := range p.Hops {
		out = append(out, h.Edge(at))
		at = h.To
	}
	return out
}

// Obstacle says which limit stands in the way of a connection.
type Obstacle uint8

// The obstacles.
const (
	NoObstacle     Obstacle = iota
	TooManyHops             // there is a path, but with more hops than asked for
	BackInTime              // there is a path, but not one that only goes forward in time
	BehindAvoided           // there is a path, but only through a node that is to be avoided
	OutOfBudget             // the search was cut before it found one
	NothingBetween          // the two lie in parts of the graph that do not touch
)

// Connections are the paths found between nodes.
type Connections struct {
	Paths    []Path      // of each leg in order, the cheapest first
	Legs     [][2]uint32 // the pairs of nodes that are connected: one for two nodes
	Apart    [2]uint32   // a pair with no path, when there is an Obstacle
	Obstacle Obstacle    // why Apart are not connected
	Distance int         // hops between Apart without the limit, for TooManyHops
	Cut      Cut         // the search ended early: there may be more or better paths
	Edges    int         // visited
}

// Connect finds the most telling paths between two to four nodes: the cheapest
// ones that are diverse, which means that no two share more than half of the
// nodes between their ends. The cost makes a path through a hub lose against
// one through something rare.
//
// The search is Dijkstra's from both ends at once, over states of node and
// number of hops; each node reached from both sides gives the best path via
// that node, and of those the cheapest simple and diverse ones are taken (the
// "single via paths" of Abraham, Delling, Goldberg and Werneck, Alternative
// Routes in Road Networks, ACM JEA 18, 2013). The first path is the cheapest
// there is. Between three or four nodes, the legs are a minimum spanning tree
// over the costs of the best paths (Kou, Markowsky and Berman, Acta
// Informatica 15, 1981), with K paths for each leg.
func (ev *Evaluator) Connect(nodes []uint32, o ConnectOptions) (Connections, error) {
	o = o.withDefaults()
	nodes = distinct(nodes)
	if len(nodes) < 2 || len(nodes) > 4 {
		return Connections{}, &Error{Message: "connections are between two, three or four different nodes"}
	}
	ev.begin(o.Limits, false)
	s := ev.newSearch(o)
	c := s.tree(nodes)
	c.Cut, c.Edges = ev.budget.cut, ev.budget.visited
	return c, nil
}

func distinct(nodes []uint32) []uint32 {
	var out []uint32
	for _, n := range nodes {
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// tree connects the nodes leg by leg: Prim's algorithm, on paths found when
// they are needed.
func (s *search) tree(nodes []uint32) Connections {
	var c Connections
	in, out := nodes[:1:1], slices.Clone(nodes[1:])
	for len(out) > 0 {
		from, to, paths := s.nearest(in, out)
		if len(paths) == 0 {
			c.Apart = [2]uint32{in[0], out[0]}
			c.Obstacle, c.Distance = s.obstacle(in[0], out[0])
			return c
		}
		c.Legs, c.Paths = append(c.Legs, [2]uint32{from, to}), append(c.Paths, paths...)
		in, out = append(in, to), slices.DeleteFunc(out, func(n uint32) bool { return n == to })
	}
	return c
}

// nearest returns the paths between the cheapest pair of a node in the tree
// and one outside it.
func (s *search) nearest(in, out []uint32) (from, to uint32, best []Path) {
	for _, a := range in {
		for _, b := range out {
			paths := s.between(a, b)
			if len(paths) > 0 && (best == nil || paths[0].Cost < best[0].Cost) {
				from, to, best = a, b, paths
			}
		}
	}
	return from, to, best
}

// obstacle finds out why there is no path, by taking the limits away.
func (s *search) obstacle(a, b uint32) (Obstacle, int) {
	if s.ev.budget.halt {
		return OutOfBudget, 0
	}
	plain := *s
	plain.o.K = 1
	if s.o.Forward {
		plain.o.Forward = false
		if len(plain.between(a, b)) > 0 {
			return BackInTime, 0
		}
	}
	if len(s.o.Avoid) > 0 {
		plain.o.Avoid = nil
		if len(plain.between(a, b)) > 0 {
			return BehindAvoided, 0
		}
	}
	hops, ok := s.ev.shortest(a, b, nil)
	switch {
	case ok:
		return TooManyHops, len(hops)
	case s.ev.budget.halt:
		return OutOfBudget, 0
	}
	return NothingBetween, 0
}
