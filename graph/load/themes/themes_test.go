package themes

import (
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
)

func fact(s graph.ID, p graph.Predicate, o string) graph.Fact {
	return graph.Fact{Subject: s, Predicate: p, Object: o, Evidence: graph.Evidence{Source: "source/example", Locator: "1", Status: graph.Stated}}
}

// small are four talks, of which three carry wobbly mesh.
func small() []graph.Fact {
	facts := []graph.Fact{
		fact("technology/gears", graph.Name, "Gears"), fact("talk/d", graph.Uses, "technology/gears"),
		fact("theme/links", graph.Name, "links"), fact("theme/links", graph.Alias, "quiet links"), fact("talk/d", graph.About, "theme/links"),
	}
	for i, title := range []string{"Wobbly meshes", "The wobbly-mesh of ours", "Shaky nets", "Gears"} {
		talk, event := graph.ID("talk/"+string(rune('a'+i))), "event/example-"+strconv.Itoa(2017+i)
		facts = append(facts, fact(talk, graph.Title, title), fact(talk, graph.At, event), fact(graph.ID(event), graph.Year, strconv.Itoa(2017+i)))
	}
	return append(facts, fact("talk/c", graph.Abstract, "What others call a wobbly mesh."))
}

func build(t *testing.T, base *graph.Graph, facts ...graph.Fact) *graph.Graph {
	t.Helper()
	b := graph.NewBuilder(base)
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

// apply carries out a change as a store does and as a builder does, and checks
// that both come to the same graph.
func apply(t *testing.T, g *graph.Graph, c Change) *graph.Graph {
	t.Helper()
	facts := slices.DeleteFunc(slices.Collect(g.Facts), func(f graph.Fact) bool { return slices.Contains(c.Remove, f) })
	stored := build(t, nil, append(facts, c.Add...)...)
	b := graph.NewBuilder(g)
	b.Drop(Source)
	for _, f := range c.Facts {
		if err := b.Add(f); err != nil {
			t.Fatal(err)
		}
	}
	built, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(stored.Tables(), built.Tables()) {
		t.Fatal("the store's facts and the builder's differ")
	}
	return built
}

func accept(t *testing.T, g *graph.Graph, phrase string, aliases ...string) *graph.Graph {
	t.Helper()
	c, err := Accept(g, phrase, aliases)
	if err != nil {
		t.Fatal(err)
	}
	return apply(t, g, c)
}

// talks returns the slugs of the talks about a theme.
func talks(g *graph.Graph, theme graph.ID) string {
	n, ok := g.Lookup(theme)
	if !ok {
		return "none"
	}
	var out []string
	for _, talk := range g.In(n, graph.About) {
		out = append(out, g.ID(talk).Slug())
	}
	slices.Sort(out)
	return strings.Join(out, "")
}

func (d Decisions) String() string {
	s := ""
	for _, k := range d.Accepted {
		s += "+" + k.Phrase
		for _, a := range k.Aliases {
			s += "/" + a
		}
	}
	for _, k := range d.Rejected {
		s += "-" + k.Phrase
	}
	return s
}

func TestAcceptedPhraseIsATheme(t *testing.T) {
	g := accept(t, build(t, nil, small()...), " wobbly  mesh ")
	if got := talks(g, "theme/wobbly-mesh"); got != "abc" {
		t.Errorf("talks %q", got)
	}
	theme, _ := g.Lookup("theme/wobbly-mesh")
	if got := g.Name(theme); got != "wobbly mesh" {
		t.Errorf("called %q", got)
	}
	for talk, words := range map[graph.ID]string{"talk/a": "Wobbly meshes", "talk/b": "wobbly-mesh", "talk/c": "wobbly mesh"} {
		n, _ := g.Lookup(talk)
		want := []graph.Evidence{{Source: Source, Locator: "wobbly-mesh", Rule: "accepted", Words: words, Status: graph.Curated}}
		if got := g.Evidence(n, graph.About, theme); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: evidence %v", talk, got)
		}
	}
}

func TestAliasesAddTalksAndAreKept(t *testing.T) {
	g := accept(t, build(t, nil, small()[:len(small())-1]...), "wobbly mesh", "shaky net")
	if got := talks(g, "theme/wobbly-mesh"); got != "abc" {
		t.Errorf("talks %q", got)
	}
	g = accept(t, g, "Wobbly Meshes", "meshing that wobbles")
	if got := Of(g).String(); got != "+wobbly mesh/Wobbly Meshes/meshing that wobbles/shaky net" {
		t.Errorf("kept %q", got)
	}
	if c, err := Accept(g, "wobbly mesh", nil); err != nil || !c.IsEmpty() {
		t.Errorf("accepting again changes %v, %v", c, err)
	}
}

func TestWithdrawUndoesAll(t *testing.T) {
	plain := build(t, nil, small()...)
	for _, by := range []string{"wobbly mesh", "theme/wobbly-mesh", "shaky nets"} {
		g := accept(t, plain, "wobbly mesh", "shaky net")
		c, err := Withdraw(g, by)
		if err != nil {
			t.Fatal(err)
		}
		if g = apply(t, g, c); !reflect.DeepEqual(g.Tables(), plain.Tables()) {
			t.Errorf("by %q: something is left", by)
		}
	}
	c, err := Reject(plain, "wobbly mesh")
	if err != nil {
		t.Fatal(err)
	}
	g := apply(t, plain, c)
	if !Of(g).Skip()("wobblymesh") || Of(g).Skip()("gear") {
		t.Error("what was rejected is not what is left out")
	}
	if c, err = Withdraw(g, "Wobbly Meshes"); err != nil {
		t.Fatal(err)
	}
	if g = apply(t, g, c); !reflect.DeepEqual(g.Tables(), plain.Tables()) {
		t.Error("something of the rejection is left")
	}
}

func TestAcceptTakesARejectionBack(t *testing.T) {
	g := build(t, nil, small()...)
	c, err := Reject(g, "wobbly meshes")
	if err != nil {
		t.Fatal(err)
	}
	g = accept(t, apply(t, g, c), "wobbly mesh")
	if got := Of(g).String(); got != "+wobbly mesh" {
		t.Errorf("kept %q", got)
	}
}

func TestRefusals(t *testing.T) {
	g := accept(t, build(t, nil, small()...), "wobbly mesh")
	for name, decide := range map[string]func() (Change, error){
		"a technology":            func() (Change, error) { return Accept(g, "gear", nil) },
		"a theme's alias":         func() (Change, error) { return Accept(g, "Quiet Links", nil) },
		"an alias of another":     func() (Change, error) { return Accept(g, "nets", []string{"gears"}) },
		"no talk":                 func() (Change, error) { return Accept(g, "nobody says this", nil) },
		"nothing":                 func() (Change, error) { return Accept(g, " ", nil) },
		"no word":                 func() (Change, error) { return Accept(g, "…!", nil) },
		"too long":                func() (Change, error) { return Accept(g, string(make([]byte, 200)), nil) },
		"no text":                 func() (Change, error) { return Accept(g, "mesh\xff", nil) },
		"rejecting what is taken": func() (Change, error) { return Reject(g, "wobbly meshes") },
		"nothing to withdraw":     func() (Change, error) { return Withdraw(g, "gears") },
	} {
		var r Refusal
		if c, err := decide(); !errors.As(err, &r) || !c.IsEmpty() {
			t.Errorf("%s: %v, %v", name, c, err)
		}
	}
}

// A load may bring talks, change texts and take talks away.
func TestRefreshFollowsTheTalks(t *testing.T) {
	g := accept(t, build(t, nil, small()...), "wobbly mesh")
	if c := Refresh(g); !c.IsEmpty() {
		t.Errorf("nothing happened, and there is a change: %v", c)
	}
	g = build(t, g, fact("talk/e", graph.Title, "More wobbly meshes"))
	b := graph.NewBuilder(nil)
	for f := range g.Facts {
		if f.Subject != "talk/a" || f.Evidence.Source == Source { // the load took the talk out
			if err := b.Add(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	g = apply(t, g, Refresh(g))
	if got := talks(g, "theme/wobbly-mesh"); got != "bce" {
		t.Errorf("talks %q", got)
	}
	if _, there := g.Lookup("talk/a"); there {
		t.Error("a talk that is gone is kept by its theme")
	}
	if c := Refresh(build(t, nil, small()...)); !c.IsEmpty() {
		t.Error("without decisions there is a change")
	}
}
