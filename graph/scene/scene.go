// Package scene turns a placed graph into what a device draws: a camera, marks of kinds, edges, labels that never
// overlap, and hits. It knows nothing of the browser; the SVG device of server pages lives here too.
//
// World units are the units of graph/layout. Screen units are CSS pixels, with y downwards in both.
package scene

// Kind is what a node is; it decides colour and shape.
type Kind uint8

const (
	Theme Kind = iota
	Talk
	Technology
	Person
	Company
	Event
	Series
	Source
	kinds
)

var kindNames = [kinds]string{"theme", "talk", "technology", "person", "company", "event", "series", "source"}

// String returns the kind's word, as in "theme".
func (k Kind) String() string {
	if k >= kinds {
		return "thing"
	}
	return kindNames[k]
}

// KindOf returns the kind of a word, and Source and false for a word that is none.
func KindOf(word string) (Kind, bool) {
	for k, w := range kindNames {
		if w == word {
			return Kind(k), true
		}
	}
	return Source, false
}

// Node is one mark of the picture.
type Node struct {
	Kind   Kind
	Name   string
	Href   string  // where the mark leads; used by SVG, may be empty
	More   int     // above 0 the node is a bundle of so many nodes of its kind
	Weight float32 // importance: larger marks, earlier labels; 0 is ordinary, 1 is a hub
	Faded  bool    // dim while nothing is selected: of the past, where periods are compared
}

// Edge joins two nodes by index.
type Edge struct {
	From, To  int32
	Predicate string
	Count     int  // above 1 it is shown with the predicate
	Directed  bool // draws an arrow at To
}

// State is how a node or edge stands out.
type State uint8

const (
	Plain    State = iota
	Dim            // out of focus while another node is selected
	Lit            // beside the selected node
	Selected       // ringed
	states
)

// Scene is a graph to be shown. The zero value shows nothing; set Nodes and Edges through Show.
type Scene struct {
	Camera  Camera
	Measure Measure // width of text; nil means an approximation
	// Focus is the node the view is about, drawn larger; -1 for none.
	Focus int
	// Follow lets names follow their nodes while the picture moves, and places them anew only every few frames; see Stale.
	Follow bool
	// Guides are drawn under everything else. Set them before Show; those around a node out of range are not drawn.
	Guides []Guide
	// Quiet leaves out the names of dim nodes, as on a phone.
	Quiet bool

	nodes    []Node
	edges    []Edge
	bend     []float32
	selected int // index + 1
	state    []State
	edgeSt   []State
	frame    Frame
	labels   labeller
	shape    uint32 // version of nodes and edges
	style    uint32 // version of states
}

// New returns a scene that shows nodes and edges, with nothing selected and no focus. Edges out of range are dropped.
func New(nodes []Node, edges []Edge) *Scene {
	s := &Scene{Focus: -1}
	s.Show(nodes, edges)
	return s
}

// Show replaces what the scene shows; the camera stays and nothing is selected.
func (s *Scene) Show(nodes []Node, edges []Edge) {
	s.nodes = nodes
	s.edges = s.edges[:0]
	for _, e := range edges {
		if e.From >= 0 && e.To >= 0 && int(e.From) < len(nodes) && int(e.To) < len(nodes) {
			s.edges = append(s.edges, e)
		}
	}
	s.bend = bends(s.edges)
	s.labels.forget(len(nodes))
	s.shape++
	s.Select(-1)
}

// Nodes returns the nodes as shown.
func (s *Scene) Nodes() []Node { return s.nodes }

// Selected returns the selected node, or -1.
func (s *Scene) Selected() int { return s.selected - 1 }

// Select rings node i, lights its edges and neighbours and dims the rest; -1 selects nothing.
func (s *Scene) Select(i int) {
	if i < 0 || i >= len(s.nodes) {
		i = -1
	}
	s.selected = i + 1
	s.style++
	rest := Dim
	if i < 0 {
		rest = Plain
	}
	s.state = refill(s.state, len(s.nodes), rest)
	s.edgeSt = refill(s.edgeSt, len(s.edges), rest)
	if i < 0 {
		s.fade()
		return
	}
	for k, e := range s.edges {
		if int(e.From) == i || int(e.To) == i {
			s.edgeSt[k], s.state[e.From], s.state[e.To] = Lit, Lit, Lit
		}
	}
	s.state[i] = Selected
}

// fade dims, while nothing is selected, the nodes that are faded and their edges.
func (s *Scene) fade() {
	for i := range s.nodes {
		if s.nodes[i].Faded {
			s.state[i] = Dim
		}
	}
	for k, e := range s.edges {
		if s.nodes[e.From].Faded || s.nodes[e.To].Faded {
			s.edgeSt[k] = Dim
		}
	}
}

func refill(st []State, n int, v State) []State {
	st = st[:0]
	for range n {
		st = append(st, v)
	}
	return st
}

// Radius returns half the height of node i's mark in pixels at zoom 1.
func (s *Scene) Radius(i int) float32 {
	n := s.nodes[i]
	r := 9 + 5*clamp(n.Weight, 0, 1)
	if n.More > 0 {
		r = bundleRadius(n.More)
	}
	if i == s.Focus {
		r = 17
	}
	return r
}

// bundleRadius leaves room for the number within.
func bundleRadius(more int) float32 {
	r := float32(15)
	for ; more >= 100; more /= 10 {
		r += 4.5
	}
	return r
}

func clamp(v, low, high float32) float32 {
	if v >= high {
		return high
	}
	if v > low {
		return v
	}
	return low // also for NaN
}
