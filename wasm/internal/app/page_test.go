package app

import (
	"strings"
	"testing"

	"throughline/graph"
)

func TestPageIsTextAlone(t *testing.T) {
	p := &Page{}
	p.open("p;class=a b;hidden")
	p.text("<script>&\"</script> \U0001F600\xff")
	p.close()
	if got, want := html(&Page{Ops: p.Ops[:8], Text: p.Text}), `<p class="a b" hidden=""`; got != want {
		t.Errorf("%s", got)
	}
	if length := p.Ops[len(p.Ops)-2]; length != uint32(len("<script>&\"</script> "))+3 {
		t.Errorf("the text is said to be %d units of UTF-16 long", length)
	}
	if !strings.HasSuffix(string(p.Text), "\uFFFD") {
		t.Error("a byte that is not UTF-8 is passed on")
	}
}

func TestCard(t *testing.T) {
	a := start(t, "?select=talk/weaving")
	card := html(a.card())
	for _, want := range []string{
		`<a class="plain" href="/talk/weaving"><bdi>Weaving</bdi></a>`, "<bdi>example-2017</bdi>", "Open here",
		`<th scope="row">uses</th><td class="num">1</td>`, `href="/talk/weaving?of=theme/mesh#e" class="ev"`, "<bdi>report L1</bdi>",
	} {
		if !strings.Contains(card, want) {
			t.Errorf("%s is not on the card: %s", want, card)
		}
	}
	a = start(t, "?select=person/ada")
	if card := html(a.card()); !strings.Contains(card, `data-act="expand" data-arg="person/ada~-by"`) || !strings.Contains(card, `data-act="choose" data-arg="person/ada~-by"`) || !strings.Contains(card, "Expand 20") {
		t.Errorf("what can be expanded is not on the card: %s", card)
	}
}

func TestCardWithoutEvidence(t *testing.T) {
	a := start(t, "")
	a.g = coreOf(t, a.g)
	for _, c := range []struct {
		does func()
		says string
	}{
		{func() {}, "Loading"},
		{func() { a.Press("result", "talk/weaving", false) }, "Loading"},
		{func() { a.EvidenceFailed("no network") }, "could not be loaded: no network"},
	} {
		c.does()
		if card := html(a.card()); !strings.Contains(card, c.says) {
			t.Errorf("the card does not say %q", c.says)
		}
	}
	a.Evidence(meshes(t))
	if card := html(a.card()); !strings.Contains(card, "<bdi>report L1</bdi>") || !strings.Contains(card, `data-lines="/talk/weaving?of=theme/mesh"`) {
		t.Error("evidence that came is not shown, or its lines cannot be fetched")
	}
}

// coreOf returns the graph without its evidence.
func coreOf(t *testing.T, g *graph.Graph) *graph.Graph {
	tables := *g.Tables()
	tables.Labels = graph.Labels{}
	for p := range tables.Rels {
		tables.Rels[p].Evidence, tables.Rels[p].Several = nil, nil
	}
	out, err := graph.FromTables(tables)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestHistogram(t *testing.T) {
	a := start(t, "?from=2017&to=2018")
	chart := html(a.histogram())
	for _, want := range []string{"the window is 2017–2018", `class="none"`, "no report", "1 of 61", `class="win"`, "0 of 2"} {
		if !strings.Contains(chart, want) {
			t.Errorf("%s is not in %s", want, chart)
		}
	}
}

func TestFind(t *testing.T) {
	a := start(t, "")
	if !a.Key("/", "") || a.Page().Focus != "find-input" {
		t.Fatal("/ does not lead to the search field")
	}
	a.Find("isti")
	out := a.Page()
	if list := region(out, "find-results"); !strings.Contains(list, `aria-selected="true"`) || !strings.Contains(list, "Istio") {
		t.Fatalf("found: %s", list)
	}
	if attribute(out, "#find-input", "aria-activedescendant") != "found-0" {
		t.Error("the field does not name the current result")
	}
	a.Key("ArrowDown", "find")
	a.Key("ArrowUp", "find")
	a.Key("Enter", "find")
	if a.chosenID() != "technology/istio" || len(a.trail.Steps) != 1 {
		t.Errorf("selected %s after %d acts: what is in view is selected", a.chosenID(), len(a.trail.Steps))
	}
	a.Find("other-7")
	a.Key("Enter", "find")
	if a.g.ID(a.view.Focus) != a.chosenID() || len(a.trail.Steps) != 2 {
		t.Error("what is not in view is not opened")
	}
	a.Find("zzzzqqqq")
	if list := html(a.find.page(a.g)); !strings.Contains(list, "Nothing is called that") {
		t.Errorf("nothing is found: %s", list)
	}
	a.Key("Escape", "find")
	if a.find.open {
		t.Error("Escape does not close the list")
	}
}

func TestKeysThatMeanNothing(t *testing.T) {
	a := start(t, "")
	for _, key := range []string{"a", "Tab", "F5", "Enter"} {
		if a.Key(key, "") {
			t.Errorf("%s is taken from the browser", key)
		}
	}
	a.choose(a.view.Focus)
	if a.Key("Enter", "control") {
		t.Error("Enter on a button expands")
	}
	if !a.Key("Escape", "") || a.chosen {
		t.Error("Escape selects nothing")
	}
}
