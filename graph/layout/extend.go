package layout

// Extend starts a layout of g in which some nodes are placed already: at holds x and y of each, NaN for new ones. Placed
// nodes stay, giving way by at most the leash; new ones sprout beside from[i], or, when from is nil or from[i] < 0,
// beside a neighbour that is placed, and find their own place. Tidy frees all of them.
func Extend(g Graph, at []float32, from []int32, o Options) *Simulation {
	s := New(g, o)
	placed := placedNodes(s.b, at)
	if len(placed) == 0 {
		return s
	}
	isPlaced := make([]bool, s.b.n)
	for _, i := range placed {
		isPlaced[i] = true
		s.b.place(int(i), at[2*i], at[2*i+1])
		s.b.leash(int(i), at[2*i], at[2*i+1], s.o.Leash)
	}
	sprout(s.b, newAdjacency(s.g.N, s.g.Edges), placed, isPlaced, from, s.o)
	s.plan(true)
	return s
}

func placedNodes(b *bodies, at []float32) []int32 {
	var out []int32
	for i := 0; i < b.n && 2*i+1 < len(at); i++ {
		if finite(at[2*i]) && finite(at[2*i+1]) {
			out = append(out, int32(i))
		}
	}
	return out
}

// sprout places new nodes around the node they came from, wave by wave outwards from the placed ones.
func sprout(b *bodies, adj adjacency, queue []int32, done []bool, from []int32, o Options) {
	f := fans{b: b, length: o.Length, open: make(map[int32]fan)}
	put := func(i, parent int32) {
		f.put(i, parent)
		done[i] = true
		queue = append(queue, i)
	}
	for i := 0; i < b.n && i < len(from); i++ {
		if p := from[i]; !done[i] && inRange(p, b.n) && done[p] {
			put(int32(i), p)
		}
	}
	for h := 0; h < len(queue); h++ {
		for _, w := range adj.of(queue[h]) {
			if !done[w] {
				put(w, queue[h])
			}
		}
	}
}

// fans place nodes around others: the first outwards from the middle, each further one a golden angle on and a little
// farther out, so that no two start on one point.
type fans struct {
	b      *bodies
	length float32
	open   map[int32]fan
}

// fan is the direction of the next node, and how many there are.
type fan struct{ c, s, count float32 }

func (f *fans) put(i, parent int32) {
	p := f.b.slot[parent]
	x, y := f.b.x[p], f.b.y[p]
	a, ok := f.open[parent]
	if !ok {
		a = fan{c: 1}
		if d := sqrt32(float32(x*x) + float32(y*y)); d > 1e-3 {
			a.c, a.s = x/d, y/d
		}
	}
	r := float32(f.length * (0.5 + a.count/64))
	f.b.place(int(i), x+float32(a.c*r), y+float32(a.s*r))
	a.c, a.s = float32(a.c*goldenCos)-float32(a.s*goldenSin), float32(a.c*goldenSin)+float32(a.s*goldenCos)
	a.count++
	f.open[parent] = a
}
