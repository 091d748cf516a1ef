package app

import (
	"strings"
	"testing"

	"throughline/graph"
)

func (a *App) row() row { return a.tree.rows[a.tree.at[a.tree.current]] }

func TestOutlineHasEveryNodeOnce(t *testing.T) {
	a := start(t, "")
	a.Press("expand", "person/ada~-by", false)
	seen := map[uint32]int{}
	for _, r := range a.tree.rows {
		if r.kind == nodeRow {
			seen[r.node]++
		}
	}
	for _, n := range a.view.Nodes {
		if seen[n] != 1 {
			t.Errorf("%s stands %d times in the outline", a.g.ID(n), seen[n])
		}
	}
	if len(seen) != len(a.view.Nodes) {
		t.Errorf("%d nodes in the outline, %d in view", len(seen), len(a.view.Nodes))
	}
}

func TestOutlineRows(t *testing.T) {
	a := start(t, "")
	page := html(a.tree.page(a))
	for _, want := range []string{
		`role="treeitem" id="row-0" class="l1" aria-level="1"`, `tabindex="0"`, "<bdi>Weaving</bdi>", "about, from talks",
		`aria-expanded="true"`, `<use href="#k-talk">`, `<span class="mt">2017</span>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is not in the outline", want)
		}
	}
	if strings.Count(page, `tabindex="0"`) != 1 {
		t.Error("more or less than one row can be reached by Tab")
	}
}

func TestOutlineByKeyboard(t *testing.T) {
	a := start(t, "")
	for _, key := range []string{"ArrowDown", "ArrowDown"} {
		if !a.Key(key, "tree") {
			t.Fatalf("%s means nothing", key)
		}
	}
	first := a.row()
	if first.kind != nodeRow || a.chosenID() != graph.ID(first.key) || a.focus != a.tree.id(first.key) {
		t.Fatalf("two rows down: %+v, selected %s, focus %s", first, a.chosenID(), a.focus)
	}
	a.Key("ArrowLeft", "tree")
	if r := a.row(); r.kind != groupRow {
		t.Errorf("left of a node stands %+v", r)
	}
	a.Key("ArrowLeft", "tree")
	if r := a.row(); r.open {
		t.Error("left does not close an open group")
	}
	a.Key("ArrowRight", "tree")
	a.Key("ArrowRight", "tree")
	if r := a.row(); r.key != first.key {
		t.Errorf("right leads to %s, not back to %s", r.key, first.key)
	}
	a.Key("End", "tree")
	a.Key("Home", "tree")
	if r := a.row(); r.level != 1 {
		t.Errorf("Home leads to %+v", r)
	}
}

func TestEnterExpandsAndBackspaceUndoes(t *testing.T) {
	a := start(t, "")
	before := len(a.view.Nodes)
	ada, _ := a.g.Lookup("person/ada")
	a.choose(ada)
	if a.row().node != ada {
		t.Fatal("the outline does not follow the selection")
	}
	a.Key("Enter", "tree")
	if len(a.view.Nodes) <= before {
		t.Error("Enter does not expand")
	}
	a.Key("Backspace", "tree")
	if len(a.view.Nodes) != before {
		t.Error("Backspace does not undo")
	}
}

func TestMoreRowOpensItsRelation(t *testing.T) {
	a := start(t, "")
	a.Press("row", "person/ada~-by+", false)
	if len(a.trail.Steps) != 1 {
		t.Error("a row that is not there does something")
	}
	ada, _ := a.g.Lookup("person/ada")
	a.choose(ada)
	a.tree.set(a, a.tree.at["person/ada"], true)
	a.tree.set(a, a.tree.at["person/ada~-by"], true)
	a.Press("row", "person/ada~-by+", false)
	if c := a.choosing; !c.open || c.node != ada || c.in != (relation{graph.By, true}) || c.total < 37 {
		t.Errorf("what opens is %+v", c)
	}
}

func TestRevealOpensWhatIsClosed(t *testing.T) {
	a := start(t, "")
	a.tree.set(a, 0, false)
	if len(a.tree.rows) != 1 {
		t.Fatalf("%d rows below a closed root", len(a.tree.rows))
	}
	n, _ := a.g.Lookup("talk/weaving")
	a.choose(n)
	if _, ok := a.tree.at["talk/weaving"]; !ok {
		t.Error("a selected node cannot be seen in the outline")
	}
}
