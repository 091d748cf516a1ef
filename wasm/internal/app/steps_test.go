package app

import (
	"slices"
	"strings"
	"testing"

	"throughline/graph"
)

// undoes checks that one step back leads to the same nodes.
func (a *App) undoes(t *testing.T, what string, nodes []uint32) {
	t.Helper()
	a.Undo()
	if !slices.Equal(a.view.Nodes, nodes) {
		t.Errorf("undoing does not take back: %s", what)
	}
}

func TestLegendLeavesKindsOut(t *testing.T) {
	a := start(t, "")
	before := slices.Clone(a.view.Nodes)
	a.Press("kind", "technology", false)
	for _, n := range a.view.Nodes {
		if a.g.Kind(n) == graph.Technology {
			t.Errorf("%s is still there", a.g.ID(n))
		}
	}
	if legend := html(a.legend()); !strings.Contains(legend, `aria-checked="false" data-act="kind" data-arg="technology"`) {
		t.Errorf("the switch is not off: %s", legend)
	}
	if !strings.HasPrefix(a.status, "Left out: technologies.") {
		t.Errorf("status %q", a.status)
	}
	a.Press("kind", "technology", false)
	if !slices.Equal(a.view.Nodes, before) {
		t.Error("switching it on again does not bring the view back")
	}
	a.Press("kind", "nonsense", false)
}

func TestHideIsolateAndShowAgain(t *testing.T) {
	a := start(t, "?select=talk/weaving")
	before := slices.Clone(a.view.Nodes)
	a.Key("h", "tree")
	if a.shows("talk/weaving") || a.chosenID() == "talk/weaving" {
		t.Error("what was hidden is still there, or selected")
	}
	if legend := html(a.legend()); !strings.Contains(legend, "1 hidden: show") {
		t.Errorf("what is hidden is not said: %s", legend)
	}
	a.undoes(t, "hiding", before)
	a.Press("result", "talk/proxies", false)
	a.PressAlso("row", "talk/sidecars")
	a.Press("isolate", "", false)
	if len(a.view.Nodes) != 3 || !a.shows("theme/mesh") || !a.shows("talk/proxies") || !a.shows("talk/sidecars") {
		t.Errorf("%d nodes are left", len(a.view.Nodes))
	}
	a.Press("unhide", "", false)
	if len(a.view.Nodes) != len(before) {
		t.Errorf("%d of %d nodes are back", len(a.view.Nodes), len(before))
	}
	a.Key("Escape", "")
	a.Key("h", "canvas")
	if a.status != "Select something first." {
		t.Errorf("status %q", a.status)
	}
}

func TestCollapseIsTheInverse(t *testing.T) {
	a := start(t, "")
	before := slices.Clone(a.view.Nodes)
	a.Press("expand", "person/ada~-by", false)
	if card := html(a.card()); !strings.Contains(card, `data-act="collapse" data-arg="person/ada"`) {
		t.Error("what is expanded has no button to collapse it")
	}
	a.Key("c", "")
	if !slices.Equal(a.view.Nodes, before) {
		t.Errorf("%d nodes, before %d", len(a.view.Nodes), len(before))
	}
	a.Key("c", "")
	if a.status != "ada was not expanded." {
		t.Errorf("status %q", a.status)
	}
}

func TestPinAndUnpin(t *testing.T) {
	a := settled(t)
	a.Press("pin", "talk/weaving", false)
	n, _ := a.g.Lookup("talk/weaving")
	if !a.pinned(n) {
		t.Fatal("it is not pinned")
	}
	a.Press("select", "talk/weaving", false)
	if card := html(a.card()); !strings.Contains(card, `data-act="unpin"`) {
		t.Error("there is no button to let go of it")
	}
	a.Press("unpin", "talk/weaving", false)
	if a.pinned(n) {
		t.Error("it is still pinned")
	}
	a.Press("pin", "talk/gone", false)
}

func TestPathsBetweenSelected(t *testing.T) {
	a := start(t, "?select=technology/istio")
	a.Key("p", "")
	if !strings.HasPrefix(a.status, "Select two nodes") {
		t.Errorf("status %q", a.status)
	}
	a.PressAlso("row", "technology/envoy")
	a.Key("p", "")
	if len(a.view.Marked) < 3 {
		t.Errorf("%d nodes are marked as between the two", len(a.view.Marked))
	}
	if len(a.picked()) != 2 || !strings.HasPrefix(a.status, "Paths between Istio and ") {
		t.Errorf("%d selected, status %q", len(a.picked()), a.status)
	}
}

func TestTheChosenAreAdded(t *testing.T) {
	a := start(t, "?focus=person/ada&select=person/ada")
	before := slices.Clone(a.view.Nodes)
	a.Press("choose", "person/ada~-by", false)
	two := []uint32{a.choosing.match[3], a.choosing.match[5]}
	for _, n := range two {
		a.Press("take", string(a.g.ID(n)), false)
	}
	a.Press("add-taken", "", false)
	if got := a.view.Nodes[len(before):]; !slices.Equal(got, two) {
		t.Errorf("%d were added, and not the two", len(got))
	}
	if a.choosing.open || region(a.Page(), "choose") != "" {
		t.Error("the dialog stays open")
	}
	a.undoes(t, "what was chosen", before)
	a.Press("choose", "person/ada~-by", false)
	first := slices.Clone(a.choosing.match[:20])
	a.Press("add-first", "", false)
	if got := a.view.Nodes[len(before):]; !slices.Equal(got, first) {
		t.Errorf("%d were added, and not the first of the list", len(got))
	}
}

func TestAFullViewSaysSo(t *testing.T) {
	a, err := New(hub(t, 400), Options{Focus: "theme/hub", Width: 800, Height: 600})
	if err != nil {
		t.Fatal(err)
	}
	for range 12 {
		a.Press("expand", "theme/hub~-about", false)
	}
	if len(a.view.Nodes) != graph.MaxNodes {
		t.Fatalf("%d nodes", len(a.view.Nodes))
	}
	card := region(a.Page(), "card")
	if !strings.Contains(card, "The view is full at 150 nodes.") || strings.Contains(card, "Expand 0") {
		t.Errorf("the card: %s", card)
	}
	a.Press("choose", "theme/hub~-about", false)
	a.Press("take", string(a.g.ID(a.choosing.match[0])), false)
	if page := region(a.Page(), "choose"); !strings.Contains(page, "The view is full") || len(a.choosing.taken) != 0 {
		t.Error("what does not fit can be marked")
	}
}
