package layout

// majorise is the stage that lowers the stress of small graphs: the sum over all pairs of (|xi-xj| - dij)^2 / dij^2,
// where dij is the number of edges between them times the ideal length. Each node in turn moves to the minimum of a
// function that bounds the stress from above, so no sweep raises it (Gansner, Koren, North, "Graph drawing by stress
// majorization", GD 2004, localised as in section 2.3). Nodes that are held only attract others.
type majorise struct {
	n    int
	d    []float32 // n*n ideal distances; 0 on the diagonal
	fit  *collide
	left int // sweeps
}

const maxSweeps = 300

func newStress(g Graph, o Options) *majorise {
	m := &majorise{n: g.N, d: idealDistances(g, o.Length), left: maxSweeps}
	if g.Size != nil {
		m.fit = &collide{}
	}
	return m
}

// idealDistances gives pairs with no way between them a distance a little beyond the longest there is.
func idealDistances(g Graph, length float32) []float32 {
	n := g.N
	adj := newAdjacency(n, g.Edges)
	d := make([]float32, n*n)
	dist, queue := make([]int32, n), make([]int32, 0, n)
	longest := int32(1)
	for i := range n {
		queue = adj.breadthFirst(int32(i), dist, queue)
		for j, v := range dist {
			d[i*n+j] = float32(float32(v) * length)
			if v > longest {
				longest = v
			}
		}
	}
	apart := float32(float32(longest+1) * length)
	for i, v := range d {
		if v < 0 {
			d[i] = apart
		}
	}
	return d
}

func (m *majorise) wake() { m.left = maxSweeps }

func (m *majorise) tick(b *bodies) bool {
	moved := m.sweep(b)
	if m.fit != nil {
		m.fit.separate(b)
	}
	b.restrain()
	m.left--
	return m.left > 0 && moved > 1e-3
}

// sweep moves every node once and returns the longest move, in ideal lengths of an edge.
func (m *majorise) sweep(b *bodies) float32 {
	var most float32
	for i := range m.n {
		k := b.slot[i]
		x, y := m.better(b, i)
		dx, dy := x-b.x[k], y-b.y[k]
		if d := float32(dx*dx) + float32(dy*dy); d > most {
			most = d
		}
		b.x[k], b.y[k] = x, y
	}
	return sqrt32(most) / defaultLength
}

// better returns the place of node i that minimises the bounding function.
func (m *majorise) better(b *bodies, i int) (x, y float32) {
	xi, yi := b.x[b.slot[i]], b.y[b.slot[i]]
	var sx, sy, sw float32
	for j, d := range m.d[i*m.n : (i+1)*m.n] {
		if j == i {
			continue
		}
		xj, yj := b.x[b.slot[j]], b.y[b.slot[j]]
		dx, dy := xi-xj, yi-yj
		dist := sqrt32(float32(dx*dx) + float32(dy*dy))
		w := 1 / float32(d*d)
		var r float32
		if dist > 0 {
			r = d / dist
		}
		sx += float32(w * (xj + float32(dx*r)))
		sy += float32(w * (yj + float32(dy*r)))
		sw += w
	}
	return sx / sw, sy / sw
}
