package layout

// force is one influence on the movement of nodes.
type force interface {
	// initialize reads the graph again after the order of the slots changed.
	initialize(b *bodies)
	// apply adds to the movement (vx, vy) of every node; alpha is the temperature, from 1 down to 0.
	apply(b *bodies, alpha float32)
}

// forces is the stage that moves nodes by forces and cools down: velocity Verlet with unit time step and friction, as
// in d3-force (Bostock; Dwyer 2009), since users know how it feels.
type forces struct {
	list    []force
	alpha   float32
	cooling float32 // share of the temperature lost in a tick
	rest    float32 // temperature at which it ends
	slack   float32 // share of the movement kept from tick to tick
}

const (
	hot      = 0.6 // after a multilevel start there is little left to melt
	warm     = 0.3 // after a change
	cold     = 0.001
	cooling  = 0.15 // of the temperature in a tick: 45 ticks, for longer cooling mixes what the levels kept apart
	friction = 0.6

	// Springs of the last level are shorter and give way sooner than those of the coarse ones.
	fineLength = 0.3
	fineReach  = 0.5
)

func newForces(g Graph, o Options) *forces {
	f := newWeightedForces(&level{n: g.N, edges: g.Edges}, spring{o.Length * fineLength, o.Length * fineReach}, repulsion(o.Length))
	if g.Size != nil {
		f.list = append(f.list, &collide{})
	}
	return f
}

func newWeightedForces(l *level, s spring, strength float32) *forces {
	springs := newLinks(l, s)
	push := &manyBody{strength: strength, weighted: l.mass != nil, moved: []force{springs}}
	return &forces{alpha: hot, cooling: cooling, rest: cold, slack: friction, list: []force{push, springs, newCentre(l.n, l.edges)}}
}

// repulsion returns the strength that gives the proportions of d3's defaults, 30 at a length of 30, at any length.
func repulsion(length float32) float32 { return float32(length*length) / 30 }

func (f *forces) start(b *bodies) {
	for _, p := range f.list {
		p.initialize(b)
	}
}

func (f *forces) wake() {
	if f.alpha < warm {
		f.alpha = warm
	}
}

func (f *forces) tick(b *bodies) bool {
	f.alpha -= float32(f.alpha * f.cooling)
	for _, p := range f.list {
		p.apply(b, f.alpha)
	}
	b.advance(f.slack)
	b.restrain()
	return f.alpha > f.rest
}

// advance moves the nodes and slows them down.
func (b *bodies) advance(slack float32) {
	x, y, vx, vy := b.x[:b.n], b.y[:b.n], b.vx[:b.n], b.vy[:b.n]
	for i := range x {
		vx[i] = float32(vx[i] * slack)
		x[i] += vx[i]
	}
	for i := range y {
		vy[i] = float32(vy[i] * slack)
		y[i] += vy[i]
	}
}
