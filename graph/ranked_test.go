package graph

import (
	"slices"
	"testing"
)

// TestRankedPutsWhatIsSharedFirst asks for Ada's talks beside a view that
// holds a rare technology and a common theme.
func TestRankedPutsWhatIsSharedFirst(t *testing.T) {
	var b Builder
	add := func(subject ID, p Predicate, object string) {
		t.Helper()
		if err := b.Add(Fact{Subject: subject, Predicate: p, Object: object, Evidence: Evidence{Source: "source/example", Locator: "L1", Status: Stated}}); err != nil {
			t.Fatal(err)
		}
	}
	for _, year := range []string{"2017", "2018", "2019"} {
		add(ID("event/example-"+year), Year, year)
		add(ID("talk/plain-"+year), At, "event/example-"+year)
		add(ID("talk/plain-"+year), By, "person/ada")
	}
	add("talk/rare", At, "event/example-2017")
	add("talk/rare", By, "person/ada")
	add("talk/rare", Uses, "technology/loom")
	for _, talk := range []ID{"talk/plain-2017", "talk/other", "talk/another"} {
		add(talk, About, "theme/common")
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	at := func(id ID) uint32 {
		n, ok := g.Lookup(id)
		if !ok {
			t.Fatal(id)
		}
		return n
	}
	ada := at("person/ada")
	view := []uint32{ada, at("technology/loom"), at("theme/common")}
	var got []ID
	for _, n := range g.Ranked(g.In(ada, By), view, 3) {
		got = append(got, g.ID(n))
	}
	if want := []ID{"talk/rare", "talk/plain-2017", "talk/plain-2019"}; !slices.Equal(got, want) {
		t.Errorf("the order is %v, not %v", got, want)
	}
	if all := g.Ranked(g.In(ada, By), nil, 99); len(all) != 4 || g.Year(all[0]) != 2019 {
		t.Errorf("without a view the newest of %d is not first", len(all))
	}
}
