package app

import (
	"math"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/related"
	"throughline/graph/text"
	"throughline/graph/trail"
)

// ringed is an app at a talk, with the words of all talks unless they are
// still on their way.
func ringed(t *testing.T, query string, words bool) *App {
	t.Helper()
	a, err := New(meshes(t), Options{Version: "v1", Query: query, Focus: "talk/weaving", Width: 800, Height: 600, Words: true})
	if err != nil {
		t.Fatal(err)
	}
	if words {
		a.Words(related.NewTable(a.g))
	}
	return a
}

// around are the talks of the ring in view, as ids.
func (a *App) aroundIDs() (ids []graph.ID, points []int) {
	for _, r := range a.view.Ring {
		ids, points = append(ids, a.g.ID(r.Node)), append(points, r.Points)
	}
	return ids, points
}

func TestTheRingIsTheList(t *testing.T) {
	a := ringed(t, "", true)
	a.Key("r", "canvas")
	ids, points := a.aroundIDs()
	want := a.kin.index.Related(related.Query{Talk: a.view.Focus, With: related.NoNode}).Results
	if len(want) == 0 || len(ids) != len(want) {
		t.Fatalf("%d around it, %d on the list", len(ids), len(want))
	}
	for i, r := range want {
		if ids[i] != a.g.ID(r.Talk) || points[i] != r.Points {
			t.Errorf("place %d: %s with %d, not %s with %d", i+1, ids[i], points[i], a.g.ID(r.Talk), r.Points)
		}
	}
	out := a.Page()
	card, tree := region(out, "card"), region(out, "tree")
	if n := strings.Count(card, `<b class="pt">`); n != len(want) {
		t.Errorf("the card lists %d", n)
	}
	if !strings.Contains(tree, "Related talks") || !strings.Contains(tree, "1. "+a.g.Name(want[0].Talk)) {
		t.Error("the outline does not have the list")
	}
}

func TestDistanceIsScore(t *testing.T) {
	a := ringed(t, "", true)
	a.Press("ring", "talk/weaving", false)
	last := float32(0)
	for i, r := range a.view.Ring {
		at, _ := a.view.At(r.Node)
		x, y := a.picture.at[2*at], a.picture.at[2*at+1]
		far := x*x + y*y
		if i > 0 && r.Points < a.view.Ring[i-1].Points && far <= last {
			t.Errorf("place %d is nearer than the one before it", i+1)
		}
		last = far
	}
	if a.picture.at[0] != 0 || a.picture.at[1] != 0 {
		t.Error("the talk is not in the middle")
	}
}

// A circle is where a talk with so many points stands, so that distances can
// be read.
func TestGuidesSayDistances(t *testing.T) {
	a := ringed(t, "", true)
	if a.Key("r", "canvas"); len(a.picture.scene.Guides) == 0 {
		t.Fatal("no circles")
	}
	ring := ringOf(a.view)
	for i, points := range ring.Guides() {
		g := a.picture.scene.Guides[i]
		if want := distance(ring.Far(points)); g.Around != 0 || g.Radius != want || g.Name != text.Many(points, "point", "points") {
			t.Errorf("circle %d: %+v, not %g of %d points", i, g, want, points)
		}
		for _, r := range a.view.Ring {
			at, _ := a.view.At(r.Node)
			x, y := a.picture.at[2*at], a.picture.at[2*at+1]
			share := math.Hypot(float64(x), float64(y)) / float64(g.Radius)
			if r.Points == points && math.Abs(share-1) > 0.005 || r.Points > points && share > 1 || r.Points < points && share < 1 {
				t.Errorf("%d points are %g times as far as the circle of %d", r.Points, share, points)
			}
		}
	}
	if a.Undo(); len(a.picture.scene.Guides) > 0 {
		t.Error("the circles stay when the ring is left")
	}
}

func TestUndoPutsAllBackWhereItStood(t *testing.T) {
	a := ringed(t, "", true)
	before := append([]float32(nil), a.picture.at[:2*len(a.view.Nodes)]...)
	nodes := append([]uint32(nil), a.view.Nodes...)
	a.Press("ring", "talk/weaving", false)
	a.Undo()
	if len(a.view.Nodes) != len(nodes) || a.ringed() {
		t.Fatal("undo does not lead back")
	}
	for i, n := range nodes {
		at, _ := a.view.At(n)
		dx, dy := a.picture.at[2*at]-before[2*i], a.picture.at[2*at+1]-before[2*i+1]
		if dx*dx+dy*dy > 1 {
			t.Fatalf("%s moved by %g, %g", a.g.Name(n), dx, dy)
		}
	}
}

func TestMutingRanksAnewAndSaysWhoMoved(t *testing.T) {
	a := ringed(t, "", true)
	a.Press("ring", "talk/weaving", false)
	ids, _ := a.aroundIDs()
	a.Press("mute", "theme", false)
	for _, r := range a.kinList() {
		for _, reason := range r.Reasons {
			if reason.Kind == related.Themes {
				t.Error("a theme still counts")
			}
		}
	}
	card := region(a.Page(), "card")
	if !strings.Contains(card, "Without themes: ") || !strings.Contains(a.status, "Without themes: ") {
		t.Errorf("the status is %q", a.status)
	}
	if !strings.Contains(card, `data-act="mute" data-arg="theme" aria-checked="false"`) {
		t.Error("the switch does not say that themes are off")
	}
	a.Press("mute", "theme", false)
	again, _ := a.aroundIDs()
	if len(again) != len(ids) || again[0] != ids[0] {
		t.Errorf("counting themes again: %v, not %v", again, ids)
	}
	a.Press("boost", "speaker", false)
	if q := a.question(); q.Weights[related.Speakers] != related.Boosted {
		t.Error("speakers do not count twice")
	}
	for _, k := range related.ReasonKinds() {
		a.Press("mute", k.String(), false)
	}
	if len(a.view.Ring) != 0 || !strings.Contains(region(a.Page(), "card"), "Every kind of reason is muted.") {
		t.Error("with every reason muted the card does not say so")
	}
	a.Press("all-reasons", "", false)
	if again, _ := a.aroundIDs(); len(again) != len(ids) {
		t.Error("counting every reason once does not bring the list back")
	}
}

func (a *App) kinList() []related.Result {
	a.knowRing()
	return a.kin.answer.Results
}

func TestTheRingWaitsForTheWords(t *testing.T) {
	a := ringed(t, "", false)
	a.Page()
	a.Press("ring", "talk/weaving", false)
	out := a.Page()
	if !out.Words || a.ringed() {
		t.Fatal("the words are not asked for")
	}
	if a.Page().Words {
		t.Error("they are asked for twice")
	}
	a.WordsFailed("no answer")
	if !strings.Contains(a.status, "no answer") {
		t.Errorf("the status is %q", a.status)
	}
	a.Press("ring", "talk/weaving", false)
	if !a.Page().Words {
		t.Error("asking again does not try again")
	}
	a.Words(related.NewTable(a.g))
	if !a.ringed() {
		t.Error("the ring is not shown when the words are here")
	}
}

func TestALinkShowsTheRingBeforeTheWordsAreHere(t *testing.T) {
	a := ringed(t, "", true)
	a.Press("ring", "talk/weaving", false)
	a.Press("mode", "later", false)
	ids, _ := a.aroundIDs()
	b := ringed(t, a.link(), false)
	out := b.Page()
	if again, _ := b.aroundIDs(); len(ids) == 0 || len(again) != len(ids) || !out.Words {
		t.Fatalf("%v, not %v; words asked for: %v", again, ids, out.Words)
	}
	if !strings.Contains(region(out, "card"), "on their way") {
		t.Error("the card does not say that the reasons are missing")
	}
	b.Words(related.NewTable(b.g))
	card := region(b.Page(), "card")
	if !strings.Contains(card, `data-act="mode" data-arg="later" aria-pressed="true"`) || strings.Contains(card, "another state") {
		t.Error("the card does not have the list of the link")
	}
}

func TestARingOfAnotherDatasetSaysSo(t *testing.T) {
	a := ringed(t, "", true)
	a.Press("ring", "talk/weaving", false)
	s := a.trail.Steps[len(a.trail.Steps)-1]
	s.Points = append([]int{s.Points[0] + 1}, s.Points[1:]...)
	a.do(s)
	if !strings.Contains(region(a.Page(), "card"), "Rank again") {
		t.Fatal("nothing says that the points are others now")
	}
	a.Press("mode", "similar", false)
	if strings.Contains(region(a.Page(), "card"), "Rank again") {
		t.Error("ranked again, it is still said")
	}
}

func TestBridge(t *testing.T) {
	a := ringed(t, "", true)
	a.Press("bridge", "", false)
	if a.ringed() || !strings.Contains(a.status, "Select two talks") {
		t.Errorf("without a selection: %q", a.status)
	}
	other, _ := a.g.Lookup("talk/proxies")
	a.do(trail.Step{Verb: trail.Open, Node: "theme/mesh"})
	weaving, _ := a.g.Lookup("talk/weaving")
	a.choose(weaving)
	a.pick(other)
	if !strings.Contains(region(a.Page(), "card"), `data-act="bridge"`) {
		t.Error("two selected talks offer no bridge")
	}
	a.Press("bridge", "", false)
	ids, points := a.aroundIDs()
	if len(ids) < 2 || ids[len(ids)-1] != "talk/proxies" || points[len(ids)-1] != 0 {
		t.Fatalf("%v %v, with the other end last", ids, points)
	}
	if q := a.question(); q.Mode != related.Bridge || q.With != other {
		t.Errorf("asked is %+v", q)
	}
	if strings.Contains(region(a.Page(), "card"), "another state") {
		t.Error("the other end is taken for an answer")
	}
}

func TestExpectedButMissing(t *testing.T) {
	a := ringed(t, "", true)
	a.Press("ring", "talk/weaving", false)
	for name, want := range map[string]string{"proxies": "on the list, at place ", "zzzz": "No talk is called"} {
		a.Press("expected", name, false)
		if !strings.Contains(a.status, want) || !strings.Contains(region(a.Page(), "card"), want) {
			t.Errorf("%s: %q", name, a.status)
		}
	}
	a.Press("mode", "earlier", false)
	a.Press("expected", "proxies", false)
	if !strings.Contains(a.status, "does not answer") || !strings.Contains(a.status, "Nearest link, 2 steps: ") {
		t.Errorf("among earlier ones: %q", a.status)
	}
}

func TestWithoutWordsTheTalksPageHasTheList(t *testing.T) {
	a := start(t, "")
	a.Press("ring", "talk/weaving", false)
	out := a.Page()
	if out.Leave != "/talk/weaving#related" {
		t.Errorf("leads to %q", out.Leave)
	}
	a.Press("select", "talk/weaving", false)
	card := region(a.Page(), "card")
	if want := `<a class="btn" href="/talk/weaving#related">Related talks, on its page <kbd>r</kbd></a>`; !strings.Contains(card, want) {
		t.Errorf("the card does not say so: %s", card)
	}
	a.PressAlso("row", "talk/proxies")
	if card := region(a.Page(), "card"); !strings.Contains(card, "Bridge, on a page") {
		t.Errorf("nor that of two: %s", card)
	}
	a.Press("bridge", "", false)
	if out := a.Page(); out.Leave != "/talk/proxies?mode=bridge&with=talk/weaving#related" && out.Leave != "/talk/weaving?mode=bridge&with=talk/proxies#related" {
		t.Errorf("a bridge leads to %q", out.Leave)
	}
	a, err := New(meshes(t), Options{Version: "v1", Query: "focus=talk/weaving&ring=mode%3Dlater", Width: 800, Height: 600})
	if err != nil {
		t.Fatal(err)
	}
	if status := region(a.Page(), "explorer-status"); !strings.Contains(status, "listed on the talk’s page") {
		t.Errorf("a link to a ring says %q", status)
	}
}

func TestAnAddressAsksForARing(t *testing.T) {
	a := ringed(t, "focus=talk/weaving&ring=mode%3Dlater%26mute%3Dline", false)
	if !a.Page().Words {
		t.Fatal("the words are not asked for")
	}
	a.Words(related.NewTable(a.g))
	if q := a.question(); !a.ringed() || q.Mode != related.Later || q.Weights[related.Line] != related.Muted {
		t.Errorf("%q is shown", a.view.Asked)
	}
}
