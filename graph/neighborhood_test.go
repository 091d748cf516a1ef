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

func TestYearsNeverShowMore(t *testing.T) {
	facts := small()
	for i := range 100 {
		talk, event := "talk/t"+strconv.Itoa(i), "event/e"+strconv.Itoa(i%5)
		facts = append(facts, fact(talk, graph.About, "theme/service-mesh", i), fact(talk, graph.At, event, i),
			fact(event, graph.Year, strconv.Itoa(2010+i%5), i), fact(talk, graph.By, "person/p"+strconv.Itoa(i%9), i))
	}
	g := build(t, facts)
	focus := node(t, g, "theme/service-mesh")
	all := g.Neighborhood(focus, graph.NeighborhoodOptions{Depth: 2, Limit: 40})
	for year := 2009; year < 2016; year++ {
		v := g.Neighborhood(focus, graph.NeighborhoodOptions{Depth: 2, Limit: 40, From: year, To: year})
		if len(v.Nodes) > len(all.Nodes) {
			t.Errorf("%d: %d nodes, without the year %d", year, len(v.Nodes), len(all.Nodes))
		}
		tied := map[uint32]bool{focus: true}
		for _, e := range v.Edges {
			tied[e.From], tied[e.To] = true, true
		}
		for _, n := range v.Nodes {
			if !g.InYears(n, year, year) || !tied[n] {
				t.Errorf("%d: %s does not belong there", year, g.ID(n))
			}
		}
		if inside := year >= 2010 && year < 2015; inside != (len(v.Nodes) > 10) {
			t.Errorf("%d: %d nodes: freed places were not used", year, len(v.Nodes))
		}
	}
}

func TestASecondStepFindsPlacesAroundAHub(t *testing.T) {
	var facts []graph.Fact
	for i := range 500 {
		talk := "talk/t" + strconv.Itoa(i)
		facts = append(facts, fact(talk, graph.About, "theme/hub", i), fact(talk, graph.By, "person/p"+strconv.Itoa(i), i))
	}
	g := build(t, facts)
	kinds := map[graph.Kind]int{}
	for _, n := range g.Neighborhood(node(t, g, "theme/hub"), graph.NeighborhoodOptions{Depth: 2}).Nodes {
		kinds[g.Kind(n)]++
	}
	if kinds[graph.Talk] < 20 || kinds[graph.Person] < 20 {
		t.Errorf("%d talks and %d people", kinds[graph.Talk], kinds[graph.Person])
	}
}
