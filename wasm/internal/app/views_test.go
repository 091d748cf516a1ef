package app

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
)

// lines are the names in the table, from top to bottom.
func (a *App) lines() []string {
	a.table.rebuild(a)
	var out []string
	for _, r := range a.table.lines {
		out = append(out, a.g.Name(r.Node))
	}
	return out
}

func TestTableIsWrittenOnlyWhileItIsLookedAt(t *testing.T) {
	a := start(t, "")
	a.Press("expand", "person/ada~-by", false)
	if region(a.Page(), "rows") != "" {
		t.Error("a table that nobody sees is written")
	}
	a.Press("show-as", "table", false)
	page := region(a.Page(), "rows")
	if rows := strings.Count(page, "<tr class="); rows != len(a.view.Nodes) {
		t.Errorf("%d rows for %d nodes", rows, len(a.view.Nodes))
	}
	for _, want := range []string{`<tr class="focus"`, `<tr class="result"`, `<tr class="context"`, `<td>about <bdi>mesh</bdi></td>`} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is not in the table", want)
		}
	}
}

func TestTableSorts(t *testing.T) {
	a := start(t, "")
	found := a.lines()
	a.Press("sort", "name", false)
	names := a.lines()
	if !slices.IsSortedFunc(names, func(x, y string) int { return strings.Compare(strings.ToLower(x), strings.ToLower(y)) }) {
		t.Errorf("by name: %v", names)
	}
	a.Press("show-as", "table", false)
	if page := region(a.Page(), "rows"); strings.Count(page, "aria-sort") != 1 || !strings.Contains(page, `aria-sort="ascending"><button type="button" data-act="sort" data-arg="name">`) {
		t.Error("how it is sorted is not said")
	}
	a.Press("sort", "name", false)
	slices.Reverse(names)
	if got := a.lines(); !slices.Equal(got, names) {
		t.Errorf("the other way round: %v", got)
	}
	a.Press("sort", "name", false)
	if got := a.lines(); !slices.Equal(got, found) {
		t.Error("a third time does not bring the order back in which the view was found")
	}
	for range 2 {
		a.Press("sort", "year", false)
		a.lines()
		last := a.table.lines[len(a.table.lines)-1]
		if a.g.Year(last.Node) != 0 || a.g.Year(a.table.lines[0].Node) == 0 {
			t.Error("what has no year is not behind the rest")
		}
	}
	for _, column := range []string{"kind", "edges", "joined", "part", "nonsense"} {
		a.Press("sort", column, false)
		if len(a.lines()) != len(found) {
			t.Error("sorting loses rows")
		}
	}
}

func TestTableByKeyboard(t *testing.T) {
	a := start(t, "")
	a.Press("show-as", "table", false)
	a.Page()
	a.Key("ArrowDown", "table")
	if a.chosenID() != "theme/mesh" {
		t.Errorf("%q is selected first", a.chosenID())
	}
	a.Key("ArrowDown", "table")
	second := a.table.lines[1].Node
	if out := a.Page(); a.selected != second || out.Focus != "line-1" {
		t.Errorf("%s is selected, the keyboard is in %q", a.chosenID(), out.Focus)
	}
	a.Key("End", "table")
	a.Key("ArrowDown", "table")
	if a.selected != a.table.lines[len(a.table.lines)-1].Node {
		t.Error("the end is not the end")
	}
	ada, _ := a.g.Lookup("person/ada")
	a.choose(ada)
	before := len(a.view.Nodes)
	a.Key("Enter", "table")
	if len(a.view.Nodes) <= before {
		t.Error("Enter on a selected row does not expand it")
	}
	a.Press("line", "talk/weaving", false)
	if a.chosenID() != "talk/weaving" {
		t.Error("a click on a row does not select it")
	}
}

func TestSelectionOfSeveral(t *testing.T) {
	a := start(t, "?select=talk/weaving")
	if !a.PressAlso("row", "talk/proxies") || a.PressAlso("row", "talk/gone") || a.PressAlso("undo", "") {
		t.Error("a click with the shift key is taken for something else")
	}
	out := a.Page()
	if got := len(a.picked()); got != 2 || a.chosenID() != "talk/proxies" {
		t.Errorf("%d selected, the last is %s", got, a.chosenID())
	}
	card := region(out, "card")
	if !strings.Contains(card, "2 selected") || !strings.Contains(card, `data-act="path"`) || !strings.Contains(region(out, "explorer-status"), "2 nodes are selected.") {
		t.Errorf("the card: %s", card)
	}
	if got := strings.Count(html(a.tree.page(a)), `aria-selected="true"`); got != 2 {
		t.Errorf("%d rows of the outline are selected", got)
	}
	a.Press("unpick", "talk/proxies", false)
	if a.chosenID() != "talk/weaving" || len(a.also) != 0 {
		t.Error("one taken out is not gone, or more are")
	}
	a.Press("pick-kind", "talk", false)
	for _, n := range a.picked() {
		if a.g.Kind(n) != graph.Talk {
			t.Errorf("%s is no talk", a.g.ID(n))
		}
	}
	a.Key("Escape", "")
	if a.chosen || len(a.picked()) != 0 {
		t.Error("Escape does not let go")
	}
	a.Press("pick-kind", "source", false)
	if a.status != "Nothing is selected." {
		t.Errorf("status %q", a.status)
	}
}

func TestSelectionIsWithinTheView(t *testing.T) {
	a := start(t, "")
	a.Press("pick-kind", "talk", false)
	a.Years(2019, 0)
	for _, n := range a.picked() {
		if _, ok := a.view.At(n); !ok {
			t.Errorf("%s is selected and not in view", a.g.ID(n))
		}
	}
	if len(a.picked()) != 2 {
		t.Errorf("%d of the two talks since 2019 are selected", len(a.picked()))
	}
}

func TestBoxAndLasso(t *testing.T) {
	a := settled(t)
	a.Press("box", "", false)
	if attribute(a.Page(), "[data-act=box]", "aria-pressed") != "true" {
		t.Error("the button does not say that it is pressed")
	}
	camera := a.picture.scene.Camera
	x, y := a.on(1)
	a.PointerDown(x-5, y-5)
	a.PointerMove(x+5, y+5)
	if !strings.Contains(region(a.Page(), "marquee"), "<path d=") {
		t.Error("the box is not drawn")
	}
	a.PointerUp(x+5, y+5)
	if a.selected != a.view.Nodes[1] || len(a.also) != 0 || a.picture.scene.Camera != camera {
		t.Errorf("%d selected", len(a.picked()))
	}
	a.Press("lasso", "", false)
	a.PointerDown(-1000, -1000)
	for _, p := range [][2]float32{{2000, -1000}, {2000, 2000}, {-1000, 2000}} {
		a.PointerMove(p[0], p[1])
	}
	a.PointerUp(-1000, 2000)
	if len(a.picked()) != len(a.view.Nodes) || a.marquee.mode != "" {
		t.Errorf("%d of %d selected", len(a.picked()), len(a.view.Nodes))
	}
	a.Press("lasso", "", false)
	a.PointerDown(1, 1)
	a.PointerCancel()
	a.Press("lasso", "", false)
	a.PointerDown(1, 1)
	a.PointerMove(60, 1)
	if a.picture.scene.Camera == camera {
		t.Error("when the mode is left, a drag does not move the canvas")
	}
}

func TestArrowsGoAlongEdges(t *testing.T) {
	a := settled(t)
	a.Key("ArrowRight", "canvas")
	if a.chosenID() != "theme/mesh" {
		t.Fatalf("the first arrow selects %q", a.chosenID())
	}
	moved := 0
	for _, key := range []string{"ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"} {
		a.choose(a.view.Focus)
		x0, y0 := a.on(0)
		a.Key(key, "canvas")
		if a.selected == a.view.Focus {
			continue
		}
		moved++
		at, _ := a.view.At(a.selected)
		x, y := a.on(at)
		ahead := map[string]bool{"ArrowLeft": x < x0, "ArrowRight": x > x0, "ArrowUp": y < y0, "ArrowDown": y > y0}[key]
		joined := slices.ContainsFunc(a.view.Edges, func(e graph.Edge) bool {
			return e.From == a.selected && e.To == a.view.Focus || e.To == a.selected && e.From == a.view.Focus
		})
		if !ahead || !joined || !strings.Contains(a.status, a.g.Name(a.selected)) {
			t.Errorf("%s leads to %s: ahead %v, joined %v, said %q", key, a.chosenID(), ahead, joined, a.status)
		}
	}
	if moved == 0 {
		t.Error("no arrow leads anywhere")
	}
}

func TestBracketsGoByYear(t *testing.T) {
	a := start(t, "")
	var years []int
	a.Key("]", "")
	for range 20 {
		years = append(years, a.g.Year(a.selected))
		a.Key("]", "")
	}
	if !slices.IsSorted(years) || years[0] != 2017 || years[len(years)-1] != 2019 {
		t.Errorf("the years go %v", years)
	}
	if a.status != "That is the last by year." {
		t.Errorf("at the end it says %q", a.status)
	}
	last := a.selected
	a.Key("[", "tree")
	if a.selected == last {
		t.Error("there is no way back")
	}
}

func TestLegendCounts(t *testing.T) {
	a := start(t, "")
	legend := html(a.legend())
	talks := 0
	for _, n := range a.view.Nodes {
		if a.g.Kind(n) == graph.Talk {
			talks++
		}
	}
	if !strings.Contains(legend, `role="switch" aria-checked="true" data-act="kind" data-arg="talk"`) || !strings.Contains(legend, "talk "+strconv.Itoa(talks)+"<") {
		t.Errorf("the legend: %s", legend)
	}
	if strings.Contains(legend, "company") {
		t.Error("a kind that is not there has a switch")
	}
}

func TestChoosingFromMany(t *testing.T) {
	a := start(t, "?focus=person/ada&select=person/ada")
	hidden := heldBack(a.view, a.view.Focus, relation{graph.By, true})
	a.Press("choose", "person/ada~-by", false)
	page := region(a.Page(), "choose")
	if rows := strings.Count(page, "<tr data-act="); rows != hidden || hidden < 2 {
		t.Fatalf("%d rows for %d that are held back", rows, hidden)
	}
	first, second := string(a.g.ID(a.choosing.match[0])), string(a.g.ID(a.choosing.match[1]))
	for _, id := range []string{first, second, second, "talk/gone", "theme/mesh"} {
		a.Press("take", id, false)
	}
	if page := region(a.Page(), "choose"); !strings.Contains(page, ">Add 1<") || strings.Count(page, `aria-checked="true"`) != 1 {
		t.Errorf("what is marked is not said: %s", page)
	}
	a.Key("ArrowDown", "choose")
	if out := a.Page(); out.Focus == "" {
		t.Error("an arrow does not move the keyboard")
	}
	a.ChooseFilter("no such name")
	if page := region(a.Page(), "choose"); strings.Contains(page, "<tr data-act=") || !strings.Contains(page, "None has that in its name.") {
		t.Error("a name that nobody has leaves rows")
	}
	a.ChooseFilter("OTHER-5")
	if len(a.choosing.match) == 0 || len(a.choosing.match) >= hidden {
		t.Errorf("%d of %d have it", len(a.choosing.match), hidden)
	}
	a.Press("choose-close", "", false)
	if a.choosing.open || region(a.Page(), "choose") != "" {
		t.Error("the dialog cannot be closed")
	}
	a.Press("choose", "person/ada~about", false)
	if a.choosing.open || a.status != "Nothing is held back there." {
		t.Errorf("a relation of nothing opens, or says %q", a.status)
	}
}

func TestMinimapShowsWhatLiesBeyond(t *testing.T) {
	a := settled(t)
	a.fit()
	a.picture.flight.tick(&a.picture.scene.Camera, 1e6)
	if page, shown, _ := a.Minimap(); shown || len(page.Ops) != 0 {
		t.Error("there is a minimap of a view that fits")
	}
	for range 12 {
		a.Wheel(400, 300, -200, false)
	}
	page, shown, changed := a.Minimap()
	if !shown || !changed || !strings.Contains(html(page), `class="seen"`) {
		t.Fatal("there is no minimap of a view that does not fit")
	}
	if _, _, again := a.Minimap(); again {
		t.Error("nothing moved, and it changed")
	}
	camera := a.picture.scene.Camera
	a.Press("minimap", "0,0", false)
	a.picture.flight.tick(&a.picture.scene.Camera, 1e6)
	if a.picture.scene.Camera.X >= camera.X || a.picture.scene.Camera.Y >= camera.Y || a.picture.scene.Camera.Zoom != camera.Zoom {
		t.Errorf("a click in its corner moves the camera from %v to %v", camera, a.picture.scene.Camera)
	}
}

func TestAimSelectsWhatIsThere(t *testing.T) {
	a := settled(t)
	x, y := a.on(1)
	a.PointerDown(x, y)
	a.Press("aim", strconv.Itoa(int(x))+","+strconv.Itoa(int(y)), false)
	a.PointerUp(x, y)
	if a.selected != a.view.Nodes[1] || a.hand.down {
		t.Errorf("%s is selected", a.chosenID())
	}
	a.Press("aim", "nonsense", false)
	a.Press("select", "talk/weaving", false)
	if a.chosenID() != "talk/weaving" {
		t.Error("a row cannot be aimed at")
	}
}
