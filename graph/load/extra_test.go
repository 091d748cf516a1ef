package load

import (
	"testing"
	"time"

	"throughline/data"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/vocabulary"
)

// Everything at once, and then what the archive's README promises.
func TestFOSDEM(t *testing.T) {
	folder := formattest.Extra(t, "data/fosdem-pentabarf-xml")
	v, err := vocabulary.Parse(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	p := load(t, nil, Options{Vocabulary: v}, folder)
	t.Logf("%d facts in %v: %+v", len(p.Facts), time.Since(start), p.Summary.Read)
	t.Logf("%+v", p.Summary)
	start = time.Now()
	g := apply(t, nil, p)
	t.Logf("compiled in %v", time.Since(start))
	start = time.Now()
	again := load(t, g, Options{Vocabulary: v}, folder)
	t.Logf("again in %v", time.Since(start))
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
	if p.Summary.Added["talk"] != alone.Added["talk"] {
		t.Errorf("%d talks, of which FOSDEM has %d", p.Summary.Added["talk"], alone.Added["talk"])
	}
	g := apply(t, nil, p)
	step := apply(t, nil, load(t, nil, Options{}, both[2:]...))
	step = apply(t, step, load(t, step, Options{}, both[:2]...))
	same(t, "the archive first", g, step)
}
