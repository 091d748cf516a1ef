package app

import (
	"slices"
	"strings"
	"testing"

	"throughline/graph/trail"
)

func TestStepsAndTheirLink(t *testing.T) {
	a := start(t, "")
	before := len(a.view.Nodes)
	a.Press("expand", "person/ada~-by", false)
	a.Press("collapse", "person/ada", false)
	if len(a.view.Nodes) != before || a.expanded(a.selected) {
		t.Errorf("%d nodes after collapsing, %d before", len(a.view.Nodes), before)
	}
	a.Press("kind", "technology", false)
	if a.shows("technology/istio") || !strings.Contains(region(a.Page(), "trail"), "without technologies") {
		t.Error("technologies are shown that were left out")
	}
	a.Press("kind", "technology", false)
	a.Press("pin", "theme/mesh", false)
	a.Press("select", "talk/weaving", false)
	a.Press("hide", "", false)
	if a.shows("talk/weaving") || !a.pinned(a.view.Focus) {
		t.Error("what was hidden is shown, or what was pinned is loose")
	}
	a.Press("note", "look <b>here</b>", false)
	out := a.Page()
	if !strings.Contains(out.Address, "focus=theme/mesh&trail=") || !strings.Contains(region(out, "branches"), "look <b>here</b>") {
		t.Errorf("address %s, notes %s", out.Address, region(out, "branches"))
	}
	b := start(t, "?"+a.link())
	if b.view.Digest(b.g) != a.view.Digest(a.g) || b.link() != a.link() {
		t.Error("the link shows something else")
	}
	if p, q := b.picture.places[b.view.Focus], a.picture.places[a.view.Focus]; whole(p.x) != whole(q.x) || whole(p.y) != whole(q.y) {
		t.Errorf("what was pinned stands at %v, not at %v", p, q)
	}
	a.Press("unhide", "", false)
	if !a.shows("talk/weaving") {
		t.Error("what was hidden does not come back")
	}
}

func TestBundlesOfAKind(t *testing.T) {
	a := start(t, "?focus=person/ada")
	before := len(a.view.Nodes)
	a.Press("group", "talk", false)
	if len(a.view.Nodes) >= before || len(a.picture.bundles) == 0 {
		t.Fatalf("%d of %d nodes, %d bundles", len(a.view.Nodes), before, len(a.picture.bundles))
	}
	a.openBundle(a.picture.bundles[0])
	if len(a.view.Nodes) != before {
		t.Errorf("%d nodes after opening the bundle, %d before", len(a.view.Nodes), before)
	}
}

func TestBranchesSurviveAReload(t *testing.T) {
	a := start(t, "")
	a.Press("expand", "person/ada~-by", false)
	first := a.link()
	a.Undo()
	a.Years(2017, 2017)
	a.Years(2017, 2019)
	a.Undo()
	out := a.Page()
	if !strings.Contains(region(out, "branches"), "From step 1: + by, from talks, ada") || out.Keep == "" {
		t.Fatalf("branches: %s", region(out, "branches"))
	}
	b, err := New(a.g, Options{Version: "v1", Query: "?" + a.link(), Focus: "theme/mesh", Kept: out.Keep})
	if err != nil || len(b.trail.Undone) != 1 || len(b.trail.Branches) != 1 {
		t.Fatalf("%v: %d undone, %d branches", err, len(b.trail.Undone), len(b.trail.Branches))
	}
	b.Redo()
	if b.view.Years != [2]int{2017, 2019} {
		t.Errorf("done again: %v", b.view.Years)
	}
	b.Press("branch", "1", false)
	b.chooseNone()
	if got := b.link(); !strings.HasPrefix(first, got) {
		t.Errorf("the branch leads to %s, not %s", got, first)
	}
	if len(b.trail.Branches) != 1 {
		t.Errorf("%d branches: what was left is lost", len(b.trail.Branches))
	}
	c, _ := New(a.g, Options{Version: "v1", Query: "?focus=person/ada", Kept: out.Keep})
	if len(c.trail.Undone)+len(c.trail.Branches) != 0 {
		t.Error("another view took up what was kept for this one")
	}
}

func TestGoingBackInTheHistoryKeepsWhatComesAfter(t *testing.T) {
	a := start(t, "")
	first := a.link()
	a.Press("expand", "person/ada~-by", false)
	a.Navigate("?" + first)
	if len(a.trail.Steps) != 1 || len(a.trail.Undone) != 1 {
		t.Errorf("%d steps, %d undone", len(a.trail.Steps), len(a.trail.Undone))
	}
}

func TestStepsThatChangedAreTold(t *testing.T) {
	a := start(t, "?focus=theme/mesh&expand=talk/gone,person/ada~-by")
	if !strings.HasPrefix(a.status, "1 of 3 steps changed") {
		t.Errorf("status %q", a.status)
	}
	b := start(t, "")
	b.trail.Steps[0].Seen = 12345
	b.trail.Do(trail.Step{Verb: trail.Hide, Nodes: b.ids(b.view.Nodes[1:2])})
	code := trail.Encode(b.g, "00ff", b.trail.Steps)
	c := start(t, "?focus=theme/mesh&trail="+code)
	if !slices.Equal(c.changes, []trail.Change{trail.Other, trail.Same}) || !strings.HasPrefix(c.status, "1 of 2 steps changed") {
		t.Errorf("changes %v, status %q", c.changes, c.status)
	}
}

func TestBadTrailsOfLinks(t *testing.T) {
	a := start(t, "")
	a.Press("expand", "person/ada~-by", false)
	a.Press("kind", "company", false)
	code := trail.Encode(a.g, "v1", a.trail.Steps)
	for _, bad := range []string{"x", "%3Cscript%3E", strings.Repeat("A", 100<<10), code[:len(code)-5], "AQ", code[:11]} {
		b := start(t, "?focus=theme/mesh&trail="+bad)
		if b.g.ID(b.view.Focus) != "theme/mesh" || b.status == "" || len(b.view.Nodes) == 0 {
			t.Errorf("%.20s: %q", bad, b.status)
		}
	}
}

func TestTour(t *testing.T) {
	a := start(t, "")
	a.Press("caption", "It began with weaving", false)
	a.Press("expand", "person/ada~-by", false)
	a.Press("caption", "Ada gave many more", false)
	b := start(t, "?"+a.link()+"&tour=1")
	b.Page()
	if b.view.Caption != "It began with weaving" || len(b.trail.Undone) != 2 {
		t.Fatalf("the tour begins with %q", b.view.Caption)
	}
	b.Press("stop", "2", false)
	tour := region(b.Page(), "tour")
	if b.view.Caption != "Ada gave many more" || !strings.Contains(tour, "2 of 2") || !strings.Contains(tour, "disabled") {
		t.Errorf("the second stop is %q: %s", b.view.Caption, tour)
	}
}
