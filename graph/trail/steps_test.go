package trail

import (
	"encoding/base64"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"throughline/graph"
	"throughline/graph/graphtest"
)

// meeting is made up: thirty talks of one person in ten years, of which each
// third is about mesh, and a crowd of talks on one technology.
func meeting() *graph.Graph {
	var facts []graph.Fact
	state := func(s, p, o string) {
		facts = append(facts, graph.Fact{Subject: graph.ID(s), Predicate: graph.ParsePredicate(p), Object: o,
			Evidence: graph.Evidence{Source: "source/made-up", Locator: "1", Status: graph.Stated}})
	}
	for i := range 30 {
		talk, event := fmt.Sprintf("talk/t%02d", i), fmt.Sprintf("event/e%d", 2010+i%10)
		state(event, "year", fmt.Sprint(2010+i%10))
		state(talk, "at", event)
		state(talk, "by", "person/ada")
		if i%3 == 0 {
			state(talk, "about", "theme/mesh")
		}
	}
	for i := range 150 {
		state(fmt.Sprintf("talk/crowd-%03d", i), "uses", "technology/proxy")
		state(fmt.Sprintf("talk/crowd-%03d", i), "at", fmt.Sprintf("event/e%d", 2010+i%10))
	}
	state("talk/crowd-000", "about", "theme/mesh")
	state("talk/t01", "by", "person/bo")
	state("theme/new-name", "replaces", "theme/old-name")
	state("talk/t02", "about", "theme/new-name")
	state("talk/alone", "about", "theme/alone")
	return graphtest.Graph(facts)
}

// everyVerb has a step of each verb, with all that the verb writes.
func everyVerb() []Step {
	return []Step{
		{Verb: Open, Node: "theme/mesh", Seen: 0x1234},
		{Verb: Expand, Node: "theme/mesh", Predicate: graph.About, Inverse: true, Nodes: []graph.ID{"talk/t00", "talk/t03"}},
		{Verb: Window, Years: [2]int{2012, 2019}},
		{Verb: Collapse, Node: "theme/mesh", Predicate: graph.About, Inverse: true},
		{Verb: Hide, Nodes: []graph.ID{"talk/t00", "talk/not-in-the-dataset"}},
		{Verb: Unhide},
		{Verb: Isolate, Nodes: []graph.ID{"theme/mesh", "talk/t03"}},
		{Verb: Pin, Node: "talk/t03", X: -70, Y: 1 << 19},
		{Verb: Unpin, Node: "talk/t03"},
		{Verb: Move, Node: "talk/t03", X: 5, Y: -1},
		{Verb: Filter, Kinds: 1<<graph.Person | 1<<graph.Event},
		{Verb: Group, Node: "theme/mesh", Kinds: 1 << graph.Talk},
		{Verb: Ungroup, Node: "theme/mesh", Kinds: 1 << graph.Talk},
		{Verb: Path, Nodes: []graph.ID{"theme/mesh", "person/bo"}},
		{Verb: Compare, Years: [2]int{2010, 2012}, Then: [2]int{2015, 0}},
		{Verb: Note, Node: "theme/mesh", Text: "a note, “quoted”"},
		{Verb: Note, Text: "beside the view"},
		{Verb: Caption, Text: "what is seen"},
		{Verb: Ring, Node: "talk/t00", Nodes: []graph.ID{"talk/t03", "talk/t06"}, Points: []int{300, 7}, Text: "mode=later"},
	}
}

// TestLinksOpenForGood: links stand in notes, pages and messages. One that was
// made with this format must mean the same for as long as it is read.
func TestLinksOpenForGood(t *testing.T) {
	g := meeting()
	steps := everyVerb()
	seen := map[Verb]bool{}
	for _, s := range steps {
		seen[s.Verb] = true
	}
	if len(seen) != int(verbEnd)-1 {
		t.Errorf("%d of %d verbs are in the trail", len(seen), int(verbEnd)-1)
	}
	if got := Encode(g, "0a9f3c7e55", steps); got != forGood {
		t.Errorf("the trail is written as\n%s", got)
	}
	tr, fresh, err := Decode(g, "0a9f3c7e55", forGood)
	if err != nil || !fresh || !slices.EqualFunc(tr.Steps, steps, Step.Equal) || tr.Steps[0].Seen != 0x1234 || len(tr.Undone) != 0 || len(tr.Branches) != 0 {
		t.Errorf("%v, fresh %v: %+v", err, fresh, tr)
	}
	for _, version := range []string{"", "0a9f3c7f", "0a9f3c7", "1a9f3c7e", "0a9f3c7g"} {
		if _, fresh, _ := Decode(g, version, forGood); fresh {
			t.Errorf("it was not made with %q", version)
		}
	}
}

const forGood = "AQqfPH4TgRI0ABKhfQXrcAIDBwIAOeU6FFyUADnmPRRXXQPcD-MPBAMHBQIEARd0YWxrL25vdC1pbi10aGUtZGF0YXNldAYABwIDBQgFiwGAgEAJBQoFCgELUAwDCA0DCA4CAwBNQ9qzNWMP2g_cD98PABADFGEgbm90ZSwg4oCccXVvdGVk4oCdEAIPYmVzaWRlIHRoZSB2aWV3EQx3aGF0IGlzIHNlZW4SBAIFADnjOBRVvqwCBwptb2RlPWxhdGVyEwA"

func TestTextIsBase64URL(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 4648))
	for n := range 70 {
		data := make([]byte, n)
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		text := toText(data)
		if want := base64.RawURLEncoding.EncodeToString(data); text != want {
			t.Errorf("%x becomes %s, not %s", data, text, want)
		}
		if back, ok := fromText(text); !ok || !slices.Equal(back, data) {
			t.Errorf("%s becomes %x, not %x", text, back, data)
		}
	}
	for _, bad := range []string{"a+b", "a/b", "ab=", "a b", "é"} {
		if _, ok := fromText(bad); ok {
			t.Errorf("%q is read", bad)
		}
	}
}

func TestTextsAreClipped(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{strings.Repeat("a", MaxText), strings.Repeat("a", MaxText)},
		{strings.Repeat("a", MaxText+1), strings.Repeat("a", MaxText)},
		{strings.Repeat("a", MaxText-1) + "é", strings.Repeat("a", MaxText-1)},
		{strings.Repeat("é", MaxText), strings.Repeat("é", MaxText/2)},
		{"a\xffb", "a\uFFFDb"},
		{"", ""},
	} {
		if got := Clip(c.in); got != c.want || !utf8.ValidString(got) {
			t.Errorf("%.20q of %d becomes %.20q of %d", c.in, len(c.in), got, len(got))
		}
	}
}

// TestDamagedSteps writes steps that no program writes. What stands before
// them is read, and nothing of them or after them is.
func TestDamagedSteps(t *testing.T) {
	g := meeting()
	for name, write := range map[string]func(w *writer){
		"no verb":                func(w *writer) { w.out = append(w.out, 0) },
		"a verb after the last":  func(w *writer) { w.out = append(w.out, byte(verbEnd)) },
		"a text that is no text": func(w *writer) { w.out = append(w.out, byte(Caption), 2, 0xff, 0xfe) },
		"a text too long": func(w *writer) {
			w.out = append(w.out, byte(Caption))
			w.number(MaxText + 1)
			w.out = append(w.out, make([]byte, MaxText+1)...)
		},
		"an id that is no id":        func(w *writer) { w.out = append(append(w.out, byte(Unpin), nodeWhole, 4), "mesh"...) },
		"a node never named":         func(w *writer) { w.out = append(w.out, byte(Unpin), nodeKnown+1) },
		"a predicate with no nodes":  func(w *writer) { w.out = append(w.out, byte(Collapse), nodeNone, byte(graph.Title)<<1) },
		"a predicate after the last": func(w *writer) { w.out = append(w.out, byte(Collapse), nodeNone); w.number(255) },
		"a year after 9999":          func(w *writer) { w.out = append(w.out, byte(Window)); w.number(10000); w.number(0) },
		"another year after 9999":    func(w *writer) { w.out = append(w.out, byte(Window)); w.number(0); w.number(10000) },
		"kinds there are not":        func(w *writer) { w.out = append(w.out, byte(Filter)); w.number(1 << graph.NumKinds) },
		"a place too far":            func(w *writer) { w.out = append(w.out, byte(Pin), nodeNone); w.number(2*farthest + 1); w.number(0) },
		"too many nodes":             func(w *writer) { w.out = append(w.out, byte(Hide)); w.number(graph.MaxNodes + 1) },
		"too many points": func(w *writer) {
			w.out = append(w.out, byte(Ring), nodeNone, 1, nodeNone)
			w.number(mostPoints + 1)
			w.text("")
		},
	} {
		w := newWriter(g, version)
		w.number(3)
		w.step(&Step{Verb: Open, Node: "theme/mesh"})
		write(w)
		w.step(&Step{Verb: Caption, Text: "after"})
		w.number(3)
		w.number(0)
		tr, _, err := Decode(g, version, toText(w.out))
		if !errors.Is(err, ErrCut) || len(tr.Steps) != 1 || tr.Steps[0].Node != "theme/mesh" {
			t.Errorf("%s: %v, %+v", name, err, tr.Steps)
		}
	}
}

// TestTheMostThatIsRead: limits are read, and one more is not.
func TestTheMostThatIsRead(t *testing.T) {
	g := meeting()
	steps := []Step{{Verb: Open, Node: "theme/mesh"}}
	for len(steps) < MaxSteps {
		steps = append(steps, Step{Verb: Unhide})
	}
	if tr, _, err := Decode(g, version, Encode(g, version, steps)); err != nil || len(tr.Steps) != MaxSteps {
		t.Errorf("%d steps, %v", len(tr.Steps), err)
	}
	if tr, _, err := Decode(g, version, Encode(g, version, append(steps, steps[1]))); err == nil {
		t.Errorf("%d steps are read", len(tr.Steps))
	}
	link := Encode(g, version, steps[:1])
	if _, _, err := Decode(g, version, link+strings.Repeat("A", MaxLink-len(link))); errors.Is(err, ErrLong) {
		t.Error("a link of the greatest length is too long")
	}
	if _, _, err := Decode(g, version, link+strings.Repeat("A", MaxLink-len(link)+1)); !errors.Is(err, ErrLong) {
		t.Errorf("a longer link: %v", err)
	}
	far := []Step{steps[0], {Verb: Pin, Node: "theme/mesh", X: farthest, Y: -farthest - 1}}
	if tr, _, _ := Decode(g, version, Encode(g, version, far)); tr.Steps[1].X != farthest-1 || tr.Steps[1].Y != -farthest {
		t.Errorf("a node far out is put at %d, %d", tr.Steps[1].X, tr.Steps[1].Y)
	}
}

// shown lists what a view shows, without the focus, by what a test names.
func shown(g *graph.Graph, v *View, prefix string) string {
	var out []string
	for _, n := range v.Nodes {
		if id := string(g.ID(n)); strings.HasPrefix(id, prefix) {
			out = append(out, strings.TrimPrefix(id, prefix))
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func TestWhatStepsShow(t *testing.T) {
	g := meeting()
	open := Step{Verb: Open, Node: "talk/alone"}
	expand := func(node graph.ID, nodes ...graph.ID) Step { return Step{Verb: Expand, Node: node, Nodes: nodes} }
	hide := func(nodes ...graph.ID) Step { return Step{Verb: Hide, Nodes: nodes} }
	for _, c := range []struct {
		name   string
		steps  []Step
		prefix string
		want   string
	}{
		{"nothing hidden", []Step{open}, "", "talk/alone theme/alone"},
		{"hidden", []Step{open, hide("theme/alone")}, "", "talk/alone"},
		{"the focus is never hidden", []Step{open, hide("talk/alone", "theme/alone")}, "", "talk/alone"},
		{"shown again", []Step{open, hide("theme/alone"), {Verb: Unhide, Nodes: []graph.ID{"theme/alone"}}}, "", "talk/alone theme/alone"},
		{"others shown again", []Step{open, hide("theme/alone"), {Verb: Unhide, Nodes: []graph.ID{"theme/mesh"}}}, "", "talk/alone"},
		{"all shown again", []Step{open, hide("theme/alone"), {Verb: Unhide}}, "", "talk/alone theme/alone"},
		{"isolated", []Step{open, {Verb: Isolate, Nodes: []graph.ID{"theme/alone"}}}, "", "talk/alone theme/alone"},
		{"isolating what is not there", []Step{open, {Verb: Isolate, Nodes: []graph.ID{"theme/mesh"}}}, "", "talk/alone theme/alone"},
		{"left out by kind", []Step{open, {Verb: Filter, Kinds: 1 << graph.Theme}}, "", "talk/alone"},
		{"grouped", []Step{open, {Verb: Group, Node: "talk/alone", Kinds: 1 << graph.Theme}}, "", "talk/alone"},
		{"grouped and opened", []Step{open, {Verb: Group, Node: "talk/alone", Kinds: 1 << graph.Theme}, {Verb: Ungroup, Node: "talk/alone", Kinds: 1 << graph.Theme}}, "", "talk/alone theme/alone"},
		{"the focus is in no group", []Step{open, {Verb: Group, Node: "theme/alone", Kinds: 1 << graph.Talk}}, "", "talk/alone theme/alone"},
		{"what is not shown does not expand", []Step{open, expand("theme/mesh")}, "", "talk/alone theme/alone"},
		{"a path brings what lies on it", []Step{open, {Verb: Path, Nodes: []graph.ID{"theme/new-name", "person/ada"}}}, "", "person/ada talk/alone talk/t02 theme/alone theme/new-name"},
		{"a path shows what was hidden", []Step{open, {Verb: Path, Nodes: []graph.ID{"theme/new-name", "person/ada"}}, hide("talk/t02"), {Verb: Path, Nodes: []graph.ID{"theme/new-name", "person/ada"}}}, "talk/t", "02"},
		{"chosen ones come", []Step{open, {Verb: Path, Nodes: []graph.ID{"theme/new-name", "person/ada"}}, expand("person/ada", "talk/t07", "talk/t07", "theme/mesh", "talk/t08")}, "talk/t", "02 07 08"},
		{"chosen ones of a relation", []Step{open, {Verb: Path, Nodes: []graph.ID{"theme/new-name", "person/ada"}}, {Verb: Expand, Node: "talk/t02", Predicate: graph.At, Nodes: []graph.ID{"event/e2012", "person/ada"}}}, "event/", "e2012"},
		{"hidden ones do not come", []Step{open, {Verb: Path, Nodes: []graph.ID{"theme/new-name", "person/ada"}}, expand("person/ada", "talk/t07"), hide("talk/t07"), expand("person/ada", "talk/t07", "talk/t08")}, "talk/t", "02 08"},
		{"within years", []Step{{Verb: Open, Node: "technology/proxy"}, {Verb: Window, Years: [2]int{2012, 2012}}, {Verb: Expand, Node: "technology/proxy", Predicate: graph.Uses, Inverse: true}}, "talk/crowd-", "002 012 022 032 042 052 062 072 082 092 102 112 122 132 142"},
	} {
		v, ok := Replay(g, c.steps)
		if !ok {
			t.Errorf("%s: no view", c.name)
			continue
		}
		if got := shown(g, v, c.prefix); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestAnExpansionBringsTwenty at most, and views have no room for more than
// their cap.
func TestAnExpansionBringsTwenty(t *testing.T) {
	g := meeting()
	steps := []Step{{Verb: Open, Node: "talk/alone"}, {Verb: Path, Nodes: []graph.ID{"talk/crowd-000", "technology/proxy"}}}
	before, _ := Replay(g, steps)
	for i := 1; i <= 3; i++ {
		v, _ := Replay(g, append(steps[:2:2], slices.Repeat([]Step{{Verb: Expand, Node: "technology/proxy"}}, i)...))
		if got := len(v.Nodes) - len(before.Nodes); got != i*Most {
			t.Errorf("%d expansions bring %d", i, got)
		}
	}
	var all []graph.ID
	for i := range 150 {
		all = append(all, graph.ID(fmt.Sprintf("talk/crowd-%03d", i)))
	}
	chosen := Step{Verb: Expand, Node: "technology/proxy", Nodes: all}
	v, _ := Replay(g, append(steps[:2:2], chosen))
	if len(v.Nodes) != graph.MaxNodes {
		t.Errorf("%d nodes are shown, there is room for %d", len(v.Nodes), graph.MaxNodes)
	}
	full, _ := Replay(g, append(steps[:2:2], chosen, Step{Verb: Path, Nodes: []graph.ID{"theme/new-name", "person/ada"}}))
	if len(full.Nodes) != graph.MaxNodes || full.NoRoom != 3 {
		t.Errorf("%d nodes, %d had no room", len(full.Nodes), full.NoRoom)
	}
}

func TestPlacesAndNotes(t *testing.T) {
	g := meeting()
	mesh := graph.ID("theme/mesh")
	n, _ := g.Lookup(mesh)
	v, _ := Replay(g, []Step{
		{Verb: Note, Text: "first"}, {Verb: Note, Node: mesh, Text: "beside it"}, {Verb: Note, Node: "theme/not-there", Text: "lost"},
		{Verb: Open, Node: mesh}, {Verb: Pin, Node: mesh, X: 1, Y: 2}, {Verb: Pin, Node: "talk/alone", X: 1, Y: 2},
		{Verb: Note, Text: "second"}, {Verb: Caption, Text: "caption"}, {Verb: Compare, Years: [2]int{2010, 2011}, Then: [2]int{2018, 2019}},
	})
	if want := []Remark{{n, true, "beside it"}, {0, false, "second"}}; !slices.Equal(v.Notes, want) {
		t.Errorf("notes %+v", v.Notes)
	}
	if len(v.Places) != 1 || v.Places[n] != (Place{1, 2, true}) || v.Caption != "caption" || v.Compared != [2][2]int{{2010, 2011}, {2018, 2019}} {
		t.Errorf("places %+v, caption %q, compared %v", v.Places, v.Caption, v.Compared)
	}
	if v.Changes[2] != Gone || v.Changes[5] != Same {
		t.Errorf("changes %v", v.Changes)
	}
	v, _ = Replay(g, []Step{{Verb: Open, Node: mesh}, {Verb: Note, Text: "first"}, {Verb: Note}, {Verb: Move, Node: mesh, X: 3, Y: 4}})
	if len(v.Notes) != 0 || v.Places[n] != (Place{3, 4, false}) {
		t.Errorf("notes %+v, places %+v", v.Notes, v.Places)
	}
	v, _ = Replay(g, []Step{{Verb: Open, Node: mesh}, {Verb: Pin, Node: mesh, X: 3, Y: 4}, {Verb: Unpin, Node: mesh}})
	if len(v.Places) != 0 {
		t.Errorf("places %+v", v.Places)
	}
	v, _ = Replay(g, []Step{{Verb: Open, Node: "theme/old-name"}, {Verb: Group, Node: "theme/new-name", Kinds: 1<<graph.Talk | 1<<graph.Event}})
	if v.Changes[0] != Moved || g.ID(v.Focus) != "theme/new-name" || v.Grouped(v.Focus) != 1<<graph.Talk|1<<graph.Event || v.Grouped(n) != 0 {
		t.Errorf("changes %v, groups %+v", v.Changes, v.Groups)
	}
	held := 0
	for _, b := range v.More {
		if b.Node == v.Focus {
			held += b.Count
		}
	}
	if got := v.HeldBack(v.Focus); got != held || got == 0 {
		t.Errorf("%d are held back around the focus, bundles have %d", got, held)
	}
}

func TestSteppingAboutATrail(t *testing.T) {
	caption := func(text string) Step { return Step{Verb: Caption, Text: text} }
	var tr Trail
	for _, s := range []Step{{Verb: Open, Node: "theme/mesh"}, caption("a"), {Verb: Unhide}, caption("b")} {
		tr.Do(s)
	}
	if got := tr.Captions(); !slices.Equal(got, []int{1, 3}) {
		t.Errorf("captions at %v", got)
	}
	if !tr.GoTo(2) || len(tr.Steps) != 2 || len(tr.Undone) != 2 || tr.GoTo(2) {
		t.Errorf("%d steps, %d undone", len(tr.Steps), len(tr.Undone))
	}
	if !tr.GoTo(9) || len(tr.Steps) != 4 || tr.GoTo(9) {
		t.Errorf("%d steps", len(tr.Steps))
	}
	line := slices.Clone(tr.Steps)
	tr.GoTo(1)
	tr.Do(caption("c"))
	if len(tr.Branches) != 1 || len(tr.Undone) != 0 || len(tr.Steps) != 2 {
		t.Errorf("%d branches, %d undone", len(tr.Branches), len(tr.Undone))
	}
	if !tr.Land(line[:3]) || len(tr.Steps) != 3 || len(tr.Undone) != 1 || tr.Steps[1].Text != "a" {
		t.Errorf("landed at %+v with %d undone", tr.Steps, len(tr.Undone))
	}
	if !tr.Land(line) || len(tr.Steps) != 4 {
		t.Errorf("landed at %+v", tr.Steps)
	}
	if tr.Land(nil) || tr.Land([]Step{{Verb: Open, Node: "theme/other"}}) {
		t.Error("landed where the trail never was")
	}
}
