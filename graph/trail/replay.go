package trail

import (
	"slices"

	"throughline/graph"
	"throughline/graph/path"
)

// firstDepth is how far a view reaches at first. The server's neighbourhood of the same
// focus and depth is the same.
const firstDepth = 2

// Most is the number of nodes that one expansion adds at most: more at once
// cannot be taken in.
const Most = 20

// Replay returns the view that steps lead to. It reports false where there is
// none: without a focus that the graph knows. Years, kinds, and notes hold for
// the whole trail; the rest begins again with each Open or Ring.
func Replay(g *graph.Graph, steps []Step) (*View, bool) {
	first := -1
	for i, s := range steps {
		if s.Verb.Begins() {
			first = i
		}
	}
	if first < 0 {
		return nil, false
	}
	focus, moved, ok := g.Resolve(steps[first].Node)
	if !ok {
		return nil, false
	}
	p := newPlayer(g, steps)
	p.begin(focus, first, moved)
	for i := first + 1; i < len(steps); i++ {
		p.step(i)
	}
	p.end()
	return p.v, true
}

// player is a replay in progress.
type player struct {
	g     *graph.Graph
	v     *View
	steps []Step
	base  map[uint32]bool // what the view began with
	live  []expansion     // those that were not taken back
	gone  []uint32        // hidden, in order
	memo  map[relation][]uint32
}

type relation struct {
	node      uint32
	predicate graph.Predicate
	inverse   bool
}

// expansion is an Expand or a Path that holds.
type expansion struct {
	relation
	path    bool
	brought []uint32 // what goes with it
	covers  []uint32 // what it would have brought, had it not been there
}

// newPlayer reads what holds for the whole trail.
func newPlayer(g *graph.Graph, steps []Step) *player {
	v := &View{
		From: map[uint32]uint32{}, Expanded: map[uint32]bool{}, Away: map[uint32]bool{}, Marked: map[uint32]bool{},
		Places: map[uint32]Place{}, Changes: make([]Change, len(steps)), Seen: make([]uint16, len(steps)),
	}
	p := &player{g: g, v: v, steps: steps, base: map[uint32]bool{}, memo: map[relation][]uint32{}}
	for i, s := range steps {
		switch s.Verb {
		case Window:
			v.Years = s.Years
		case Filter:
			v.Without = s.Kinds
		case Note:
			p.note(i, s)
		}
	}
	return p
}

// note writes a remark. An empty one takes the last back that stands there.
func (p *player) note(i int, s Step) {
	r := Remark{Beside: s.Node != "", Text: s.Text}
	if r.Beside {
		n, ok := p.find(i, s.Node)
		if !ok {
			return
		}
		r.Node = n
	}
	p.v.Notes = slices.DeleteFunc(p.v.Notes, func(o Remark) bool { return o.Node == r.Node && o.Beside == r.Beside })
	if r.Text != "" {
		p.v.Notes = append(p.v.Notes, r)
	}
}

// find returns a node that step i names, and notes how the step changed.
func (p *player) find(i int, id graph.ID) (uint32, bool) {
	n, moved, ok := p.g.Resolve(id)
	switch {
	case !ok:
		p.v.Changes[i] = Gone
	case moved && p.v.Changes[i] == Same:
		p.v.Changes[i] = Moved
	}
	return n, ok
}

// findAll returns the nodes of step i that there are.
func (p *player) findAll(i int) []uint32 {
	var out []uint32
	for _, id := range p.steps[i].Nodes {
		if n, ok := p.find(i, id); ok {
			out = append(out, n)
		}
	}
	return out
}

func (p *player) begin(focus uint32, i int, moved bool) {
	v := p.v
	if p.steps[i].Verb == Ring {
		p.ring(focus, i)
	} else {
		v.Neighborhood = p.g.Neighborhood(focus, graph.NeighborhoodOptions{Depth: firstDepth})
	}
	v.index()
	for _, n := range v.Nodes {
		p.base[n] = true
	}
	if moved {
		v.Changes[i] = Moved
	}
	p.saw(i, v.Nodes)
}

// end narrows the view, and finds the edges and bundles of what is left.
func (p *player) end() {
	v := p.v
	whole := len(v.Nodes) == len(p.base) && len(p.live) == 0 && v.Years == [2]int{} && v.Without == 0 && len(v.Away)+len(v.Groups) == 0
	if whole {
		return
	}
	v.narrow(p.g)
	v.Edges = p.g.Among(v.Nodes)
	v.More = v.bundles(p.g)
}

// saw keeps a sum over what a step brought, and compares it with what it
// brought when it was done.
func (p *player) saw(i int, nodes []uint32) {
	sum := uint64(1)
	for _, n := range nodes {
		sum += mix(p.g.ID(n).Short())
	}
	seen := uint16(sum>>48^sum>>32^sum>>16^sum) | 1
	p.v.Seen[i] = seen
	if then := p.steps[i].Seen; then != 0 && then != seen && p.v.Changes[i] == Same {
		p.v.Changes[i] = Other
	}
}

// mix spreads bits, as the finish of splitmix64 (Steele, Lea and Flood 2014).
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

func (p *player) step(i int) {
	s, v := &p.steps[i], p.v
	switch s.Verb {
	case Expand:
		p.expand(i)
	case Collapse:
		p.collapse(i)
	case Hide:
		p.hide(p.findAll(i))
	case Unhide:
		p.unhide(i)
	case Isolate:
		p.isolate(p.findAll(i))
	case Pin, Move, Unpin:
		p.place(i)
	case Group, Ungroup:
		p.group(i)
	case Path:
		p.path(i)
	case Compare:
		v.Compared = [2][2]int{s.Years, s.Then}
	case Caption:
		v.Caption = s.Text
	}
}

// place moves or holds a node that is in view.
func (p *player) place(i int) {
	s := &p.steps[i]
	n, ok := p.find(i, s.Node)
	if _, shown := p.v.At(n); !ok || !shown {
		return
	}
	if s.Verb == Unpin {
		delete(p.v.Places, n)
		return
	}
	p.v.Places[n] = Place{X: s.X, Y: s.Y, Pinned: s.Verb == Pin}
}

// group adds or takes back a bundle.
func (p *player) group(i int) {
	s := &p.steps[i]
	n, ok := p.find(i, s.Node)
	if !ok {
		return
	}
	for k := graph.NoKind + 1; int(k) < graph.NumKinds; k++ {
		if !s.Kinds.Has(k) {
			continue
		}
		p.v.Groups = slices.DeleteFunc(p.v.Groups, func(b Bundled) bool { return b.Node == n && b.Kind == k })
		if _, shown := p.v.At(n); shown && s.Verb == Group {
			p.v.Groups = append(p.v.Groups, Bundled{Node: n, Kind: k})
		}
	}
}

// path brings and marks the nodes of the best connections.
func (p *player) path(i int) {
	nodes := p.findAll(i)
	if len(nodes) > maxEnds {
		nodes = nodes[:maxEnds]
	}
	found, err := path.NewEvaluator(p.g).Connect(nodes, path.ConnectOptions{K: bestPaths, Limits: path.Limits{Edges: pathEdges}})
	if err != nil {
		return
	}
	x := expansion{path: true}
	for _, way := range found.Paths {
		for _, n := range way.Nodes() {
			if !slices.Contains(x.covers, n) {
				x.covers = append(x.covers, n)
			}
		}
	}
	for _, n := range x.covers {
		if p.v.Away[n] {
			p.show(n)
		}
		if p.add(n) {
			x.brought = append(x.brought, n)
		}
		if _, shown := p.v.At(n); shown {
			p.v.Marked[n] = true
		}
	}
	p.live = append(p.live, x)
	p.saw(i, x.covers)
}

// A path in the view is the best few, found within a frame or two.
const (
	maxEnds   = 4
	bestPaths = 3
	pathEdges = 200_000
)
