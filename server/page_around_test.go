package server

import (
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/graphtest"
)

// TestSmallDrawingsNameTheirNodes: the drawing of a page has few nodes, and
// what they are is what it is for.
func TestSmallDrawingsNameTheirNodes(t *testing.T) {
	g := graphtest.Talks(2000, 7)
	lo, _ := g.Range(graph.Theme)
	marks, named := 0, 0
	for n := lo; n < lo+60; n++ {
		key := drawingKey{focus: n, depth: 2, limit: 12, width: 420, height: 380}
		svg := drawScene(g, g.Neighborhood(n, graph.NeighborhoodOptions{Depth: key.depth, Limit: key.limit}), key)
		marks += strings.Count(svg, `<g class="nd`) + strings.Count(svg, `<g class="bundle`)
		named += strings.Count(svg, `<text class="nl`) - strings.Count(svg, ` ln2"`)
	}
	if part := float64(named) / float64(marks); part < 0.93 {
		t.Errorf("%d of %d nodes are named", named, marks)
	}
}

func TestABundleSaysWhatItHolds(t *testing.T) {
	var b graph.Builder
	add := func(s string, p graph.Predicate, o string) {
		if err := b.Add(graph.Fact{Subject: graph.ID(s), Predicate: p, Object: o, Evidence: graph.Evidence{Source: "source/s", Status: graph.Stated}}); err != nil {
			t.Fatal(err)
		}
	}
	add("event/e", graph.About, "theme/a")
	for _, talk := range []string{"talk/a", "talk/b", "talk/c"} {
		add(talk, graph.About, "theme/a")
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	theme, _ := g.Lookup("theme/a")
	event, _ := g.Lookup("event/e")
	bundle := graph.Bundle{Node: theme, Predicate: graph.About, Inverse: true}
	for _, c := range []struct {
		shown []uint32
		kind  graph.Kind
		words string
	}{
		{[]uint32{theme}, graph.Talk, "more talks and events"},
		{[]uint32{theme, event}, graph.Talk, "more talks"},
	} {
		kind, words := heldBack(g, graph.Neighborhood{Focus: theme, Nodes: c.shown}, bundle)
		if kind != c.kind || words != c.words {
			t.Errorf("beside %v: %s, %q", c.shown, kind, words)
		}
	}
}
