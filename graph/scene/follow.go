package scene

// Tie says what a label's place hangs on: T of the way from node A to node B (a name's are the same node), and from there
// DX and DY pixels. With it a device moves labels as it moves marks, without asking for each.
type Tie struct {
	A, B   int32
	T      float32
	DX, DY float32
}

// placeEvery is how many pictures names may only follow their nodes before they are placed anew. Choosing where 80 of
// them stand takes 0.2 ms in the browser, as long as all the rest of a picture.
const placeEvery = 8

// names brings the labels of a frame up to date: moved along with their nodes while the picture moves, else placed anew.
func (l *labeller) names(s *Scene, f *Frame) []Label {
	now := standing{f.Camera.Width, f.Camera.Height, s.style, s.shape, s.Focus, s.Quiet, 0}
	if len(s.Guides) > 0 {
		now.zoom = s.Camera.Zoom // their names stand farther from their nodes then
	}
	if s.Follow && l.placedFor == now && l.follow(f) && l.age < placeEvery {
		l.age++
		l.stale = true
		return l.out
	}
	l.placedFor, l.age, l.stale = now, 0, false
	l.place(s, f)
	l.version++
	return l.out
}

// standing is what must not change for labels to stay as they are.
type standing struct {
	width, height float32
	style, shape  uint32
	focus         int
	quiet         bool
	zoom          float32
}

// follow moves labels to where their nodes are now and reports whether any moved.
func (l *labeller) follow(f *Frame) bool {
	moved := false
	for i := range l.out {
		b := &l.out[i]
		x, y, ok := f.hang(b.Tie)
		if !ok {
			return false // a node lost its place: look at all of them again
		}
		x, y = x+b.Tie.DX, y+b.Tie.DY
		moved = moved || x != b.X || y != b.Y
		b.X, b.Y = x, y
	}
	return moved
}

// hang returns the point of the screen that a tie's pixels are counted from.
func (f *Frame) hang(t Tie) (x, y float32, ok bool) {
	ax, ay, _, ok := f.Place(int(t.A))
	if !ok || t.B == t.A {
		return ax, ay, ok
	}
	bx, by, _, ok := f.Place(int(t.B))
	return ax + t.T*(bx-ax), ay + t.T*(by-ay), ok
}

// tie returns the label with its place hung on nodes of the frame.
func (f *Frame) tie(b Label, from, to int32, t float32) Label {
	b.Tie = Tie{A: from, B: to, T: t}
	x, y, _ := f.hang(b.Tie)
	b.Tie.DX, b.Tie.DY = b.X-x, b.Y-y
	b.X, b.Y = x+b.Tie.DX, y+b.Tie.DY // as follow adds them, so that what stands still is seen to
	return b
}
