package scene

import "slices"

const (
	nameSize  = 12.5
	bigSize   = 15
	nameWidth = 150
	bigWidth  = 200
	lineGap   = 13.5
	bigGap    = 17
	maxLabels = 80  // placed at once
	maxTried  = 600 // looked at in order of importance
)

func fontSize(big bool) float32 {
	if big {
		return bigSize
	}
	return nameSize
}

func gap(big bool) float32 {
	if big {
		return bigGap
	}
	return lineGap
}

// labeller chooses labels by importance and finds them places that are free. It remembers where a label stood, so that
// labels do not hop while the camera moves.
type labeller struct {
	text  []wrapped // by node
	order []int32   // nodes by importance
	side  []uint8   // by node: the side its label stood on
	style uint32    // that order was made for
	used  []box
	out   []Label
}

type wrapped struct {
	lines []string
	width float32
	big   bool
	done  bool
}

func (l *labeller) forget(n int) {
	l.text = make([]wrapped, n)
	l.side = make([]uint8, n)
	l.order = l.order[:0]
	l.style = 0
}

// place returns the labels of a frame: names first, then the predicates of lit edges.
func (l *labeller) place(s *Scene, f *Frame) []Label {
	l.out, l.used = l.out[:0], l.used[:0]
	l.rank(s)
	l.blockMarks(f)
	for k, i := range l.order {
		if k >= maxTried || len(l.out) >= maxLabels {
			break
		}
		l.name(s, f, int(i))
	}
	l.predicates(s, f)
	return l.out
}

// rank orders nodes by state, then weight, then number.
func (l *labeller) rank(s *Scene) {
	if l.style == s.style && len(l.order) == len(s.nodes) {
		return
	}
	l.style = s.style
	l.order = l.order[:0]
	for i := range s.nodes {
		l.order = append(l.order, int32(i))
	}
	slices.SortFunc(l.order, func(a, b int32) int {
		p, q := importance(s, a), importance(s, b)
		switch {
		case p > q:
			return -1
		case p < q:
			return 1
		}
		return int(a - b)
	})
}

func importance(s *Scene, i int32) float32 {
	w := clamp(s.nodes[i].Weight, 0, 1e6)
	switch {
	case s.state[i] == Selected:
		return w + 4e6
	case int(i) == s.Focus:
		return w + 3e6
	case s.state[i] == Lit:
		return w + 1.5e6
	}
	return w
}

// blockMarks keeps labels off the marks of the most important nodes.
func (l *labeller) blockMarks(f *Frame) {
	for k, i := range l.order {
		if k >= maxTried {
			return
		}
		x, y, r, ok := f.Place(int(i))
		if ok && r >= 3 && f.Camera.Sees(x, y, r) {
			l.used = append(l.used, box{x - r, y - r, x + r, y + r})
		}
	}
}

func (l *labeller) name(s *Scene, f *Frame, i int) {
	x, y, r, ok := f.Place(i)
	if !ok || !f.Camera.Sees(x, y, r) {
		return
	}
	t := l.wrapped(s, i)
	if len(t.lines) == 0 {
		return
	}
	if s.state[i] == Selected {
		r += ringGap
	}
	for try := range uint8(sides) {
		side := (l.side[i] + try) % sides
		lb, b := stand(t, side, x, y, r)
		if l.free(b) {
			l.used = append(l.used, b)
			l.side[i] = side
			lb.Node, lb.Edge, lb.State = int32(i), -1, s.state[i]
			l.out = append(l.out, lb)
			return
		}
	}
}

// wrapped returns the name of a node in lines, kept from frame to frame: measuring in a browser takes microseconds.
func (l *labeller) wrapped(s *Scene, i int) *wrapped {
	t := &l.text[i]
	big := s.state[i] == Selected || i == s.Focus
	if t.done && t.big == big {
		return t
	}
	measure := s.Measure
	if measure == nil {
		measure = Approximate
	}
	size, width := fontSize(big), float32(nameWidth)
	if big {
		width = bigWidth
	}
	*t = wrapped{lines: wrap(s.nodes[i].Name, width, size, big, measure), big: big, done: true}
	for _, line := range t.lines {
		t.width = most(t.width, measure(line, size, big))
	}
	return t
}

const (
	below = iota
	right
	above
	left
	sides

	ringGap   = 5
	ringWidth = 9 // from a mark to its ring
)

// stand returns a label on one side of a mark of radius r, and the box it takes.
func stand(t *wrapped, side uint8, x, y, r float32) (Label, box) {
	h, n := gap(t.big), float32(len(t.lines))
	lb := Label{Lines: t.lines, Big: t.big, X: x}
	switch side {
	case below:
		lb.Y = y + r + h
	case above:
		lb.Y = y - r - 6 - (n-1)*h
	default:
		lb.Y = y + h*0.3 - (n-1)*h/2
		lb.X, lb.Anchor = x+r+7, Start
		if side == left {
			lb.X, lb.Anchor = x-r-7, End
		}
	}
	return lb, lb.box(t.width)
}

func (l Label) box(width float32) box {
	h := gap(l.Big)
	b := box{l.X, l.Y - h*0.78, l.X + width, l.Y + h*0.28 + float32(len(l.Lines)-1)*h}
	switch l.Anchor {
	case Middle:
		b.x0, b.x1 = b.x0-width/2, b.x1-width/2
	case End:
		b.x0, b.x1 = b.x0-width, b.x1-width
	}
	return b
}

// predicates names lit edges at their middle, where there is room.
func (l *labeller) predicates(s *Scene, f *Frame) {
	for i, e := range s.edges {
		if s.edgeSt[i] != Lit || e.Predicate == "" || len(l.out) >= 2*maxLabels {
			continue
		}
		c, ok := f.Curve(i)
		x, y := c.Mid()
		if !ok || !f.Camera.Sees(x, y, 0) {
			continue
		}
		lb := Label{Node: -1, Edge: int32(i), Lines: []string{e.text()}, X: x, Y: y + 4, State: Lit}
		b := lb.box(Approximate(lb.Lines[0], nameSize, false))
		if l.free(b) {
			l.used = append(l.used, b)
			l.out = append(l.out, lb)
		}
	}
}

func (l *labeller) free(b box) bool {
	for _, u := range l.used {
		if b.meets(u) {
			return false
		}
	}
	return true
}

type box struct{ x0, y0, x1, y1 float32 }

func (b box) meets(o box) bool {
	return b.x0 < o.x1 && o.x0 < b.x1 && b.y0 < o.y1 && o.y0 < b.y1
}
