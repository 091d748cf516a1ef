package app

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/trail"
)

func TestFirstViewIsTheNeighborhood(t *testing.T) {
	g := meshes(t)
	a, err := New(g, Options{Version: "v1", Query: "?focus=theme/mesh"})
	if err != nil {
		t.Fatal(err)
	}
	focus, _ := g.Lookup("theme/mesh")
	want := g.Neighborhood(focus, graph.NeighborhoodOptions{Depth: 2})
	if !slices.Equal(a.view.Nodes, want.Nodes) || !slices.Equal(a.view.Edges, want.Edges) || !slices.Equal(a.view.Neighborhood.More, want.More) {
		t.Error("the first view is not the neighbourhood of depth 2")
	}
	out := a.Page()
	for name, value := range map[string]string{
		"data-nodes": strconv.Itoa(len(want.Nodes)), "data-edges": strconv.Itoa(len(want.Edges)),
		"data-focus": "theme/mesh", "data-selected": "", "data-version": "v1",
	} {
		if got := attribute(out, "#explorer", name); got != value {
			t.Errorf("%s is %q, not %q", name, got, value)
		}
	}
	if out.Address != "" || !out.Draw {
		t.Errorf("address %q, draw %v", out.Address, out.Draw)
	}
}

func TestUnknownFocus(t *testing.T) {
	if _, err := New(meshes(t), Options{Query: "?focus=theme/nonsense"}); err != ErrFocus {
		t.Errorf("error %v", err)
	}
}

func TestExpandUndoRedo(t *testing.T) {
	a := start(t, "")
	before := slices.Clone(a.view.Nodes)
	places := map[uint32]point{}
	for n, p := range a.picture.places {
		places[n] = p
	}
	a.Press("expand", "person/ada~-by", false)
	if got := len(a.view.Nodes) - len(before); got != trail.Most {
		t.Fatalf("expanding a relation adds %d nodes", got)
	}
	for _, n := range before {
		p, q := places[n], a.picture.places[n]
		if dx, dy := p.x-q.x, p.y-q.y; dx*dx+dy*dy > 12*12+1 {
			t.Errorf("%s moved by %g, %g", a.g.ID(n), dx, dy)
		}
	}
	out := a.Page()
	if out.Address != "focus=theme/mesh&expand=person/ada~-by&select=person/ada" || !out.Push {
		t.Errorf("address %q, push %v", out.Address, out.Push)
	}
	a.Key("Backspace", "")
	if !slices.Equal(a.view.Nodes, before) {
		t.Error("undo does not restore the view")
	}
	if out := a.Page(); !strings.HasPrefix(out.Address, "focus=theme/mesh") || out.Push {
		t.Errorf("after undo, address %q, push %v", out.Address, out.Push)
	}
	a.Press("redo", "", false)
	if len(a.view.Nodes) != len(before)+trail.Most {
		t.Error("redo does not do it again")
	}
	a.Undo()
	a.Undo()
	a.Undo()
	if len(a.trail.Steps) != 1 {
		t.Error("the view lost its focus")
	}
}

func TestViewIsTheReplayOfItsTrail(t *testing.T) {
	a := start(t, "")
	a.Press("expand", "person/ada~-by", false)
	a.Years(2017, 0)
	a.Press("expand", "series/example", false)
	v, ok := trail.Replay(a.g, a.trail.Steps)
	if !ok || !slices.Equal(v.Nodes, a.view.Nodes) || !slices.Equal(v.Edges, a.view.Edges) {
		t.Error("the trail does not lead to the view")
	}
	b := start(t, "?"+a.link())
	if b.link() != a.link() || !slices.Equal(b.view.Nodes, a.view.Nodes) {
		t.Errorf("the link %s does not reproduce the view: %s", a.link(), b.link())
	}
}

func TestYearsFilter(t *testing.T) {
	a := start(t, "")
	before := len(a.view.Nodes)
	a.Years(2019, 0)
	if a.shows("talk/weaving") || a.shows("technology/istio") || !a.shows("talk/proxies") || !a.shows("technology/envoy") {
		t.Error("since 2019 there are talks of 2017, or those of 2019 are missing")
	}
	if len(a.view.Nodes) >= before {
		t.Errorf("%d nodes of %d", len(a.view.Nodes), before)
	}
	out := a.Page()
	if out.Address != "focus=theme/mesh&from=2019" || !out.Push {
		t.Errorf("address %q", out.Address)
	}
	if got := attribute(out, "#year-from", "value"); got != "2019" {
		t.Errorf("the field says %q", got)
	}
	if got := region(out, "explorer-status"); !strings.HasPrefix(got, "Showing since 2019") {
		t.Errorf("status %q", got)
	}
	a.Years(2019, 2017)
	if a.view.Years != [2]int{2017, 2019} {
		t.Errorf("a window turned round is %v", a.view.Years)
	}
	a.Years(2099, 0)
	if len(a.view.Nodes) == 0 || a.view.Nodes[0] != a.view.Focus {
		t.Error("an empty window lost the focus")
	}
}

func TestYearsOfAHubShowWhatWasHeldBack(t *testing.T) {
	a := start(t, "?focus=person/ada&from=2017&to=2017")
	if a.shows("talk/proxies") {
		t.Error("a talk of 2019 is shown")
	}
	all := start(t, "?focus=person/ada")
	if len(a.view.Nodes) > len(all.view.Nodes) {
		t.Errorf("the filter grows the view from %d to %d", len(all.view.Nodes), len(a.view.Nodes))
	}
}

func TestOpenAndNavigate(t *testing.T) {
	a := start(t, "")
	a.Press("open", "person/ada", false)
	if out := a.Page(); !strings.HasPrefix(out.Address, "focus=person/ada") || attribute(out, "#explorer", "data-focus") != "person/ada" {
		t.Errorf("address %q", out.Address)
	}
	a.Navigate("?focus=theme/mesh&select=talk/weaving")
	if a.g.ID(a.view.Focus) != "theme/mesh" || a.chosenID() != "talk/weaving" {
		t.Errorf("at %s with %s selected", a.g.ID(a.view.Focus), a.chosenID())
	}
	if out := a.Page(); out.Address != "" {
		t.Errorf("going back writes the address %q", out.Address)
	}
	a.Navigate("?focus=theme/gone")
	if a.g.ID(a.view.Focus) != "theme/mesh" || a.status == "" {
		t.Error("a link to nothing leads somewhere, or nothing is said")
	}
}

func TestTheViewIsCapped(t *testing.T) {
	a := start(t, "")
	for range 20 {
		a.Press("expand", "person/ada~-by", false)
		a.Press("expand", "event/example-2017", false)
	}
	if len(a.view.Nodes) > graph.MaxNodes {
		t.Errorf("%d nodes", len(a.view.Nodes))
	}
}

func TestTrailSteps(t *testing.T) {
	a := start(t, "")
	a.Press("expand", "person/ada~-by", false)
	a.Years(2017, 2017)
	trail := region(a.Page(), "trail")
	for _, want := range []string{`href="/explore?focus=theme/mesh"`, "+ by, from talks, ada", `<li aria-current="step">2017</li>`} {
		if !strings.Contains(trail, want) {
			t.Errorf("%s is not in %s", want, trail)
		}
	}
	a.Press("step", "1", false)
	if len(a.trail.Steps) != 1 || len(a.trail.Undone) != 2 {
		t.Errorf("%d done, %d undone", len(a.trail.Steps), len(a.trail.Undone))
	}
	a.Press("step", "3", false)
	if len(a.trail.Steps) != 3 {
		t.Error("a later step cannot be gone back to")
	}
	a.Press("step", "nonsense", false)
	a.Press("nonsense", "nonsense", true)
}

func TestOnlyWhatChangedIsSent(t *testing.T) {
	a := start(t, "")
	if out := a.Page(); len(out.Regions)+len(out.Attributes) != 0 || out.Address != "" {
		t.Errorf("nothing happened, and %d regions and %d attributes are sent", len(out.Regions), len(out.Attributes))
	}
}
