package related

import (
	"cmp"
	"slices"

	"throughline/graph"
)

// feature is a node that a talk may share with others.
type feature struct {
	node  uint32
	kind  ReasonKind
	talks []uint32 // nodes of the talks that have it, in rising order
	wide  bool     // whether narrower themes and technologies count as the node
}

// features returns what a talk may share, each node once, and after them what
// lies above its themes and technologies.
func (x *Index) features(talk uint32) []feature {
	var out []feature
	n := x.first + talk
	for _, s := range sharing {
		for _, node := range x.g.Out(n, s.p) {
			if !has(out, node) {
				out = append(out, feature{node: node, kind: s.kind, talks: x.having(node, s.kind)})
			}
		}
	}
	for _, f := range out {
		if f.kind != Themes && f.kind != Technologies {
			continue
		}
		out = x.addWide(out, f.node, n)
		for _, above := range x.g.Out(f.node, graph.Broader) {
			out = x.addWide(out, above, n)
		}
	}
	return out
}

func has(list []feature, node uint32) bool {
	return slices.ContainsFunc(list, func(f feature) bool { return f.node == node && !f.wide })
}

// addWide adds a node with what is narrower than it. Talks that have the node
// itself, as the talk n does, share it already.
func (x *Index) addWide(out []feature, node, n uint32) []feature {
	talks := x.wide[node]
	if talks == nil || slices.ContainsFunc(out, func(f feature) bool { return f.node == node && f.wide }) {
		return out
	}
	kind := reasonOf(x.g.Kind(node))
	if direct := x.having(node, kind); has(out, node) {
		talks = without(talks, direct)
	}
	return append(out, feature{node: node, kind: kind, talks: talks, wide: true})
}

func reasonOf(k graph.Kind) ReasonKind {
	if k == graph.Technology {
		return Technologies
	}
	return Themes
}

// without returns the members of a rising list that are not in another.
func without(list, other []uint32) []uint32 {
	var out []uint32
	for _, n := range list {
		for len(other) > 0 && other[0] < n {
			other = other[1:]
		}
		if len(other) == 0 || other[0] != n {
			out = append(out, n)
		}
	}
	return out
}

// having returns the talks that have a node as a reason of the kind.
func (x *Index) having(node uint32, kind ReasonKind) []uint32 {
	var lists [][]uint32
	for _, s := range sharing {
		if s.kind == kind {
			lists = append(lists, x.onlyTalks(x.g.In(node, s.p)))
		}
	}
	if len(lists) == 1 || len(lists[1]) == 0 {
		return lists[0]
	}
	return union(lists...)
}

func union(lists ...[]uint32) []uint32 {
	all := slices.Concat(lists...)
	slices.SortFunc(all, cmp.Compare[uint32]) // slices.Sort would be 9 KB more of the client
	return slices.Compact(all)
}

// onlyTalks cuts the nodes of other kinds off a rising list.
func (x *Index) onlyTalks(nodes []uint32) []uint32 {
	lo, _ := slices.BinarySearch(nodes, x.first)
	hi, _ := slices.BinarySearch(nodes, x.first+uint32(x.talks))
	return nodes[lo:hi]
}

// widen notes, for each theme and technology with narrower ones, the talks
// that have it or one of them.
func (x *Index) widen() {
	x.wide = map[uint32][]uint32{}
	for _, k := range [...]graph.Kind{graph.Theme, graph.Technology} {
		lo, hi := x.g.Range(k)
		for node := lo; node < hi; node++ {
			narrower := x.g.In(node, graph.Broader)
			if len(narrower) == 0 {
				continue
			}
			lists := [][]uint32{x.having(node, reasonOf(k))}
			for _, n := range narrower {
				lists = append(lists, x.having(n, reasonOf(x.g.Kind(n))))
			}
			x.wide[node] = union(lists...)
		}
	}
}
