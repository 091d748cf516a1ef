package layout

// majorise is the stage that brings small graphs to a minimum of stress: of the sum over all pairs of
// (|xi-xj| - dij)^2 / dij^2, where dij is the number of edges between them times the ideal length. Each node in turn
// moves to the minimum of a function that bounds the stress from above, so no sweep raises it (Gansner, Koren, North,
// "Graph drawing by stress majorization", GD 2004, localised as in section 2.3). Nodes that are held only attract others.
type majorise struct {
	n      int
	length float32
	d, w   []float32 // n*n ideal distances and weights 1/d^2; 0 on the diagonal
	x, y   []float32 // by node
	fixed  []bool
	left   int // sweeps
}

const (
	maxSweeps = 24
	calm      = 0.01 // a sweep that moves no node farther than this, in lengths of an edge, is the last
)

func newMajorise(g Graph, o Options) *majorise {
	m := &majorise{n: g.N, length: o.Length, d: idealDistances(g, o.Length), left: maxSweeps}
	m.w = make([]float32, len(m.d))
	for i, d := range m.d {
		if d > 0 {
			m.w[i] = 1 / float32(d*d)
		}
	}
	m.x, m.y, m.fixed = make([]float32, g.N), make([]float32, g.N), make([]bool, g.N)
	return m
}

// idealDistances gives pairs with no way between them a distance a little beyond the longest there is.
func idealDistances(g Graph, length float32) []float32 {
	n := g.N
	adj := newAdjacency(n, g.Edges)
	d := make([]float32, n*n)
	dist, queue := make([]int32, n), make([]int32, 0, n)
	longest := int32(0)
	for i := range n {
		queue = adj.breadthFirst(int32(i), dist, queue)
		for j, v := range dist {
			d[i*n+j] = float32(float32(v) * length)
			if v > longest {
				longest = v
			}
		}
	}
	far := float32(float32(longest+1) * length)
	for i, v := range d {
		if v < 0 {
			d[i] = far
		}
	}
	return d
}

func (m *majorise) wake() { m.left = maxSweeps }

func (m *majorise) tick(b *bodies) bool {
	m.read(b)
	moved := m.sweep()
	for i, k := range b.slot[:m.n] {
		b.x[k], b.y[k] = m.x[i], m.y[i]
	}
	b.restrain()
	m.left--
	return m.left > 0 && moved > calm
}

func (m *majorise) read(b *bodies) {
	for i, k := range b.slot[:m.n] {
		m.x[i], m.y[i], m.fixed[i] = b.x[k], b.y[k], false
	}
	for _, h := range b.holds {
		m.fixed[h.node] = true
	}
}

// sweep moves every free node once and returns the longest move, in lengths of an edge.
func (m *majorise) sweep() float32 {
	var most float32
	for i := range m.n {
		if m.fixed[i] {
			continue
		}
		x, y := m.better(i)
		dx, dy := x-m.x[i], y-m.y[i]
		if d := float32(dx*dx) + float32(dy*dy); d > most {
			most = d
		}
		m.x[i], m.y[i] = x, y
	}
	return sqrt32(most) / m.length
}

// better returns the place of node i that minimises the bounding function.
func (m *majorise) better(i int) (x, y float32) {
	xi, yi := m.x[i], m.y[i]
	xs, ys := m.x[:m.n], m.y[:m.n]
	ws, ds := m.w[i*m.n:][:m.n], m.d[i*m.n:][:m.n]
	var sx, sy, sw float32
	for j, w := range ws {
		dx, dy := xi-xs[j], yi-ys[j]
		r := ds[j] / (sqrt32(float32(dx*dx)+float32(dy*dy)) + 1e-6)
		sx += float32(w * (xs[j] + float32(dx*r)))
		sy += float32(w * (ys[j] + float32(dy*r)))
		sw += w
	}
	if sw == 0 {
		return xi, yi
	}
	return sx / sw, sy / sw
}
