package layout

// level is a graph whose nodes stand for groups of nodes of the level below.
type level struct {
	n      int
	edges  [][2]int32
	weight []float32 // of each edge: how many edges below it stands for
	mass   []float32 // of each node: how many nodes of the graph it stands for
	parent []int32   // of each node, the one it belongs to in the level above
}

const (
	coarsest   = 60   // nodes at which coarsening ends
	maxLevels  = 12   //
	worthwhile = 0.85 // a level with more than this share of the nodes below is not worth having
	groupLimit = 6    // mass of a group, in average masses
)

// coarsenAll returns the levels of a graph, itself first.
func coarsenAll(g Graph) []*level {
	bottom := &level{n: g.N, edges: g.Edges, weight: ones(len(g.Edges)), mass: ones(g.N)}
	levels := []*level{bottom}
	for len(levels) <= maxLevels {
		l := levels[len(levels)-1]
		if l.n <= coarsest {
			break
		}
		mass := l.group(float32(g.N) / float32(l.n))
		if float32(len(mass)) > worthwhile*float32(l.n) {
			break
		}
		levels = append(levels, l.contract(mass))
	}
	return levels
}

func ones(n int) []float32 {
	v := make([]float32, n)
	for i := range v {
		v[i] = 1
	}
	return v
}

// group gives every node a parent and returns the masses of the parents. Nodes, those of low degree first, join the
// neighbour they share most with, for its degree and mass: leaves gather around hubs, and no group grows too large
// (the solar merger of Hachul, Jünger, "Drawing large graphs with a potential-field-based multilevel algorithm", GD
// 2004, made greedy).
func (l *level) group(average float32) []float32 {
	adj, weight := l.weighted()
	l.parent = make([]int32, l.n)
	for i := range l.parent {
		l.parent[i] = -1
	}
	var mass []float32
	siblings := make(map[int32]int32)
	open := func(v int32) {
		l.parent[v] = int32(len(mass))
		mass = append(mass, l.mass[v])
	}
	for _, v := range byDegree(adj) {
		if l.parent[v] >= 0 {
			continue
		}
		u := l.partner(v, adj, weight, mass, average)
		if u < 0 {
			if u = l.sibling(v, adj, mass, siblings, average); u < 0 {
				open(v)
				continue
			}
		}
		if l.parent[u] < 0 {
			open(u)
		}
		l.parent[v] = l.parent[u]
		mass[l.parent[v]] += l.mass[v]
	}
	return mass
}

// partner returns the neighbour v joins, or -1.
func (l *level) partner(v int32, adj adjacency, weight, mass []float32, average float32) int32 {
	best, most := int32(-1), float32(0)
	for p := adj.off[v]; p < adj.off[v+1]; p++ {
		u := adj.to[p]
		m := l.mass[u]
		if l.parent[u] >= 0 {
			m = mass[l.parent[u]]
		}
		if m+l.mass[v] > groupLimit*average {
			continue
		}
		if s := weight[p] / (float32(adj.off[u+1]-adj.off[u]) + m/average); s > most {
			best, most = u, s
		}
	}
	return best
}

// sibling returns a node with the same first neighbour as v, whose group has room, or -1. Leaves for which there is no
// more room beside their hub meet each other that way.
func (l *level) sibling(v int32, adj adjacency, mass []float32, open map[int32]int32, average float32) int32 {
	if len(adj.of(v)) == 0 {
		return -1
	}
	hub := adj.of(v)[0]
	u, ok := open[hub]
	if ok && mass[l.parent[u]]+l.mass[v] <= groupLimit*average {
		return u
	}
	open[hub] = v
	return -1
}

// weighted returns the neighbours of each node, and beside them the weights of the edges.
func (l *level) weighted() (adjacency, []float32) {
	adj := newAdjacency(l.n, l.edges)
	weight := make([]float32, len(adj.to))
	next := append([]int32(nil), adj.off...)
	for i, e := range l.edges {
		for _, v := range e {
			weight[next[v]] = l.weight[i]
			next[v]++
		}
	}
	return adj, weight
}

// byDegree returns the nodes in the order of their degrees, all of 64 and more alike.
func byDegree(adj adjacency) []int32 {
	n := len(adj.off) - 1
	var start [66]int32
	degree := func(i int) int32 { return min(adj.off[i+1]-adj.off[i], 64) }
	for i := range n {
		start[degree(i)+1]++
	}
	for d := 1; d < len(start); d++ {
		start[d] += start[d-1]
	}
	out := make([]int32, n)
	for i := range n {
		d := degree(i)
		out[start[d]] = int32(i)
		start[d]++
	}
	return out
}

// contract returns the level above: edges between the same two groups become one with the sum of their weights.
func (l *level) contract(mass []float32) *level {
	up := &level{n: len(mass), mass: mass}
	start, edges, weight := l.byParent(len(mass))
	mark := make([]int32, len(mass))
	for i := range mark {
		mark[i] = -1
	}
	for a := range int32(len(mass)) {
		base := int32(len(up.edges))
		for p := start[a]; p < start[a+1]; p++ {
			b := edges[p]
			if q := mark[b]; q >= base {
				up.weight[q] += weight[p]
				continue
			}
			mark[b] = int32(len(up.edges))
			up.edges, up.weight = append(up.edges, [2]int32{a, b}), append(up.weight, weight[p])
		}
	}
	return up
}

// byParent buckets the edges between groups by the lower parent; edges holds the higher one.
func (l *level) byParent(groups int) (start, edges []int32, weight []float32) {
	start = make([]int32, groups+2)
	for _, e := range l.edges {
		if a, b := l.parents(e); a != b {
			start[a+2]++
		}
	}
	for i := 2; i < len(start); i++ {
		start[i] += start[i-1]
	}
	m := start[len(start)-1]
	edges, weight = make([]int32, m), make([]float32, m)
	for i, e := range l.edges {
		if a, b := l.parents(e); a != b {
			p := &start[a+1]
			edges[*p], weight[*p] = b, l.weight[i]
			*p++
		}
	}
	return start[:groups+1], edges, weight
}

func (l *level) parents(e [2]int32) (low, high int32) {
	a, b := l.parent[e[0]], l.parent[e[1]]
	if b < a {
		return b, a
	}
	return a, b
}
