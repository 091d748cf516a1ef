package trail

import (
	"slices"

	"throughline/graph"
)

// View is what a trail leads to: a part of the graph.
type View struct {
	graph.Neighborhood
	Years    [2]int            // first and last year shown, zero for an open end
	Compared [2][2]int         // two windows to be told apart, or zeros
	Without  Kinds             // kinds that are left out
	From     map[uint32]uint32 // by node that an expansion added: the one it came from
	Expanded map[uint32]bool   // the nodes that were expanded
	Away     map[uint32]bool   // the nodes that were hidden
	Marked   map[uint32]bool   // the nodes of connections
	Places   map[uint32]Place  // of nodes that were pinned or moved
	Groups   []Bundled
	Ring     []Related // the talks around the focus, in the order of their list
	Asked    string    // what the ring answers
	Notes    []Remark
	Caption  string
	NoRoom   int // nodes that steps asked for and the view had no room for

	Changes  []Change // by step: how it differs from when it was done
	Seen     []uint16 // by step: what it brought, as Step.Seen
	position map[uint32]int
}

// Place is where somebody put a node.
type Place struct {
	X, Y   int
	Pinned bool // it stays there whatever moves around it
}

// Related is a talk of a ring.
type Related struct {
	Node   uint32
	Points int // what it has in common with the focus: the more, the nearer
}

// Bundled is the neighbours of a node of one kind, drawn as one.
type Bundled struct {
	Node  uint32
	Kind  graph.Kind
	Nodes []uint32
}

// Remark is a note, beside a node or, with no node, beside the view.
type Remark struct {
	Node   uint32
	Beside bool // it has a node
	Text   string
}

// Change is how a step differs on another dataset.
type Change uint8

// The changes.
const (
	Same  Change = iota
	Moved        // a node was merged into another, which was taken
	Gone         // a node is gone, and the step was passed over
	Other        // other nodes came than then
)

// At returns the position of a node in Nodes.
func (v *View) At(n uint32) (int, bool) {
	i, ok := v.position[n]
	return i, ok
}

func (v *View) index() {
	v.position = make(map[uint32]int, len(v.Nodes))
	for i, n := range v.Nodes {
		v.position[n] = i
	}
}

// Hidden counts the nodes of a relation that may be shown and are not. The
// nodes are in the order of their numbers, which is by kind.
func (v *View) Hidden(g *graph.Graph, nodes []uint32) int {
	hidden := 0
	for _, k := range graph.Kinds() {
		if v.Without.Has(k) {
			continue
		}
		hidden += g.Hidden(g.OfKind(nodes, k), v.Nodes, v.Years[0], v.Years[1])
	}
	for m := range v.Away {
		if _, held := slices.BinarySearch(nodes, m); held && !v.Without.Has(g.Kind(m)) && g.InYears(m, v.Years[0], v.Years[1]) {
			if _, shown := v.position[m]; !shown {
				hidden--
			}
		}
	}
	return hidden
}

// HeldBack returns how many neighbours of a node are not shown.
func (v *View) HeldBack(n uint32) int {
	sum := 0
	for _, b := range v.Neighborhood.More {
		if b.Node == n {
			sum += b.Count
		}
	}
	return sum
}

// Grouped returns the kinds that are in bundles around a node.
func (v *View) Grouped(n uint32) (kinds Kinds) {
	for _, b := range v.Groups {
		if b.Node == n {
			kinds |= 1 << b.Kind
		}
	}
	return kinds
}

// bundles counts the neighbours that are not shown, as graph.Neighborhood
// does for views without expansions.
func (v *View) bundles(g *graph.Graph) []graph.Bundle {
	var out []graph.Bundle
	for _, n := range v.Nodes {
		for _, r := range g.Relations(n) {
			if hidden := v.Hidden(g, r.Nodes); hidden > 0 {
				out = append(out, graph.Bundle{Node: n, Predicate: r.Predicate, Inverse: r.Inverse, Count: hidden})
			}
		}
	}
	return out
}

// narrow applies what holds for the whole view, and says whether it changed
// anything: years, kinds, what was hidden, and bundles.
func (v *View) narrow(g *graph.Graph) {
	v.Nodes = g.Window(v.Nodes, v.Years[0], v.Years[1])
	v.Nodes = slices.DeleteFunc(slices.Clone(v.Nodes), func(n uint32) bool {
		return n != v.Focus && (v.Away[n] || v.Without.Has(g.Kind(n)))
	})
	v.index()
	v.bundle(g)
}

// bundle takes out what was grouped, but never the focus or a node that others
// are grouped around.
func (v *View) bundle(g *graph.Graph) {
	around := map[uint32]bool{v.Focus: true}
	for _, b := range v.Groups {
		around[b.Node] = true
	}
	in := map[uint32]bool{}
	for i := range v.Groups {
		b := &v.Groups[i]
		if _, ok := v.At(b.Node); !ok {
			continue
		}
		for _, r := range g.Relations(b.Node) {
			for _, n := range r.Nodes {
				if _, ok := v.At(n); ok && g.Kind(n) == b.Kind && !around[n] && !in[n] {
					in[n] = true
					b.Nodes = append(b.Nodes, n)
				}
			}
		}
	}
	if len(in) > 0 {
		v.Nodes = slices.DeleteFunc(v.Nodes, func(n uint32) bool { return in[n] })
		v.index()
	}
}
