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

	maxTraced   = 150 // edges; above, names may stand on them
	tracePoints = 11
	onMark      = 100 // points of edges that standing on a mark is as bad as
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
	order []uint32  // nodes by importance
	side  []uint8   // by node: the side its label stood on
	style uint32    // that order was made for
	used  grid      // boxes of marks, then of labels
	marks int       // how many of them are marks
	wide  float32   // the canvas, beyond which a name would be cut off
	tall  float32
	ink   grid // points on edges
	out   []Label

	placedFor standing
	version   uint32 // grows when labels are placed anew
	age       int    // pictures since then
	stale     bool   // whether they only followed
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
	l.out = l.out[:0]
}

// place chooses the labels of a frame: names first, then the predicates of lit edges.
func (l *labeller) place(s *Scene, f *Frame) {
	l.out = l.out[:0]
	l.rank(s)
	l.blockMarks(f)
	l.trace(f)
	l.guides(f)
	for k, i := range l.order {
		if k >= maxTried || len(l.out) >= maxLabels {
			break
		}
		if s.Quiet && s.state[i] == Dim {
			continue
		}
		l.name(s, f, int(i))
	}
	l.predicates(s, f)
}

// rank orders nodes by state, then weight, then number.
func (l *labeller) rank(s *Scene) {
	if l.style == s.style && len(l.order) == len(s.nodes) {
		return
	}
	l.style = s.style
	l.order = l.order[:0]
	for i := range s.nodes {
		l.order = append(l.order, uint32(i))
	}
	slices.SortFunc(l.order, func(a, b uint32) int {
		p, q := importance(s, a), importance(s, b)
		switch {
		case p > q:
			return -1
		case p < q:
			return 1
		}
		return int(a) - int(b)
	})
}

func importance(s *Scene, i uint32) float32 {
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
	l.wide, l.tall = f.Camera.Width, f.Camera.Height
	l.used.reset(l.wide, l.tall)
	for k, i := range l.order {
		if k >= maxTried {
			break
		}
		x, y, r, ok := f.Place(int(i))
		if ok && r >= 3 && f.Camera.Sees(x, y, r) {
			l.used.add(box{x - r, y - r, x + r, y + r})
		}
	}
	l.marks = len(l.used.boxes)
}

// name places the name of node i on the free side of its mark that hides the fewest edges, and stays where it was when
// that is as good.
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
		r += RingWidth
	}
	but := 0
	if t.big {
		but = l.marks // the names that matter most may stand on marks
	}
	best, room, ok := l.around(t, l.side[i], x, y, r, but)
	if !ok {
		return
	}
	l.used.add(room)
	l.side[i] = best.side
	best.Node, best.Edge, best.State = int32(i), -1, s.state[i]
	l.out = append(l.out, f.tie(best, int32(i), int32(i), 0))
}

// around looks on all four sides of a mark, beginning with one, for the place that hides least, and then at its corners
// for one that is free.
func (l *labeller) around(t *wrapped, first uint8, x, y, r float32, but int) (best Label, room box, ok bool) {
	least := 0
	for try := range uint8(sides) {
		if ok && try >= straight {
			break // a corner leaves open whose name it is
		}
		side := (first + try) % sides
		lb, b := stand(t, side, x, y, r)
		cut := b.x0 < 0 || b.x1 > l.wide || b.y0 < 0 || b.y1 > l.tall
		if l.used.meets(b, but) || cut && but == 0 {
			continue
		}
		n := l.ink.count(b)
		if but > 0 && l.used.meets(b, 0) {
			n += onMark
		}
		if cut {
			n += 2 * onMark
		}
		if !ok || n < least {
			lb.side = side
			best, room, least, ok = lb, b, n, true
		}
		if least == 0 {
			break
		}
	}
	return best, room, ok
}

// trace notes points along the edges of small pictures, for names to keep off them.
func (l *labeller) trace(f *Frame) {
	l.ink.reset(f.Camera.Width, f.Camera.Height)
	if len(f.Edges) > maxTraced {
		return
	}
	for i := range f.Edges {
		c, ok := f.Curve(i)
		if !ok {
			continue
		}
		for k := range tracePoints {
			x, y := c.at(float32(k+1) / (tracePoints + 1))
			l.ink.add(box{x, y, x, y})
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
	straight // sides, before the corners
)

const (
	rightBelow = straight + iota
	rightAbove
	leftBelow
	leftAbove
	sides

	// RingWidth is how many pixels the ring of the selected node is larger than its mark.
	RingWidth = 9
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
	case rightBelow, leftBelow:
		lb.Y = y + r + h*0.8 + 1
	case rightAbove, leftAbove:
		lb.Y = y - r - h*0.3 - 1 - (n-1)*h
	default:
		lb.Y = y + h*0.3 - (n-1)*h/2
		r += 7
	}
	switch side {
	case right, rightBelow, rightAbove:
		lb.X, lb.Anchor = x+r, Start
	case left, leftBelow, leftAbove:
		lb.X, lb.Anchor = x-r, End
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
		if c, ok := f.Curve(i); ok {
			l.predicate(f, i, c)
		}
	}
}

// predicate names an edge near its middle.
func (l *labeller) predicate(f *Frame, i int, c Curve) {
	lb := Label{Node: -1, Edge: int32(i), Lines: []string{f.Edges[i].text()}, State: Lit}
	width := Approximate(lb.Lines[0], nameSize, false)
	for _, t := range [...]float32{0.5, 0.38, 0.62} {
		x, y := c.at(t)
		if !f.Camera.Sees(x, y, 0) {
			continue
		}
		lb.X, lb.Y = x, y+4
		if b := lb.box(width); !l.used.meets(b, 0) {
			l.used.add(b)
			l.out = append(l.out, f.tie(lb, f.Edges[i].From, f.Edges[i].To, t))
			return
		}
	}
}
