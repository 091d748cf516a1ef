package load

import (
	"reflect"
	"slices"
	"testing"

	"throughline/graph"
	"throughline/graph/load/identity"
	"throughline/graph/load/record"
)

const (
	sourceA graph.ID = "source/a"
	sourceB graph.ID = "source/b"
)

// stated is a fact of a source at a locator.
func stated(source graph.ID, at string, subject graph.ID, p graph.Predicate, object string) graph.Fact {
	return graph.Fact{Subject: subject, Predicate: p, Object: object, Evidence: graph.Evidence{Source: source, Locator: at, Status: graph.Stated}}
}

// interrupted is a graph in which a load of source A was killed while it
// renamed a talk and a person: both stand under two ids, each with a part of
// what is known.
func interrupted(t *testing.T) *graph.Graph {
	t.Helper()
	facts := []graph.Fact{
		stated(sourceA, "e", "event/conf-2031", graph.Name, "Conf 2031"),
		stated(sourceA, "e", "event/conf-2031", graph.Year, "2031"),
		stated(sourceA, "e", "event/conf-2031", graph.Of, "series/conf"),
		stated(sourceA, "1", "talk/old", graph.Key, "a:1"),
		stated(sourceA, "1", "talk/old", graph.Title, "Maps"),
		stated(sourceA, "1", "talk/old", graph.Alias, "Maps: an introduction"),
		stated(sourceA, "1", "talk/old", graph.Alias, "Something else"),
		stated(sourceA, "1", "talk/new", graph.Key, "a:1"),
		stated(sourceA, "1", "talk/new", graph.Date, "2031-02-03T10:00:00"),
		stated(sourceA, "1", "talk/new", graph.At, "event/conf-2031"),
		stated(sourceA, "1", "talk/new", graph.By, "person/ada-example"),
		stated(sourceA, "1", "talk/new", graph.Replaces, "talk/old"),
		stated(sourceA, "p", "person/ada-example", graph.Name, "Ada Example"),
		stated(sourceA, "p", "person/ada-example", graph.Alias, "Ada X. Example"),
		stated(sourceA, "p", "person/ada-example", graph.Key, "conf:7"),
		stated(sourceA, "p", "person/ada-example", graph.Replaces, "person/ada-x"),
		stated(sourceA, "q", "person/ada-x", graph.Alias, "left behind"),
		stated(sourceA, "r", "person/ben-sample", graph.Name, "Ben Sample"), // without a key
		stated(sourceB, "1", "talk/of-b", graph.Key, "b:1"),
		stated(sourceB, "1", "talk/of-b", graph.Title, "Charts"),
		stated(sourceB, "1", "talk/of-b", graph.About, "theme/maps"),
		stated(sourceB, "1", "talk/of-b", graph.Uses, "technology/gis"),
		stated(sourceA, "1", "talk/new", graph.Uses, "technology/gis"),
		stated(decisionsSource, "L1", "person/ada-example", graph.Replaces, "person/a-example"),
	}
	var b graph.Builder
	for _, f := range facts {
		if err := b.Add(f); err != nil {
			t.Fatal(f, err)
		}
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestRecordsAreReadBack(t *testing.T) {
	g := interrupted(t)
	b := readBase(g, map[graph.ID]bool{sourceB: true})
	wantTalks := []identity.Talk{{
		Source: sourceA, Record: "1", Title: "Maps", Subtitle: "an introduction", Start: "2031-02-03T10:00:00",
		Event: "event/conf-2031", Series: "series/conf", Year: 2031, Speakers: []graph.ID{"person/ada-example"},
	}}
	if !reflect.DeepEqual(b.talks, wantTalks) {
		t.Errorf("talks %+v", b.talks)
	}
	slices.Sort(b.talkIDs[0])
	if got := slices.Compact(b.talkIDs[0]); !slices.Equal(got, []graph.ID{"talk/new", "talk/old"}) {
		t.Errorf("the talk stands under %v", got)
	}
	wantPeople := []identity.Person{
		{Source: sourceA, Scheme: "conf", Key: "7", Name: "Ada Example", Alias: []string{"Ada X. Example"}, Series: "conf", Talks: 1},
		{Source: sourceA, Name: "Ben Sample", Series: "conf"},
	}
	slices.SortFunc(b.people, func(a, c identity.Person) int { return len(c.Key) - len(a.Key) })
	if !reflect.DeepEqual(b.people, wantPeople) {
		t.Errorf("people %+v", b.people)
	}
	all := slices.Concat(b.personIDs...)
	for _, id := range []graph.ID{"person/ada-example", "person/ada-x", "person/ben-sample"} {
		if !slices.Contains(all, id) {
			t.Errorf("no record stands under %s", id)
		}
	}
	if want := []record.Decision{{Merge: "person/a-example", Into: "person/ada-example", Locator: "L1"}}; !reflect.DeepEqual(b.decided, want) {
		t.Errorf("decided %+v", b.decided)
	}
	for id, want := range map[graph.ID]bool{"technology/gis": true, "theme/maps": false, "person/ada-example": true} {
		if n, ok := g.Lookup(id); !ok || b.used[n] != want {
			t.Errorf("%s is used: %v, want %v", id, !want, want)
		}
	}
}

func TestFactsOfSources(t *testing.T) {
	g := interrupted(t)
	var all, ofB []graph.Fact
	for f := range g.Facts {
		all = append(all, f)
		if f.Evidence.Source == sourceB {
			ofB = append(ofB, f)
		}
	}
	every, none := labelsOf(g, func(graph.ID) bool { return true }), labelsOf(g, func(graph.ID) bool { return false })
	if got := slices.Collect(factsFrom(g, every)); !slices.Equal(got, all) {
		t.Errorf("of all sources: %d of %d facts", len(got), len(all))
	}
	if got := slices.Collect(factsFrom(g, none)); len(got) != 0 {
		t.Errorf("of no source: %v", got)
	}
	marked := labelsOf(g, func(id graph.ID) bool { return id == sourceB })
	if got := slices.Collect(factsFrom(g, marked)); !slices.Equal(got, ofB) {
		t.Errorf("of B: %v", got)
	}
	for range factsFrom(g, every) {
		break // that the rest is not asked for is seen by a panic
	}
	for id, want := range map[graph.ID]bool{"theme/maps": false, "talk/of-b": false, "technology/gis": true, "talk/old": true, "person/ada-x": true, "series/conf": true} {
		if n, _ := g.Lookup(id); stays(g, n, marked) != want {
			t.Errorf("%s stays without B: %v", id, !want)
		}
	}
}
