package trend

import (
	"slices"

	"throughline/graph"
)

// companionKinds are the kinds that can travel with a node.
var companionKinds = [...]graph.Kind{graph.Theme, graph.Technology, graph.Person, graph.Company}

// things finds what a talk is about, uses, is by, from and features, each
// once, broader themes included unless the filter is exact.
type things struct {
	g     *graph.Graph
	w     *widener
	only  [graph.NumKinds]bool
	out   []uint32
	topic bool // themes or technologies are wanted
}

func (s *Scope) things(kinds []graph.Kind) *things {
	_, nodes := s.g.Range(graph.Technology)
	t := &things{g: s.g, w: newWidener(s.g, nodes, s.filter.Exact)}
	if len(kinds) == 0 {
		kinds = companionKinds[:]
	}
	for _, k := range kinds {
		t.only[k] = slices.Contains(companionKinds[:], k)
	}
	t.topic = t.only[graph.Theme] || t.only[graph.Technology]
	return t
}

// of returns the things of a talk; the slice is good until the next call.
func (t *things) of(talk uint32) []uint32 {
	t.out = t.out[:0]
	if t.topic {
		both := t.only[graph.Theme] && t.only[graph.Technology]
		for _, n := range t.w.widen(talk) {
			if both || t.only[t.g.Kind(n)] {
				t.out = append(t.out, n)
			}
		}
	}
	if t.only[graph.Person] {
		t.out = append(t.out, t.g.Out(talk, graph.By)...)
	}
	if t.only[graph.Company] {
		from := t.g.Out(talk, graph.From)
		t.out = append(t.out, from...)
		for _, c := range t.g.Out(talk, graph.Features) {
			if !slices.Contains(from, c) {
				t.out = append(t.out, c)
			}
		}
	}
	return t.out
}

// family returns the node with what is narrower, and what is broader. What
// contains a node travels with it by definition.
func (s *Scope) family(node uint32) (narrower, broader []uint32) {
	if s.filter.Exact {
		return []uint32{node}, nil
	}
	return s.g.WithNarrower(node), s.g.WithBroader(node)[1:]
}

// marks returns for each node whether it is listed.
func (s *Scope) marks(list []uint32) []bool {
	out := make([]bool, s.g.Len())
	for _, n := range list {
		out[n] = true
	}
	return out
}

// members marks the talks in scope that are joined to one of the nodes.
func (s *Scope) members(nodes []uint32) (in []bool, count int) {
	in = make([]bool, len(s.year))
	for _, talk := range talksOf(s.g, nodes) {
		if i := talk - s.talks; s.year[i] != 0 {
			in[i] = true
			count++
		}
	}
	return in, count
}

// total returns the number of talks in scope.
func (s *Scope) total() int {
	n := 0
	for _, c := range s.years {
		n += c.Talks
	}
	return n
}
