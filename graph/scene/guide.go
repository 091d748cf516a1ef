package scene

// Guide is a faint circle around a node, from which distances to the node can be read.
type Guide struct {
	Around int32
	Radius float32 // world units
	Name   string
	DX, DY float32 // where on the circle the name stands: a unit vector
}

// Circle returns guide i as it is seen on the screen, and false when its node has no place.
func (f *Frame) Circle(i int) (x, y, r float32, ok bool) {
	g := f.Guides[i]
	if g.Around < 0 {
		return 0, 0, 0, false
	}
	x, y, _, ok = f.Place(int(g.Around))
	return x, y, g.Radius * f.Camera.zoom(), ok
}

// guides names the guides, before anything else is named, since their names cannot stand elsewhere.
func (l *labeller) guides(f *Frame) {
	for i, g := range f.Guides {
		x, y, r, ok := f.Circle(i)
		lb := Label{Node: -1, Edge: int32(len(f.Edges) + i), Lines: []string{g.Name}, X: x + r*g.DX, Y: y + r*g.DY + 4, State: Dim}
		b := lb.box(Approximate(g.Name, nameSize, false))
		if !ok || l.used.meets(b, 0) {
			continue
		}
		l.used.add(b)
		l.out = append(l.out, f.tie(lb, g.Around, g.Around, 0))
	}
}

// isGuide reports whether a label names a guide.
func (l Label) isGuide(f *Frame) bool { return l.Node < 0 && int(l.Edge) >= len(f.Edges) }
