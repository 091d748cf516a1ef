package app

import (
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/wire"
)

// TestDetailsAreFetchedForTalks follows the sections of a snapshot as they
// come: evidence, and details when a talk's card wants them.
func TestDetailsAreFetchedForTalks(t *testing.T) {
	b := graph.NewBuilder(meshes(t))
	for p, text := range map[graph.Predicate]string{graph.Video: "https://videos.example/1", graph.Date: "2017-11-05"} {
		err := b.Add(graph.Fact{Subject: "talk/weaving", Predicate: p, Object: text, Evidence: graph.Evidence{Source: "source/report", Locator: "L1", Status: graph.Stated}})
		if err != nil {
			t.Fatal(err)
		}
	}
	whole, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	part := func(names ...string) []byte {
		s, err := wire.Section(wire.Encode(whole), names...)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	read := func(names ...string) *graph.Graph {
		g, err := wire.Decode(part(names...))
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	a, err := New(read("core"), Options{Version: "v1", Focus: "theme/mesh", Width: 800, Height: 600})
	if err != nil {
		t.Fatal(err)
	}
	wants := func(when string, want bool) Output {
		t.Helper()
		out := a.Page()
		if out.Details != want {
			t.Errorf("%s: details are wanted: %t", when, out.Details)
		}
		return out
	}
	wants("a theme", false)
	a.Press("select", "talk/weaving", false)
	wants("before there is evidence", false)
	a.Evidence(read("core", "evidence"))
	wants("a talk", true)
	wants("the same talk", false)
	if a.Details([]byte("no snapshot")) == nil {
		t.Error("anything is taken for details")
	}
	a.Press("select", "theme/mesh", false)
	wants("a theme again", false)
	a.Press("select", "talk/weaving", false)
	if card := region(wants("the talk again", true), "card"); strings.Contains(card, "given") {
		t.Errorf("the card knows what did not come: %s", card)
	}
	if err := a.Details(part("details")); err != nil {
		t.Fatal(err)
	}
	card := region(wants("with details", false), "card")
	if want := `<a rel="noopener noreferrer external" href="https://videos.example/1">Video</a> · 5 November 2017`; !strings.Contains(card, want) {
		t.Errorf("the card lacks %s: %s", want, card)
	}
	if !a.g.HasEvidence() {
		t.Error("the evidence is lost")
	}
	a.Press("select", "talk/proxies", false)
	wants("another talk", false)
}

// TestDetailsComeWithoutEvidence asks for them when the evidence failed, and
// again when it came after all.
func TestDetailsComeWithoutEvidence(t *testing.T) {
	snapshot := wire.Encode(meshes(t))
	core, err := wire.Section(snapshot, "core")
	if err != nil {
		t.Fatal(err)
	}
	g, err := wire.Decode(core)
	if err != nil {
		t.Fatal(err)
	}
	a, err := New(g, Options{Version: "v1", Focus: "talk/weaving", Width: 800, Height: 600})
	if err != nil {
		t.Fatal(err)
	}
	if a.Page().Details {
		t.Error("wanted before the evidence was waited for")
	}
	a.EvidenceFailed("no network")
	if !a.Page().Details {
		t.Error("not wanted though the evidence failed")
	}
	both, err := wire.Section(snapshot, "core", "evidence")
	if err != nil {
		t.Fatal(err)
	}
	if g, err = wire.Decode(both); err != nil {
		t.Fatal(err)
	}
	if a.Evidence(g); !a.Page().Details {
		t.Error("not wanted again for a graph that lacks them")
	}
}
