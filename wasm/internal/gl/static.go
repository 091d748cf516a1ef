package gl

import "throughline/graph/scene"

// static is what is uploaded when the shape or style of a scene changes: one
// record of numbers for each mark, edge and arrow, in painting order.
type static struct {
	marks  []float32 // index, radius, kind (bundle added for bundles), state; for the ring: index, radius, ring, what it is larger by; for a guide: index, radius in world units, guide, 0
	lines  []float32 // from, to, bend, state
	arrows []float32 // the same as lines, and the radius of the mark it points to
	bent   bool      // whether any edge is curved
}

// paintOrder is what is drawn first: the dim, under all others.
var paintOrder = [...]scene.State{scene.Dim, scene.Plain, scene.Lit, scene.Selected}

func (s *static) make(f *scene.Frame) {
	s.marks, s.lines, s.arrows, s.bent = s.marks[:0], s.lines[:0], s.arrows[:0], false
	for _, g := range f.Guides {
		if g.Around >= 0 && int(g.Around) < len(f.Nodes) {
			s.marks = append(s.marks, float32(g.Around), g.Radius, guide, 0)
		}
	}
	for _, st := range paintOrder {
		for i := range f.Nodes {
			if f.Marks[i].State == st {
				s.mark(f, i)
			}
		}
		for i, e := range f.Edges {
			if f.Lines[i].State == st {
				s.edge(f, e, f.Lines[i])
			}
		}
	}
}

// Kinds of marks beside those of scene, as the shader knows them.
const (
	bundle = 16 // and the kind of what is in it
	ring   = 32
	guide  = 64
)

func (s *static) mark(f *scene.Frame, i int) {
	m, kind := f.Marks[i], float32(f.Nodes[i].Kind)
	if f.Nodes[i].More > 0 {
		kind += bundle
	}
	if m.State == scene.Selected {
		s.marks = append(s.marks, float32(i), m.Radius, ring, scene.RingWidth)
	}
	s.marks = append(s.marks, float32(i), m.Radius, kind, float32(m.State))
}

func (s *static) edge(f *scene.Frame, e scene.Edge, l scene.Line) {
	bend := l.Bend
	if e.From > e.To {
		bend = -bend // to the left on the way from the lower to the higher index
	}
	s.bent = s.bent || bend != 0
	line := [...]float32{float32(e.From), float32(e.To), bend, float32(l.State)}
	s.lines = append(s.lines, line[:]...)
	if e.Directed {
		s.arrows = append(append(s.arrows, line[:]...), f.Marks[e.To].Radius)
	}
}
