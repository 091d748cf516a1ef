package graph_test

import (
	"slices"
	"testing"

	"throughline/graph"
)

func TestFamilies(t *testing.T) {
	g := build(t, []graph.Fact{
		fact("theme/mesh", graph.Broader, "theme/networks", 1),
		fact("technology/istio", graph.Broader, "theme/mesh", 1),
		fact("technology/istio", graph.Broader, "theme/kubernetes", 1),
		fact("theme/kubernetes", graph.Broader, "theme/networks", 1),
		fact("theme/a", graph.Broader, "theme/b", 1),
		fact("theme/b", graph.Broader, "theme/a", 1),
		fact("talk/x", graph.About, "theme/mesh", 1),
	})
	named := func(nodes []uint32) (ids []graph.ID) {
		for _, n := range nodes {
			ids = append(ids, g.ID(n))
		}
		slices.Sort(ids[1:])
		return ids
	}
	for _, c := range []struct {
		of                graph.ID
		narrower, broader []graph.ID
	}{
		{"theme/networks", []graph.ID{"theme/networks", "technology/istio", "theme/kubernetes", "theme/mesh"}, []graph.ID{"theme/networks"}},
		{"technology/istio", []graph.ID{"technology/istio"}, []graph.ID{"technology/istio", "theme/kubernetes", "theme/mesh", "theme/networks"}},
		{"theme/a", []graph.ID{"theme/a", "theme/b"}, []graph.ID{"theme/a", "theme/b"}}, // a ring
		{"talk/x", []graph.ID{"talk/x"}, []graph.ID{"talk/x"}},
	} {
		n := node(t, g, c.of)
		if got := named(g.WithNarrower(n)); !slices.Equal(got, c.narrower) {
			t.Errorf("%s with narrower: %v", c.of, got)
		}
		if got := named(g.WithBroader(n)); !slices.Equal(got, c.broader) {
			t.Errorf("%s with broader: %v", c.of, got)
		}
	}
}

func TestOfKind(t *testing.T) {
	g := build(t, []graph.Fact{
		fact("talk/x", graph.About, "theme/mesh", 1),
		fact("talk/y", graph.About, "theme/mesh", 1),
		fact("event/e", graph.About, "theme/mesh", 1),
	})
	row := g.In(node(t, g, "theme/mesh"), graph.About)
	for kind, want := range map[graph.Kind]int{graph.Talk: 2, graph.Event: 1, graph.Person: 0, graph.Theme: 0} {
		got := g.OfKind(row, kind)
		if len(got) != want || slices.ContainsFunc(got, func(n uint32) bool { return g.Kind(n) != kind }) {
			t.Errorf("%s: %v of %v", kind, got, row)
		}
	}
}
