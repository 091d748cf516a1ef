package layout

// multilevel is the first stage of large graphs: it lays out the coarsest level, and then each level from the one above
// (Walshaw, "A multilevel algorithm for force-directed graph drawing", GD 2000). A tick does one level and leaves every
// node at the place of its group, so that there is a picture from the first tick on.
type multilevel struct {
	g      Graph
	o      Options
	levels []*level
	next   int       // level to lay out; below 0 before the first tick
	at     []float32 // of the nodes of level next+1
	random random
}

// How the levels are cooled: the coarsest from hot, the ones below warm and soon cold, since what the coarser ones found
// is to stay.
const (
	coarsestTicks   = 200
	coarsestCooling = 0.03
	levelTicks      = 30
	levelHeat       = 0.3
	levelCooling    = 0.06
)

func newMultilevel(g Graph, o Options) *multilevel {
	return &multilevel{g: g, o: o, random: random(o.Seed)}
}

func (m *multilevel) wake() {}

func (m *multilevel) tick(b *bodies) bool {
	if m.levels == nil {
		m.levels = coarsenAll(m.g)
		m.next = len(m.levels) - 1
	}
	if m.next == 0 {
		m.hand(b, m.at)
		return false
	}
	m.at = m.lay(m.levels[m.next], m.at)
	m.next--
	m.spread(b)
	return m.next > 0
}

// lay places the nodes of a level, near the places of their parents if there are any.
func (m *multilevel) lay(l *level, parents []float32) []float32 {
	o := m.o
	o.Length *= sqrt32(float32(m.g.N) / float32(l.n))
	b := newBodies(Graph{N: l.n})
	copy(b.mass, l.mass)
	f := newWeightedForces(l, spring{o.Length, o.Length}, repulsion(m.o.Length))
	ticks := levelTicks
	if parents == nil {
		scatter(b, o)
		f.alpha, f.cooling, ticks = 1, coarsestCooling, coarsestTicks
	} else {
		m.beside(b, l.parent, parents, o.Length)
		f.alpha, f.cooling = levelHeat, levelCooling
	}
	f.start(b)
	for range ticks {
		f.tick(b)
	}
	return placesOf(b)
}

// beside puts every node near its parent.
func (m *multilevel) beside(b *bodies, parent []int32, at []float32, length float32) {
	for i := range b.n {
		p := parent[i]
		jx, jy := m.random.float()-0.5, m.random.float()-0.5
		b.place(i, at[2*p]+float32(jx*length), at[2*p+1]+float32(jy*length))
	}
}

func placesOf(b *bodies) []float32 {
	at := make([]float32, 2*b.n)
	for i, k := range b.slot[:b.n] {
		at[2*i], at[2*i+1] = b.x[k], b.y[k]
	}
	return at
}

// spread puts the nodes of the graph where the groups just laid out are.
func (m *multilevel) spread(b *bodies) {
	at := m.at
	for l := m.next; l > 0; l-- {
		at = inherited(m.levels[l].parent, at)
	}
	m.hand(b, at)
}

func inherited(parent []int32, at []float32) []float32 {
	out := make([]float32, 2*len(parent))
	for i, p := range parent {
		out[2*i], out[2*i+1] = at[2*p], at[2*p+1]
	}
	return out
}

// hand places the nodes of the graph beside those of the first level above.
func (m *multilevel) hand(b *bodies, at []float32) {
	if len(m.levels) > 1 {
		m.beside(b, m.levels[0].parent, at, m.o.Length)
	}
	b.restrain()
}
