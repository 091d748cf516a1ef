package scene

// Device draws frames: WebGL2 and Canvas2D in the browser, SVG on the server.
type Device interface {
	// Draw shows a frame. The frame and what it points to belong to the scene and are used again for the next one; a
	// device may keep what it has uploaded as long as Shape and Style are unchanged.
	Draw(f *Frame)
}

// Frame is one picture: what there is in world units, and the camera it is seen through.
type Frame struct {
	Camera    Camera
	Positions []float32 // x and y of every node, world units
	Nodes     []Node
	Marks     []Mark // beside Nodes
	Edges     []Edge
	Lines     []Line   // beside Edges
	Guides    []Guide  // under all others
	Scale     float32  // marks are this much larger than their Radius says
	Labels    []Label  // placed for this camera
	Order     []uint32 // nodes by importance
	Shape     uint32   // changes with Nodes and Edges
	Style     uint32   // changes with Marks and Lines
	Named     uint32   // changes when Labels are placed anew; till then each follows its Tie
}

// Mark is how a node is drawn.
type Mark struct {
	Radius float32 // pixels at zoom 1
	State  State
	Focus  bool
}

// Line is how an edge is drawn.
type Line struct {
	Bend  float32 // distance of its middle from the straight line, as a share of the length; to the left is positive
	State State
}

// Anchor says which part of a text stands at its place.
type Anchor uint8

const (
	Middle Anchor = iota
	Start
	End
)

// Label is a text with its place on the screen.
type Label struct {
	Node   int32 // or -1 for a predicate or guide
	Edge   int32 // or -1 for a name; guides are numbered after the edges
	Lines  []string
	X, Y   float32 // anchor and baseline of the first line, pixels
	Anchor Anchor
	Big    bool
	State  State
	Tie    Tie

	side uint8 // of the mark
}

// Size returns the size of the label's letters, in pixels.
func (l Label) Size() float32 { return fontSize(l.Big) }

// Gap returns how many pixels the label's lines are apart.
func (l Label) Gap() float32 { return gap(l.Big) }

// Curve returns edge i as it is seen on the screen, and false when an end has no place. Its ends are the middles of the
// marks, which are drawn over it.
func (f *Frame) Curve(i int) (Curve, bool) {
	e := f.Edges[i]
	a, b := 2*int(e.From), 2*int(e.To)
	if a+1 >= len(f.Positions) || b+1 >= len(f.Positions) {
		return Curve{}, false
	}
	x0, y0 := f.Camera.Screen(f.Positions[a], f.Positions[a+1])
	x1, y1 := f.Camera.Screen(f.Positions[b], f.Positions[b+1])
	bend := f.Lines[i].Bend
	if e.From > e.To {
		bend = -bend
	}
	return curve(x0, y0, x1, y1, bend), finite(x0 + y0 + x1 + y1)
}

// Place returns node i's middle on the screen and its radius in pixels, and false when it has no place.
func (f *Frame) Place(i int) (x, y, r float32, ok bool) {
	if 2*i+1 >= len(f.Positions) {
		return 0, 0, 0, false
	}
	x, y = f.Camera.Screen(f.Positions[2*i], f.Positions[2*i+1])
	return x, y, f.Marks[i].Radius * f.Nodes[i].scale(f.Scale), finite(x + y)
}

// Sees reports whether any of a circle is on the canvas.
func (c Camera) Sees(x, y, r float32) bool {
	return x+r >= 0 && y+r >= 0 && x-r <= c.Width && y-r <= c.Height
}
