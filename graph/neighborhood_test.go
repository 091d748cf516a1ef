package graph_test

import (
	"strconv"
	"testing"

	"throughline/graph"
)

func ids(g *graph.Graph, nodes []uint32) map[graph.ID]bool {
	out := map[graph.ID]bool{}
	for _, n := range nodes {
		out[g.ID(n)] = true
	}
	return out
}

func TestNeighborhoodByDepth(t *testing.T) {
	g := build(t, small())
	mesh := node(t, g, "theme/service-mesh")
	one := g.Neighborhood(mesh, graph.NeighborhoodOptions{})
	if len(one.Nodes) != 3 || one.Nodes[0] != mesh || len(one.Edges) != 2 {
		t.Errorf("depth 1: %v, %d edges", ids(g, one.Nodes), len(one.Edges))
	}
	if len(one.More) == 0 {
		t.Error("what lies beyond is not counted")
	}
	two := g.Neighborhood(mesh, graph.NeighborhoodOptions{Depth: 2})
	if got := ids(g, two.Nodes); !got["person/ada"] || !got["technology/istio"] || !got["event/example-2018"] || got["series/example"] {
		t.Errorf("depth 2: %v", got)
	}
}

func TestNeighborhoodWithinYears(t *testing.T) {
	g := build(t, small())
	v := g.Neighborhood(node(t, g, "theme/service-mesh"), graph.NeighborhoodOptions{Depth: 3, From: 2017, To: 2019})
	if got := ids(g, v.Nodes); got["talk/more"] || got["person/ada"] || got["event/example-2020"] || !got["talk/meshes"] {
		t.Errorf("2017 to 2019: %v", got)
	}
}

func TestNeighborhoodOfAHubIsBounded(t *testing.T) {
	facts := []graph.Fact{fact("theme/hub", graph.Broader, "theme/rare", 1)}
	for i := range 1000 {
		talk := "talk/t" + strconv.Itoa(i)
		facts = append(facts, fact(talk, graph.About, "theme/hub", i), fact(talk, graph.By, "person/p"+strconv.Itoa(i), i))
	}
	g := build(t, facts)
	v := g.Neighborhood(node(t, g, "theme/hub"), graph.NeighborhoodOptions{Depth: 2, Limit: 1 << 20})
	if len(v.Nodes) > graph.MaxNodes {
		t.Errorf("%d nodes", len(v.Nodes))
	}
	if !ids(g, v.Nodes)["theme/rare"] {
		t.Error("the one broader theme is crowded out by talks")
	}
	shown := 0
	for _, n := range v.Nodes {
		if g.Kind(n) == graph.Talk {
			shown++
		}
	}
	for _, m := range v.More {
		if m.Node == v.Focus && m.Predicate == graph.About && m.Inverse && m.Count+shown != 1000 {
			t.Errorf("%d shown and %d more of 1000", shown, m.Count)
		}
	}
}
