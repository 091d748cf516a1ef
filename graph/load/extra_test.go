package load

import (
	"slices"
	"testing"

	"throughline/data"
	"throughline/graph"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/vocabulary"
)

// TestArchivesInAnyOrder loads archives at once, and one by one backwards.
func TestArchivesInAnyOrder(t *testing.T) {
	if testing.Short() {
		t.Skip("NOT RUN: takes 15 s")
	}
	root := formattest.Extra(t, "data")
	v, err := vocabulary.Parse(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Vocabulary: v}
	var paths []string
	talks := 0
	for name, n := range map[string]int{
		"c3voc-schedule-json": 117, "fosdem-pentabarf-xml": 10900, "pyvideo-json": 1547, "rubyevents-yaml": 3621, "sessionize-all-json": 50,
	} {
		paths = append(paths, root+"/"+name)
		talks += n
	}
	slices.Sort(paths)
	p := load(t, nil, o, paths...)
	if got := p.Summary.Read["talk"]; got != talks {
		t.Errorf("read %d talks of %d", got, talks)
	}
	want := compile(t, nil, p)
	var g *graph.Graph
	for _, path := range slices.Backward(paths) {
		g = compile(t, g, load(t, g, o, path))
	}
	same(t, "backwards, one by one", want, g)
	again := load(t, g, o, paths...)
	if len(again.Add) > 0 || len(again.Remove) > 0 {
		t.Errorf("loading again adds %d and removes %d facts", len(again.Add), len(again.Remove))
	}
}

// TestTalksOfTwoArchivesAreOne: the 28 recordings of 2017 and 2018 in pyvideo
// are talks of FOSDEM's schedules, 10 by title, 17 by title and subtitle glued
// together, one after an entity is decoded.
func TestTalksOfTwoArchivesAreOne(t *testing.T) {
	root := formattest.Extra(t, "data")
	both := []string{
		root + "/fosdem-pentabarf-xml/2017.xml", root + "/fosdem-pentabarf-xml/2018.xml",
		root + "/pyvideo-json/fosdem-2017", root + "/pyvideo-json/fosdem-2018",
	}
	alone := load(t, nil, Options{}, both[:2]...).Summary
	p := load(t, nil, Options{}, both...)
	if read := p.Summary.Read["talk"]; read != alone.Read["talk"]+28 {
		t.Errorf("read %d talks beside %d", read, alone.Read["talk"])
	}
	if p.Summary.Merged["talk"] != 28 {
		t.Errorf("%d talks merged", p.Summary.Merged["talk"])
	}
	if p.Summary.Added["talk"] != alone.Added["talk"] {
		t.Errorf("%d talks, of which FOSDEM has %d", p.Summary.Added["talk"], alone.Added["talk"])
	}
	g := apply(t, nil, p)
	step := apply(t, nil, load(t, nil, Options{}, both[2:]...))
	step = apply(t, step, load(t, step, Options{}, both[:2]...))
	same(t, "the archive first", g, step)
}
