package load

import (
	"path/filepath"
	"testing"

	"throughline/graph"
)

func TestDecisionsAreKeptAndUndone(t *testing.T) {
	root := write(t, map[string]string{
		"a.xml": small["a.xml"], "b.xml": small["b.xml"],
		"d.yaml": "- {merge: person/cyrus-test, into: person/cy-test, reason: the same portrait}\n" +
			"- {merge: person/dee-dum, into: person/dee-dum-of-2019, source: source/example-conf-2019-schedule, reason: another person}\n",
		"none.yaml": "[]\n",
	})
	path := func(name string) string { return filepath.Join(root, name) }
	plain := apply(t, nil, load(t, nil, Options{}, path("a.xml"), path("b.xml")))
	want := apply(t, nil, load(t, nil, Options{}, path("d.yaml"), path("a.xml"), path("b.xml")))
	if n, moved, ok := want.Resolve("person/cyrus-test"); !ok || !moved || want.ID(n) != "person/cy-test" {
		t.Errorf("the old id leads to %v, moved %v", ok, moved)
	}
	split, ok := want.Lookup("person/dee-dum-of-2019")
	if !ok || len(want.In(split, graph.By)) != 1 {
		t.Error("one person of two was not split off")
	}
	for _, order := range [][]string{{"a.xml", "b.xml", "d.yaml"}, {"d.yaml", "b.xml", "a.xml"}, {"b.xml", "d.yaml", "a.xml"}} {
		var g *graph.Graph
		for _, name := range order {
			g = apply(t, g, load(t, g, Options{}, path(name)))
		}
		same(t, order[0]+" first", want, g)
	}
	p := load(t, want, Options{Format: "decisions"}, path("none.yaml"))
	undone := apply(t, want, p)
	undone = compile(t, undone, &Plan{Drops: []graph.ID{decisionsSource}}) // all but the source itself
	same(t, "undone", plain, undone)
}
