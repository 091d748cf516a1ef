package app

import (
	"math"

	"throughline/graph"
	"throughline/graph/layout"
	"throughline/graph/scene"
	"throughline/graph/trail"
)

// bundleKey names a bundle that is drawn as a node of its own.
type bundleKey struct {
	node uint32
	relation
}

type point struct{ x, y float32 }

// picture is the view on the canvas: nodes first, in the order of the view,
// then the bundles of the nodes that were opened. It remembers where each
// stood, also of those that left, so that undo and redo move nothing.
type picture struct {
	scene   *scene.Scene
	layout  NewLayout
	sim     Layout
	at      []float32
	bundles []bundleKey
	nodes   int
	places  map[uint32]point
	tied    map[bundleKey]point

	called func(uint32) string // what a node is called
	faded  func(uint32) bool   // whether it belongs to the past
	hold   bool                // nodes that have a place keep it
	auto   bool                // the camera follows the layout until somebody moves it
	flight flight
	put    put
	aside  map[uint32]point // the places before a ring was entered
	around uint32           // the talk whose ring is shown, plus one
}

// maxBundles is the number of bundles that are drawn: the outline has them
// all.
const maxBundles = 12

// firstTicks is the number of layout steps before a view is shown for the
// first time; the rest follows frame by frame.
const firstTicks = 40

// Layout moves nodes step by step until they rest: a layout.Simulation, here
// or elsewhere.
type Layout interface {
	Run(most int) int
	Done() bool
	Positions(dst []float32) []float32
	Pin(i int, x, y float32)
	Unpin(i int)
	Reheat()
	Tidy()
}

// NewLayout begins a layout as layout.Extend does.
type NewLayout func(g layout.Graph, at []float32, from []int32) Layout

func layoutHere(g layout.Graph, at []float32, from []int32) Layout {
	return layout.Extend(g, at, from, layout.Options{Seed: 1})
}

func newPicture(l NewLayout) *picture {
	if l == nil {
		l = layoutHere
	}
	return &picture{layout: l, scene: scene.New(nil, nil), places: map[uint32]point{}, tied: map[bundleKey]point{}, auto: true}
}

// show draws another view. Nodes that were placed before keep their places.
func (p *picture) show(g *graph.Graph, v *trail.View) {
	p.remember(v)
	p.enter(v)
	p.putBack(v)
	nodes, edges := p.marks(g, v)
	p.scene.Guides = p.guides(v)
	p.scene.Show(nodes, edges)
	p.scene.Focus = 0
	pairs := make([][2]int32, len(edges))
	for i, e := range edges {
		pairs[i] = [2]int32{e.From, e.To}
	}
	lg := layout.Graph{N: len(nodes), Edges: pairs, Size: p.scene.Sizes(nil)}
	at, placed := p.known(v)
	p.auto = p.auto || placed == 0
	p.sim = p.layout(lg, at, p.origins(v))
	if p.hold {
		p.pinKnown(at)
	}
	p.orbit(v)
	p.keep(v, true)
	p.sim.Run(firstTicks)
	p.settle(v)
}

// pinKnown keeps what has a place where it is.
func (p *picture) pinKnown(at []float32) {
	for i := 0; i < len(at); i += 2 {
		if at[i] == at[i] {
			p.sim.Pin(i/2, at[i], at[i+1])
		}
	}
}

// keep keeps nodes where somebody put them. Without moved it lets go of those
// that were not pinned.
func (p *picture) keep(v *trail.View, moved bool) {
	for n, place := range v.Places {
		i, ok := v.At(n)
		switch {
		case !ok:
		case place.Pinned || moved:
			p.sim.Pin(i, float32(place.X), float32(place.Y))
		default:
			p.sim.Unpin(i)
		}
	}
}

// settle takes the positions over from the layout.
func (p *picture) settle(v *trail.View) {
	p.at = p.sim.Positions(p.at)
	for i, n := range v.Nodes {
		p.places[n] = point{p.at[2*i], p.at[2*i+1]}
	}
	for i, b := range p.bundles {
		k := 2 * (p.nodes + i)
		p.tied[b] = point{p.at[k], p.at[k+1]}
	}
	if p.auto {
		p.fit()
	}
}

func (p *picture) fit() { p.scene.Camera = p.fitted() }

// fitted is the camera that sees everything above the buttons at the canvas'
// foot.
func (p *picture) fitted() scene.Camera {
	c := p.scene.Camera
	c.Height -= foot
	c.Fit(p.at, fitMargin)
	c.Height += foot
	if c.Zoom > 0 {
		c.Y += foot / 2 / c.Zoom
	}
	return c
}

const (
	fitMargin = 48
	foot      = 40
)

// remember forgets all places when nothing of the new view was shown before:
// it is another view then, and begins in the middle.
func (p *picture) remember(v *trail.View) {
	for _, n := range v.Nodes {
		if _, ok := p.places[n]; ok {
			return
		}
	}
	clear(p.places)
	clear(p.tied)
}

func (p *picture) marks(g *graph.Graph, v *trail.View) ([]scene.Node, []scene.Edge) {
	nodes := make([]scene.Node, 0, len(v.Nodes)+maxBundles)
	for _, n := range v.Nodes {
		nodes = append(nodes, scene.Node{Kind: kindOf(g.Kind(n)), Name: p.called(n), Weight: weight(g.Degree(n)), Faded: p.faded(n)})
	}
	edges := make([]scene.Edge, 0, len(v.Edges)+maxBundles)
	for _, e := range v.Edges {
		from, _ := v.At(e.From)
		to, _ := v.At(e.To)
		edges = append(edges, scene.Edge{
			From: int32(from), To: int32(to), Predicate: e.Predicate.String(), Directed: e.Predicate == graph.Broader,
		})
	}
	edges = append(edges, spokes(v)...)
	p.nodes, p.bundles = len(nodes), p.bundles[:0]
	for _, b := range v.Neighborhood.More {
		if len(p.bundles) == maxBundles || b.Node != v.Focus && !v.Expanded[b.Node] && v.Grouped(b.Node) == 0 {
			continue
		}
		at, _ := v.At(b.Node)
		key := bundleKey{b.Node, relation{b.Predicate, b.Inverse}}
		kind := g.Kind(key.nodes(g, b.Node)[0])
		edges = append(edges, scene.Edge{From: int32(at), To: int32(len(nodes)), Predicate: b.Predicate.String()})
		nodes = append(nodes, scene.Node{Kind: kindOf(kind), Name: "more " + kind.Plural(), More: b.Count})
		p.bundles = append(p.bundles, key)
	}
	return nodes, edges
}

// kindOf translates a kind: scene orders them by how they are drawn.
func kindOf(k graph.Kind) scene.Kind {
	kind, _ := scene.KindOf(k.String())
	return kind
}

// weight grows with the logarithm of the degree and is 1 from 100 edges on.
func weight(degree int) float32 {
	w := math.Log10(float64(degree)+1) / 2
	return float32(min(w, 1))
}

// known returns the places of what was placed before, NaN for the rest.
func (p *picture) known(v *trail.View) (at []float32, placed int) {
	nan := float32(math.NaN())
	put := func(q point, ok bool) {
		if !ok || q.x != q.x { // a layout elsewhere has not answered yet
			at = append(at, nan, nan)
			return
		}
		at = append(at, q.x, q.y)
		placed++
	}
	for _, n := range v.Nodes {
		q, ok := p.places[n]
		put(q, ok)
	}
	for _, b := range p.bundles {
		q, ok := p.tied[b]
		put(q, ok)
	}
	return at, placed
}

// origins says beside which node a new one sprouts.
func (p *picture) origins(v *trail.View) []int32 {
	from := make([]int32, p.nodes+len(p.bundles))
	for i := range from {
		from[i] = -1
	}
	for n, parent := range v.From {
		at, shown := v.At(n)
		beside, ok := v.At(parent)
		if shown && ok {
			from[at] = int32(beside)
		}
	}
	for i, b := range p.bundles {
		if at, ok := v.At(b.node); ok {
			from[p.nodes+i] = int32(at)
		}
	}
	return from
}

// resting reports whether nothing moves.
func (p *picture) resting() bool { return (p.sim == nil || p.sim.Done()) && !p.flight.on }
