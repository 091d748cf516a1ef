package graph_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"throughline/graph"
)

// fact makes a stated fact of the source "report" at a line.
func fact(subject string, p graph.Predicate, object string, line int) graph.Fact {
	return graph.Fact{
		Subject: graph.ID(subject), Predicate: p, Object: object,
		Evidence: graph.Evidence{Source: "source/report", Locator: "L" + strconv.Itoa(line), Status: graph.Stated},
	}
}

func small() []graph.Fact {
	return []graph.Fact{
		fact("event/example-2018", graph.Name, "Example 2018", 1),
		fact("event/example-2018", graph.Year, "2018", 1),
		fact("event/example-2018", graph.Of, "series/example", 1),
		fact("event/example-2020", graph.Year, "2020", 2),
		fact("talk/meshes", graph.Title, "Meshes", 3),
		fact("talk/meshes", graph.Date, "2018-03-05", 3),
		fact("talk/meshes", graph.Abstract, "All of it.", 3),
		fact("talk/meshes", graph.At, "event/example-2018", 3),
		fact("talk/meshes", graph.About, "theme/service-mesh", 3),
		fact("talk/meshes", graph.Uses, "technology/istio", 4),
		fact("talk/more", graph.At, "event/example-2020", 5),
		fact("talk/more", graph.About, "theme/service-mesh", 5),
		fact("talk/more", graph.By, "person/ada", 5),
	}
}

// several has each fact of small more than once: from another source, with
// another status, with the words that made it, and again; and nodes with
// several values and edges of one predicate.
func several() []graph.Fact {
	facts := small()
	for i, f := range small() {
		again := f
		again.Evidence.Source = graph.ID("source/other-" + strconv.Itoa(i%3))
		facts = append(facts, f, again)
		again.Evidence.Status, again.Evidence.Rule, again.Evidence.Words = graph.Inferred, "words", "as "+f.Object
		facts = append(facts, again)
	}
	for i := range 5 {
		n := strconv.Itoa(i)
		facts = append(facts,
			fact("talk/meshes", graph.About, "theme/t"+n, 40), fact("talk/t"+n, graph.About, "theme/service-mesh", 41),
			fact("talk/meshes", graph.URL, "https://example.org/"+n, 42), fact("theme/service-mesh", graph.Alias, "alias "+n, 43),
			fact("talk/t"+n, graph.By, "person/ada", 44), fact("talk/more", graph.Alias, "alias "+n, 45))
	}
	return facts
}

func build(t *testing.T, facts []graph.Fact) *graph.Graph {
	t.Helper()
	var b graph.Builder
	for _, f := range facts {
		if err := b.Add(f); err != nil {
			t.Fatalf("%v: %v", f, err)
		}
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func node(t *testing.T, g *graph.Graph, id graph.ID) uint32 {
	t.Helper()
	n, ok := g.Lookup(id)
	if !ok {
		t.Fatalf("%s is not in the graph", id)
	}
	return n
}

func TestGraphAnswersWhatWasAdded(t *testing.T) {
	g := build(t, small())
	talk, theme := node(t, g, "talk/meshes"), node(t, g, "theme/service-mesh")
	if got := g.Name(talk); got != "Meshes" {
		t.Errorf("name %q", got)
	}
	if got := g.Name(theme); got != "service-mesh" {
		t.Errorf("a node without a name is called by its slug, not %q", got)
	}
	if got := g.Year(talk); got != 2018 {
		t.Errorf("year %d: a talk's year is its event's", got)
	}
	if got := len(g.In(theme, graph.About)); got != 2 {
		t.Errorf("%d talks about the theme", got)
	}
	if !g.Has(talk, graph.About, theme) || g.Has(talk, graph.Uses, theme) {
		t.Error("Has does not follow the predicate")
	}
	if first, last := g.YearSpan(); first != 2018 || last != 2020 {
		t.Errorf("years %d to %d", first, last)
	}
	if got := g.Value(talk, graph.Abstract); got != "All of it." {
		t.Errorf("abstract %q", got)
	}
	want := []graph.Evidence{{Source: "source/report", Locator: "L3", Status: graph.Stated}}
	if got := g.Evidence(talk, graph.About, theme); !reflect.DeepEqual(got, want) {
		t.Errorf("evidence %v", got)
	}
	if _, ok := g.Lookup("talk/none"); ok {
		t.Error("found a talk that is not there")
	}
}

func TestOneFactOfThreeSourcesIsOneEdge(t *testing.T) {
	facts := small()
	for _, s := range []graph.ID{"source/b", "source/a"} {
		f := fact("talk/meshes", graph.About, "theme/service-mesh", 9)
		f.Evidence.Source = s
		facts = append(facts, f, f)
	}
	g := build(t, facts)
	talk, theme := node(t, g, "talk/meshes"), node(t, g, "theme/service-mesh")
	if got := len(g.Out(talk, graph.About)); got != 1 {
		t.Errorf("%d edges", got)
	}
	if got := len(g.Evidence(talk, graph.About, theme)); got != 3 {
		t.Errorf("%d pieces of evidence", got)
	}
}

func TestOrderOfFactsDoesNotMatter(t *testing.T) {
	facts := several()
	extra := fact("talk/meshes", graph.Title, "Meshes, again", 30)
	extra.Evidence.Status = graph.Curated
	facts = append(facts, extra)
	want := build(t, facts).Tables()
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		r.Shuffle(len(facts), func(i, j int) { facts[i], facts[j] = facts[j], facts[i] })
		if got := build(t, facts).Tables(); !reflect.DeepEqual(got, want) {
			t.Fatal("another order of the same facts made another graph")
		}
	}
	g := build(t, facts)
	if got := g.Name(node(t, g, "talk/meshes")); got != "Meshes, again" {
		t.Errorf("the curated title is not the first: %q", got)
	}
}

func TestBuilderContinuesFromAGraph(t *testing.T) {
	facts := several()
	want := build(t, facts).Tables()
	for cut := range facts {
		b := graph.NewBuilder(build(t, facts[:cut]))
		for _, f := range facts[cut:] {
			if err := b.Add(f); err != nil {
				t.Fatal(err)
			}
		}
		g, err := b.Graph()
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(g.Tables(), want) {
			t.Fatalf("built on a graph of %d facts, the whole differs", cut)
		}
	}
}

func TestFactsReturnsEveryFact(t *testing.T) {
	facts := small()
	got := slices.Collect(build(t, facts).Facts)
	less := func(a, b graph.Fact) int {
		return slices.Compare([]string{string(a.Subject), a.Predicate.String(), a.Object}, []string{string(b.Subject), b.Predicate.String(), b.Object})
	}
	slices.SortFunc(got, less)
	slices.SortFunc(facts, less)
	if !reflect.DeepEqual(got, facts) {
		t.Errorf("got %v", got)
	}
}

func TestDropTakesOutOneSource(t *testing.T) {
	f := fact("talk/meshes", graph.About, "theme/other", 9)
	f.Evidence.Source = "source/schedule"
	b := graph.NewBuilder(build(t, append(small(), f)))
	if got := b.Drop("source/schedule"); got != 1 {
		t.Errorf("dropped %d facts", got)
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(g.Tables(), build(t, small()).Tables()) {
		t.Error("something of the dropped source is left")
	}
}

func TestReplacedIDResolves(t *testing.T) {
	g := build(t, append(small(),
		fact("person/ada", graph.Replaces, "person/ada-l", 1),
		fact("talk/meshes", graph.Replaces, "talk/more", 1))) // also an id in use, which wins
	if n, moved, ok := g.Resolve("person/ada-l"); !ok || !moved || g.ID(n) != "person/ada" {
		t.Errorf("resolved to %s, moved %v, ok %v", g.ID(n), moved, ok)
	}
	if n, moved, ok := g.Resolve("talk/more"); !ok || moved || g.ID(n) != "talk/more" {
		t.Errorf("an id in use resolved to %s, moved %v", g.ID(n), moved)
	}
	again, err := graph.NewBuilder(g).Graph()
	if err != nil || !reflect.DeepEqual(again.Tables(), g.Tables()) {
		t.Errorf("an id that is also a literal does not survive a rebuild: %v", err)
	}
}

func TestFactsAreChecked(t *testing.T) {
	for _, f := range []graph.Fact{
		{},
		{Subject: "talk/a", Predicate: graph.Title, Object: "A"},
		fact("talk/a", graph.Title, "", 1),
		fact("talk/a", graph.Title, "\xff", 1),
		fact("talk/a", graph.By, "theme/b", 1),
		fact("talk/a", graph.By, "person/", 1),
		fact("talk/A", graph.Title, "A", 1),
		fact("thing/a", graph.Title, "A", 1),
		fact("event/a", graph.Year, "soon", 1),
		fact("talk/a", graph.NoPredicate, "A", 1),
		fact("talk/a", graph.Predicate(200), "A", 1),
	} {
		var b graph.Builder
		if b.Add(f) == nil {
			t.Errorf("taken: %+v", f)
		}
	}
}

func TestEmptyGraph(t *testing.T) {
	g := build(t, nil)
	if _, ok := g.Lookup("talk/a"); ok || g.Len() != 0 {
		t.Error("an empty graph holds something")
	}
}

// TestSectionsShareNoTexts has one text in every section that can be left out.
func TestSectionsShareNoTexts(t *testing.T) {
	g := build(t, []graph.Fact{
		fact("talk/meshes", graph.Title, "Meshes", 1),
		fact("talk/meshes", graph.Track, "All of it.", 1),
		fact("talk/meshes", graph.Room, "All of it.", 1),
		fact("talk/meshes", graph.Language, "Meshes", 1),
		fact("talk/meshes", graph.Abstract, "All of it.", 1),
	})
	tables := g.Tables()
	if n := tables.ProseFrom - tables.DetailsFrom; n != 1 {
		t.Errorf("track, room and a title have %d texts of their own", n)
	}
	if n := tables.LabelsFrom - tables.ProseFrom; n != 1 {
		t.Errorf("an abstract that is a room has %d texts of its own", n)
	}
	if again := build(t, slices.Collect(g.Facts)); !reflect.DeepEqual(again.Tables(), tables) {
		t.Error("built again from its facts, the graph differs")
	}
}
