package layout

// manyBody pushes every node away from every other with a force of mass/distance. That force is harmonic in the plane,
// which lets far groups be summed as polynomials: positions in Hilbert order make blocks of eight and a binary tree over
// them (order.go, tree.go), pairs of cells are told near or far by walking the tree against itself (traverse.go), far
// ones meet through expansions of order two (far.go), near ones pair by pair (near.go).
//
// Greengard, Rokhlin, "A fast algorithm for particle simulations", 1987; the mutual dual-tree walk is that of Dehnen,
// "A hierarchical O(N) force calculation algorithm", 2002.
type manyBody struct {
	strength float32
	weighted bool // nodes stand for several
	octets   []octet
	order    order
	tree     tree
	pairs    pairs
	sorted   int // length of the lists after the last sort
	age      int // ticks since then
	moved    []force
}

const (
	// exactLimit is the number of nodes up to which all pairs are summed: there it is also the fastest.
	exactLimit = 400
	// soften keeps the force finite when nodes meet, in squared world units.
	soften = 1
	// sortEvery is how many ticks an order may serve. Sorting costs a tenth of a tick, a stale order more.
	sortEvery = 8
)

func (m *manyBody) initialize(b *bodies) {
	m.octets = make([]octet, b.padded/block)
	m.tree.resize(len(m.octets))
}

func (m *manyBody) apply(b *bodies, alpha float32) {
	m.sum(b)
	k := float32(alpha * m.strength)
	vx, vy := b.vx[:b.n], b.vy[:b.n]
	for i := range vx {
		o := &m.octets[i/block]
		vx[i] += float32(o.fx[i%block] * k)
		vy[i] += float32(o.fy[i%block] * k)
	}
}

// sum fills the octets with the sum over all others of mass * d / (|d|^2 + soften).
func (m *manyBody) sum(b *bodies) {
	if b.n <= exactLimit {
		pack(m.octets, b)
		m.pairs.all(len(m.octets))
		repelNear(m.octets, m.pairs.near, m.weighted)
		return
	}
	m.sort(b)
	pack(m.octets, b)
	m.tree.build(m.octets, b.n)
	m.pairs.traverse(&m.tree)
	if m.age == 0 {
		m.sorted = m.pairs.len()
	}
	m.age++
	m.tree.meet(m.pairs.far)
	repelNear(m.octets, m.pairs.near, m.weighted)
	m.tree.descend(m.octets)
}

// sort renews the order of the slots when it is old, or when the lists have grown by a quarter since it was made.
func (m *manyBody) sort(b *bodies) {
	if m.sorted > 0 && m.age < sortEvery && m.pairs.len() <= m.sorted+m.sorted/4 {
		return
	}
	m.age = 0
	m.order.renew(b)
	for _, f := range m.moved {
		f.initialize(b)
	}
}
