package trail

import (
	"slices"
	"testing"

	"throughline/graph"
	"throughline/graph/graphtest"
)

// around are a talk, two that share something with it, and one that does not.
func around() *graph.Graph {
	var facts []graph.Fact
	for _, f := range [][3]string{
		{"talk/middle", "about", "theme/mesh"}, {"talk/middle", "uses", "technology/proxy"}, {"talk/middle", "by", "person/ada"},
		{"talk/near", "about", "theme/mesh"}, {"talk/near", "uses", "technology/proxy"}, {"talk/near", "uses", "technology/other"},
		{"talk/far", "about", "theme/mesh"}, {"talk/apart", "about", "theme/else"},
		{"talk/middle", "at", "event/one"}, {"talk/near", "at", "event/one"},
	} {
		facts = append(facts, graph.Fact{Subject: graph.ID(f[0]), Predicate: graph.ParsePredicate(f[1]), Object: f[2],
			Evidence: graph.Evidence{Source: "source/made-up", Locator: "1", Status: graph.Stated}})
	}
	return graphtest.Graph(facts)
}

func ringStep() Step {
	return Step{Verb: Ring, Node: "talk/middle", Nodes: []graph.ID{"talk/near", "talk/gone", "talk/far", "talk/apart"}, Points: []int{90, 50, 40, 7}, Text: "mode=similar"}
}

func TestARingShowsTheTalksAndWhatTiesThem(t *testing.T) {
	g := around()
	v, ok := Replay(g, []Step{{Verb: Open, Node: "theme/mesh"}, ringStep()})
	if !ok {
		t.Fatal("no view")
	}
	var names []graph.ID
	for _, n := range v.Nodes {
		names = append(names, g.ID(n))
	}
	want := []graph.ID{"talk/middle", "talk/near", "talk/far", "talk/apart", "theme/mesh", "technology/proxy"}
	if !slices.Equal(names, want) {
		t.Errorf("shown are %v", names)
	}
	points := map[graph.ID]int{}
	for _, r := range v.Ring {
		points[g.ID(r.Node)] = r.Points
	}
	if len(v.Ring) != 3 || points["talk/near"] != 90 || points["talk/far"] != 40 || points["talk/apart"] != 7 {
		t.Errorf("the ring is %v", points)
	}
	if v.Changes[1] != Gone || v.Asked != "mode=similar" {
		t.Errorf("change %v, asked %q", v.Changes[1], v.Asked)
	}
	if len(v.Edges) != 5 {
		t.Errorf("%d edges", len(v.Edges))
	}
	held := 0
	for _, b := range v.More {
		held += b.Count
	}
	if held == 0 {
		t.Error("nothing is held back, though a speaker and an event are")
	}
}

func TestARingGoesOnAsAnyView(t *testing.T) {
	g := around()
	steps := []Step{ringStep(), {Verb: Expand, Node: "talk/near"}}
	grown, ok := Replay(g, steps)
	other, found := g.Lookup("technology/other")
	if _, shown := grown.At(other); !ok || !found || !shown {
		t.Error("a talk of the ring does not expand")
	}
	back, _ := Replay(g, append(steps, Step{Verb: Collapse, Node: "talk/near"}))
	first, _ := Replay(g, steps[:1])
	if back.Digest(g) != first.Digest(g) {
		t.Error("collapsing leads elsewhere than where it began")
	}
	opened, _ := Replay(g, append(steps, Step{Verb: Open, Node: "theme/mesh"}))
	if len(opened.Ring) != 0 || opened.Asked != "" {
		t.Error("another view has the ring of the one before")
	}
}

func TestARingTravelsInALink(t *testing.T) {
	g := around()
	steps := []Step{{Verb: Open, Node: "theme/mesh"}, ringStep()}
	steps[1].Nodes = slices.Delete(steps[1].Nodes, 1, 2)
	steps[1].Points = slices.Delete(steps[1].Points, 1, 2)
	again, _, err := Decode(g, version, Encode(g, version, steps))
	if err != nil || !slices.EqualFunc(again.Steps, steps, Step.Equal) {
		t.Errorf("%v: %+v", err, again.Steps)
	}
	again.Steps[1].Points = []int{1}
	if again.Steps[1].Equal(steps[1]) {
		t.Error("other points are taken for the same")
	}
}
