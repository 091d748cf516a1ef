package layout

// descent is the stage that lowers the stress of a graph pair by pair: every two nodes are moved towards the distance
// that fits the number of edges between them, by steps that shrink from pass to pass (Zheng, Pawar, Goodman, "Graph
// drawing by stochastic gradient descent", 2019). It escapes the bad minima that majorisation stops in, and takes 33
// passes where that takes hundreds.
//
// Random order of pairs without a list of pairs: nodes stand in a circle in random order, and a round takes all pairs
// that are k steps apart; a pass is one round of each k, in random order.
type descent struct {
	n      int
	length float32
	adj    adjacency
	circle []int32  // nodes in random order
	seat   []int32  // of each node, its place in the circle
	hops   []uint16 // of each k and seat i: edges between i and i+k
	rows   int      // seats whose hops are known
	most   uint16   // of hops; pairs that are not connected have one more

	x, y, free []float32 // by seat; free is 0 for held nodes
	rounds     []int32   // ks in the order of this pass
	round      int
	move, fit  []float32 // by hops: the share of the way to go in this pass, and the ideal distance
	step       float32   // squared distance, in edges, up to which pairs are moved all the way
	shrink     float32
	passes     int // left
	random     random
	queue      []int32
	dist       []int32
}

const (
	freshPasses  = 33 // powers of two and one, for then roots are enough to find the rate of shrinking
	gentlePasses = 9
	lastStep     = 0.1 // as in the paper
	gentleStep   = 4   // first step where places are not to be lost
	pairsPerTick = 100_000
	edgesPerTick = 300_000
	apart        = 1<<16 - 1
)

func newDescent(g Graph, o Options, gentle bool) *descent {
	d := &descent{n: g.N, length: o.Length, adj: newAdjacency(g.N, g.Edges), random: random(o.Seed + 1), passes: freshPasses}
	d.circle, d.rounds = d.random.order(g.N), d.random.order(g.N/2)
	d.seat = make([]int32, g.N)
	for i, v := range d.circle {
		d.seat[v] = int32(i)
	}
	d.hops = make([]uint16, g.N*(g.N/2))
	d.x, d.y, d.free = make([]float32, g.N), make([]float32, g.N), make([]float32, g.N)
	d.dist = make([]int32, g.N)
	if gentle {
		d.step, d.passes = gentleStep, gentlePasses
	}
	return d
}

// wake begins again with small steps.
func (d *descent) wake() {
	if d.passes == 0 {
		d.passes = gentlePasses
		d.round = 0
		d.step = gentleStep
		d.schedule()
	}
}

func (d *descent) tick(b *bodies) bool {
	if d.rows < d.n {
		d.measure()
		return true
	}
	d.read(b)
	for pairs := 0; pairs < pairsPerTick && d.passes > 0; pairs += d.n {
		d.turn(int(d.rounds[d.round]) + 1)
		d.next()
	}
	d.write(b)
	return d.passes > 0
}

// measure finds the distances of some more nodes to all others.
func (d *descent) measure() {
	work := 2*len(d.adj.to) + d.n
	for done := 0; done < edgesPerTick && d.rows < d.n; done += work {
		d.queue = d.adj.breadthFirst(d.circle[d.rows], d.dist, d.queue)
		d.seatRow(d.rows)
		d.rows++
	}
	if d.rows == d.n {
		d.schedule()
	}
}

func (d *descent) seatRow(i int) {
	for v, h := range d.dist {
		k := int(d.seat[v]) - i
		if k < 0 {
			k += d.n
		}
		if k == 0 || k > d.n/2 {
			continue
		}
		steps := uint16(apart)
		if h >= 0 && h < apart {
			steps = uint16(h)
			if steps > d.most {
				d.most = steps
			}
		}
		d.hops[(k-1)*d.n+i] = steps
	}
}

// schedule sets out from steps that move even the farthest pair all the way.
func (d *descent) schedule() {
	if d.step == 0 {
		far := float32(d.most) + 1
		d.step = float32(far * far)
	}
	ratio := lastStep / d.step
	for n := d.passes - 1; n > 1; n /= 2 {
		ratio = sqrt32(ratio)
	}
	d.shrink = ratio
	for i, h := range d.hops {
		if h == apart {
			d.hops[i] = d.most + 1
		}
	}
	d.move, d.fit = make([]float32, int(d.most)+2), make([]float32, int(d.most)+2)
	for h := range d.fit {
		d.fit[h] = float32(float32(h) * d.length)
	}
	d.setMoves()
}

func (d *descent) setMoves() {
	for h := 1; h < len(d.move); h++ {
		m := d.step / float32(h*h)
		if m > 1 {
			m = 1
		}
		d.move[h] = m / 2
	}
}

// next goes on to the next round, and to the next pass after the last.
func (d *descent) next() {
	d.round++
	if d.round < len(d.rounds) {
		return
	}
	d.round = 0
	d.passes--
	d.step = float32(d.step * d.shrink)
	d.setMoves()
	d.random.shuffle(d.rounds)
}

// turn moves all pairs k seats apart; with an even number of nodes those opposite meet once, not twice.
func (d *descent) turn(k int) {
	n := d.n
	if 2*k == n {
		n = k
	}
	x, y, free := d.x, d.y, d.free
	for i, h := range d.hops[(k-1)*d.n:][:n] {
		j := i + k
		if j >= d.n {
			j -= d.n
		}
		dx, dy := x[i]-x[j], y[i]-y[j]
		dist := sqrt32(float32(dx*dx) + float32(dy*dy))
		if dist < 1e-3 {
			dx, dist = 1e-3, 1e-3
		}
		r := (dist - d.fit[h]) / dist * d.move[h]
		dx, dy = float32(dx*r), float32(dy*r)
		x[i] -= float32(dx * free[i])
		y[i] -= float32(dy * free[i])
		x[j] += float32(dx * free[j])
		y[j] += float32(dy * free[j])
	}
}

// read takes the places of the nodes; those of held ones do not change.
func (d *descent) read(b *bodies) {
	for i, v := range d.circle {
		k := b.slot[v]
		d.x[i], d.y[i], d.free[i] = b.x[k], b.y[k], 1
	}
	for _, h := range b.holds {
		d.free[d.seat[h.node]] = 0
	}
}

func (d *descent) write(b *bodies) {
	for i, v := range d.circle {
		k := b.slot[v]
		b.x[k], b.y[k] = d.x[i], d.y[i]
	}
	b.recentre()
	b.restrain()
}
