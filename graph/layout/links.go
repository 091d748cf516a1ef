package layout

// links are springs along the edges. Each gives way in proportion to the degrees of its ends, so that hubs stand firm
// (Bostock's d3-force; the bias keeps the sum of momenta zero). A spring that is stretched far pulls no harder for it, so
// that the few edges between communities do not mix them: as in Noack's LinLog ("Energy models for graph clustering",
// 2007), which keeps half of the neighbours at 10,000 nodes where plain springs keep three in ten.
type links struct {
	edges    [][2]int32 // nodes
	spring   spring
	src, dst []int32   // slots
	strength []float32 // of each edge
	bias     []float32 // share of the movement that dst makes
}

// spring is a length at rest, and the one beyond which the pull grows no more.
type spring struct{ length, reach float32 }

func newLinks(g *level, s spring) *links {
	m := len(g.edges)
	l := &links{edges: g.edges, spring: s, src: make([]int32, m), dst: make([]int32, m)}
	l.strength, l.bias = make([]float32, m), make([]float32, m)
	degree := make([]float32, g.n)
	for i, e := range g.edges {
		w := g.weightOf(i)
		degree[e[0]] += w
		degree[e[1]] += w
	}
	for i, e := range g.edges {
		a, b := degree[e[0]], degree[e[1]]
		less := a
		if b < a {
			less = b
		}
		l.strength[i] = g.weightOf(i) / less
		l.bias[i] = a / (a + b)
		l.src[i], l.dst[i] = e[0], e[1]
	}
	return l
}

func (l *level) weightOf(i int) float32 {
	if l.weight == nil {
		return 1
	}
	return l.weight[i]
}

func (l *links) initialize(b *bodies) {
	for i, e := range l.edges {
		l.src[i], l.dst[i] = b.slot[e[0]], b.slot[e[1]]
	}
}

func (l *links) apply(b *bodies, alpha float32) {
	x, y, vx, vy := b.x, b.y, b.vx, b.vy
	rest, give := l.spring.length, 1/l.spring.reach
	for i, s := range l.src {
		t := l.dst[i]
		dx := x[t] + vx[t] - x[s] - vx[s]
		dy := y[t] + vy[t] - y[s] - vy[s]
		d := sqrt32(float32(dx*dx)+float32(dy*dy)) + 1e-6
		k := float32((d-rest)/(d+float32(float32(d*d)*give))*alpha) * l.strength[i]
		dx, dy = float32(dx*k), float32(dy*k)
		w := l.bias[i]
		vx[t] -= float32(dx * w)
		vy[t] -= float32(dy * w)
		w = 1 - w
		vx[s] += float32(dx * w)
		vy[s] += float32(dy * w)
	}
}
