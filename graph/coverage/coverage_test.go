package coverage_test

import (
	"reflect"
	"testing"

	"throughline/graph"
	"throughline/graph/coverage"
)

func TestGapsOfAGraph(t *testing.T) {
	var b graph.Builder
	for _, f := range []struct {
		s graph.ID
		p graph.Predicate
		o string
	}{
		{"event/a", graph.Year, "2017"}, {"event/b", graph.Year, "2019"}, {"event/c", graph.Year, "2020"},
		{"talk/whole", graph.At, "event/a"}, {"talk/whole", graph.By, "person/ada"}, {"talk/whole", graph.About, "theme/x"},
		{"person/ada", graph.WorksAt, "company/w"},
		{"talk/bare", graph.At, "event/b"}, {"talk/lost", graph.By, "person/ben"}, {"talk/lost", graph.Uses, "technology/y"},
	} {
		err := b.Add(graph.Fact{Subject: f.s, Predicate: f.p, Object: f.o, Evidence: graph.Evidence{Source: "source/s", Status: graph.Stated}})
		if err != nil {
			t.Fatal(err)
		}
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	r := coverage.Of(g)
	for name, list := range map[string]struct {
		got  []uint32
		want []graph.ID
	}{
		"events without talks": {r.EventsWithoutTalk, []graph.ID{"event/c"}},
		"talks without event":  {r.TalksWithoutEvent, []graph.ID{"talk/lost"}},
		"talks without people": {r.TalksWithoutBy, []graph.ID{"talk/bare"}},
		"talks without theme":  {r.TalksWithoutTheme, []graph.ID{"talk/bare"}},
		"people without work":  {r.PeopleWithoutWork, []graph.ID{"person/ben"}},
	} {
		var got []graph.ID
		for _, n := range list.got {
			got = append(got, g.ID(n))
		}
		if !reflect.DeepEqual(got, list.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
	want := []coverage.Year{{2017, 1, 1}, {2018, 0, 0}, {2019, 1, 1}, {2020, 1, 0}}
	if !reflect.DeepEqual(r.Years, want) {
		t.Errorf("years %v", r.Years)
	}
	if r.Talks != 3 || r.People != 2 || r.Events != 3 {
		t.Errorf("of %d talks, %d people, %d events", r.Talks, r.People, r.Events)
	}
}

func TestEmptyGraphHasNoGaps(t *testing.T) {
	var b graph.Builder
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	if r := coverage.Of(g); len(r.Years) != 0 || r.Talks != 0 || len(r.TalksWithoutBy) != 0 {
		t.Errorf("%+v", r)
	}
}
